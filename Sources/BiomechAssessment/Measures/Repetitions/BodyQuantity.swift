// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A quantity of the segments in one frame, in the unit shown to people; NaN where a segment is
/// missing.
struct BodyQuantity: Sendable {
  /// The leg it looks at, or both.
  let side: BodySide

  let value: @Sendable (TrackedBody, FrontalPlane) -> Double

  init(_ side: BodySide, _ value: @escaping @Sendable (TrackedBody, FrontalPlane) -> Double) {
    self.side = side
    self.value = value
  }

  private init(_ side: Side, _ value: @escaping @Sendable (TrackedBody, FrontalPlane) -> Double) {
    self.init(BodySide(side), value)
  }
}

extension BodyQuantity {
  static func kneeFlexion(_ side: Side) -> BodyQuantity {
    BodyQuantity(side) { body, _ in body.kneeFlexion(side).degrees }
  }

  static func kneeAdduction(_ side: Side) -> BodyQuantity {
    BodyQuantity(side) { body, _ in body.kneeAngles(side)?.adduction.degrees ?? .nan }
  }

  static func hipAdduction(_ side: Side) -> BodyQuantity {
    BodyQuantity(side) { body, _ in body.hipAngles(side)?.adduction.degrees ?? .nan }
  }

  static func hipInternalRotation(_ side: Side) -> BodyQuantity {
    BodyQuantity(side) { body, _ in body.hipAngles(side)?.internalRotation.degrees ?? .nan }
  }

  static func medialKneeOffset(_ side: Side) -> BodyQuantity {
    BodyQuantity(side) { $0.frontalLeg(side, in: $1)?.medialKneeOffset ?? .nan }
  }

  /// The lean of the line from ankle to knee centre forwards of the vertical.
  static func shankInclination(_ side: Side) -> BodyQuantity {
    BodyQuantity(side) { body, plane in
      guard let knee = body[side].knee, let ankle = body[side].ankle else { return .nan }
      let shank = knee - ankle
      return Angle.radians(atan2(shank.dot(plane.forwards), shank.y)).degrees
    }
  }

  /// How far the pelvis is down on the side that is not the stance leg's.
  static func pelvicDrop(besides stance: Side, by track: BodyTrack?) -> BodyQuantity {
    BodyQuantity(.both) { body, _ in
      guard let track, let pelvis = body.pelvis else { return .nan }
      let angles =
        track.definitions == .isb
        ? PelvisAngles(pelvis.rotation)
        : PelvisAngles(pelvis.rotation, along: track.progression, by: track.definitions)
      return stance.sign * angles.obliquity.degrees
    }
  }

  /// The lean of the trunk towards a leg.
  static func trunkLean(towards stance: Side) -> BodyQuantity {
    BodyQuantity(.both) { body, _ in
      guard let trunk = body.trunk else { return .nan }
      return stance.sign * TrunkAngles(trunk.rotation).lateralLean.degrees
    }
  }

  static func ankleDorsiflexion(_ side: Side, by definitions: AngleDefinitions) -> BodyQuantity {
    BodyQuantity(side) { body, _ in
      body[side].dorsiflexion(side, by: definitions)?.degrees ?? .nan
    }
  }

  static let separationRatio = BodyQuantity(.both) { body, plane in
    guard let left = body.frontalLeg(.left, in: plane),
      let right = body.frontalLeg(.right, in: plane)
    else { return .nan }
    return kneeAnkleSeparationRatio(left: left, right: right)
  }

  /// The distance of the knee centres over that of the hip centres along the plane, in percent.
  static let kneeOverHipSeparation = BodyQuantity(.both) { body, plane in
    guard let left = body.frontalLeg(.left, in: plane),
      let right = body.frontalLeg(.right, in: plane)
    else { return .nan }
    return 100 * (right.knee.x - left.knee.x) / (right.hip.x - left.hip.x)
  }

  /// How far the hip centres are down; the error of one is fixed in the pelvis, whose tilt turns it
  /// into height.
  static let hipDepth = BodyQuantity(.both) { body, _ in -body.hipHeight }
}

extension TrackedLeg {
  /// The dorsiflexion of the ankle; `nil` without the axes of shank and foot.
  func dorsiflexion(_ side: Side, by definitions: AngleDefinitions) -> Angle? {
    guard let shank = shankAtAnkle ?? shank, let foot else { return nil }
    return AnkleAngles(shank.rotation.inverse * foot.rotation, side: side, by: definitions)
      .dorsiflexion
  }
}

extension FrontalPlane {
  /// The horizontal direction that the person faces.
  var forwards: Vector3 { Vector3(0, 1, 0).cross(right) }
}
