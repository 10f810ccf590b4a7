// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Foundation
import Testing

struct SelfTestTests {
  @Test(arguments: [
    (1.0, true), (1.5, true), (0.5, true), (1.5001, false), (0.4999, false), (.nan, false),
    (.infinity, false),
  ])
  func `a check passes within its tolerance, and never without a value`(
    value: Double, passes: Bool
  ) {
    #expect(SelfCheck("length", value, expected: 1, within: 0.5).passes == passes)
  }

  @Test func `a check of a word passes for that word, and an error never passes`() {
    #expect(SelfCheck("task", "squat", expected: "squat").passes)
    #expect(!SelfCheck("task", "gait", expected: "squat").passes)
    #expect(!SelfCheck("task", failure: "no trial").passes)
  }

  @Test func `the installation passes its own checks`() throws {
    let result = biomech("selftest", "--format", "json")

    #expect(result.status == .success)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "biomech.selftest/1")
    #expect(document["passed"] as? Bool == true)
    let checks = try #require(document["checks"] as? [[String: Any]])
    #expect(checks.count > 30)
    for check in checks {
      #expect(check["passed"] as? Bool == true, "\(check)")
      #expect((check["expected"] as? String)?.isEmpty == false)
    }
  }

  @Test func `the table names value, truth and tolerance of every check`() {
    let result = biomech("selftest")

    #expect(result.status == .success)
    #expect(result.errors == "")
    #expect(result.output.hasPrefix("biomech 0.1.0: "))
    #expect(result.output.contains("  PASS  knee adduction with an axis 5° off  4.33°"))
    #expect(result.output.contains(" ± 0.01°\n"))
    #expect(!result.output.contains("FAIL"))
    #expect(result.output.hasSuffix(" checks passed\n"))
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }
}
