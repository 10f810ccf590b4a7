// SPDX-License-Identifier: Apache-2.0

import BiomechGuidance
import BiomechKinematics
import BiomechMotion
import Foundation
import Testing

/// The articles repeat some tables of the program for readers; these tests keep them the same.
struct ArticleTests {
  private func article(_ name: String) throws -> String {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: package.appending(path: "Sources/Biomech/Biomech.docc/\(name).md"),
      encoding: .utf8)
  }

  @Test func `the article on red flags lists the gate as it is`() throws {
    let rows = try article("RedFlags").split(separator: "\n").filter { $0.hasPrefix("| RF") }
    let expected = RedFlag.all.map { flag in
      let exercises =
        switch flag.blocks {
        case .all: "none"
        case .aboveLevel1: "level 1"
        case .none: "unchanged"
        }
      return "| \(flag.code) | \(flag.title) | \(flag.urgency.label) | \(exercises) |"
    }

    #expect(rows.map(String.init) == expected)
  }

  @Test func `the article on conventions names the column of every variable`() throws {
    let text = try article("Conventions")
    for variable in Variable.all {
      let names = [BodySide.right, .both].map { VariableKey(variable, $0).columnName }
      #expect(names.contains { text.contains("`\($0)`") }, "\(variable.id)")
    }
  }

  @Test func `the article on findings knows every rule of the catalogue`() throws {
    let text = try article("Findings")
    for rule in RuleGuidance.all { #expect(text.contains("| \(rule.code) |")) }
  }
}
