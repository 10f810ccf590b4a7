// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Foundation
import Testing

struct ExplainTests {
  private func codes() throws -> [[String: Any]] {
    let output = biomech("explain", "--format", "json").output
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "biomech.explanation/1")
    return try #require(document["explanations"] as? [[String: Any]])
  }

  @Test func `an error is explained with its causes, what to do and an example`() {
    let result = biomech("explain", "mirrored")

    #expect(result.status == .success)
    #expect(result.output.hasPrefix("mirrored: Errors: Understanding a motion file\n"))
    #expect(result.output.contains("  what it means     Markers named right lie on the left"))
    #expect(result.output.contains("  usual causes\n  - Left-handed axes"))
    #expect(result.output.contains("  what to do\n  - Pass --handedness left"))
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: [
    "RL00", "RL04", "rl04", "TH46", "EX10", "RF01", "AD03", "hka_deviation_standing",
  ])
  func `what stands in reports is explained with its source`(code: String) {
    let result = biomech("explain", code)

    #expect(result.status == .success)
    #expect(result.output.lowercased().hasPrefix(code.lowercased() + ": "))
    #expect(result.output.contains("  source"))
  }

  @Test func `every code stands in the list once and can be explained`() throws {
    let list = biomech("explain")
    let codes = try codes().compactMap { $0["code"] as? String }

    #expect(list.status == .success)
    #expect(list.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(Set(codes.map { $0.lowercased() }).count == codes.count)
    for code in codes {
      #expect(list.output.contains("\n  \(code) "), "\(code)")
      let text = biomech("explain", code)
      #expect(text.status == .success)
      #expect(text.output.split(separator: "\n").count > 2, "\(code)")
      #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(code)")
    }
  }

  @Test func `no code is without its source`() throws {
    for entry in try codes() {
      let code = try #require(entry["code"] as? String)
      let sections = try #require(entry["sections"] as? [[String: Any]])
      let source = sections.first { $0["heading"] as? String == "source" }
      let items = try #require(source?["items"] as? [String], "\(code)")
      #expect(items.allSatisfy { $0.count > 3 }, "\(code)")
    }
  }

  @Test func `every kind of code is in the list`() throws {
    let groups = Set(try codes().compactMap { $0["group"] as? String })

    for group in [
      "Findings", "Scores", "Items of scores", "Measures", "Variables over time", "Thresholds",
      "Published values",
      "Warning signs", "Exercises", "Besides exercise", "Errors: Reading a motion file",
      "Errors: Comparing sessions",
    ] {
      #expect(groups.contains(group), "\(group)")
    }
  }

  @Test func `a finding says why, when, with which limits of whom, and what to do`() {
    let text = biomech("explain", "RL04").output

    #expect(text.contains("\n  why it matters    Knees that travel inwards under load"))
    #expect(
      text.contains(
        "\n  - TH48: Peak medial knee displacement more than 20 mm. Source: this project"))
    #expect(text.contains("\n  - EX10: Clamshell\n"))
    #expect(text.contains("is no diagnosis."))
  }

  @Test func `a threshold says what it is of, with its unit`() {
    let text = biomech("explain", "TH42").output

    #expect(text.hasPrefix("TH42: Peak knee abduction more than 10°\n"))
    #expect(text.contains("knee_abduction_peak: Peak knee abduction; positive: valgus"))
    #expect(text.contains("8° (U95) where none can be computed"))
    #expect(text.contains("RL04: Dynamic valgus in the double-leg squat (possible)"))
  }

  @Test func `an item of a score says when it gives points`() {
    let text = biomech("explain", "LESS-01").output

    #expect(text.hasPrefix("LESS-01: Knee flexion at contact\n"))
    #expect(text.contains("  points for        below 30°\n"))
    #expect(text.contains("  most points       1\n"))
    #expect(text.contains("Padua et al. 2009"))
  }

  @Test(arguments: ["knee_flexion_peak_difference", "contact_time_lsi"])
  func `a measure that compares the sides is known too`(code: String) {
    let result = biomech("explain", code)

    #expect(result.status == .success)
    #expect(result.output.hasPrefix("\(code): "))
  }

  @Test(arguments: [
    ("TH60", "more than 115°\n"), ("TH74", "more than 60°\n"), ("TH80", "more than 0.5 s\n"),
    ("TH12", "outside -2 SD to 2 SD\n"), ("TH85", "less than 50 Hz\n"),
  ])
  func `a limit has the unit of its number, not that of a measure`(code: String, limit: String) {
    #expect(biomech("explain", code).output.contains(limit))
  }

  @Test func `a published value says of whom it is, and stands beside its measure`() {
    let text = biomech("explain", "PR01").output

    #expect(text.contains("  who               250 healthy adults of 20 to 27 years\n"))
    #expect(text.contains("hka_deviation_standing"))
    #expect(text.contains("judges nothing"))
    #expect(
      biomech("explain", "hka_deviation_standing").output
        .contains("PR01: Hip-knee-ankle deviation 1.3° ± 2.3°"))
  }

  @Test func `an unknown code is wrong usage with the closest one`() {
    let result = biomech("explain", "mirored")

    #expect(result.status == .usage)
    #expect(result.output == "")
    #expect(
      result.errors == """
        there is no code 'mirored'; did you mean 'mirrored'?
          hint: 'biomech explain' without a code lists all of them

        """)
  }
}
