// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMotion

/// The landing error scoring system.
extension ScoreKind {
  public static let less = ScoreKind(
    "LESS", "Landing error scoring system", tasks: [.dropJump, .landing],
    definition:
      "Seventeen errors of a jump landing from a box of 30 cm, half the body height away, with a jump "
      + "upwards at once. Each leg is scored as the tested leg; the worse leg is told beside both. "
      + "Three landings are put together by their mean, or by the errors seen in at least two of "
      + "three: the choice changes the band of 8 to 15 % of people and is kept with the score. Items "
      + "1 to 15 need no impression and have a total of their own (LESS-15).",
    items: lessItems,
    bands: [
      Band("excellent", upTo: 4), Band("good", upTo: 5), Band("moderate", upTo: 6),
      Band("poor", upTo: .infinity),
    ], maximum: 19,
    source:
      "Padua et al. 2009, Am. J. Sports Med. 37, 1996–2002; ways to put landings together: "
      + "Hanzlíková et al. 2020",
    limits:
      "Made for an observer of video; the limits of the angles are those of the sheet, how they are "
      + "taken from markers is this project's choice. Nearly everybody fails item 1: the mean knee "
      + "flexion at contact was 16 to 18° in the first study. Items 16 and 17 are impressions and only "
      + "estimated here. A total with items left out is a lower bound and has no band. A landing that "
      + "is held is not the standard task. The score describes technique; it does not predict injury."
  )

  private static let padua = "Padua et al. 2009, Am. J. Sports Med. 37, 1996–2002"
  private static let sheet = "published limit"
  private static let chosen = "published item; the limit for markers is an engineering choice"

  private static let lessItems: [ScoreItemKind] =
    lessContactItems + lessStanceItems + lessMotionItems

  private static let lessContactItems: [ScoreItemKind] = [
    ScoreItemKind(
      "LESS-01", "Knee flexion at contact",
      definition: "The knee of the tested leg is bent by less than 30° at initial contact.",
      formula: "knee flexion in the frame of the leg's own initial contact",
      threshold: "below 30°", source: padua, evidence: sheet, unit: .degrees),
    ScoreItemKind(
      "LESS-02", "Hip flexion at contact",
      definition: "The thigh is in line with the trunk at initial contact.",
      formula: "angle between the long axes of trunk and thigh seen from the side, at contact",
      threshold: "5° or less", source: padua, evidence: chosen, unit: .degrees),
    ScoreItemKind(
      "LESS-03", "Trunk flexion at contact",
      definition: "The trunk is upright or leans backwards at initial contact.",
      formula: "lean of the trunk forwards from the vertical, at contact",
      threshold: "0° or less", source: padua, evidence: sheet, unit: .degrees),
    ScoreItemKind(
      "LESS-04", "Ankle plantarflexion at contact",
      definition: "The foot lands on the heel or flat rather than on the toes.",
      formula:
        "height of the heel marker over the toe marker at contact, less that in flat standing",
      threshold: "10 mm or less", source: padua, evidence: chosen, unit: .millimetres),
    ScoreItemKind(
      "LESS-05", "Medial knee position at contact",
      definition: "A vertical line from the middle of the patella passes medial of the midfoot.",
      formula:
        "how far the patella marker, else the knee centre, lies medial of the middle between heel and "
        + "forefoot along the frontal plane, at contact",
      threshold: "more than 5 mm", source: padua, evidence: chosen, unit: .millimetres),
    ScoreItemKind(
      "LESS-06", "Lateral trunk flexion at contact",
      definition: "The trunk leans to either side at initial contact.",
      formula: "magnitude of the lean of the trunk sideways from the vertical, at contact",
      threshold: "more than 5°", source: padua, evidence: chosen, unit: .degrees),
  ]

  private static let lessStanceItems: [ScoreItemKind] = [
    ScoreItemKind(
      "LESS-07", "Wide stance", definition: "The feet are further apart than the shoulders.",
      formula:
        "distance of the ankle centres over that of the acromia along the frontal plane, once both "
        + "feet are flat",
      threshold: "above 1.10", source: padua, evidence: chosen, unit: .ratio),
    ScoreItemKind(
      "LESS-08", "Narrow stance", definition: "The feet are closer together than the shoulders.",
      formula: "the same ratio as in LESS-07; both cannot be an error", threshold: "below 0.90",
      source: padua, evidence: chosen, unit: .ratio),
    ScoreItemKind(
      "LESS-09", "Toe-in",
      definition: "The foot is turned inwards by more than 30° between contact and deepest point.",
      formula: "largest foot progression, toes inwards, from contact to the largest knee flexion",
      threshold: "more than 30°", source: padua, evidence: sheet, unit: .degrees),
    ScoreItemKind(
      "LESS-10", "Toe-out",
      definition: "The foot is turned outwards by more than 30° between contact and deepest point.",
      formula: "largest foot progression, toes outwards, from contact to the largest knee flexion",
      threshold: "more than 30°", source: padua, evidence: sheet, unit: .degrees),
    ScoreItemKind(
      "LESS-11", "Asymmetric foot contact",
      definition: "One foot lands first, or one on the toes and the other on the heel.",
      formula:
        "time between the contacts of both feet; and whether LESS-04 differs between the legs",
      threshold: "more than one frame of video (33 ms), or landing patterns that differ",
      source: padua, evidence: chosen, unit: .seconds),
  ]

  private static let lessMotionItems: [ScoreItemKind] = [
    ScoreItemKind(
      "LESS-12", "Knee flexion displacement",
      definition: "The knee bends by 45° or less between contact and deepest point.",
      formula: "knee flexion at the deepest point less that at contact",
      threshold: "45° or less", source: padua, evidence: sheet, unit: .degrees),
    ScoreItemKind(
      "LESS-13", "Hip flexion displacement",
      definition: "The hip does not bend further after contact.",
      formula: "angle of LESS-02 at the deepest point less that at contact",
      threshold: "0° or less", source: padua, evidence: sheet, unit: .degrees),
    ScoreItemKind(
      "LESS-14", "Trunk flexion displacement",
      definition: "The trunk does not lean further forwards after contact.",
      formula: "lean of the trunk forwards at the deepest point less that at contact",
      threshold: "0° or less", source: padua, evidence: sheet, unit: .degrees),
    ScoreItemKind(
      "LESS-15", "Medial knee displacement",
      definition: "At its most medial the patella is medial of the great toe.",
      formula:
        "largest distance of the patella marker, else the knee centre, medial of the great toe (20 mm "
        + "inside of the second toe where the great toe has no marker) along the frontal plane, from "
        + "contact to the deepest point",
      threshold: "more than 0 mm", source: padua, evidence: chosen, unit: .millimetres),
    ScoreItemKind(
      "LESS-16", "Joint displacement",
      definition: "The landing is soft (0), average (1) or stiff (2).",
      formula: "knee flexion displacement of LESS-12",
      threshold: "above 65° soft, 45 to 65° average, below 45° stiff", source: padua,
      evidence: chosen, maximum: 2, visibility: .estimated, unit: .degrees),
    ScoreItemKind(
      "LESS-17", "Overall impression",
      definition: "The landing is excellent (0), average (1) or poor (2).",
      formula: "sum of items 1 to 15",
      threshold:
        "1 or less without LESS-15 excellent; 6 or more, or LESS-15 in a stiff landing, poor; else "
        + "average",
      source: padua, evidence: chosen, maximum: 2, visibility: .estimated, unit: .points),
  ]
}
