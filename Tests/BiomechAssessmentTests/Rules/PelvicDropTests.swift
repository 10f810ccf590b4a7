// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct PelvicDropTests {
  @Test(
    arguments: [MovementTask.singleLegSquat, .stepDown, .singleLegLanding],
    [(9.5, FindingLevel.flag), (8.5, .watch), (5, .below), (4, .below), (0.5, .clear)])
  func `the peak counts in tasks of one leg`(
    task: MovementTask, value: (drop: Double, level: FindingLevel)
  ) {
    let level = HandBuiltEvidence.level(
      of: PelvicDrop.self, .contralateralPelvicDropPeak, .right, task, value.drop, u95: 4)

    #expect(level == value.level)
  }

  @Test(arguments: [(9.5, FindingLevel.flag), (8.5, .watch), (4, .below), (0.5, .clear)])
  func `the mean counts in walking`(drop: Double, expected: FindingLevel) {
    let level = HandBuiltEvidence.level(
      of: PelvicDrop.self, .contralateralPelvicDropMeanStance, .left, .gait, drop, u95: 4)

    #expect(level == expected)
  }

  @Test func `one drop of three is no finding`() throws {
    var evidence = HandBuiltEvidence()
    evidence.add(.contralateralPelvicDropPeak, .right, .stepDown, [30, 0, 0], u95: 4)
    let finding = try #require(evidence.finding(PelvicDrop.self, .right))

    #expect(finding.level == .below)
    #expect(finding.deciding?.threshold.id == "TH55")
    #expect(finding.deciding?.repetitionsBeyond == 1)
  }

  @Test func `two of three are enough for a watch`() throws {
    var evidence = HandBuiltEvidence()
    evidence.add(.contralateralPelvicDropPeak, .right, .stepDown, [12, 12, 4], u95: 4)

    #expect(evidence.finding(PelvicDrop.self, .right)?.level == .watch)
  }
}
