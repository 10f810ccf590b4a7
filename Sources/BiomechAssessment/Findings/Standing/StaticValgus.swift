// SPDX-License-Identifier: Apache-2.0

/// Static valgus: a leg that stands knock-kneed.
public struct StaticValgus: FindingRule {
  public static let code = "RL01"
  public static let name = "Static genu valgum (possible)"
  public static let thresholds: [Threshold] = [
    .standingValgusGuarded, .standingValgus, .childAlignment, .mechanicalAxis,
    .ankleGapOfChildren, .ankleGap, .neutralAlignment,
  ]
  public static let source =
    "Sharma et al. 2010, doi:10.1136/ard.2010.129742; limit mirrored from Bellemans et al. 2012, "
    + "doi:10.1007/s11999-011-1936-5; \(ChildAlignment.source)"

  public static let account = RuleAccount(
    measures:
      "The hip-knee-ankle deviation of each leg in quiet standing: 180° less the angle "
      + "between the lines from hip to knee and from knee to ankle centre in the frontal "
      + "plane, varus positive. In children the anatomical tibiofemoral angle, valgus positive.",
    importance:
      "A knee inside the line from hip to ankle carries more load in its outer compartment; "
      + "where there was osteoarthritis, it progressed there more often. It is a matter of "
      + "bones: exercise changes control, not shape. Children of 3 to 6 years stand in valgus while "
      + "they grow.",
    decision:
      "For adults at most −3° (TH03, TH05), judged with U95: a flag needs about "
      + "−6.5°. The number mirrors the definition of constitutional varus; no study sets it "
      + "for valgus. For children more than two standard deviations above the mean of their age and "
      + "sex (TH12). A mechanical axis beyond −10 mm (TH08) and a gap between the ankles of more than "
      + "80 mm while the knees touch (TH09 and TH10, contested) are told beside a finding and never "
      + "raise one. Within ±2° a leg counts as neutral (TH01).",
    limits:
      "The hip centre is a regression from pelvis markers and the knee centre is palpated; "
      + "a turned leg or a bent knee looks like malalignment. It is not a radiograph and does "
      + "not replace one. The table of children has gaps, in which the wider limits of both "
      + "neighbours hold.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    StaticAlignmentRule(
      direction: "valgus", threshold: .standingValgusGuarded, end: .above,
      axis: Threshold.mechanicalAxis.facing(-.infinity),
      gaps: [
        (.intermalleolarDistanceStanding, .ankleGapOfChildren),
        (.intermalleolarDistanceStanding, .ankleGap),
      ]
    ).findings(of: Self.self, in: evidence)
  }
}
