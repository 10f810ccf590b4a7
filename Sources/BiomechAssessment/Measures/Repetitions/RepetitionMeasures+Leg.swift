// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Peaks of knee and hip, and what they are at the deepest point.
extension RepetitionMeasures {
  /// The flexion from which knee abduction is looked at: below it the knee still stands.
  static let abductionFlexion = Angle.degrees(20)

  func kneeFlexionPeak(_ side: Side) -> Measure? {
    peak(
      of: .kneeFlexion, BodySide(side), for: side, as: .kneeFlexionPeak, .kneeFlexion(side),
      else: Threshold.squatDepth.defaultU95)
  }

  func kneeAdductionAtBottom(_ side: Side) -> Measure? {
    guard let column = kinematics[.kneeAdduction, side] else { return nil }
    let bottom = repetition.bottom
    return measure(
      .kneeAdductionAtBottom, BodySide(side), Angle.radians(column[bottom]).degrees,
      u95.error(of: .kneeAdduction(side), at: bottom), else: Threshold.kneeAbduction.defaultU95,
      "at the bottom", frames: [bottom])
  }

  func kneeAbductionPeak(_ side: Side) -> Measure? {
    guard let adduction = kinematics[.kneeAdduction, side],
      let flexion = kinematics[.kneeFlexion, side]
    else { return nil }
    // Without its flexion a frame cannot be told from standing, so the missing ones count here.
    let all = frames(of: side)
    let missing = all.count { flexion[$0].isNaN }
    guard Double(missing) <= Self.mostMissing * Double(all.count) else { return nil }
    let frames = all.filter { flexion[$0] >= Self.abductionFlexion.radians }
    guard let peak = frame(ofLargest: { -adduction[$0] }, in: frames) else { return nil }
    return measure(
      .kneeAbductionPeak, BodySide(side), Angle.radians(-adduction[peak]).degrees,
      u95.error(of: .kneeAdduction(side), at: peak), else: Threshold.kneeAbduction.defaultU95,
      timing: edge(of: adduction, at: peak, for: side, Variable.kneeAdduction.unit.displayFactor),
      "largest from 20° of knee flexion on", frames: frames)
  }

  func hipAdductionPeak(_ side: Side) -> Measure? {
    peak(
      of: .hipAdduction, BodySide(side), for: side, as: .hipAdductionPeak, .hipAdduction(side),
      else: Threshold.hipAdduction.defaultU95)
  }

  /// The default is twice that of adduction: the turn about the long axis is the worst known.
  func hipInternalRotationPeak(_ side: Side) -> Measure? {
    peak(
      of: .hipInternalRotation, BodySide(side), for: side, as: .hipInternalRotationPeak,
      .hipInternalRotation(side), else: 10)
  }
}
