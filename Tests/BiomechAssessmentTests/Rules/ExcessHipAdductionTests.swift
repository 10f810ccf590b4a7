// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct ExcessHipAdductionTests {
  @Test(
    arguments: [MovementTask.singleLegSquat, .stepDown, .singleLegLanding, .dropJump, .landing],
    [(25.5, FindingLevel.flag), (24.5, .watch), (20, .below), (15.5, .below), (14.5, .clear)])
  func `the peak is judged in tasks under load`(
    task: MovementTask, value: (angle: Double, level: FindingLevel)
  ) {
    let level = HandBuiltEvidence.level(
      of: ExcessHipAdduction.self, .hipAdductionPeak, .left, task, value.angle, u95: 5)

    #expect(level == value.level)
  }

  @Test func `doubtful markers raise no flag`() throws {
    var evidence = HandBuiltEvidence()
    evidence.add(
      .hipAdductionPeak, .left, .stepDown, [40, 40, 40], u95: 5, quality: .doubtful)
    let finding = try #require(evidence.finding(ExcessHipAdduction.self, .left))

    #expect(finding.level == .watch)
    #expect(finding.deciding?.threshold.id == "TH54")
  }

  @Test func `a double-leg squat is not looked at`() throws {
    let finding = HandBuiltEvidence.level(
      of: ExcessHipAdduction.self, .hipAdductionPeak, .left, .squat, 40, u95: 5)

    #expect(finding == nil)
  }
}
