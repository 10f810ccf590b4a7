// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// What is asked of the body while one foot or both are on the ground, before its height is known.
struct GroundPosture: Sendable {
  var flexion: BothSides<Angle>
  var turns: BothSides<LegTurns>

  /// How far the ankles are above their places over the flat feet.
  var lift = BothSides(0.0)

  /// The part of the sole that is down while the ankle is lifted.
  var part = BothSides(FootStay.Part.toes)

  /// The middle of the hips before the middle of the ankles of the flat feet that stand.
  var forwards = 0.0

  /// What comes to the place of the hips, forwards and to the right.
  var ahead = Vector3.zero

  /// On one leg: how far its hip stands outside of its ankle.
  var hipOverFoot = 0.0

  /// Tilt and rotation; the obliquity on one leg only, since two legs settle it.
  var pelvis: PelvisPose

  var trunk = TrunkPose()
}

extension Skeleton {
  /// The key pose in which the knees have their angles.
  ///
  /// - Parameters:
  ///   - posture: What is asked.
  ///   - footholds: Where the feet stand.
  ///   - support: The legs that settle the height; two settle the obliquity as well.
  ///   - standing: The feet between which the hips are; those that settle the height when `nil`.
  /// - Returns: The pose.
  /// - Throws: ``RecipeError/feetOutOfReach`` when the legs do not reach.
  func keyPose(
    _ posture: GroundPosture, on footholds: BothSides<Foothold>, support: [Side],
    middleOf standing: [Side]? = nil
  ) throws(RecipeError) -> KeyPose {
    let ankles = footholds.map { side, foothold in
      let rocker: FootRocker = posture.part[side] == .toes ? .toes(of: body) : .heel(of: body)
      return foothold.ankle(pitch: rocker.pitch(lifting: posture.lift[side]), side, of: body)
    }
    let reaches = posture.flexion.map { side, flexion in
      reach(flexion: flexion, adduction: posture.turns[side].adduction)
    }
    let flat = (standing ?? support).map { footholds[$0].ankle }
    let middle = flat.reduce(Vector3.zero) { $0 + $1 } / Double(max(flat.count, 1))
    var pose = posture.pelvis
    pose.position = .zero
    let hips: Vector3
    if support.count == 2 {
      pose = try pelvis(
        tilt: posture.pelvis.anteriorTilt,
        hips: (middle.x + posture.forwards + posture.ahead.x, middle.z + posture.ahead.z),
        over: ankles, reaches: reaches)
      hips = pose.axes.applied(to: (self.hips.right + self.hips.left) / 2)
    } else if let side = support.first {
      let half = pose.axes.rotation * ((self.hips.right - self.hips.left) / 2)
      let ankle = ankles[side]
      let isAlone = flat.count == 1
      let hip = (
        x: middle.x + posture.forwards + posture.ahead.x + side.sign * half.x,
        z: posture.ahead.z
          + (isAlone
            ? footholds[side].ankle.z + side.sign * posture.hipOverFoot
            : middle.z + side.sign * half.z)
      )
      let (ahead, aside, reach) = (hip.x - ankle.x, hip.z - ankle.z, reaches[side])
      let height = (reach * reach - ahead * ahead - aside * aside).squareRoot()
      guard height.isFinite else { throw .feetOutOfReach }
      hips = Vector3(hip.x, ankle.y + height, hip.z) - side.sign * half
    } else {
      throw .feetOutOfReach
    }
    return KeyPose(hips: hips, pelvis: pose, trunk: posture.trunk, turns: posture.turns)
  }

  /// Standing straight on both feet.
  func standing(on footholds: BothSides<Foothold>) throws(RecipeError) -> KeyPose {
    try keyPose(
      GroundPosture(
        flexion: BothSides(.zero), turns: body.structuralVarus.map { LegTurns(adduction: $1) },
        pelvis: PelvisPose(position: .zero, anteriorTilt: body.pelvicTilt)),
      on: footholds, support: [.right, .left])
  }

  /// Both feet beside each other.
  func footholds(
    width: Double, toeOut: Angle, forwards: Double = 0, floor: Double = 0
  ) -> BothSides<Foothold> {
    BothSides(()).map { side, _ in
      Foothold(
        ankle: Vector3(forwards, floor + body.ankleHeight, side.sign * width / 2), toeOut: toeOut)
    }
  }

  /// How far the hip stands before the ankle when knee and shank have their angles.
  func hipForwards(flexion: Angle, shankLean: Angle) -> Double {
    body.shankLength * sine(shankLean) - body.thighLength * sine(flexion - shankLean)
  }
}
