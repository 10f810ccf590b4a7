// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics

/// Which measures are compared between the sides.
extension MeasureKind {
  /// Signed angles and displacements, whose sides are compared by their difference: near zero no
  /// percentage means anything.
  static let comparedByDifference: [MeasureKind] = [
    .kneeFlexionPeak, .kneeAdductionAtBottom, .kneeAbductionPeak,
    .frontalPlaneProjectionAnglePeak, .medialKneeDisplacementPeak, .hipAdductionPeak,
    .hipInternalRotationPeak, .kneeFlexionAtContact, .kneeFlexionDisplacement,
    .kneeAbductionAtContact, .kneeAbductionExcursion, .contralateralPelvicDropPeak,
    .ipsilateralTrunkLeanPeak, .ankleDorsiflexionPeak, .shankInclinationPeak,
    .kneeFlexionAtStrike, .kneeFlexionPeakStance, .kneeFlexionPeakSwing,
    .kneeAdductionMeanStance, .varusThrustExcursion, .contralateralPelvicDropMeanStance,
  ]

  /// Lengths, times and heights, whose sides are compared by the limb symmetry index.
  static let comparedByRatio: [MeasureKind] = [
    .stepLength, .stepTime, .stancePercent, .singleSupportPercent, .squatDepth, .jumpHeight,
    .contactTime, .reactiveStrengthIndex,
  ]

  /// Angles of a segment that both legs share: what is wrong with it makes the one side more and the
  /// other less, so that errors add in the difference.
  static let restingOnSharedSegment: Set<MeasureKind> = [
    .contralateralPelvicDropPeak, .contralateralPelvicDropMeanStance, .ipsilateralTrunkLeanPeak,
    .hipAdductionPeak, .hipInternalRotationPeak,
  ]

  /// Every measure of two sides compared, in the order of the tables.
  public static let compared: [MeasureKind] =
    comparedByDifference.map(MeasureKind.difference) + comparedByRatio.map(MeasureKind.limbSymmetry)
}
