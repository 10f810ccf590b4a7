// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Where the segments of one leg are, and the angles that brought them there.
struct LegPose: Sendable {
  var angles: LegAngles
  var thigh: RigidTransform<ModelThigh, Laboratory>
  var shank: RigidTransform<ModelShank, Laboratory>
  var foot: RigidTransform<ModelFoot, Laboratory>
  var patella: RigidTransform<ModelPatella, Laboratory>
  var patellarPose: PatellarPose

  var hip: Vector3
  var knee: Vector3 { thigh.translation }
  var ankle: Vector3 { foot.translation }

  /// The turns of the foot against the shank.
  var shankFromFoot: CardanZXY { (shank.rotation.inverse * foot.rotation).cardanZXY }

  var ankleDorsiflexion: Angle { shankFromFoot.aboutZ }
}

/// Where all segments are in one frame.
struct SegmentPoses: Sendable {
  var pelvis: RigidTransform<ModelPelvis, Laboratory>
  var pelvisPose: PelvisPose
  var trunk: RigidTransform<ModelTrunk, Laboratory>
  var trunkPose: TrunkPose
  var legs: BothSides<LegPose>

  /// The same pose at another place.
  func translated(by way: Vector3) -> SegmentPoses {
    func moved<Source>(
      _ axes: RigidTransform<Source, Laboratory>
    ) -> RigidTransform<Source, Laboratory> {
      RigidTransform(rotation: axes.rotation, translation: axes.translation + way)
    }
    var copy = self
    copy.pelvis = moved(pelvis)
    copy.pelvisPose.position += way
    copy.trunk = moved(trunk)
    copy.legs = legs.map { _, leg in
      var leg = leg
      leg.thigh = moved(leg.thigh)
      leg.shank = moved(leg.shank)
      leg.foot = moved(leg.foot)
      leg.patella = moved(leg.patella)
      leg.hip += way
      return leg
    }
    return copy
  }

  /// The laboratory position of a marker.
  func position(of marker: AttachedMarker) -> Vector3 {
    guard let side = marker.segment.side else {
      return marker.segment.segment == .trunk
        ? trunk.applied(to: marker.position) : pelvis.applied(to: marker.position)
    }
    return switch marker.segment.segment {
    case .thigh: legs[side].thigh.applied(to: marker.position)
    case .shank: legs[side].shank.applied(to: marker.position)
    case .patella: legs[side].patella.applied(to: marker.position)
    default: legs[side].foot.applied(to: marker.position)
    }
  }
}

extension LegAngles {
  /// The orientation of the thigh in the pelvis: flexion, adduction and rotation in this order about
  /// the moved axes.
  func pelvisFromThigh(_ side: Side) -> Rotation<ModelThigh, ModelPelvis> {
    Rotation(
      CardanZXY(
        aboutZ: hipFlexion, aboutX: side.sign * hipAdduction,
        aboutY: side.sign * hipInternalRotation))
  }

  /// The orientation of the shank in the thigh; flexion is a turn about −z, as it carries the foot
  /// backwards.
  func thighFromShank(_ side: Side) -> Rotation<ModelShank, ModelThigh> {
    Rotation(
      CardanZXY(
        aboutZ: -kneeFlexion, aboutX: side.sign * kneeAdduction,
        aboutY: side.sign * kneeInternalRotation))
  }

  /// Takes the hip angles from the orientation of the thigh in the pelvis.
  mutating func setHip(_ pelvisFromThigh: Rotation<ModelThigh, ModelPelvis>, _ side: Side) {
    let cardan = pelvisFromThigh.cardanZXY
    hipFlexion = cardan.aboutZ
    hipAdduction = side.sign * cardan.aboutX
    hipInternalRotation = side.sign * cardan.aboutY
  }
}

extension Skeleton {
  /// The segments for given joint angles; the feet follow the shanks.
  func freePose(_ pose: BodyPose) -> SegmentPoses {
    let pelvis = pose.pelvis.axes
    let legs = pose.legs.map { side, angles in
      let hip = pelvis.applied(to: hips[side])
      let thigh = pelvis.rotation * angles.pelvisFromThigh(side)
      return leg(angles, side, hip: hip, thigh: thigh) { shank in
        shank.relabelled(ModelFoot.self, Laboratory.self)
      }
    }
    return SegmentPoses(
      pelvis: pelvis, pelvisPose: pose.pelvis, trunk: trunk(over: pelvis, pose.trunk),
      trunkPose: pose.trunk, legs: legs)
  }

  /// The segments of one leg from the hip downwards.
  func leg(
    _ angles: LegAngles, _ side: Side, hip: Vector3, thigh: Rotation<ModelThigh, Laboratory>,
    foot: (Rotation<ModelShank, Laboratory>) -> Rotation<ModelFoot, Laboratory>
  ) -> LegPose {
    let shank = thigh * angles.thighFromShank(side)
    let knee = hip - thigh.y * body.thighLength
    let labFromThigh = RigidTransform<ModelThigh, Laboratory>(rotation: thigh, translation: knee)
    let patella = body.patella[side].pose(at: angles.kneeFlexion)
    return LegPose(
      angles: angles, thigh: labFromThigh,
      shank: RigidTransform(rotation: shank, translation: knee),
      foot: RigidTransform(
        rotation: foot(shank), translation: knee - shank.y * body.shankLength),
      patella: labFromThigh * patella.thighFromPatella(side), patellarPose: patella, hip: hip)
  }
}
