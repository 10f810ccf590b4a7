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
    #expect(result.output.contains("  what it means  Markers named right lie on the left"))
    #expect(result.output.contains("  usual causes\n  - Left-handed axes"))
    #expect(result.output.contains("  what to do\n  - Pass --handedness left"))
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: ["RL04", "rl04", "TH46", "EX10", "RF01", "AD03", "hka_deviation_standing"])
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
