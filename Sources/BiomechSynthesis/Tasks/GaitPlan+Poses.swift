// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension GaitPlan {
  /// The phases of the leading leg before its first and after the last strike that a trial shows.
  private static let margin = 0.2

  /// The phase of the leading leg in the first frame.
  private var start: Double { -Self.margin }

  /// The number of frames from the first to the last strike of either foot, and a little around them.
  var frameCount: Int {
    let cycles = Double(recipe.strides) + 0.5 + 2 * Self.margin
    return Int((cycles * recipe.strideTime * recipe.frameRate).rounded()) + 1
  }

  /// Every frame of the walk.
  func poses() throws(RecipeError) -> [SegmentPoses] {
    let way = recipe.strideLength * (Double(recipe.strides) + 0.5)
    var poses: [SegmentPoses] = []
    poses.reserveCapacity(frameCount)
    for frame in 0..<frameCount {
      let phase = start + Double(frame) / (recipe.frameRate * recipe.strideTime)
      // The middle of the way lies in the middle of the laboratory.
      poses.append(try pose(phase, from: -way / 2))
    }
    return poses
  }

  /// The pose when the leading leg is at a phase.
  ///
  /// - Parameters:
  ///   - phase: The phase of the leading leg.
  ///   - origin: Where along the laboratory phase zero lies.
  /// - Returns: The pose.
  /// - Throws: ``RecipeError/stepOutOfReach`` when a leg is too short.
  private func pose(_ phase: Double, from origin: Double) throws(RecipeError) -> SegmentPoses {
    var pelvisPose = pelvis(phase, recipe.leadingSide)
    pelvisPose.position.y = pelvisHeight(phase, recipe.leadingSide)
    pelvisPose.position.x += origin
    let pelvis = pelvisPose.axes
    let legs = try recipe.kneeFlexion.map { side, _ throws(RecipeError) in
      let phase = self.phase(of: side, leading: phase)
      let asked = leg(phase, side)
      var step = try step(phase, side)
      let hip = pelvis.applied(to: skeleton.hips[side])
      step.ankle.x += origin
      let thigh = skeleton.thighOrientation(
        span(phase, side), along: step.ankle - hip, forwards: foot(side, pitch: .zero).x,
        turned: side.sign * asked.limbRotation)
      var angles = LegAngles(
        kneeFlexion: asked.flexion, kneeAdduction: asked.adduction,
        kneeInternalRotation: asked.internalRotation)
      angles.setHip(pelvis.rotation.inverse * thigh, side)
      return skeleton.leg(angles, side, hip: hip, thigh: thigh) { _ in
        foot(side, pitch: step.pitch)
      }
    }
    let trunkPose = trunk(phase)
    return SegmentPoses(
      pelvis: pelvis, pelvisPose: pelvisPose, trunk: skeleton.trunk(over: pelvis, trunkPose),
      trunkPose: trunkPose, legs: legs)
  }

  /// The trunk leans a little over the loaded leg and turns against the pelvis.
  private func trunk(_ phase: Double) -> TrunkPose {
    let sign = recipe.leadingSide.sign
    var pose = recipe.trunk
    pose.lateralLean += sign * cos(2 * .pi * (phase - 0.2)) * .degrees(2)
    pose.lateralLean += inStance(recipe.trunkLean, phase)
    pose.rotation -= sign * cos(2 * .pi * phase) * .degrees(4)
    return pose
  }

  /// What really happened in the steps.
  var truth: GaitTruth {
    var truth = GaitTruth(
      speed: recipe.speed, cadence: recipe.cadence, strideLength: recipe.strideLength,
      stepWidth: recipe.stepWidth)
    for side in Side.allCases {
      let first = side == recipe.leadingSide ? 0 : 0.5
      for stride in -1...recipe.strides {
        let strike = first + Double(stride)
        truth.footStrikes[side] += instants(strike)
        truth.footOffs[side] += instants(strike + Self.stance)
      }
    }
    return truth
  }

  /// The time of a phase of the leading leg, where the trial shows it.
  private func instants(_ phase: Double) -> [Double] {
    let time = (phase - start) * recipe.strideTime
    let end = Double(frameCount - 1) / recipe.frameRate
    return time >= 0 && time <= end ? [time] : []
  }
}
