// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMotion

/// The real-time version of the landing error scoring system.
extension ScoreKind {
  public static let lessRealTime = ScoreKind(
    "LESS-RT", "Landing error scoring system, real time", tasks: [.dropJump, .landing],
    definition:
      "Ten characteristics of a landing that an observer scores on the spot over four jumps; here "
      + "they are derived from the items of the LESS, for each leg.",
    items: lessRealTimeItems, maximum: 15,
    source: "Padua et al. 2011, J. Sport Rehabil. 20, 145–156",
    limits:
      "Repeated by an observer within 0.7 to 0.8 points (standard error). The names of the items are "
      + "published, the points of each are from memory of the sheet, and the limits for markers are "
      + "engineering choices. No band is published.")

  private static let realTime = "Padua et al. 2011, J. Sport Rehabil. 20, 145–156"
  private static let derived =
    "published item; points from memory, and the limit for markers is an engineering choice"

  private static let lessRealTimeItems: [ScoreItemKind] = [
    ScoreItemKind(
      "LESS-RT-01", "Stance width",
      definition: "The feet are wider or narrower than the shoulders.",
      formula: "LESS-07 or LESS-08", threshold: "outside 0.90 to 1.10", source: realTime,
      evidence: derived, unit: .ratio),
    ScoreItemKind(
      "LESS-RT-02", "Largest foot rotation", definition: "The feet are turned in or out.",
      formula: "LESS-09 or LESS-10", threshold: "more than 30°", source: realTime,
      evidence: derived, unit: .degrees),
    ScoreItemKind(
      "LESS-RT-03", "Initial foot contact", definition: "The feet do not land alike.",
      formula: "LESS-11", threshold: "more than 33 ms apart, or different patterns",
      source: realTime, evidence: derived, unit: .seconds),
    ScoreItemKind(
      "LESS-RT-04", "Largest knee valgus",
      definition: "The knees move inwards: not (0), a little (1) or much (2).",
      formula:
        "how far the knee lies medial of the midfoot, and of the great toe, from contact to the "
        + "deepest point",
      threshold: "more than 5 mm medial of the midfoot 1, medial of the great toe 2",
      source: realTime, evidence: derived, maximum: 2, unit: .millimetres),
    ScoreItemKind(
      "LESS-RT-05", "Lateral trunk flexion", definition: "The trunk leans sideways.",
      formula: "LESS-06", threshold: "more than 5°", source: realTime, evidence: derived,
      unit: .degrees),
    ScoreItemKind(
      "LESS-RT-06", "Landing pattern of the feet",
      definition: "The feet land on the heel or flat rather than on the toes.",
      formula: "LESS-04", threshold: "heel not more than 10 mm up", source: realTime,
      evidence: derived, unit: .millimetres),
    ScoreItemKind(
      "LESS-RT-07", "Knee flexion displacement",
      definition: "The knees bend much (0), on average (1) or little (2).",
      formula: "knee flexion displacement of LESS-12",
      threshold: "above 65° none, 45 to 65° 1, below 45° 2", source: realTime, evidence: derived,
      maximum: 2, unit: .degrees),
    ScoreItemKind(
      "LESS-RT-08", "Trunk flexion displacement",
      definition: "The trunk bends much (0), on average (1) or little (2).",
      formula: "trunk flexion displacement of LESS-14",
      threshold: "above 15° none, above 0 to 15° 1, 0° or less 2", source: realTime,
      evidence: derived, maximum: 2, unit: .degrees),
    ScoreItemKind(
      "LESS-RT-09", "Joint displacement from the side",
      definition: "The landing is soft (0), average (1) or stiff (2).", formula: "LESS-16",
      threshold: "as LESS-16", source: realTime, evidence: derived, maximum: 2,
      visibility: .estimated, unit: .degrees),
    ScoreItemKind(
      "LESS-RT-10", "Overall impression",
      definition: "The landing is excellent (0), average (1) or poor (2).", formula: "LESS-17",
      threshold: "as LESS-17", source: realTime, evidence: derived, maximum: 2,
      visibility: .estimated, unit: .points),
  ]
}
