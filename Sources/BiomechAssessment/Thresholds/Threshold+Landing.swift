// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Limits of knee and ankle separation and of the displacement of a knee.
extension Threshold {
  /// The knee-ankle separation ratio below which the knees come together.
  ///
  /// Its default U95 is what a calibrated model computes for typical legs: without one it is no less.
  public static let kneeAnkleSeparation = Threshold(
    "TH46", of: [.kneeAnkleSeparationRatioAtBottom, .kneeAnkleSeparationRatioMinimum],
    in: [.squat, .dropJump, .landing], .below, 0.8, defaultU95: 0.1,
    rationale: "At 1 the knees are over the ankles.", source: "measure after Mizner et al. 2012",
    evidence: "verified definition; the cut-off is an engineering choice")

  /// The separation of the knees in percent of that of the hips.
  public static let kneeSeparation = Threshold(
    "TH47", of: [.normalizedKneeSeparation], in: [.dropJump], .atMost, 60, role: .context,
    population: .ages11To19, defaultU95: 8,
    rationale: "Called a distinct valgus in a study whose untrained girls showed 51 % ± 19 %.",
    source: "Noyes et al. 2005, Am. J. Sports Med. 33, 197–207",
    evidence: "the mean is verified; the cut-off is \(fromMemory)",
    contest: "most untrained people lie beyond it, so it parts nobody")

  /// The medial knee displacement beyond the standing value.
  ///
  /// Its default U95 is that of the least favourable calibrated legs seen (13 to 20 mm).
  public static let medialKneeDisplacement = Threshold(
    "TH48", of: [.medialKneeDisplacementPeak, .medialKneeDisplacementAtBottom],
    in: [.squat, .dropJump, .landing], .above, 20, defaultU95: 20,
    rationale: "About 3.5 mm are one degree of frontal angulation.", source: chosenHere,
    evidence: "engineering choice; about 3.5 mm per degree of frontal angulation, computed")

  /// The look of hip and knee together is only reported.
  public static let dynamicValgusIndex = Threshold(
    "TH49", of: [.dynamicValgusIndex], in: [.singleLegSquat], .never, 0, role: .context,
    rationale: "No limit is published; repeated measurements agree moderately (ICC 0.74).",
    source: "Scholtes and Salsich 2017, Int. J. Sports Phys. Ther. 12",
    evidence: "verified in one study")

  static let kneePositions: [Threshold] = [
    .kneeAnkleSeparation, .kneeSeparation, .medialKneeDisplacement, .dynamicValgusIndex,
  ]
}

/// Limits of landings and of the scores of movements.
extension Threshold {
  private static let padua = "Padua et al. 2009, Am. J. Sports Med. 37, 1996–2002"
  private static let contacts: [MovementTask] = [.dropJump, .landing, .singleLegLanding]

  /// Knee flexion at contact below which a landing is stiff.
  public static let kneeFlexionAtContact = Threshold(
    "TH44", of: [.kneeFlexionAtContact], in: contacts, .below, 30, defaultU95: 4,
    rationale:
      "The first item of the landing error score. Cohorts land at 16° to 18°, so nearly everybody "
      + "fails it: it counts only together with TH45.", source: padua,
    evidence: "verified in two sources")

  /// The bending after contact up to which a landing is stiff.
  public static let kneeFlexionDisplacement = Threshold(
    "TH45", of: [.kneeFlexionDisplacement], in: contacts, .atMost, 45, defaultU95: 5,
    rationale: "An item of the landing error score; cohorts bend by 55° to 71°.", source: padua,
    evidence: "verified in one source")

  /// The landing error score that parted injured youth athletes.
  public static let landingErrors = Threshold(
    "TH50", of: [.lessTotal], in: [.dropJump, .landing], .atLeast, 5, population: .youthAthletes,
    defaultU95: 1,
    rationale: "The best cut in 829 youth athletes, of whom 7 were injured.",
    source: "Padua et al. 2015, J. Athl. Train. 50, 589–595", evidence: "verified in three sources",
    contest: "seven injuries are few, and other cohorts found no such cut")

  /// The landing error score that counts as poor.
  public static let poorLanding = Threshold(
    "TH51", of: [.lessTotal], in: [.dropJump, .landing], .above, 6, defaultU95: 1,
    rationale: "The band that is called poor.", source: padua, evidence: "verified in one source")

  /// The single-leg loading score that asks for work.
  public static let singleLegLoading = Threshold(
    "TH52", of: [.qaslsTotal], in: [.singleLegSquat, .stepDown, .singleLegLanding], .atLeast, 3,
    defaultU95: 1, rationale: "From here on a test of return to sport gives no points for it.",
    source: "table of the single-leg loading score (K-STARTS)", evidence: "verified in one source")

  /// The flaws of tuck jumps that ask for training.
  public static let tuckJumpFlaws = Threshold(
    "TH53", of: [.tuckJumpTotal], in: [.tuckJump], .atLeast, 6, defaultU95: 1,
    rationale: "The number from which its authors train the jump.",
    source: "Myer, Ford and Hewett 2008, Athl. Ther. Today 13, 39–44",
    evidence: "the items are verified in three sources; the number is \(fromMemory)")

  static let landings: [Threshold] = [
    .kneeFlexionAtContact, .kneeFlexionDisplacement, .landingErrors, .poorLanding,
    .singleLegLoading, .tuckJumpFlaws,
  ]
}
