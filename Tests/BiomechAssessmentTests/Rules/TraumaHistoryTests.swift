// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct TraumaHistoryTests {
  private let questions: [Intake.Question] = [
    .injuryWithinSevenDays, .earlierInjuryNotExamined, .grossInstabilityAfterTrauma,
    .surgeryWithinTwelveWeeks,
  ]

  private func finding(_ answers: [Intake.Question: Bool]) throws -> Finding {
    let subject = Subject(intake: Intake(answers: answers))
    return try #require(
      HandBuiltEvidence(subject: subject).findings(TraumaHistory.self).first)
  }

  @Test func `any yes is told, whatever the others are`() throws {
    for question in questions {
      let finding = try finding([question: true])

      #expect(finding.level == .info)
      #expect(finding.sentence.hasSuffix("Get cleared by a physician before any exercise."))
    }
  }

  @Test func `only every no together is clear`() throws {
    let all = Dictionary(uniqueKeysWithValues: questions.map { ($0, false) })
    var two = all
    two[.surgeryWithinTwelveWeeks] = nil

    #expect(try finding(all).level == .clear)
    #expect(try finding(two).missing == "the answer to surgery_within_12_weeks")
  }

  @Test func `nobody asked is not assessed`() throws {
    let finding = try #require(HandBuiltEvidence().findings(TraumaHistory.self).first)

    #expect(finding.level == .notAssessed)
  }
}
