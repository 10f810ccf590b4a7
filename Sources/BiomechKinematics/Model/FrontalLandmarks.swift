// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// What stands for hip, knee and ankle of one leg when there is no calibrated model.
struct FrontalLandmarks {
  let side: Side
  private let trial: Trial

  init(_ trial: Trial, _ side: Side) {
    self.trial = trial
    self.side = side
  }

  private func has(_ landmark: Landmark) -> Bool {
    guard let name = trial.markers.marker(landmark, side),
      let index = trial.trajectories.index(of: name)
    else { return false }
    return trial.trajectories.count(of: .missing, forMarkerAt: index)
      < trial.trajectories.frameCount
  }

  private var hasPelvis: Bool {
    let other = FrontalLandmarks(trial, side.opposite)
    let sacrum =
      trial.markers.marker(.sacrum) != nil
      || (has(.posteriorSuperiorIliacSpine) && other.has(.posteriorSuperiorIliacSpine))
    return has(.anteriorSuperiorIliacSpine) && other.has(.anteriorSuperiorIliacSpine) && sacrum
  }

  /// Whether hip, knee and ankle each have something to stand for them.
  var isComplete: Bool {
    (has(.hipCentre) || hasPelvis || has(.greaterTrochanter))
      && (has(.kneeCentre) || has(.lateralEpicondyle))
      && (has(.ankleCentre) || has(.lateralMalleolus))
  }

  private func position(_ landmark: Landmark, _ frame: Int) -> Vector3 {
    trial.position(landmark, side, frame: frame)
  }

  /// Any point of the pelvis or hip on this side, for the direction between the sides.
  func anyHip(_ frame: Int) -> Vector3 {
    for landmark in [Landmark.hipCentre, .anteriorSuperiorIliacSpine, .greaterTrochanter] {
      let position = position(landmark, frame)
      if !position.isMissing { return position }
    }
    return .missing
  }

  /// The hip centre: marked, by regression from the pelvis, or inwards of the trochanter.
  func hip(
    _ labFromPelvis: RigidTransform<Pelvis, Laboratory>?, _ hipInPelvis: Vector3?, _ frame: Int
  ) -> Vector3? {
    let marked = position(.hipCentre, frame)
    if !marked.isMissing { return marked }
    if let labFromPelvis, let hipInPelvis { return labFromPelvis.applied(to: hipInPelvis) }
    // A quarter of the distance between the trochanters inwards (Weinhandl and O'Connor 2010).
    let trochanter = position(.greaterTrochanter, frame)
    let other = trial.position(.greaterTrochanter, side.opposite, frame: frame)
    guard !trochanter.isMissing, !other.isMissing else { return nil }
    return trochanter + (other - trochanter) / 4
  }

  /// The knee centre: marked, between the epicondyles, or inwards of the lateral one.
  func knee(_ outwards: Vector3, offset: Double, _ frame: Int) -> Vector3? {
    centre(.kneeCentre, .lateralEpicondyle, .medialEpicondyle, outwards, offset, frame)
  }

  /// The ankle centre: marked, between the malleoli, or inwards of the lateral one.
  func ankle(_ outwards: Vector3, offset: Double, _ frame: Int) -> Vector3? {
    centre(.ankleCentre, .lateralMalleolus, .medialMalleolus, outwards, offset, frame)
  }

  private func centre(
    _ centre: Landmark, _ lateral: Landmark, _ medial: Landmark, _ outwards: Vector3,
    _ offset: Double, _ frame: Int
  ) -> Vector3? {
    let marked = position(centre, frame)
    if !marked.isMissing { return marked }
    let lateral = position(lateral, frame)
    guard !lateral.isMissing else { return nil }
    let medial = position(medial, frame)
    return medial.isMissing ? lateral - offset * outwards : (lateral + medial) / 2
  }

  /// Whether any of the markers used was filled in a frame: those of this leg, and those of both
  /// sides that the pelvis and the hips follow from.
  func isFilled(_ frame: Int) -> Bool {
    let ofLeg: [Landmark] = [
      .hipCentre, .kneeCentre, .lateralEpicondyle, .medialEpicondyle, .ankleCentre,
      .lateralMalleolus, .medialMalleolus,
    ]
    let ofBoth: [Landmark] = [
      .anteriorSuperiorIliacSpine, .posteriorSuperiorIliacSpine, .sacrum, .greaterTrochanter,
    ]
    return ofLeg.contains { isFilled($0, side, frame) }
      || ofBoth.contains { isFilled($0, side, frame) || isFilled($0, side.opposite, frame) }
  }

  private func isFilled(_ landmark: Landmark, _ side: Side, _ frame: Int) -> Bool {
    guard let name = trial.markers.marker(landmark, side),
      let index = trial.trajectories.index(of: name)
    else { return false }
    return trial.trajectories.origin(ofMarkerAt: index, frame: frame).isFilled
  }

  /// What the hip, the knee and the ankle centre are taken from.
  ///
  /// - Parameters:
  ///   - isKneeMeasured: Whether the width of the knee is known.
  ///   - isAnkleMeasured: Whether the width of the ankle is known.
  /// - Returns: The origins.
  func errors(isKneeMeasured: Bool, isAnkleMeasured: Bool) -> FrontalErrors.Leg {
    func origin(
      _ centre: Landmark, _ medial: Landmark, _ isMeasured: Bool
    ) -> FrontalErrors.Origin {
      if has(centre) { return .centre }
      return has(medial)
        ? .between : .lateral(widthFactor: isMeasured ? 1 : FrontalErrors.unmeasured)
    }
    return FrontalErrors.Leg(
      hipIsInPelvis: !has(.hipCentre) && hasPelvis,
      knee: origin(.kneeCentre, .medialEpicondyle, isKneeMeasured),
      ankle: origin(.ankleCentre, .medialMalleolus, isAnkleMeasured))
  }

  /// What was assumed, one sentence each.
  func notes(knee widthOfKneeUnknown: Bool, ankle widthOfAnkleUnknown: Bool) -> [String] {
    var notes: [String] = []
    if !has(.kneeCentre) && !has(.medialEpicondyle) {
      notes.append(
        "\(side.rawValue) knee centre taken inwards of the lateral epicondyle by "
          + (widthOfKneeUnknown ? "half the width of a usual knee" : "half the knee width given"))
    }
    if !has(.ankleCentre) && !has(.medialMalleolus) {
      notes.append(
        "\(side.rawValue) ankle centre taken inwards of the lateral malleolus by "
          + (widthOfAnkleUnknown ? "half the width of a usual ankle" : "half the ankle width given")
      )
    }
    return notes
  }
}
