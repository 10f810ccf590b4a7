// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct DynamicKneeValgusLandingTests {
  private let rule = DynamicKneeValgusLanding.self
  private let woman = Subject(age: 25, sex: .female)
  private let man = Subject(age: 25, sex: .male)

  private func level(
    _ kind: MeasureKind, _ value: Double, u95: Double, task: MovementTask = .dropJump,
    _ subject: Subject
  ) -> FindingLevel? {
    HandBuiltEvidence.level(of: rule, kind, .right, task, value, u95: u95, subject: subject)
  }

  // Women 13° + 8°, men 8° + 8°.
  @Test(arguments: [
    (21.5, FindingLevel.flag, FindingLevel.flag), (20.5, .watch, .flag), (15.5, .watch, .watch),
    (13.5, .watch, .watch), (12.5, .below, .watch), (8.5, .below, .watch), (7.5, .below, .below),
  ])
  func `the projection angle has a limit for women and one for men`(
    angle: Double, ofWomen: FindingLevel, ofMen: FindingLevel
  ) {
    #expect(level(.frontalPlaneProjectionAnglePeak, angle, u95: 8, woman) == ofWomen)
    #expect(level(.frontalPlaneProjectionAnglePeak, angle, u95: 8, man) == ofMen)
  }

  // On one leg 12° for women and 9° for men; below the usual range is no valgus.
  @Test(arguments: [
    (20.5, FindingLevel.flag, FindingLevel.flag), (19.5, .watch, .flag), (12.5, .watch, .watch),
    (11.5, .below, .watch), (8.5, .below, .below), (-9, .below, .below),
  ])
  func `a landing on one leg has limits of its own`(
    angle: Double, ofWomen: FindingLevel, ofMen: FindingLevel
  ) {
    let kind = MeasureKind.frontalPlaneProjectionAnglePeak
    #expect(level(kind, angle, u95: 8, task: .singleLegLanding, woman) == ofWomen)
    #expect(level(kind, angle, u95: 8, task: .singleLegLanding, man) == ofMen)
  }

  @Test func `an unknown sex is named`() throws {
    var evidence = HandBuiltEvidence(subject: Subject(age: 25))
    evidence.add(.frontalPlaneProjectionAnglePeak, .right, .landing, [30, 30, 30], u95: 8)
    evidence.add(.kneeAbductionPeak, .right, .landing, [0, 0, 0], u95: 5)
    let finding = try #require(evidence.finding(rule, .right))

    #expect(finding.level == .below)
    #expect(
      finding.sentence.contains(
        "peak frontal plane projection angle (the sex of the subject)"))
  }

  @Test(arguments: [(15.0, FindingLevel.watch), (4.7, .watch), (4.5, .below)])
  func `the abduction at contact is contested and never more than a watch`(
    angle: Double, expected: FindingLevel
  ) throws {
    var evidence = HandBuiltEvidence(subject: woman)
    evidence.add(.kneeAbductionAtContact, .right, .dropJump, [angle, angle, angle], u95: 5)
    let finding = try #require(evidence.finding(rule, .right))

    #expect(finding.level == expected)
    if expected == .watch {
      #expect(
        finding.sentence.contains("the limit is contested: a pooled analysis of nine studies"))
    }
  }

  @Test func `the abduction at contact is not held against men or in other landings`() {
    #expect(level(.kneeAbductionAtContact, 15, u95: 5, man) == .notAssessed)
    #expect(level(.kneeAbductionAtContact, 15, u95: 5, task: .landing, woman) == .notAssessed)
  }

  @Test(arguments: [(18.5, FindingLevel.flag), (17.5, .watch), (9.5, .below)])
  func `a flag on the angle needs a peak beyond 10° and its error`(
    angle: Double, expected: FindingLevel
  ) {
    #expect(level(.kneeAbductionPeak, angle, u95: 8, woman) == expected)
  }

  @Test(arguments: [(38.0, FindingLevel.flag), (36, .watch), (19, .below)])
  func `the displacement counts as in the squat`(value: Double, expected: FindingLevel) {
    #expect(level(.medialKneeDisplacementPeak, value, u95: 17, woman) == expected)
  }

  @Test(arguments: [(0.69, FindingLevel.flag), (0.75, .watch), (0.85, .below), (0.95, .clear)])
  func `the knees together are judged by the separation ratio`(
    ratio: Double, expected: FindingLevel
  ) throws {
    let found = HandBuiltEvidence.level(
      of: rule, .kneeAnkleSeparationRatioMinimum, .both, .dropJump, ratio, u95: 0.1)

    #expect(found == expected)
  }

  @Test func `no sentence predicts an injury`() throws {
    var evidence = HandBuiltEvidence(subject: woman)
    evidence.add(.frontalPlaneProjectionAnglePeak, .left, .landing, [30, 30, 30], u95: 8)
    let finding = try #require(evidence.finding(rule, .left))

    #expect(finding.level == .flag)
    #expect(
      finding.sentence.hasSuffix("It is technique worth training and does not predict injury."))
  }

  @Test func `two landings are not enough`() throws {
    var evidence = HandBuiltEvidence(subject: woman)
    evidence.add(.frontalPlaneProjectionAnglePeak, .left, .landing, [30, 30], u95: 8)
    let finding = try #require(evidence.findings(rule).first)

    #expect(finding.level == .notAssessed)
    #expect(finding.missing == "at least 3 landings on both legs (there are 2)")
  }
}
