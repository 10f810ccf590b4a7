// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Kinematics written down frame by frame: hip height, knee flexion and ankle places only.
struct HandBuiltMotion {
  static let frameRate = 100.0
  static let standingHeight = 900.0

  /// How far the hips are below standing in each frame, in millimetres.
  var depth: [Double]

  /// The knee flexion in degrees for each millimetre of depth.
  var flexionPerMillimetre = 0.25

  /// How far the right ankle is in front of its first place, in millimetres.
  var rightAnkle: (Int) -> Double = { _ in 0 }

  var standing: QuietWindow?
  var leftHipIsSeen: (Int) -> Bool = { _ in true }
  var rightHipIsSeen: (Int) -> Bool = { _ in true }

  init(depth: [Double]) {
    self.depth = depth
    standing = QuietWindow(frames: 0..<min(50, depth.count), sway: 1)
  }

  /// Standing for a second, then squats of two seconds with a second of standing after each.
  static func squats(_ count: Int, depth: Double = 400, pause: Int = 100) -> HandBuiltMotion {
    let squat = (0..<200).map { depth / 2 * (1 - cosine(Double($0) / 200)) }
    var column = Array(repeating: 0.0, count: 100)
    for _ in 0..<count { column += squat + Array(repeating: 0, count: pause) }
    return HandBuiltMotion(depth: column)
  }

  /// The cosine of a share of a full turn.
  private static func cosine(_ turn: Double) -> Double {
    Rotation<Laboratory, Laboratory>.aboutZ(.degrees(360 * turn)).x.x
  }

  var kinematics: TrialKinematics {
    var kinematics = TrialKinematics(
      model: .calibrated, frameCount: depth.count, frameRate: Self.frameRate, standing: standing)
    for side in Side.allCases {
      let isSeen = side == .left ? leftHipIsSeen : rightHipIsSeen
      var hip = PointColumns(frameCount: depth.count)
      var ankle = PointColumns(frameCount: depth.count)
      for frame in depth.indices {
        // The right hip stands 8 mm higher, as oblique pelves do.
        let height = Self.standingHeight - depth[frame] + (side == .right ? 8 : 0)
        if isSeen(frame) { hip[frame] = Vector3(0, height, 90 * side.sign) }
        ankle[frame] = Vector3(side == .right ? rightAnkle(frame) : 0, 80, 150 * side.sign)
      }
      kinematics.centres[SidedJoint(.hip, side)] = hip
      kinematics.centres[SidedJoint(.ankle, side)] = ankle
      kinematics.columns[VariableKey(.kneeFlexion, BodySide(side))] = depth.map {
        Angle.degrees($0 * flexionPerMillimetre).radians
      }
    }
    return kinematics
  }

  var trial: Trial {
    Trial(
      name: "hand-built",
      trajectories: MarkerTrajectories(
        markers: [], frameCount: depth.count, frameRate: Self.frameRate),
      markers: MarkerAssignment(), source: TrialSource(path: "hand-built.csv", format: "CSV"))
  }
}
