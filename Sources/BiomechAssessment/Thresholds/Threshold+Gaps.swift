// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Limits of the gaps between the legs, of children and of the Q-angle.
extension Threshold {
  private static let merchant = "Merchant et al. 2020, The Knee"

  /// The gap between the ankles of a child with the knees touching.
  public static let ankleGapOfChildren = Threshold(
    "TH09", of: [.intermalleolarDistanceStanding], in: [.static], .above, 80, highestLevel: .watch,
    population: .ages2To11, defaultU95: 10,
    rationale: "The upper limit that is quoted for 2 to 11 years, with the knees touching.",
    source: "Heath and Staheli 1993, as quoted elsewhere",
    evidence: "verified in two secondary pages",
    contest: "other sources tolerate 50 mm at 3 years and 30 mm from 8 years on")

  /// The gap between the ankles from 12 years on with the knees touching.
  public static let ankleGap = Threshold(
    "TH10", of: [.intermalleolarDistanceStanding], in: [.static], .above, 80, highestLevel: .watch,
    population: .ages12AndOver, defaultU95: 10,
    rationale: "What surgical clinics commonly use, with the knees touching.",
    source: "practice of surgical clinics", evidence: "contested",
    contest: "other sources give 0 to 30 mm from 8 years on")

  /// The gap between the knees with the ankles touching.
  public static let kneeGap = Threshold(
    "TH11", of: [.intercondylarDistanceStanding], in: [.static], .above, 60, highestLevel: .watch,
    population: .over2, defaultU95: 10,
    rationale:
      "Bow legs are not a matter of growth any more after 2 years, with the ankles touching.",
    source: "conflicting sources", evidence: "contested",
    contest: "some sources accept no gap at all, others 40 to 60 mm")

  /// The tibiofemoral angle of children, in standard deviations of the table for age and sex.
  public static let childAlignment = Threshold(
    "TH12", of: [.tibiofemoralAngleStanding], in: [.static], .outside, 2, unit: " SD",
    lowerLimit: -2,
    population: .children, defaultU95: 3,
    parts: ChildAlignment.table.flatMap { row in
      [
        Part("\(row.words), mean", row.mean, "°"), Part("\(row.words), SD", row.deviation, "°"),
      ]
    },
    rationale:
      "Two standard deviations of healthy children of the age and sex. Between the ages of the table "
      + "the limits of both neighbours apply together, the wider one on each side.",
    source: ChildAlignment.source,
    evidence: "verified in one study; what holds between its ages is an engineering choice")

  /// The Q-angle above which it is large for a man.
  public static let quadricepsAngleOfMen = Threshold(
    "TH13", of: [.quadricepsAngleStanding], in: [.static], .above, 19, role: .context,
    population: .men, defaultU95: 5,
    rationale: "The mean of men, 13.5°, and the half width of 95 %.",
    source: merchant, evidence: "verified in one abstract")

  /// The Q-angle above which it is large for a woman.
  public static let quadricepsAngleOfWomen = Threshold(
    "TH14", of: [.quadricepsAngleStanding], in: [.static], .above, 21, role: .context,
    population: .women, defaultU95: 5,
    rationale: "The mean of women, 15.9°, and the half width of 95 %.", source: merchant,
    evidence: "verified in one abstract")

  /// No Q-angle raises a flag.
  public static let quadricepsAngleAlone = Threshold(
    "TH15", of: [.quadricepsAngleStanding], .never, 0, role: .neverClaimed,
    rationale: "The Q-angle goes neither with pain nor with the projection angle.",
    source: "Almeida et al. 2016; Smith et al. 2008 (review)", evidence: "verified in three sources"
  )

  /// The difference of the Q-angles that is worth a word.
  public static let quadricepsAngleDifference = Threshold(
    "TH16", of: [.difference(of: .quadricepsAngleStanding)], in: [.static], .magnitudeAtLeast, 8,
    role: .context, defaultU95: 7,
    rationale: "47 % of people differ by 4° or more, 17 % by 8° to 12°.",
    source: "Livingston and Mandigo 1999", evidence: "verified in one study")

  static let gapsAndQuadricepsAngle: [Threshold] = [
    .ankleGapOfChildren, .ankleGap, .kneeGap, .childAlignment, .quadricepsAngleOfMen,
    .quadricepsAngleOfWomen, .quadricepsAngleAlone, .quadricepsAngleDifference,
  ]
}

/// The tibiofemoral angle of healthy children, valgus positive, by goniometer.
enum ChildAlignment {
  static let source = "tibiofemoral angles of South Indian children, BJR 2013;2:155"

  /// One row of the table.
  struct Row: Hashable {
    let ages: ClosedRange<Double>
    let sex: Subject.Sex
    let mean: Double
    let deviation: Double

    var words: String {
      "\(Int(ages.lowerBound)) to \(Int(ages.upperBound)) years, "
        + (sex == .female ? "girls" : "boys")
    }

    var limits: ClosedRange<Double> { (mean - 2 * deviation)...(mean + 2 * deviation) }
  }

  static let table: [Row] = [
    Row(ages: 2...3, sex: .female, mean: 2.45, deviation: 0.87),
    Row(ages: 2...3, sex: .male, mean: 1.8, deviation: 0.65),
    Row(ages: 5...6, sex: .female, mean: 7.25, deviation: 0.64),
    Row(ages: 5...6, sex: .male, mean: 6.7, deviation: 1.3),
    Row(ages: 17...18, sex: .female, mean: 4.43, deviation: 0.68),
    Row(ages: 17...18, sex: .male, mean: 3.18, deviation: 1.74),
  ]

  /// The limits for an age in years and a sex, or `nil` for an age outside the table.
  ///
  /// Between two rows both hold together: the lower of the lower limits, the upper of the upper ones.
  static func limits(age: Double, sex: Subject.Sex) -> ClosedRange<Double>? {
    let rows = table.filter { $0.sex == sex }
    if let row = rows.first(where: { $0.ages.contains(age) }) { return row.limits }
    guard let before = rows.last(where: { $0.ages.upperBound < age }),
      let after = rows.first(where: { $0.ages.lowerBound > age })
    else { return nil }
    return min(
      before.limits.lowerBound, after.limits.lowerBound)...max(
        before.limits.upperBound, after.limits.upperBound)
  }
}
