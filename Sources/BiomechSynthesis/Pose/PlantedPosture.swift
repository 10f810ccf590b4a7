// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is asked of one leg whose foot stays on the floor.
struct PlantedLeg: Hashable, Sendable {
  var flexion = Angle.zero
  var adduction = Angle.zero
  var internalRotation = Angle.zero

  /// The turn of the whole leg about the line from hip to ankle; inwards positive, zero with the knee
  /// straight over the foot.
  var limbRotation = Angle.zero
}

/// A stance with both feet on the floor.
struct PlantedPosture: Hashable, Sendable {
  var legs: BothSides<PlantedLeg>

  /// Between the ankle centres.
  var stanceWidth: Double

  var toeOut: Angle
  var pelvicTilt: Angle

  /// How far the middle of the hips stands before (+) or behind (−) the ankles.
  var hipShift = 0.0

  var trunk = TrunkPose()

  /// The pitch of the feet, which stand on their toes where it is negative.
  var pitch = BothSides(Angle.zero)

  init(
    legs: BothSides<PlantedLeg>, stanceWidth: Double, toeOut: Angle, pelvicTilt: Angle,
    hipShift: Double = 0, trunk: TrunkPose = TrunkPose()
  ) {
    self.legs = legs
    self.stanceWidth = stanceWidth
    self.toeOut = toeOut
    self.pelvicTilt = pelvicTilt
    self.hipShift = hipShift
    self.trunk = trunk
  }
}

extension Skeleton {
  /// The pose in which the ankles stand where the stance has them and the knees have their angles.
  ///
  /// The knee angles fix how far each hip is from its ankle. The pelvis goes to the one height and
  /// obliquity at which both distances fit; then each leg turns about its line from hip to ankle.
  ///
  /// - Throws: ``RecipeError`` when the legs do not reach.
  func plantedPose(_ posture: PlantedPosture) throws(RecipeError) -> SegmentPoses {
    let footholds = footholds(width: posture.stanceWidth, toeOut: posture.toeOut)
    let ankles = footholds.map { side, foothold in
      foothold.ankle(pitch: posture.pitch[side], side, of: body)
    }
    let spans = posture.legs.map { $1.ankleFromHip(side: $0, of: body) }
    let pelvisPose = try pelvis(
      tilt: posture.pelvicTilt, hips: (posture.hipShift, 0), over: ankles,
      reaches: spans.map { $1.length })
    let pelvis = pelvisPose.axes
    let legs = posture.legs.map { side, leg in
      let hip = pelvis.applied(to: hips[side])
      let toeOut: Rotation<ModelFoot, Laboratory> = .aboutY(-side.sign * posture.toeOut)
      let thigh = thighOrientation(
        spans[side], along: ankles[side] - hip, forwards: toeOut.x,
        turned: side.sign * leg.limbRotation)
      var angles = LegAngles(
        kneeFlexion: leg.flexion, kneeAdduction: leg.adduction,
        kneeInternalRotation: leg.internalRotation)
      angles.setHip(pelvis.rotation.inverse * thigh, side)
      return self.leg(angles, side, hip: hip, thigh: thigh) { _ in
        toeOut * Rotation<ModelFoot, ModelFoot>.aboutZ(posture.pitch[side])
      }
    }
    return SegmentPoses(
      pelvis: pelvis, pelvisPose: pelvisPose, trunk: trunk(over: pelvis, posture.trunk),
      trunkPose: posture.trunk, legs: legs)
  }

  /// The height and obliquity at which both hips are as far from their ankles as the legs reach.
  ///
  /// - Parameters:
  ///   - tilt: The anterior tilt.
  ///   - place: Where the middle of the hips is, forwards and to the right.
  ///   - ankles: The ankle centres.
  ///   - reaches: From hip to ankle.
  /// - Returns: The pelvis.
  /// - Throws: ``RecipeError/feetOutOfReach`` when the legs do not reach.
  func pelvis(
    tilt: Angle, hips place: (forwards: Double, right: Double), over ankles: BothSides<Vector3>,
    reaches: BothSides<Double>
  ) throws(RecipeError) -> PelvisPose {
    var pose = PelvisPose(position: .zero, anteriorTilt: tilt)
    let level = pose.axes.rotation * ((hips.right - hips.left) / 2)
    let spread = (level.y * level.y + level.z * level.z).squareRoot()
    let atLevel = atan2(level.y, level.z)
    for _ in 0..<60 {
      // From the middle of the hips to the right hip.
      let half = pose.axes.rotation * ((hips.right - hips.left) / 2)
      let heights = ankles.map { side, ankle in
        let forwards = place.forwards + side.sign * half.x - ankle.x
        let sideways = place.right + side.sign * half.z - ankle.z
        let reach = reaches[side]
        let height = (reach * reach - forwards * forwards - sideways * sideways).squareRoot()
        return ankle.y + height
      }
      let obliquity = Angle.radians(
        asin((heights.right - heights.left) / (2 * spread)) - atLevel)
      guard obliquity.radians.isFinite else { throw .feetOutOfReach }
      let change = (obliquity - pose.obliquity).radians.magnitude
      pose.obliquity = obliquity
      let middle = pose.axes.rotation * ((hips.right + hips.left) / 2)
      pose.position =
        Vector3(place.forwards, (heights.right + heights.left) / 2, place.right) - middle
      // Rounding keeps some bodies from settling any closer; over 100 mm this is 1e-11 mm.
      if change < 1e-13 { return pose }
    }
    throw .feetOutOfReach
  }

  /// The orientation of the thigh that lays the leg along a line of the laboratory.
  ///
  /// - Parameters:
  ///   - span: From hip to ankle in thigh axes.
  ///   - line: From hip to ankle in the laboratory.
  ///   - forwards: Where the foot points.
  ///   - turn: The turn about the line upwards, from where the knee points with the foot.
  /// - Returns: The axes of the thigh in the laboratory.
  func thighOrientation(
    _ span: Vector3, along line: Vector3, forwards: Vector3, turned turn: Angle
  ) -> Rotation<ModelThigh, Laboratory> {
    let axisInThigh = span / -span.length
    let axisInLab = line / -line.length
    let hinge = Vector3(0, 0, 1)
    let thigh: Rotation<LegLine, ModelThigh> = lineAxes(
      up: axisInThigh, right: hinge - axisInThigh * axisInThigh.dot(hinge))
    let lab: Rotation<LegLine, Laboratory> = lineAxes(
      up: axisInLab, right: forwards.cross(axisInLab))
    return lab * Rotation<LegLine, LegLine>.aboutY(turn) * thigh.inverse
  }
}

/// The axes of a leg with y along the line from ankle to hip and z along the knee's hinge.
private enum LegLine: CoordinateSystem {}

private func lineAxes<Target>(up: Vector3, right: Vector3) -> Rotation<LegLine, Target> {
  let z = right / right.length
  return Rotation(x: up.cross(z), y: up, z: z)
}

extension PlantedLeg {
  /// From the hip to the ankle centre in thigh axes.
  func ankleFromHip(side: Side, of body: BodyModel) -> Vector3 {
    let knee = LegAngles(
      kneeFlexion: flexion, kneeAdduction: adduction, kneeInternalRotation: internalRotation)
    return Vector3(0, -body.thighLength, 0)
      - knee.thighFromShank(side).y * body.shankLength
  }
}
