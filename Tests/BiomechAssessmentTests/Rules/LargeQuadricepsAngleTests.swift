// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct LargeQuadricepsAngleTests {
  private let rule = LargeQuadricepsAngle.self

  private func evidence(
    _ right: Double, _ left: Double, _ sex: Subject.Sex?
  ) -> HandBuiltEvidence {
    var evidence = HandBuiltEvidence(subject: Subject(age: 30, sex: sex))
    evidence.add(whole: .quadricepsAngleStanding, .right, .static, right, u95: 5)
    evidence.add(whole: .quadricepsAngleStanding, .left, .static, left, u95: 5)
    return evidence
  }

  @Test(arguments: [
    (Subject.Sex.female, 21.5, "TH14", "above the usual upper end of women, 21°"),
    (.female, 20.5, "TH14", "not above the usual upper end of women, 21°"),
    (.male, 19.5, "TH13", "above the usual upper end of men, 19°"),
    (.male, 18.5, "TH13", "not above the usual upper end of men, 19°"),
  ])
  func `it is described beside the usual values and never judged`(
    sex: Subject.Sex, angle: Double, threshold: String, words: String
  ) throws {
    let finding = try #require(evidence(angle, angle, sex).finding(rule, .right))

    #expect(finding.level == .info)
    #expect(finding.criteria.map(\.level) == [.info])
    #expect(finding.deciding?.threshold.id == threshold)
    #expect(finding.sentence.contains(" in standing, \(words). It is a description"))
  }

  @Test func `not even a huge angle raises a flag`() {
    #expect(evidence(60, 10, .female).findings(rule).allSatisfy { $0.level == .info })
  }

  @Test func `an unknown sex is named`() throws {
    let finding = try #require(evidence(25, 25, nil).finding(rule, .left))

    #expect(finding.level == .info)
    #expect(finding.criteria.isEmpty)
    #expect(finding.sentence.contains("needs the sex of the subject"))
  }

  @Test func `a difference of 8° is worth a word, one of 7.9° is not`() throws {
    let large = evidence(22, 14, .female).finding(rule, .both)
    let small = evidence(22, 14.1, .female).finding(rule, .both)

    #expect(large?.level == .info)
    #expect(large?.deciding?.threshold.id == "TH16")
    #expect(small == nil)
  }

  @Test func `missing markers are named`() throws {
    let finding = try #require(HandBuiltEvidence().finding(rule, .both))

    #expect(
      finding.missing
        == "a static trial with markers on the patella and the tibial tuberosity")
  }
}
