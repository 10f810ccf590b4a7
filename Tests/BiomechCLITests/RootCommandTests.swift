// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import Testing

struct RootCommandTests {
  @Test func `the version goes to standard output`() {
    let result = biomech("--version")

    #expect(result.status == .success)
    #expect(result.output == "0.1.0\n")
    #expect(result.errors == "")
  }

  @Test(arguments: [["--help"], []])
  func `help goes to standard output and fits 80 columns`(arguments: [String]) {
    let result = biomech(arguments)

    #expect(result.status == .success)
    #expect(result.output.contains("USAGE: biomech"))
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `an unknown option is wrong usage and says so on standard error`() {
    let result = biomech("--tilt")

    #expect(result.status == .usage)
    #expect(result.output == "")
    #expect(result.errors.contains("Unknown option '--tilt'"))
  }
}
