// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechTestSupport
import Testing

/// Every rule, from the markers and answers of a simulated person to its words.
struct RaisedFindingTests {
  /// What the rule of a case says of its side, and all that it says.
  private func finding(
    of ruleCase: RuleCase, in session: SimulatedSession
  ) throws -> (finding: Finding?, others: [String]) {
    let findings = try session.findings().filter { $0.code == ruleCase.code }
    return (
      findings.first { $0.side == ruleCase.side },
      findings.map { "\($0.side) \($0.level): \($0.sentence)" }
    )
  }

  @Test func `every rule has a simulated person who raises it`() {
    let cases = Set(RuleCase.all.map(\.code))

    let unraised = FindingRules.all.map { $0.code }.filter { !cases.contains($0) }
    #expect(unraised.isEmpty)
    #expect(Set(RuleCase.all.map(\.id)).count == RuleCase.all.count)
  }

  @Test(arguments: RuleCase.all)
  func `a rule is raised by a simulated person who has it, in the agreed words`(
    ruleCase: RuleCase
  ) throws {
    let (found, others) = try finding(of: ruleCase, in: ruleCase.raised())
    let finding = try #require(found, "\(others)")
    let line = "\(finding.code) \(finding.side) \(finding.level)\n\(finding.sentence)\n"

    #expect(finding.level == ruleCase.level, "\(finding.sentence)")
    #expect(
      try line
        == agreedText("Tests/BiomechTests/Snapshots/\(ruleCase.id).txt", recording: line))
  }

  @Test(arguments: RuleCase.all)
  func `a rule is not raised by a simulated person who only just has it not`(
    ruleCase: RuleCase
  ) throws {
    let (finding, others) = try finding(of: ruleCase, in: ruleCase.nearMiss())

    if ruleCase.levelsOfNearMiss.isEmpty {
      #expect(finding == nil, "\(others)")
    } else {
      let level = try #require(finding, "\(others)").level
      #expect(ruleCase.levelsOfNearMiss.contains(level), "\(others)")
    }
    #expect(ruleCase.levelsOfNearMiss.allSatisfy { $0 < .watch })
  }
}
