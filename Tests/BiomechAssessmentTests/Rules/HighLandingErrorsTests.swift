// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion
import Testing

struct HighLandingErrorsTests {
  private let rule = HighLandingErrors.self
  private let youth = Subject(age: 15)

  private func finding(_ total: Double, _ subject: Subject) throws -> Finding {
    var evidence = HandBuiltEvidence(subject: subject)
    evidence.add(.lessTotal, .both, .dropJump, [total, total, total], u95: 1)
    return try #require(evidence.finding(rule, .both))
  }

  @Test(arguments: [
    (6.0, FindingLevel.flag), (5.5, .watch), (5, .watch), (4.5, .below), (3.5, .clear),
  ])
  func `five errors count in youth athletes`(total: Double, level: FindingLevel) throws {
    let finding = try finding(total, youth)

    #expect(finding.level == level)
    #expect(finding.deciding?.threshold.id == "TH50")
  }

  @Test(arguments: [(7.5, FindingLevel.flag), (6.5, .watch), (6, .below), (5, .clear)])
  func `adults are held against the poor band only`(total: Double, level: FindingLevel) throws {
    let finding = try finding(total, .adult)

    #expect(finding.level == level)
    #expect(finding.criteria.map(\.threshold.id) == ["TH51"])
  }

  @Test func `an unknown age leaves the limit of the youth open`() throws {
    let finding = try finding(3, Subject())

    #expect(finding.level == .below)
    #expect(
      finding.sentence.contains("landing error score (LESS) (the age of the subject)")
        || finding.sentence.contains("Landing error score (LESS) (the age of the subject)"))
  }

  @Test func `the items that were errors are told`() throws {
    var evidence = HandBuiltEvidence(subject: youth)
    evidence.add(.lessTotal, .both, .dropJump, [8, 8, 8], u95: 1)
    let name = ScoreKind.less.items[0].name
    evidence.scores = (1...3).map { landing in
      Score(
        code: "LESS", name: "LESS", task: .dropJump, side: .right, trials: ["trial"],
        cycle: landing,
        items: [
          ScoreItem(
            code: ScoreKind.less.items[0].code, name: name, points: landing == 3 ? 0 : 1)
        ], total: 8, maximum: 19)
    }
    let finding = try #require(evidence.finding(rule, .both))

    #expect(finding.level == .flag)
    #expect(finding.sentence.hasSuffix("The errors were: \(name.lowercased()) (2 of 3)."))
  }

  @Test(arguments: [(7.0, FindingLevel.flag), (6, .watch), (5.5, .below), (4, .clear)])
  func `tuck jumps have a number of flaws of their own`(
    flaws: Double, level: FindingLevel
  ) throws {
    var evidence = HandBuiltEvidence()
    evidence.add(whole: .tuckJumpTotal, .both, .tuckJump, flaws, u95: 1)
    let finding = try #require(evidence.finding(rule, .both))

    #expect(finding.level == level)
    #expect(finding.deciding?.threshold.id == "TH53")
    #expect(finding.task == .tuckJump)
  }

  @Test func `without a landing it is not assessed`() throws {
    let finding = try #require(HandBuiltEvidence().finding(rule, .both))

    #expect(
      finding.missing == "a trial with at least 3 drop jumps or landings on both legs")
  }
}
