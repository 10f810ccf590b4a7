// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Testing

/// The complete help texts, as agreed on in Snapshots; BIOMECH_RECORD=1 rewrites them.
struct HelpTests {
  @Test(arguments: [
    [], ["analyze"], ["compare"], ["report"], ["inspect"], ["convert"], ["explain"], ["exercises"],
    ["selftest"], ["simulate"], ["simulate", "static"],
    ["simulate", "squat"], ["simulate", "single-leg-squat"], ["simulate", "step-down"],
    ["simulate", "lunge"], ["simulate", "drop-jump"], ["simulate", "landing"],
    ["simulate", "single-leg-landing"], ["simulate", "tuck-jump"], ["simulate", "sit-to-stand"],
    ["simulate", "gait"], ["simulate", "running"], ["simulate", "functional"],
    ["norms"], ["norms", "build"], ["schema"],
  ])
  func `help is as agreed and fits 100 columns`(command: [String]) throws {
    let name = (["help"] + command).joined(separator: "-") + ".txt"
    let path = "Tests/BiomechCLITests/Snapshots/\(name)"

    let result = biomech(command + ["--help"])

    #expect(result.status == .success)
    #expect(result.errors == "")
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(try result.output == agreedText(path, recording: result.output))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions come for every shell`(shell: String) {
    let result = biomech("--generate-completion-script", shell)

    #expect(result.status == .success)
    #expect(result.output.contains("analyze"))
  }
}
