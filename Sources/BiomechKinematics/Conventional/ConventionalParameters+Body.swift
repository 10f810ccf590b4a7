// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How the foot's axes follow from its markers.
enum ConventionalFootPart: Sendable {
  /// In motion: the line from ankle to toe, turned by the static offsets.
  case offset

  /// In the static trial itself: the line from heel to toe, level where the foot stands flat.
  case heelToToe(isFlat: Bool)
}

extension ConventionalParameters {
  /// The pelvis and legs of one frame: a closed form of its markers.
  ///
  /// - Parameters:
  ///   - pelvis: The markers of the pelvis.
  ///   - left: The markers of the left leg.
  ///   - right: The markers of the right leg.
  ///   - foot: How the feet follow from their markers.
  /// - Returns: The segments whose markers are all there.
  func body(
    pelvis: ConventionalPelvisPoints, left: ConventionalLegPoints, right: ConventionalLegPoints,
    foot: ConventionalFootPart
  ) -> TrackedBody {
    var body = TrackedBody()
    body.pelvis = pelvis.axes
    let pelvis = body.pelvis
    body.left = leg(left, .left, hip: pelvis?.applied(to: hipInPelvis(.left)), foot: foot)
    body.right = leg(right, .right, hip: pelvis?.applied(to: hipInPelvis(.right)), foot: foot)
    return body
  }

  /// One leg from its markers and its hip centre.
  ///
  /// The thigh needs the hip centre and the markers on knee and thigh; the shank needs the knee
  /// centre and the markers on ankle and shank; the foot needs the shank and its own markers.
  func leg(
    _ points: ConventionalLegPoints, _ side: Side, hip: Vector3?, foot: ConventionalFootPart
  ) -> TrackedLeg {
    var leg = TrackedLeg()
    leg.hip = hip
    guard let hip, let knee = kneeCentre(points, side, hip: hip),
      let thigh: Rotation<Thigh, Laboratory> = longBone(
        proximal: hip, distal: knee, lateral: points.knee, side)
    else { return leg }
    leg.knee = knee
    leg.thigh = RigidTransform(rotation: thigh, translation: knee)
    guard let ankle = ankleCentre(points, side, knee: knee),
      let shank: Rotation<Shank, Laboratory> = longBone(
        proximal: knee, distal: ankle, lateral: points.ankle, side)
    else { return leg }
    leg.ankle = ankle
    let torsion = self[side].tibialTorsion
    // The knee's axis lies in front of the ankle's on the outside: external torsion of the tibia.
    leg.shank = RigidTransform(
      rotation: shank * Rotation<Shank, Shank>.aboutY(side.sign * torsion), translation: knee)
    if torsion != .zero {
      leg.shankAtAnkle = RigidTransform(rotation: shank, translation: ankle)
    }
    leg.foot = self.foot(points, side, ankle: ankle, shank: shank, foot).map {
      RigidTransform(rotation: $0, translation: ankle)
    }
    return leg
  }

  private func kneeCentre(
    _ points: ConventionalLegPoints, _ side: Side, hip: Vector3
  ) -> Vector3? {
    let hasDevice = !points.alignmentAxis.isMissing
    return jointCentreByChord(
      lateral: points.knee, proximal: hip,
      segment: hasDevice ? points.alignmentAxis : points.thigh, offset: kneeDepth(side),
      rotation: hasDevice ? .zero : self[side].thighOffset, side: side)
  }

  private func ankleCentre(
    _ points: ConventionalLegPoints, _ side: Side, knee: Vector3
  ) -> Vector3? {
    let leg = self[side]
    let hasDevice = !points.alignmentAxis.isMissing
    return jointCentreByChord(
      lateral: points.ankle, proximal: knee,
      segment: hasDevice ? points.alignmentAxis : points.shank, offset: ankleDepth(side),
      rotation: hasDevice ? leg.tibialTorsion : leg.shankOffset, side: side)
  }

  /// The axes of the foot: x from heel to toes, y up, z as near to the ankle's axis as that leaves.
  private func foot(
    _ points: ConventionalLegPoints, _ side: Side, ankle: Vector3,
    shank: Rotation<Shank, Laboratory>, _ part: ConventionalFootPart
  ) -> Rotation<Foot, Laboratory>? {
    switch part {
    case .offset:
      let leg = self[side]
      return footAxes(from: ankle, to: points.toe, shank).map { toToe in
        toToe * Rotation<Foot, Foot>.aboutZ(leg.plantarFlexionOffset)
          * Rotation<Foot, Foot>.aboutY(side.sign * leg.rotationOffset)
      }
    case .heelToToe(let isFlat):
      return footAxes(from: points.heelOnSole(isFlat), to: points.toe, shank)
    }
  }
}

extension ConventionalLegPoints {
  /// The heel; at the height of the toe where the foot stands flat.
  fileprivate func heelOnSole(_ isFlat: Bool) -> Vector3 {
    isFlat ? Vector3(heel.x, toe.y, heel.z) : heel
  }

  /// The turn from the line from ankle to toe to the foot as it stands in a static trial.
  ///
  /// - Parameters:
  ///   - leg: The leg in the same frame.
  ///   - side: The leg's side.
  ///   - isFlat: Whether the sole is level.
  /// - Returns: How much further the line points down, and how much further in; `nil` when a marker
  ///   is missing.
  func footOffsets(
    _ leg: TrackedLeg, _ side: Side, isFlat: Bool
  ) -> (plantarFlexion: Double, rotation: Double)? {
    guard let ankle = leg.ankle,
      let shank = leg.shankAtAnkle?.rotation ?? leg.shank?.rotation,
      let toToe = footAxes(from: ankle, to: toe, shank),
      let standing = footAxes(from: heelOnSole(isFlat), to: toe, shank)
    else { return nil }
    let direction = toToe.inverse * standing.x
    return (
      atan2(direction.y, direction.x), side.sign * -asin(min(max(direction.z, -1), 1))
    )
  }
}

/// Axes whose x runs along a foot and whose z lies as near as that allows to the axis of the ankle.
private func footAxes(
  from back: Vector3, to toe: Vector3, _ shank: Rotation<Shank, Laboratory>
) -> Rotation<Foot, Laboratory>? {
  guard let x = (toe - back).normalized, let y = shank.z.cross(x).normalized else { return nil }
  return Rotation(x: x, y: y, z: x.cross(y))
}

/// Axes whose y runs from a distal to a proximal joint centre and whose z runs through the marker
/// over the lateral end of the distal joint, which stands at a right angle to y.
private func longBone<Bone: CoordinateSystem>(
  proximal: Vector3, distal: Vector3, lateral: Vector3, _ side: Side
) -> Rotation<Bone, Laboratory>? {
  guard let y = (proximal - distal).normalized,
    let z = (side.sign * (lateral - distal)).normalized
  else { return nil }
  return Rotation(x: y.cross(z), y: y, z: z)
}
