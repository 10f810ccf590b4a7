// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMotion

/// The qualitative analysis of single-leg loading.
extension ScoreKind {
  public static let qasls = ScoreKind(
    "QASLS", "Qualitative analysis of single-leg loading",
    tasks: [.singleLegSquat, .stepDown, .singleLegLanding],
    definition:
      "Ten errors of a movement on one leg, one point each; 0 is best. What markers can show is "
      + "scored; the arms and the position of the free thigh are left out.",
    items: qaslsItems, maximum: 10, source: herrington,
    limits:
      "Made for an observer. The limits for markers are engineering choices. The total is of the "
      + "items that markers show and may miss points for arms and free leg. No band is published.")

  private static let herrington = "Herrington and Munro 2014 (QASLS)"
  private static let proxy = "published item; the limit for markers is an engineering choice"

  private static let qaslsItems: [ScoreItemKind] = [
    ScoreItemKind(
      "QASLS-01", "Arm strategy", definition: "The arms move much to keep the balance.",
      formula: "not measured", threshold: "none", source: herrington, evidence: proxy,
      visibility: .unseen("markers on the wrists"), unit: .points),
    ScoreItemKind(
      "QASLS-02", "Trunk lean", definition: "The trunk leans to a side.",
      formula: "largest lean of the trunk sideways from the vertical",
      threshold: "more than 8°", source: herrington, evidence: proxy, unit: .degrees),
    ScoreItemKind(
      "QASLS-03", "Pelvis not level", definition: "The pelvis does not stay horizontal.",
      formula: "largest change of pelvic obliquity from the start of the repetition",
      threshold: "more than 5°", source: herrington, evidence: proxy, unit: .degrees),
    ScoreItemKind(
      "QASLS-04", "Pelvic tilt or rotation", definition: "The pelvis tilts or turns excessively.",
      formula:
        "larger one of the largest changes of pelvic tilt and rotation from the start of the "
        + "repetition",
      threshold: "more than 10°", source: herrington, evidence: proxy, unit: .degrees),
    ScoreItemKind(
      "QASLS-05", "Thigh into adduction", definition: "The loaded thigh moves inwards.",
      formula: "largest hip adduction", threshold: "more than 15°", source: herrington,
      evidence: proxy, unit: .degrees),
    ScoreItemKind(
      "QASLS-06", "Free thigh not neutral", definition: "The thigh of the free leg is not neutral.",
      formula: "not measured", threshold: "none", source: herrington, evidence: proxy,
      visibility: .unseen("a definition of neutral for the free thigh"), unit: .points),
    ScoreItemKind(
      "QASLS-07", "Knee inwards (noticeable)",
      definition: "The patella points inwards of the second toe.",
      formula:
        "largest distance of the knee centre medial of the vertical plane through heel and second toe",
      threshold: "more than 0 mm", source: herrington, evidence: proxy, unit: .millimetres),
    ScoreItemKind(
      "QASLS-08", "Knee past the inside of the foot (significant)",
      definition: "The patella points past the inner border of the foot.",
      formula:
        "largest distance as in QASLS-07 beyond the great toe, or beyond 20 mm where that has no "
        + "marker",
      threshold: "more than 0 mm", source: herrington, evidence: proxy, unit: .millimetres),
    ScoreItemKind(
      "QASLS-09", "Free foot touches", definition: "The free foot touches the floor.",
      formula:
        "least height of a marker of the free foot over its height in flat standing; not in a "
        + "step-down, where the heel is meant to touch",
      threshold: "15 mm or less", source: herrington, evidence: proxy, visibility: .conditional,
      unit: .millimetres),
    ScoreItemKind(
      "QASLS-10", "Stance leg wobbles", definition: "The loaded leg wobbles noticeably.",
      formula:
        "turns of the way of the knee centre from side to side, each of at least 5 mm",
      threshold: "more than 4", source: herrington, evidence: proxy, unit: .points),
  ]
}
