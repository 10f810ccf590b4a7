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

  @Test func `without a command the help is shown`() {
    #expect(biomech().output == biomech("--help").output)
    #expect(biomech().status == .success)
  }

  @Test func `an unknown option is wrong usage and says so on standard error`() {
    let result = biomech("--tilt")

    #expect(result.status == .usage)
    #expect(result.output == "")
    #expect(result.errors.contains("Unknown option '--tilt'"))
  }
}
