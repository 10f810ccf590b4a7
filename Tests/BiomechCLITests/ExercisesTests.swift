// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Foundation
import Testing

struct ExercisesTests {
  private func document(_ arguments: String...) throws -> [String: Any] {
    let output = biomech(["exercises", "--format", "json"] + arguments).output
    return try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }

  private func exercises(_ document: [String: Any]) throws -> [[String: Any]] {
    try #require(document["exercises"] as? [[String: Any]])
  }

  @Test func `what must be said about exercises comes first, then the warning signs`() throws {
    let result = biomech("exercises")

    #expect(result.status == .success)
    #expect(result.output.hasPrefix("This report describes movement and marker positions. It is a"))
    let signs = try #require(result.output.range(of: "\nWarning signs: "))
    let first = try #require(result.output.range(of: "\nEX01 "))
    #expect(signs.lowerBound < first.lowerBound)
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `every exercise has a dose, a level, a caution or an easier form, and a source`()
    throws
  {
    let document = try document()

    #expect(document["schema"] as? String == "biomech.exercises/1")
    for exercise in try exercises(document) {
      let code = try #require(exercise["code"] as? String)
      for key in ["name", "how_to", "sets", "days_per_week", "evidence_grade", "source"] {
        #expect(exercise[key] as? String != "", "\(code): \(key)")
      }
      #expect(
        exercise["caution"] as? String != "" || exercise["regression"] as? String != "", "\(code)")
    }
  }

  @Test func `a finding leads to its exercises in their order, and to what else helps`() throws {
    let document = try document("--finding", "rl04")

    let finding = try #require(document["finding"] as? [String: Any])
    #expect(finding["code"] as? String == "RL04")
    let codes = try exercises(document).compactMap { $0["code"] as? String }
    #expect(codes.prefix(3) == ["EX10", "EX12", "EX13"])
    let adjuncts = try #require(document["adjuncts"] as? [[String: Any]])
    #expect(adjuncts.compactMap { $0["code"] as? String }.contains("AD07"))
    #expect(biomech("exercises", "--finding", "RL04").output.contains("\nRL04: Dynamic valgus"))
  }

  @Test func `a finding says whom to see, and what its items lead to`() throws {
    let text = biomech("exercises", "--finding", "RL08").output

    #expect(text.contains("\n  whom to see     a flag: Physiotherapist if it hurts.\n"))
    #expect(text.contains("item 5: EX33, EX12"))
    #expect(text.contains("\n  contested       Papers take the mean of three landings"))
    let codes = try exercises(document("--finding", "RL08")).compactMap { $0["code"] as? String }
    #expect(Set(codes).isSuperset(of: ["EX35", "EX33", "EX12", "EX21", "EX32", "EX30", "EX16"]))
  }

  @Test func `a finding without exercises says so`() {
    #expect(
      biomech("exercises", "--finding", "RL10").output
        .contains("\nNo exercise goes with this finding.\n"))
  }

  @Test(arguments: 1...4)
  func `a level leaves what can be done at it`(level: Int) throws {
    for exercise in try exercises(document("--level", "\(level)")) {
      let lowest = try #require(exercise["lowest_level"] as? Int)
      let highest = try #require(exercise["highest_level"] as? Int)
      #expect((lowest...highest).contains(level))
    }
  }

  @Test func `an unknown finding is wrong usage and names the closest`() {
    let result = biomech("exercises", "--finding", "RL0")

    #expect(result.status == .usage)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("there is no finding 'RL0'"))
    #expect(result.errors.contains("\n  hint: the codes are RL"))
  }

  @Test(arguments: ["0", "5", "low"])
  func `a level that there is not is wrong usage`(level: String) {
    #expect(biomech("exercises", "--level", level).status == .usage)
  }
}
