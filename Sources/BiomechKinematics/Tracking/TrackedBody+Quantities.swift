// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is read off the segments of one frame; missing where a segment is.
extension TrackedBody {
  /// The knee angles of a leg, or `nil` without the axes of thigh and shank.
  public func kneeAngles(_ side: Side) -> KneeAngles? {
    guard let thigh = self[side].thigh, let shank = self[side].shank else { return nil }
    return KneeAngles(thigh.rotation.inverse * shank.rotation, side: side)
  }

  /// The hip angles of a leg, or `nil` without the axes of pelvis and thigh.
  public func hipAngles(_ side: Side) -> HipAngles? {
    guard let pelvis, let thigh = self[side].thigh else { return nil }
    return HipAngles(pelvis.rotation.inverse * thigh.rotation, side: side)
  }

  /// The flexion of a knee: of the axes, or without any the angle between the lines of thigh and
  /// shank; NaN when there is neither.
  public func kneeFlexion(_ side: Side) -> Angle {
    if let angles = kneeAngles(side) { return angles.flexion }
    let leg = self[side]
    guard leg.thigh == nil, leg.shank == nil, let hip = leg.hip, let knee = leg.knee,
      let ankle = leg.ankle
    else { return .radians(.nan) }
    let (thigh, shank) = (knee - hip, ankle - knee)
    return .radians(atan2(thigh.cross(shank).length, thigh.dot(shank)))
  }

  /// A leg in a frontal plane, or `nil` without its joint centres.
  public func frontalLeg(_ side: Side, in plane: FrontalPlane) -> FrontalLeg? {
    let leg = self[side]
    guard let hip = leg.hip, let knee = leg.knee, let ankle = leg.ankle else { return nil }
    return FrontalLeg(
      hip: plane.projection(of: hip), knee: plane.projection(of: knee),
      ankle: plane.projection(of: ankle), side: side)
  }

  /// How far the patella stands outwards in the axes of the thigh, in millimetres; NaN without one.
  public func patellarShift(_ side: Side) -> Double {
    guard let thigh = self[side].thigh,
      let centre = self[side].patella?.translation ?? self[side].patellaCentre
    else { return .nan }
    return side.sign * thigh.inverse.applied(to: centre).z
  }

  /// The turn of the patella in the axes of the thigh, or `nil` without axes of either.
  public func patellarAngles(_ side: Side) -> PatellarAngles? {
    guard let thigh = self[side].thigh, let patella = self[side].patella else { return nil }
    return PatellarAngles(thigh.rotation.inverse * patella.rotation, side: side)
  }

  /// The quadriceps angle, or `nil` without spine, patella or tuberosity.
  public func quadricepsAngle(_ side: Side, in plane: FrontalPlane) -> Angle? {
    let leg = self[side]
    guard let spine = leg.iliacSpine, let tuberosity = leg.tibialTuberosity,
      let centre = leg.patella?.translation ?? leg.patellaCentre
    else { return nil }
    return BiomechKinematics.quadricepsAngle(
      asis: plane.projection(of: spine), patella: plane.projection(of: centre),
      tuberosity: plane.projection(of: tuberosity), side: side)
  }

  /// How far the tibial tuberosity stands outwards in the axes of the shank, in millimetres; NaN
  /// without one.
  public func tuberosityLateralisation(_ side: Side) -> Double {
    guard let shank = self[side].shank, let tuberosity = self[side].tibialTuberosity else {
      return .nan
    }
    return side.sign * shank.inverse.applied(to: tuberosity).z
  }

  /// The mean height of the hip centres seen, in millimetres; NaN without any.
  public var hipHeight: Double { [left.hip, right.hip].map { $0?.y ?? .nan }.meanOfPresent }
}
