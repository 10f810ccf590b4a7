// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Limits of the alignment in standing.
extension Threshold {
  private static let bellemans = "Bellemans et al. 2012, doi:10.1007/s11999-011-1936-5"
  private static let sharma = "Sharma et al. 2010, doi:10.1136/ard.2010.129742"

  /// The band of the hip-knee-ankle deviation that studies of osteoarthritis call neutral.
  public static let neutralAlignment = Threshold(
    "TH01", of: [.hkaDeviationStanding], in: [.static], .outside, 2, lowerLimit: -2,
    role: .context, population: .adults, defaultU95: 3.5,
    rationale: "Between 178° and 182° a leg counts as neutral in studies of osteoarthritis.",
    source: sharma, evidence: "verified in one abstract; a class of studies, no limit of health")

  /// The hip-knee-ankle deviation from which a leg is called varus, as a point value.
  public static let standingVarus = Threshold(
    "TH02", of: [.hkaDeviationStanding], in: [.static], .atLeast, 3, highestLevel: .watch,
    population: .adults, defaultU95: 3.5,
    rationale:
      "The definition of constitutional varus: a third of healthy men and a sixth of healthy women "
      + "stand beyond it.", source: bellemans,
    evidence: "verified: the definition of constitutional varus",
    contest: "some call 3° malalignment, though it is common in healthy people")

  /// The mirror image of ``standingVarus``, as a point value.
  public static let standingValgus = Threshold(
    "TH03", of: [.hkaDeviationStanding], in: [.static], .atMost, -3, highestLevel: .watch,
    population: .adults, defaultU95: 3.5,
    rationale: "Set by symmetry; one asymptomatic knee in ten stands in valgus.",
    source: "mirror image of TH02; valgus is rarer (Nam et al. 2014)",
    evidence: "engineering choice by symmetry; the lower prevalence is verified")

  /// ``standingVarus`` with its uncertainty: a flag only when the lower bound passes.
  public static let standingVarusGuarded = Threshold(
    "TH04", of: [.hkaDeviationStanding], in: [.static], .atLeast, 3, population: .adults,
    defaultU95: 3.5,
    rationale:
      "A flag needs the lower bound of the interval beyond 3°: about 6.5° with a U95 of 3.5°.",
    source: bellemans, evidence: "verified cut-off; the guard band is an engineering choice")

  /// ``standingValgus`` with its uncertainty: a flag only when the upper bound passes.
  public static let standingValgusGuarded = Threshold(
    "TH05", of: [.hkaDeviationStanding], in: [.static], .atMost, -3, population: .adults,
    defaultU95: 3.5,
    rationale:
      "A flag needs the upper bound of the interval beyond −3°: about −6.5° with a U95 of 3.5°.",
    source: "mirror image of TH04 (\(bellemans)); valgus is rarer (Nam et al. 2014)",
    evidence: "engineering choice by symmetry, guard band included")

  /// The hip-knee-ankle deviation of either direction that asks for a clinical assessment.
  public static let markedMalalignment = Threshold(
    "TH06", of: [.hkaDeviationStanding], in: [.static], .magnitudeAtLeast, 10, population: .adults,
    defaultU95: 3.5,
    rationale: "So much asks for a clinical assessment and a full-length radiograph.",
    source: chosenHere, evidence: engineering)

  /// The difference between the legs that asks for a review.
  public static let alignmentAsymmetry = Threshold(
    "TH07", of: [.hkaAsymmetryStanding], in: [.static], .magnitudeAtLeast, 5, defaultU95: 5,
    rationale: "A deformity of one leg is not how healthy legs vary.",
    source: chosenHere, evidence: engineering)

  /// The usual range of the mechanical axis deviation, medial positive.
  public static let mechanicalAxis = Threshold(
    "TH08", of: [.mechanicalAxisDeviationStanding], in: [.static], .outside, 15, lowerLimit: -10,
    highestLevel: .watch, population: .adults, defaultU95: 12,
    rationale: "About −3° to 4° of deviation at 3.5 mm for each degree.",
    source: "Paley 2002 (8 mm ± 7 mm medial) and the scale of a leg",
    evidence: "computed scale; the norm is \(fromMemory)")

  static let standingAlignment: [Threshold] = [
    .neutralAlignment, .standingVarus, .standingValgus, .standingVarusGuarded,
    .standingValgusGuarded, .markedMalalignment, .alignmentAsymmetry, .mechanicalAxis,
  ]
}
