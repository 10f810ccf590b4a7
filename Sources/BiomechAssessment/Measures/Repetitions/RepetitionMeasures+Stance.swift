// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Pelvis and trunk over the leg that bears the weight, and how deep the person goes.
extension RepetitionMeasures {
  func contralateralPelvicDropPeak(_ stance: Side) -> Measure? {
    // The right side up is the other side down when the right leg bears the weight.
    guard repetition.side.side != nil else { return nil }
    return peak(
      of: .pelvisObliquity, .both, for: stance, as: .contralateralPelvicDropPeak,
      sign: stance.sign, .pelvicDrop(besides: stance, by: kinematics.track),
      else: Threshold.pelvicDrop.defaultU95)
  }

  func ipsilateralTrunkLeanPeak(_ stance: Side) -> Measure? {
    guard repetition.side.side != nil else { return nil }
    return peak(
      of: .trunkLateralLean, .both, for: stance, as: .ipsilateralTrunkLeanPeak,
      sign: stance.sign, .trunkLean(towards: stance), else: Threshold.trunkLean.defaultU95)
  }

  func squatDepth() -> Measure? {
    depth(.both, band: SquatDepthClass(at: repetition.bottom, in: kinematics)?.rawValue)
  }

  /// The classes of depth are those of squats on both legs.
  func depth(_ side: Side) -> Measure? { depth(BodySide(side), band: nil) }

  /// The default is what a pelvis that tilts by 30° makes of a hip centre off by 10 mm:
  /// 2 · 10 · sin 15° = 5 mm, and U95 twice that.
  private func depth(_ side: BodySide, band: String?) -> Measure? {
    measure(
      .squatDepth, side, repetition.depth,
      u95.error(ofRiseOverStanding: .hipDepth, at: repetition.bottom), else: 10,
      "below standing", frames: [repetition.bottom], band: band)
  }
}
