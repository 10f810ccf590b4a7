// SPDX-License-Identifier: Apache-2.0

/// Static varus: a leg that stands bow-legged.
public struct StaticVarus: FindingRule {
  public static let code = "RL02"
  public static let name = "Static genu varum (possible)"
  public static let thresholds: [Threshold] = [
    .standingVarusGuarded, .standingVarus, .childAlignment, .mechanicalAxis, .kneeGap,
    .neutralAlignment,
  ]
  public static let source =
    "Bellemans et al. 2012, doi:10.1007/s11999-011-1936-5; Sharma et al. 2010, "
    + "doi:10.1136/ard.2010.129742; \(ChildAlignment.source)"

  public static let account = RuleAccount(
    measures:
      "The hip-knee-ankle deviation of each leg in quiet standing: 180° less the angle "
      + "between the lines from hip to knee and from knee to ankle centre in the frontal "
      + "plane, varus positive. In children the anatomical tibiofemoral angle, valgus positive.",
    importance:
      "A knee outside the line from hip to ankle carries more load in its inner "
      + "compartment; such knees more often got osteoarthritis, and it progressed there more "
      + "often. A few degrees are common in healthy people: 32 % of men and 17 % of women "
      + "stand at 3° or more.",
    decision:
      "For adults at least 3° (TH02, TH04), the definition of constitutional varus, judged with U95: "
      + "a flag needs about 6.5°. For children more than two standard deviations below the mean of "
      + "their age and sex (TH12). A mechanical axis beyond 15 mm (TH08) and a gap between the knees "
      + "of more than 60 mm while the ankles touch (TH11, contested) are told beside a finding and "
      + "never raise one. Within ±2° a leg counts as neutral (TH01).",
    limits:
      "The hip centre is a regression from pelvis markers and the knee centre is palpated; "
      + "a turned leg or a bent knee looks like malalignment. It is not a radiograph and does "
      + "not replace one. The table of children has gaps, in which the wider limits of both "
      + "neighbours hold.")

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    StaticAlignmentRule(
      direction: "varus", threshold: .standingVarusGuarded, end: .below,
      axis: Threshold.mechanicalAxis.facing(.infinity),
      gaps: [(.intercondylarDistanceStanding, .kneeGap)]
    ).findings(of: Self.self, in: evidence)
  }
}
