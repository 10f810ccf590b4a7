// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// What a model of the lower body gives and a vendor's file stores.
enum VendorQuantity: String, CaseIterable {
  case knee, hip, ankle, pelvis
  case footProgression = "foot progression"
  case hipCentre = "hip centre"
  case kneeCentre = "knee centre"
  case ankleCentre = "ankle centre"

  var isLength: Bool { [.hipCentre, .kneeCentre, .ankleCentre].contains(self) }
  var unit: String { isLength ? "mm" : "deg" }

  /// In degrees or millimetres: a few units of the last digits that the vendor's files carry along.
  ///
  /// A tolerance of degrees would hide real errors.
  var tolerance: Double { isLength ? 0.02 : 0.005 }
}

/// The differences between a track and what the vendor stored, for both legs together.
struct VendorComparison: CustomStringConvertible {
  private(set) var differences: [VendorQuantity: Differences] = [:]

  init() {}

  /// - Parameters:
  ///   - track: What a model made of a recording.
  ///   - vendor: What the vendor's model stored in it.
  ///   - feetTakeDetours: Whether the vendor exported feet in the second form of their angles.
  init(_ track: BodyTrack, _ vendor: VendorResults, feetTakeDetours: Bool = false) {
    let kinematics = TrialKinematics(of: track)
    for side in Side.allCases {
      let letter = side == .left ? "L" : "R"
      let s = side.sign
      func degrees(_ variable: Variable, _ side: BodySide, _ frame: Int) -> Double {
        (kinematics[variable, side]?[frame]).map { Angle.radians($0).degrees } ?? .nan
      }
      let leg = BodySide(side)
      // Vicon's signs in terms of the clinical ones here.
      compare(.knee, vendor.angles("\(letter)KneeAngles")) { frame in
        [
          degrees(.kneeFlexion, leg, frame), degrees(.kneeAdduction, leg, frame),
          degrees(.kneeInternalRotation, leg, frame),
        ]
      }
      compare(.hip, vendor.angles("\(letter)HipAngles")) { frame in
        [
          degrees(.hipFlexion, leg, frame), degrees(.hipAdduction, leg, frame),
          degrees(.hipInternalRotation, leg, frame),
        ]
      }
      compare(.ankle, vendor.angles("\(letter)AnkleAngles")) { frame in
        [
          degrees(.ankleDorsiflexion, leg, frame), -degrees(.ankleInversion, leg, frame),
          degrees(.ankleInternalRotation, leg, frame),
        ]
      }
      compare(.pelvis, vendor.angles("\(letter)PelvisAngles")) { frame in
        [
          degrees(.pelvisAnteriorTilt, .both, frame), s * degrees(.pelvisObliquity, .both, frame),
          s * degrees(.pelvisRotation, .both, frame),
        ]
      }
      compare(
        .footProgression, vendor.angles("\(letter)FootProgressAngles"), detours: feetTakeDetours
      ) { frame in
        guard let foot = track.bodies[frame][side].foot else { return [.nan, .nan, .nan] }
        let attitude = FootAttitude(foot.rotation, along: track.progression, side: side)
        return [
          -90 - attitude.elevation.degrees, attitude.inversion.degrees,
          degrees(.footProgression, leg, frame),
        ]
      }
      compare(.hipCentre, vendor.point("\(letter)FEP"), track, side, \.hip)
      compare(.kneeCentre, vendor.point("\(letter)FEO"), track, side, \.knee)
      compare(.ankleCentre, vendor.point("\(letter)TIO"), track, side, \.ankle)
    }
  }

  private mutating func compare(
    _ quantity: VendorQuantity, _ expected: [Vector3]?, detours: Bool = false,
    _ found: (Int) -> [Double]
  ) {
    for (frame, angles) in (expected ?? []).enumerated() {
      let ours = found(frame)
      differences[quantity, default: Differences()].add(
        ours, detours ? Self.withoutDetour(angles, near: ours[0]) : angles)
    }
  }

  private mutating func compare(
    _ quantity: VendorQuantity, _ expected: [Vector3]?, _ track: BodyTrack, _ side: Side,
    _ point: KeyPath<TrackedLeg, Vector3?>
  ) {
    for (frame, place) in (expected ?? []).enumerated() {
      differences[quantity, default: Differences()].add(
        track.bodies[frame][side][keyPath: point], place)
    }
  }

  /// A foot's angles without the detour that the vendor takes where a foot points back.
  ///
  /// They are exported as (X + 180°, 180° - Y, Z + 180°): the usual second form of Cardan angles, but
  /// of other angles than these, so that it is another rotation. It is told by X.
  private static func withoutDetour(_ angles: Vector3, near x: Double) -> Vector3 {
    var difference = angles.x - x
    difference -= 360 * (difference / 360).rounded()
    guard difference.magnitude > 90 else { return angles }
    return Vector3(angles.x - 180, 180 - angles.y, angles.z - 180)
  }

  /// Takes in the differences of another recording.
  mutating func add(_ other: VendorComparison) {
    for (quantity, values) in other.differences {
      differences[quantity, default: Differences()].add(values)
    }
  }

  /// The largest difference of each quantity.
  var description: String {
    VendorQuantity.allCases.compactMap { quantity in
      differences[quantity].map {
        "\(quantity.rawValue) \(Differences.scientific($0.maximum)) \(quantity.unit)"
      }
    }.joined(separator: ", ")
  }
}
