// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct LimitedDorsiflexionTests {
  private let rule = LimitedDorsiflexion.self

  private func squats(_ angles: [Double], flexion: Double = 90) -> HandBuiltEvidence {
    var evidence = HandBuiltEvidence()
    for side in [BodySide.right, .left] {
      evidence.add(
        .kneeFlexionPeak, side, .squat, angles.map { _ in flexion }, u95: 5)
      evidence.add(.ankleDorsiflexionPeak, side, .squat, angles, u95: 4)
    }
    return evidence
  }

  @Test(arguments: [
    (15.5, FindingLevel.flag), (16.5, .watch), (19.5, .watch), (20, .below), (23.5, .below),
    (24, .clear), (35, .clear),
  ])
  func `a squat with little dorsiflexion counts`(angle: Double, level: FindingLevel) throws {
    let finding = try #require(squats([angle, angle]).finding(rule, .left))

    #expect(finding.level == level)
    #expect(finding.deciding?.threshold.id == "TH58")
  }

  @Test func `a shallow squat says nothing of the ankle`() throws {
    let finding = try #require(squats([10, 10], flexion: 59).finding(rule, .both))

    #expect(finding.level == .notAssessed)
    #expect(finding.missing == "a trial with at least 2 squats to 60° of knee flexion")
  }

  @Test func `one squat is not enough`() {
    #expect(squats([10]).findings(rule).map(\.level) == [.notAssessed])
  }

  @Test(arguments: [(20.0, FindingLevel.watch), (34, .watch), (36, .below), (39, .clear)])
  func `a lunge raises no flag, since it may not have been the test`(
    angle: Double, level: FindingLevel
  ) throws {
    var evidence = HandBuiltEvidence()
    evidence.add(.shankInclinationPeak, .right, .lunge, [angle, angle], u95: 3)
    let finding = try #require(evidence.finding(rule, .right))

    #expect(finding.level == level)
    #expect(finding.deciding?.threshold.id == "TH57")
    if level == .watch { #expect(finding.sentence.contains("weight-bearing lunge test")) }
  }

  @Test func `without markers of the foot it says so`() throws {
    var evidence = HandBuiltEvidence()
    evidence.add(.kneeFlexionPeak, .right, .squat, [90, 90], u95: 5)
    let finding = try #require(evidence.finding(rule, .right))

    #expect(
      finding.missing
        == "peak ankle dorsiflexion in 2 squats or more (heel, toe and ankle markers)")
  }
}
