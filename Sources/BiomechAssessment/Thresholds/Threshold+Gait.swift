// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Limits of walking, and of the difference between the sides.
extension Threshold {
  private static let thrust = "Chang et al. 2013 (PMC4014355)"

  /// Knee adduction in stance against a reference group.
  public static let kneeAdductionAgainstNorm = Threshold(
    "TH20", of: [.kneeAdductionMeanStanceZ], in: [.gait], .magnitudeAtLeast, 2, defaultU95: 1.4,
    rationale:
      "Two standard deviations of the reference group, which differ by about 4.4° from person to "
      + "person: more than the whole excursion in stance.",
    source: "Schwartz et al. 2008 (spread between children)", evidence: "verified in two sources")

  /// The distance of knee adduction from the reference over the cycle.
  public static let kneeFrontalDistance = Threshold(
    "TH21", of: [.kneeFrontalVariableScore], in: [.gait], .above, 6, role: .context, defaultU95: 5,
    rationale: "The spread between healthy people, 4.4°, and a margin.", source: chosenHere,
    evidence: engineering)

  /// The outward jerk of the knee while it takes the weight.
  public static let varusThrustExcursion = Threshold(
    "TH22", of: [.varusThrustExcursion], in: [.gait], .atLeast, 3, population: .adults,
    defaultU95: 3,
    rationale:
      "Knees with a thrust that could be seen had only 0.9° more adduction and 6.65°/s more velocity.",
    source: thrust, evidence: "the effect is verified; the cut-off is an engineering choice")

  /// The velocity of that jerk.
  public static let varusThrustVelocity = Threshold(
    "TH23", of: [.varusThrustVelocity], in: [.gait], .atLeast, 60, population: .adults,
    defaultU95: 20,
    rationale: "For comparison within one laboratory: the velocity depends on the filter.",
    source: chosenHere, evidence: engineering)

  /// The gait profile score.
  public static let gaitProfileScore = Threshold(
    "TH24", of: [.gaitProfileScore], in: [.gait], .above, 8.4, defaultU95: 1.6,
    rationale:
      "The mean of healthy children, 5.2°, and twice the smallest difference that matters.",
    source: "Baker et al. 2009, doi:10.1016/j.gaitpost.2009.05.020; Baker et al. 2012",
    evidence: "the difference of 1.6° is verified; the mean is \(fromMemory)")

  /// The gait deviation index.
  public static let gaitDeviationIndex = Threshold(
    "TH25", of: [.gaitDeviationIndex], in: [.gait], .below, 90, defaultU95: 10,
    rationale: "Ten points are one standard deviation below the control group.",
    source: "Schwartz and Rozumalski 2008, doi:10.1016/j.gaitpost.2008.05.001",
    evidence: "the formula is verified; it needs the control data of the user")

  /// The share of stance at free speed.
  public static let stanceShare = Threshold(
    "TH26", of: [.stancePercent], in: [.gait], .outside, 68, lowerLimit: 56, population: .adults,
    defaultU95: 3, rationale: "What adults show at the speed they choose.",
    source: "ranges of instrumented walkways",
    evidence: "verified in one file of unknown provenance")

  /// The difference between the sides over their mean.
  public static let symmetryIndex = Threshold(
    "TH27", of: symmetricKinds.map(MeasureKind.symmetryIndex), .magnitudeAbove, 10,
    highestLevel: .watch, defaultU95: 5,
    rationale: "Conventional, so it raises no flag.",
    source: "Herzog et al. 1989; BMC Sports Sci. Med. Rehabil. 2021",
    evidence: "verified that it is arbitrary",
    contest: "10 % is a habit, not a finding of any study")

  /// The smaller side over the larger in jumps.
  public static let limbSymmetry = Threshold(
    "TH28", of: [.limbSymmetry(of: .jumpHeight)], in: [.singleLegLanding], .below, 90,
    population: .adults, defaultU95: 5,
    rationale: "The convention for a return to sport.", source: "convention of return to sport",
    evidence: fromMemory, contest: "90 % is not validated against a new injury")

  static let gait: [Threshold] = [
    .kneeAdductionAgainstNorm, .kneeFrontalDistance, .varusThrustExcursion, .varusThrustVelocity,
    .gaitProfileScore, .gaitDeviationIndex, .stanceShare,
  ]

  /// The difference between the sides of a signed angle: its own U95 is the limit.
  public static let signedDifference = Threshold(
    "TH89", of: signedKinds.map(MeasureKind.difference), .magnitudeAbove, 0,
    highestLevel: .watch, role: .context,
    rationale:
      "No study says how much is too much, so a difference beyond its own U95 is told and no more.",
    source: chosenHere, evidence: engineering)

  static let symmetry: [Threshold] = [.symmetryIndex, .limbSymmetry, .signedDifference]

  /// The signed angles whose difference is looked at.
  static let signedKinds: [MeasureKind] = [
    .medialKneeDisplacementPeak, .kneeAbductionPeak, .frontalPlaneProjectionAnglePeak,
    .hipAdductionPeak, .kneeFlexionDisplacement, .kneeAdductionMeanStance, .kneeFlexionPeakSwing,
  ]

  /// The lengths and times that a symmetry index is taken of.
  static let symmetricKinds: [MeasureKind] = [
    .stepLength, .stepTime, .singleSupportPercent, .jumpHeight,
  ]
}

/// Limits against the reference group of the user, which no published table gives.
extension Threshold {
  /// Pelvic tilt against a reference group.
  public static let pelvicTiltAgainstNorm = Threshold(
    "TH87", of: [.pelvicTiltMeanZ], in: [.gait], .atLeast, 2, defaultU95: 1,
    rationale: "Two standard deviations of the reference group.", source: chosenHere,
    evidence: engineering)

  /// Toes outwards against a reference group; toe-in is positive.
  public static let footProgressionAgainstNorm = Threshold(
    "TH88", of: [.footProgressionMeanStanceZ], in: [.gait], .atMost, -2, defaultU95: 1,
    rationale: "Two standard deviations of the reference group, toes outwards.", source: chosenHere,
    evidence: engineering)

  static let referenceDeviations: [Threshold] = [
    .pelvicTiltAgainstNorm, .footProgressionAgainstNorm,
  ]
}
