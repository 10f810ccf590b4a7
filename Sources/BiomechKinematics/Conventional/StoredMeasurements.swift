// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// What a file stores as measurements of the person and settings of the vendor's model, such as
/// Vicon's `PROCESSING` values.
struct StoredMeasurements: Sendable {
  /// The name of the trial they came with.
  let trial: String

  /// The values by their names without spaces, in lower case.
  private let values: [String: Double]

  /// Whether the angles are in degrees: Workstation stored degrees, Nexus stores radians.
  ///
  /// No wand stands a radian off its axis and no foot is plantar flexed so far while standing, so a
  /// value beyond 1 can only be in degrees, and then all of them are.
  let anglesAreInDegrees: Bool

  /// Values that are no length of a person in millimetres, one sentence each.
  let doubts: [String]

  init(_ trial: Trial) {
    self.trial = trial.name
    var values: [String: Double] = [:]
    for (name, numbers) in trial.parameters.sorted(by: { $0.key < $1.key }) {
      guard let number = numbers.first, number.isFinite else { continue }
      let key = name.filter { $0 != " " && $0 != "_" }.lowercased()
      if values[key] == nil { values[key] = number }
    }
    self.values = values
    anglesAreInDegrees = Side.allCases.contains { side in
      ConventionalParameters.Quantity.allCases.contains { quantity in
        quantity.isAngle
          && quantity.storedNames(side).contains { (values[$0]?.magnitude ?? 0) > 1 }
      }
    }
    var doubts: [String] = []
    for quantity in ConventionalParameters.Quantity.allCases {
      guard let range = quantity.plausible else { continue }
      for side in quantity.sides {
        for name in quantity.storedNames(side) {
          guard let value = values[name], value != 0, !range.contains(value) else { continue }
          let owner = side.map { "\($0.rawValue) " } ?? ""
          doubts.append(
            "the \(owner)\(quantity.label) that \(trial.name) stores, \(value.fixed(1)), is none in "
              + "millimetres and was passed over")
        }
      }
    }
    self.doubts = doubts
  }

  /// A length, or `nil` where it is absent, 0, which stands for not measured, or implausible.
  func length(_ quantity: ConventionalParameters.Quantity, _ side: Side?) -> Double? {
    for name in quantity.storedNames(side) {
      if let value = values[name], quantity.plausible?.contains(value) ?? false { return value }
    }
    return nil
  }

  /// An angle, or `nil` where it is absent; 0 is an angle like others.
  func angle(_ quantity: ConventionalParameters.Quantity, _ side: Side) -> Angle? {
    for name in quantity.storedNames(side) {
      guard let value = values[name] else { continue }
      return anglesAreInDegrees ? .degrees(value) : .radians(value)
    }
    return nil
  }

  /// Whether the vendor's model wrote anything about the leg's alignment at all: a length of the leg
  /// other than 0.
  ///
  /// Angles of a file whose lengths are all 0 say as little as its lengths.
  func isFilledIn(_ side: Side) -> Bool {
    length(.legLength, side) != nil || length(.kneeWidth, side) != nil
  }
}

extension ConventionalParameters.Quantity {
  /// Whether each leg has its own.
  var sides: [Side?] {
    switch self {
    case .markerDiameter, .interASISDistance: [nil]
    default: [.left, .right]
    }
  }

  fileprivate var isAngle: Bool {
    switch self {
    case .thighOffset, .shankOffset, .tibialTorsion, .plantarFlexionOffset, .rotationOffset: true
    default: false
    }
  }

  /// What a length of a person can be, in millimetres; wide, as it tells wrong units, not big people.
  fileprivate var plausible: ClosedRange<Double>? {
    switch self {
    case .markerDiameter: 2...60
    case .interASISDistance: 80...600
    case .legLength: 200...1400
    case .asisToTrochanter: 1...200
    case .kneeWidth: 35...300
    case .ankleWidth: 25...200
    default: nil
    }
  }

  /// The vendor's names without spaces, in lower case.
  fileprivate func storedNames(_ side: Side?) -> [String] {
    let letter = side == .left ? "l" : "r"
    return switch self {
    case .markerDiameter: ["markerdiameter"]
    case .interASISDistance: ["interasisdistance"]
    case .legLength: ["\(letter)leglength"]
    case .asisToTrochanter: ["\(letter)asistrocanterdistance", "\(letter)asistrochanterdistance"]
    case .kneeWidth: ["\(letter)kneewidth"]
    case .ankleWidth: ["\(letter)anklewidth"]
    case .thighOffset: ["\(letter)thighrotation", "\(letter)thighoffset"]
    case .shankOffset: ["\(letter)shankrotation", "\(letter)shankoffset"]
    case .tibialTorsion: ["\(letter)tibialtorsion"]
    case .plantarFlexionOffset: ["\(letter)staticplantflex"]
    case .rotationOffset: ["\(letter)staticrotoff"]
    }
  }
}
