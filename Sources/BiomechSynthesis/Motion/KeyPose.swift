// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// What is asked of a leg whatever its length from hip to ankle.
struct LegTurns: Hashable, Sendable {
  var adduction = Angle.zero
  var internalRotation = Angle.zero

  /// The turn of the whole leg about the line from hip to ankle; inwards positive, zero with the knee
  /// straight over the foot.
  var limbRotation = Angle.zero
}

/// Pelvis, trunk and the turns of the legs at an instant; where the feet are is not part of it.
struct KeyPose: Sendable {
  /// The middle of the hip centres.
  var hips: Vector3

  /// The attitude of the pelvis; its position follows from the hips.
  var pelvis: PelvisPose

  var trunk: TrunkPose
  var turns: BothSides<LegTurns>
}

extension KeyPose {
  /// The hips and then all angles, as the tracks have them.
  var values: [Double] {
    [
      hips.x, hips.y, hips.z, pelvis.anteriorTilt.radians, pelvis.obliquity.radians,
      pelvis.rotation.radians, trunk.forwardLean.radians, trunk.lateralLean.radians,
      trunk.rotation.radians,
    ]
      + [turns.left, turns.right].flatMap {
        [$0.adduction.radians, $0.internalRotation.radians, $0.limbRotation.radians]
      }
  }

  /// - Parameter value: The value of a track by its index.
  init(_ value: (Int) -> Double) {
    func angle(_ index: Int) -> Angle { .radians(value(index)) }
    hips = Vector3(value(0), value(1), value(2))
    pelvis = PelvisPose(
      position: .zero, anteriorTilt: angle(3), obliquity: angle(4), rotation: angle(5))
    trunk = TrunkPose(forwardLean: angle(6), lateralLean: angle(7), rotation: angle(8))
    func leg(_ first: Int) -> LegTurns {
      LegTurns(
        adduction: angle(first), internalRotation: angle(first + 1), limbRotation: angle(first + 2))
    }
    turns = BothSides(left: leg(9), right: leg(12))
  }
}

/// How the hips go through an instant, in millimetres and seconds.
struct HipMotion: Sendable {
  var rate = Vector3.zero
  var acceleration = Vector3.zero

  /// Whether they come so gently that knees which are straight there bend without a jerk.
  var isGentle = false

  static let rest = HipMotion(isGentle: true)

  /// Free fall.
  static func falling(_ rate: Vector3) -> HipMotion {
    HipMotion(rate: rate, acceleration: Vector3(0, -gravity, 0))
  }
}

/// The standard acceleration of free fall, in millimetres per second squared.
let gravity = 9806.65

/// Key poses over time.
struct PoseTrack: Sendable {
  private var tracks: [Track]
  private(set) var end: Double
  private(set) var last: KeyPose

  init(_ pose: KeyPose, at time: Double) {
    tracks = pose.values.map { Track($0, at: time) }
    end = time
    last = pose
  }

  /// Goes on to a pose; angles come to rest there.
  ///
  /// - Parameters:
  ///   - pose: The pose.
  ///   - time: When.
  ///   - motion: How the hips arrive.
  ///   - onwards: How they go on, where that differs.
  mutating func move(
    to pose: KeyPose, at time: Double, _ motion: HipMotion = .rest, onwards: HipMotion? = nil
  ) {
    for (index, value) in pose.values.enumerated() {
      guard index < 3 else {
        tracks[index].move(to: value, at: time)
        continue
      }
      func jet(_ motion: HipMotion) -> Jet {
        Jet(
          value, rate: motion.rate[index], acceleration: motion.acceleration[index],
          isFlat: motion.isGentle)
      }
      tracks[index].move(to: jet(motion), at: time, onwards: onwards.map(jet))
    }
    end = time
    last = pose
  }

  /// Waits in the last pose.
  mutating func wait(until time: Double) { move(to: last, at: time) }

  /// To a bottom and back to the pose before, as sin² of time.
  mutating func dip(to bottom: KeyPose, at middle: Double, until end: Double) {
    let top = last
    let half = middle - self.end
    let turn = HipMotion(acceleration: (top.hips - bottom.hips) * (5 / (half * half)))
    move(to: bottom, at: middle, turn)
    move(to: top, at: end)
  }

  /// The pose at a time.
  func pose(at time: Double) -> KeyPose { KeyPose { tracks[$0].value(at: time) } }
}
