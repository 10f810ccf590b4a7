// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension Threshold {
  private static let bellemans = "Bellemans et al. 2012, doi:10.1007/s11999-011-1936-5"
  private static let chosenHere = "this project"
  private static let engineering = "engineering choice, no cut-off in the literature"

  /// The hip-knee-ankle deviation from which a leg is called varus, as a point value.
  public static let standingVarus = Threshold(
    "TH02", of: [.hkaDeviationStanding], in: [.static], .atLeast, 3, population: .adults,
    defaultU95: 3.5, source: bellemans,
    evidence: "verified: the definition of constitutional varus")

  /// The mirror image of ``standingVarus``, as a point value.
  public static let standingValgus = Threshold(
    "TH03", of: [.hkaDeviationStanding], in: [.static], .atMost, -3, population: .adults,
    defaultU95: 3.5,
    source: "mirror image of TH02; valgus is rarer (Nam et al. 2014)",
    evidence: "engineering choice by symmetry; the lower prevalence is verified")

  /// ``standingVarus`` with its uncertainty: a flag only when the lower bound passes.
  public static let standingVarusGuarded = Threshold(
    "TH04", of: [.hkaDeviationStanding], in: [.static], .atLeast, 3, population: .adults,
    defaultU95: 3.5, source: bellemans,
    evidence: "verified cut-off; the guard band is an engineering choice")

  /// ``standingValgus`` with its uncertainty: a flag only when the upper bound passes.
  public static let standingValgusGuarded = Threshold(
    "TH05", of: [.hkaDeviationStanding], in: [.static], .atMost, -3, population: .adults,
    defaultU95: 3.5,
    source: "mirror image of TH04 (\(bellemans)); valgus is rarer (Nam et al. 2014)",
    evidence: "engineering choice by symmetry, guard band included")

  /// The hip-knee-ankle deviation of either direction that asks for a clinical assessment.
  public static let markedMalalignment = Threshold(
    "TH06", of: [.hkaDeviationStanding], in: [.static], .magnitudeAtLeast, 10, population: .adults,
    defaultU95: 3.5, source: chosenHere,
    evidence: engineering)

  /// The difference between the legs that asks for a review.
  public static let alignmentAsymmetry = Threshold(
    "TH07", of: [.hkaAsymmetryStanding], in: [.static], .magnitudeAtLeast, 5, defaultU95: 5,
    source: chosenHere, evidence: engineering)

  /// The peak knee abduction that skin markers cannot explain away.
  public static let kneeAbduction = Threshold(
    "TH42", of: [.kneeAbductionPeak], .above, 10, defaultU95: 8, source: chosenHere,
    evidence: engineering)

  /// The knee-ankle separation ratio below which the knees come together.
  ///
  /// Its default U95 is what a calibrated model computes for typical legs: without one it is no less.
  public static let kneeAnkleSeparation = Threshold(
    "TH46", of: [.kneeAnkleSeparationRatioAtBottom, .kneeAnkleSeparationRatioMinimum], .below, 0.8,
    defaultU95: 0.1,
    source: "measure after Mizner et al. 2012",
    evidence: "verified definition; the cut-off is an engineering choice")

  /// The medial knee displacement beyond the standing value.
  ///
  /// Its default U95 is that of the least favourable calibrated legs seen (13 to 20 mm).
  public static let medialKneeDisplacement = Threshold(
    "TH48", of: [.medialKneeDisplacementPeak, .medialKneeDisplacementAtBottom], .above, 20,
    defaultU95: 20, source: chosenHere,
    evidence: "engineering choice; about 3.5 mm per degree of frontal angulation, computed")

  /// Every threshold that this version judges by, in the order of the ids.
  public static let all: [Threshold] = [
    .standingVarus, .standingValgus, .standingVarusGuarded, .standingValgusGuarded,
    .markedMalalignment, .alignmentAsymmetry, .kneeAbduction, .kneeAnkleSeparation,
    .medialKneeDisplacement,
  ]
}
