// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Everything the parameters of the conventional gait model can be from.
struct ConventionalSources: Sendable {
  let subject: Subject
  let settings: ModelSettings

  /// The static trial, or `nil` when the user gave none.
  let calibration: ConventionalStatic?

  /// A trial in which the person stands, where no static trial was given.
  let standing: ConventionalStatic?

  /// What the files of the session store, the static trial's first.
  let stored: [StoredMeasurements]
}

/// Finds the parameters for one trial, and remembers where each is from and what is doubtful.
///
/// The user's own description of the subject comes first, then what the trial's file stores, then
/// the static trial and the other trials of the session, then the markers; at last what is usual.
/// What depends on how the markers were stuck on comes from the static trial first.
struct ParameterSearch {
  var parameters: ConventionalParameters

  /// What a reader should know, one sentence each.
  var notes: [String] = []

  let trial: Trial
  let own: StoredMeasurements
  let sources: ConventionalSources

  /// The whole trial, for what movement does not change.
  let whole: ConventionalStatic

  /// Stretches of standing, the static trial's first, for what only markers tell.
  private(set) lazy var standings: [ConventionalStatic] = [
    sources.calibration, ConventionalStatic(standingIn: trial), sources.standing,
  ].compactMap(\.self)

  init(_ trial: Trial, _ sources: ConventionalSources) {
    self.trial = trial
    self.sources = sources
    own = StoredMeasurements(trial)
    whole = ConventionalStatic(given: trial)
    let leg = ConventionalParameters.Leg(legLength: .nan, kneeWidth: .nan, ankleWidth: .nan)
    parameters = ConventionalParameters(
      markerDiameter: .nan, interASISDistance: .nan, left: leg, right: leg)
    findLengths()
    findInterASISDistance()
    for side in Side.allCases { findAxisOffsets(side) }
    for side in Side.allCases { findFootOffsets(side) }
    notes += Set(sources.stored.flatMap(\.doubts) + own.doubts).sorted()
    notes.insert(contentsOf: originNotes, at: 0)
  }

  mutating func set(
    _ quantity: ConventionalParameters.Quantity, _ side: Side? = nil,
    from origin: ConventionalParameters.Origin
  ) {
    parameters.origins[.init(quantity, side)] = origin
  }

  /// What files store of a length: the trial's own, then the static trial's, then the others'.
  private func stored(
    _ quantity: ConventionalParameters.Quantity, _ side: Side? = nil
  ) -> (value: Double, file: StoredMeasurements)? {
    for file in [own] + sources.stored {
      if let value = file.length(quantity, side) { return (value, file) }
    }
    return nil
  }
}

// MARK: - Lengths

extension ParameterSearch {
  private mutating func findLengths() {
    for side in Side.allCases {
      findLength(.kneeWidth, side, sources.subject.kneeWidth[side], \.kneeWidth)
      findLength(.ankleWidth, side, sources.subject.ankleWidth[side], \.ankleWidth)
      findLength(.legLength, side, sources.subject.legLength[side], \.legLength)
    }
    findMarkerDiameter()
    for side in Side.allCases {
      estimateWidth(.kneeWidth, side, usual: FrontalModel.usualKneeOffset, \.kneeWidth) {
        $0.kneeSpan(side)
      }
      estimateWidth(.ankleWidth, side, usual: FrontalModel.usualAnkleOffset, \.ankleWidth) {
        $0.ankleSpan(side)
      }
      estimateLegLength(side)
    }
    // A leg whose length nobody could tell is as long as the other one.
    for side in Side.allCases where parameters[side].legLength.isNaN {
      parameters[side].legLength = parameters[side.opposite].legLength
      set(.legLength, side, from: parameters.origins[.init(.legLength, side.opposite)] ?? .usual)
    }
    for side in Side.allCases { findTrochanter(side) }
  }

  private mutating func findLength(
    _ quantity: ConventionalParameters.Quantity, _ side: Side, _ measured: Double?,
    _ path: WritableKeyPath<ConventionalParameters.Leg, Double>
  ) {
    if let measured {
      parameters[side][keyPath: path] = measured
      set(quantity, side, from: .subject)
    } else if let (value, file) = stored(quantity, side) {
      parameters[side][keyPath: path] = value
      set(quantity, side, from: .file(file.trial))
    }
  }

  private mutating func findMarkerDiameter() {
    if let diameter = sources.subject.markerDiameter {
      parameters.markerDiameter = diameter
      set(.markerDiameter, from: .subject)
    } else if let (value, file) = stored(.markerDiameter) {
      parameters.markerDiameter = value
      set(.markerDiameter, from: .file(file.trial))
    } else if let diameter = trial.markerDiameter(behindVendorCentres: parameters) {
      parameters.markerDiameter = diameter
      set(.markerDiameter, from: .vendorCentres(trial.name))
    } else {
      parameters.markerDiameter = 14
      set(.markerDiameter, from: .usual)
    }
  }

  private mutating func estimateWidth(
    _ quantity: ConventionalParameters.Quantity, _ side: Side, usual: Double,
    _ path: WritableKeyPath<ConventionalParameters.Leg, Double>,
    _ span: (ConventionalStatic) -> Double
  ) {
    guard parameters[side][keyPath: path].isNaN else { return }
    for standing in standings + [whole] {
      let width = span(standing) - parameters.markerDiameter
      guard width > 0 else { continue }
      parameters[side][keyPath: path] = width
      set(quantity, side, from: .markers(standing.name))
      return
    }
    // The usual offset holds a marker of 14 mm.
    parameters[side][keyPath: path] = 2 * usual - 14
    set(quantity, side, from: .usual)
  }

  private mutating func estimateLegLength(_ side: Side) {
    guard parameters[side].legLength.isNaN else { return }
    let lengths =
      standings.map { ($0.legLength(side), $0.name) }
      + [(whole.legLengthByKnee(side), trial.name)]
    guard let (length, name) = lengths.first(where: { !$0.0.isNaN }) else { return }
    parameters[side].legLength = length
    set(.legLength, side, from: .markers(name))
  }

  /// The stored distance counts with the leg length stored beside it; else the regression.
  private mutating func findTrochanter(_ side: Side) {
    let origin = parameters.origins[.init(.legLength, side)]
    if let (value, file) = stored(.asisToTrochanter, side), origin == .file(file.trial) {
      parameters[side].asisToTrochanter = value
      set(.asisToTrochanter, side, from: .file(file.trial))
    } else {
      parameters[side].asisToTrochanter = ConventionalParameters.Leg.asisToTrochanter(
        legLength: parameters[side].legLength)
      set(.asisToTrochanter, side, from: .formula)
    }
  }

  /// Stored or, where 0 is stored, the mean between the markers of the static trial; never measured
  /// frame by frame.
  private mutating func findInterASISDistance() {
    let quantity = ConventionalParameters.Quantity.interASISDistance
    let stored = own.length(quantity, nil)
    if let calibration = sources.calibration {
      let ofStatic = calibration.stored.length(quantity, nil)
      let current = ofStatic ?? calibration.interASISDistance
      if let stored, !((stored - current).magnitude > Self.interASISTolerance) {
        parameters.interASISDistance = stored
        set(quantity, from: .file(trial.name))
      } else if !current.isNaN {
        parameters.interASISDistance = current
        set(
          quantity,
          from: ofStatic == nil ? .markers(calibration.name) : .file(calibration.name))
        if let stored {
          notes.append(
            "the inter-ASIS distance that \(trial.name) stores, \(stored.fixed(1)) mm, is not that "
              + "of the static trial \(calibration.name), \(current.fixed(1)) mm, which is used")
        }
      }
    }
    guard parameters.interASISDistance.isNaN else { return }
    if let (value, file) = self.stored(quantity) {
      parameters.interASISDistance = value
      set(quantity, from: .file(file.trial))
    } else {
      let places =
        standings.map { ($0.interASISDistance, $0.name) }
        + [(whole.interASISDistance, trial.name)]
      guard let (distance, name) = places.first(where: { !$0.0.isNaN }) else { return }
      parameters.interASISDistance = distance
      set(quantity, from: .markers(name))
    }
  }

  /// A larger difference is more than the rounding of a stored mean, in millimetres.
  private static var interASISTolerance: Double { 0.1 }
}

// MARK: - Angles

extension ParameterSearch {
  private mutating func findAxisOffsets(_ side: Side) {
    let files = (sources.calibration.map { [$0.stored] } ?? []) + [own] + sources.stored
    let filledIn = files.first { $0.isFilledIn(side) && $0.angle(.thighOffset, side) != nil }
    let placements = standings.filter { $0.hasDevice(side) }
    switch sources.settings.axisOffsets {
    case .none: return
    case .stored: break
    case .medial:
      if measureAxisOffsets(side, in: standings) { return }
    case .auto:
      if measureAxisOffsets(side, in: placements) { return }
      if filledIn == nil, measureAxisOffsets(side, in: standings) { return }
    }
    guard let file = filledIn else { return }
    parameters[side].thighOffset = file.angle(.thighOffset, side) ?? .zero
    parameters[side].shankOffset = file.angle(.shankOffset, side) ?? .zero
    parameters[side].tibialTorsion = file.angle(.tibialTorsion, side) ?? .zero
    for quantity in [ConventionalParameters.Quantity.thighOffset, .shankOffset, .tibialTorsion] {
      set(quantity, side, from: .file(file.trial))
    }
  }

  /// - Returns: Whether the markers of one of the stretches show the axes.
  private mutating func measureAxisOffsets(_ side: Side, in places: [ConventionalStatic]) -> Bool {
    for place in places {
      guard let offsets = place.axisOffsets(parameters, side) else { continue }
      parameters[side].thighOffset = offsets.thigh
      set(.thighOffset, side, from: .markers(place.name))
      if let shank = offsets.shank {
        parameters[side].shankOffset = shank
        set(.shankOffset, side, from: .markers(place.name))
      }
      if let torsion = offsets.tibialTorsion {
        parameters[side].tibialTorsion = torsion
        set(.tibialTorsion, side, from: .markers(place.name))
      }
      return true
    }
    return false
  }
}
