// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMotion

/// The tuck jump assessment.
extension ScoreKind {
  public static let tuckJump = ScoreKind(
    "TJA", "Tuck jump assessment", tasks: [.tuckJump],
    definition:
      "Ten flaws of tuck jumps done for ten seconds. A flaw counts when it is seen in at least half "
      + "of the jumps.",
    items: tuckJumpItems, maximum: 10, source: myer,
    limits:
      "Made for an observer. The limits for markers are engineering choices, and so is the share of "
      + "jumps. The noise of the landing cannot be scored. Six flaws as a target for training are from "
      + "memory.")

  private static let myer = "Myer, Ford and Hewett 2008, Athl. Ther. Today 13, 39–44"
  private static let proxy = "published item; the limit for markers is an engineering choice"

  private static let tuckJumpItems: [ScoreItemKind] = [
    ScoreItemKind(
      "TJA-01", "Knee valgus at landing", definition: "The knees move inwards at landing.",
      formula: "least knee-ankle separation ratio from contact to the deepest point",
      threshold: "below 0.8", source: myer, evidence: proxy, unit: .ratio),
    ScoreItemKind(
      "TJA-02", "Thighs not parallel to the floor",
      definition: "The thighs do not reach the horizontal at the top of the jump.",
      formula: "elevation of the lower thigh from hanging down, where the hips are highest",
      threshold: "below 80°", source: myer, evidence: proxy, unit: .degrees),
    ScoreItemKind(
      "TJA-03", "Thighs not equal", definition: "One thigh is higher than the other in flight.",
      formula: "difference of the elevations of both thighs where the hips are highest",
      threshold: "more than 10°", source: myer, evidence: proxy, unit: .degrees),
    ScoreItemKind(
      "TJA-04", "Feet not shoulder-width apart",
      definition: "The feet land wider or narrower than the shoulders.",
      formula: "distance of the ankle centres over that of the acromia at the deepest point",
      threshold: "outside 0.90 to 1.10", source: myer, evidence: proxy, unit: .ratio),
    ScoreItemKind(
      "TJA-05", "Feet not parallel", definition: "One foot lands in front of the other.",
      formula: "distance of the ankle centres forwards at contact", threshold: "more than 50 mm",
      source: myer, evidence: proxy, unit: .millimetres),
    ScoreItemKind(
      "TJA-06", "Contacts not equal in time", definition: "The feet do not land together.",
      formula: "time between the contacts of both feet", threshold: "more than 33 ms",
      source: myer, evidence: proxy, unit: .seconds),
    ScoreItemKind(
      "TJA-07", "Loud contact", definition: "The landing is noisy.", formula: "not measured",
      threshold: "none", source: myer, evidence: proxy, visibility: .unseen("a microphone"),
      unit: .points),
    ScoreItemKind(
      "TJA-08", "Pause between jumps", definition: "The person pauses between the jumps.",
      formula: "time from contact to take-off", threshold: "more than 0.5 s", source: myer,
      evidence: proxy, unit: .seconds),
    ScoreItemKind(
      "TJA-09", "Technique declines", definition: "Technique declines before ten seconds.",
      formula:
        "mean jump height of the last three jumps over that of the first three, of six jumps or more",
      threshold: "below 90 %", source: myer, evidence: proxy, visibility: .conditional,
      unit: .percent),
    ScoreItemKind(
      "TJA-10", "Not in the same footprint",
      definition: "The person does not land where they took off.",
      formula: "distance of the middle between the ankle centres from that of the landing before",
      threshold: "more than 100 mm", source: myer, evidence: proxy, unit: .millimetres),
  ]
}
