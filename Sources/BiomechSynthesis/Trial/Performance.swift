// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// What skin and muscle do in a frame.
enum SkinState: Sendable {
  case standing, walking, landing, moving
}

/// The frames of a movement before anybody records it.
struct Performance: Sendable {
  var poses: [SegmentPoses]

  /// The frames of standing that the medial knee displacement starts from.
  var standing: Range<Int>

  var repetitions: [TrueRepetition] = []

  /// What skin and muscle do in each frame.
  var skin: [SkinState]

  init(
    _ poses: [SegmentPoses], standing: Range<Int>, repetitions: [TrueRepetition] = [],
    skin: SkinState = .moving
  ) {
    self.poses = poses
    self.standing = standing
    self.repetitions = repetitions
    self.skin = Array(repeating: skin, count: poses.count)
  }

  /// - Parameters:
  ///   - plan: The movement, to its end.
  ///   - frameRate: Frames per second.
  ///   - standing: The seconds of standing at the start.
  ///   - repetitions: What is repeated in it.
  ///   - skin: What skin and muscle do.
  /// - Throws: ``RecipeError`` when the legs do not reach.
  init(
    _ plan: Choreography, frameRate: Double, standing: Double, repetitions: [TrueRepetition],
    skin: SkinState = .moving
  ) throws(RecipeError) {
    let last = Int((plan.track.end * frameRate + 1e-6).rounded(.down))
    var poses: [SegmentPoses] = []
    poses.reserveCapacity(last + 1)
    for frame in 0...last {
      poses.append(try plan.pose(at: min(Double(frame) / frameRate, plan.track.end)))
    }
    self.init(
      poses, standing: 0..<max(Int((standing * frameRate).rounded()), 1),
      repetitions: repetitions, skin: skin)
  }
}

/// How depth and turns of each repetition differ from the recipe.
func repetitionFactors(
  _ count: Int, variation: Double, seed: UInt64, trial: UInt64
) -> [(depth: Double, turns: Double)] {
  var generator = SeededGenerator(seed: seed, stream: .repetitions, trial: trial)
  func factor() -> Double { 1 + variation * min(max(generator.nextNormal(), -2.5), 2.5) }
  return (0..<count).map { _ in (depth: factor(), turns: factor()) }
}
