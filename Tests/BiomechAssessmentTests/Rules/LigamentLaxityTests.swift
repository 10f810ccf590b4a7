// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct LigamentLaxityTests {
  private func finding(_ answers: [Intake.Question: Bool]) throws -> Finding {
    let subject = Subject(intake: Intake(answers: answers, side: .left))
    return try #require(
      HandBuiltEvidence(subject: subject).findings(LigamentLaxity.self).first)
  }

  @Test(arguments: [Intake.Question.ligamentLaxity, .previousDislocation])
  func `either answer is told`(question: Intake.Question) throws {
    let finding = try finding([question: true])

    #expect(finding.level == .info)
    #expect(finding.side == .left)
    #expect(
      finding.sentence.contains(question.rawValue.split(separator: "_").joined(separator: " ")))
  }

  @Test func `two times no is clear`() throws {
    #expect(try finding([.ligamentLaxity: false, .previousDislocation: false]).level == .clear)
  }

  @Test func `a missing answer is named`() throws {
    #expect(
      try finding([.ligamentLaxity: false]).missing == "the answer to previous_dislocation")
  }
}
