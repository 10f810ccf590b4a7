// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechGuidance
import BiomechTestSupport
import Foundation
import Testing

/// What every finding must bring along: an account of itself, a test and guidance; `RuleCase` has the
/// simulated person who raises it.
struct FindingContractTests {
  /// The name of the rule's type, which names its files.
  private func typeName(_ rule: any FindingRule.Type) -> String { String(describing: rule) }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: pathInRepository(path), encoding: .utf8)
  }

  @Test func `every rule tells what it measures, why, when it speaks and where it ends`() {
    for rule in FindingRules.all {
      let account = rule.account
      for text in [account.measures, account.importance, account.decision, account.limits] {
        #expect(text.hasSuffix("."), "\(rule.code): \(text)")
      }
      for threshold in rule.thresholds {
        #expect(account.decision.contains(threshold.id), "\(rule.code): \(threshold.id)")
      }
    }
  }

  @Test func `every rule has its tests and its guidance`() throws {
    let folder = pathInRepository("Tests/BiomechAssessmentTests")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    for rule in FindingRules.all {
      let name = "\(typeName(rule))Tests"
      let path = try #require(
        names.first { $0.hasSuffix("/\(name).swift") || $0 == "\(name).swift" })
      #expect(try text("Tests/BiomechAssessmentTests/\(path)").contains("struct \(name)"))
      #expect(RuleGuidance.forRule(rule.code) != nil)
    }
  }
}
