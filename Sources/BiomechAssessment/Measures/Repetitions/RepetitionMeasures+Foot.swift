// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Ankle, shank and heel of a foot on the ground.
extension RepetitionMeasures {
  /// The rise of the heel up to which the foot counts as flat, in millimetres.
  static let flatHeel = 15.0

  func ankleDorsiflexionPeak(_ side: Side) -> Measure? {
    peak(
      of: .ankleDorsiflexion, BodySide(side), for: side, as: .ankleDorsiflexionPeak,
      .ankleDorsiflexion(side, by: kinematics.track?.definitions ?? .isb),
      else: Threshold.squatDorsiflexion.defaultU95)
  }

  /// Without a heel marker nobody knows whether the heel is down.
  func shankInclinationPeak(_ side: Side) -> Measure? {
    guard let knee = kinematics.centres[SidedJoint(.knee, side)],
      let ankle = kinematics.centres[SidedJoint(.ankle, side)]
    else { return nil }
    let forwards = FrontalPlane(right: kinematics.rightDirection).forwards
    func inclination(_ frame: Int) -> Double {
      let shank = knee[frame] - ankle[frame]
      return atan2(shank.dot(forwards), shank.y)
    }
    let rise = heelRise(side)
    let frames =
      rise.map { rise in
        Array(zip(repetition.frames, rise).filter { $0.1 <= Self.flatHeel }.map(\.0))
      } ?? Array(repetition.frames)
    guard let peak = frame(ofLargest: inclination, in: frames) else { return nil }
    return measure(
      .shankInclinationPeak, BodySide(side), Angle.radians(inclination(peak)).degrees,
      u95.error(of: .shankInclination(side), at: peak), else: Threshold.lungeInclination.defaultU95,
      rise == nil
        ? "largest of the repetition, heel not seen" : "largest with the heel down",
      frames: frames)
  }

  /// The skin over a heel gives by some millimetres; 5 mm are an engineering choice.
  func heelLift(_ side: Side) -> Measure? {
    guard let rise = heelRise(side) else { return nil }
    return measure(
      .heelLift, BodySide(side), rise.filter { !$0.isNaN }.max() ?? .nan, nil, else: 5,
      "over its lowest place in the repetition", frames: repetition.frames)
  }

  /// The height of the heel marker over its lowest place in the repetition, for each of its frames;
  /// `nil` where it is not seen in more than a fifth of them.
  private func heelRise(_ side: Side) -> [Double]? {
    let heights = repetition.frames.map { analyzed.trial.position(.heel, side, frame: $0).y }
    let present = heights.filter { !$0.isNaN }
    let missing = Double(heights.count - present.count)
    guard let lowest = present.min(), missing <= Self.mostMissing * Double(heights.count) else {
      return nil
    }
    return heights.map { $0 - lowest }
  }
}
