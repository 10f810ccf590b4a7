// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct GaitDeviationTests {
  private let rule = GaitDeviation.self

  @Test(arguments: [(10.5, FindingLevel.flag), (9.5, .watch), (8.4, .below), (6.5, .clear)])
  func `the profile score is judged once for both sides`(
    score: Double, level: FindingLevel
  ) throws {
    var evidence = HandBuiltEvidence()
    evidence.add(whole: .gaitProfileScore, .both, .gait, score, u95: 1.6)
    let finding = try #require(evidence.finding(rule, .both))

    #expect(finding.level == level)
    #expect(finding.deciding?.threshold.id == "TH24")
  }

  @Test(arguments: [(79.0, FindingLevel.flag), (81, .watch), (90, .below), (101, .clear)])
  func `the deviation index is judged from below`(index: Double, level: FindingLevel) throws {
    var evidence = HandBuiltEvidence()
    evidence.add(whole: .gaitDeviationIndex, .left, .gait, index, u95: 10)
    let finding = try #require(evidence.finding(rule, .left))

    #expect(finding.level == level)
    #expect(finding.deciding?.threshold.id == "TH25")
  }

  @Test(arguments: [
    (3.5, FindingLevel.flag), (-3.5, .flag), (2.5, .watch), (-2.5, .watch), (1.5, .below),
    (0.5, .clear),
  ])
  func `knee adduction is judged on either side of the norm`(
    z: Double, level: FindingLevel
  ) {
    let found = HandBuiltEvidence.level(
      of: rule, .kneeAdductionMeanStanceZ, .right, .gait, z, u95: 1.4, count: 5)

    #expect(found == level)
  }

  @Test func `four strides are not enough`() throws {
    var evidence = HandBuiltEvidence()
    evidence.add(.kneeAdductionMeanStanceZ, .right, .gait, [9, 9, 9, 9], u95: 1.4)
    let finding = try #require(evidence.finding(rule, .right))

    #expect(finding.missing == "at least 5 strides (there are 4)")
  }

  @Test(arguments: [
    (72.0, 0.42, FindingLevel.flag), (52, 0.42, .flag), (69, 0.42, .watch), (55, 0.42, .watch),
    (62, 0.42, .notAssessed), (72, 0.2, .notAssessed),
  ])
  func `the share of stance is judged at free speed, and without norms only told where it is out`(
    share: Double, speed: Double, level: FindingLevel
  ) throws {
    var evidence = HandBuiltEvidence(subject: .adult)
    evidence.add(.stancePercent, .right, .gait, Array(repeating: share, count: 5), u95: 3)
    evidence.add(.normalizedSpeed, .right, .gait, Array(repeating: speed, count: 5), u95: 0.01)
    let finding = try #require(evidence.findings(rule).first)

    #expect(finding.level == level)
    if level == .notAssessed {
      #expect(finding.missing.contains("--norms"))
    } else {
      #expect(finding.deciding?.threshold.id == "TH26")
    }
  }

  @Test func `the share of stance of a child is not judged`() throws {
    var evidence = HandBuiltEvidence(subject: Subject(age: 9))
    evidence.add(.stancePercent, .right, .gait, [80, 80, 80, 80, 80], u95: 3)
    evidence.add(.normalizedSpeed, .right, .gait, [0.42, 0.42, 0.42, 0.42, 0.42], u95: 0.01)

    #expect(evidence.findings(rule).map(\.level) == [.notAssessed])
  }

  @Test func `the distance of knee adduction is told and judges nothing`() throws {
    var evidence = HandBuiltEvidence()
    evidence.add(whole: .gaitProfileScore, .right, .gait, 5, u95: 1.6)
    evidence.add(whole: .kneeFrontalVariableScore, .right, .gait, 20, u95: 5)
    let finding = try #require(evidence.finding(rule, .right))

    #expect(finding.level == .clear)
    #expect(finding.criteria.map(\.threshold.id) == ["TH24", "TH21"])
    #expect(finding.criteria.map(\.level) == [.clear, .info])
  }

  @Test func `without walking it is not assessed`() throws {
    let finding = try #require(HandBuiltEvidence().finding(rule, .both))

    #expect(finding.missing == "a trial with at least 5 strides of walking")
  }
}
