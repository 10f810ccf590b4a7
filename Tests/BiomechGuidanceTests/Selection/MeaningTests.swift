// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import Testing

/// What a finding means is said no more surely than the finding itself.
struct MeaningTests {
  private func meaning(
    _ code: String, _ level: FindingLevel, _ kind: MeasureKind, _ threshold: Threshold
  ) -> String? {
    var finding = Finding.of(code, level)
    finding.criteria = [
      Criterion(
        kind: kind, side: finding.side, threshold: threshold, value: 0, u95: 1, level: level,
        repetitionsBeyond: 3, repetitions: 3)
    ]
    return Guidance(for: .finding(finding), subject: .adult(), screened: true).findings.first?
      .meaning
  }

  private static let inwards = "The knees move inwards during the squat, which practice can change."

  @Test func `knees that move inwards are a fact only where their path is flagged`() {
    #expect(
      meaning("RL04", .flag, .medialKneeDisplacementPeak, .medialKneeDisplacement) == Self.inwards)
    #expect(
      meaning("RL04", .flag, .kneeAnkleSeparationRatioAtBottom, .kneeAnkleSeparation)
        == Self.inwards)
  }

  @Test(arguments: [FindingLevel.flag, .watch])
  func `where the knee abduction decides, the meaning speaks of the angle`(
    level: FindingLevel
  ) throws {
    let text = try #require(meaning("RL04", level, .kneeAbductionPeak, .kneeAbduction))

    #expect(text.contains("angle of the knee"))
    #expect(text.contains("markers"))
    #expect(!text.contains("move inwards"))
  }

  @Test func `a watch is worded as a possibility for every rule and threshold`() throws {
    let cases: [(String, MeasureKind, Threshold)] = [
      ("RL01", .hkaDeviationStanding, .standingValgusGuarded),
      ("RL02", .hkaDeviationStanding, .standingVarusGuarded),
      ("RL04", .medialKneeDisplacementPeak, .medialKneeDisplacement),
      ("RL04", .kneeAbductionPeak, .kneeAbduction),
      ("RL04", .kneeAnkleSeparationRatioAtBottom, .kneeAnkleSeparation),
    ]
    for (code, kind, threshold) in cases {
      let watch = try #require(meaning(code, .watch, kind, threshold))
      let flag = try #require(meaning(code, .flag, kind, threshold))

      #expect(watch.hasPrefix("If this were so, it would mean that the "))
      #expect(!flag.hasPrefix("If"))
      #expect(!flag.isEmpty)
    }
  }

  @Test(arguments: RuleGuidance.all)
  func `what is no finding means nothing`(rule: RuleGuidance) {
    for level in [FindingLevel.below, .clear, .notAssessed] {
      #expect(rule.meaning(of: .of(rule.code, level)).isEmpty)
    }
  }
}
