// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Foundation
import Testing

/// A file that options are read from belongs to the run: `run.json` has its key, and a changed file is
/// another run.
struct ContentKeysTests {
  private static let norms = Result {
    try String(contentsOfFile: pathInRepository("Tests/Fuzzing/norms/whole.json"), encoding: .utf8)
      .replacingOccurrences(of: "calibrated", with: "frontal")
  }

  /// The file, what it says, and the same with a change.
  private func texts(_ option: String) throws -> (name: String, text: String, changed: String) {
    switch option {
    case "--norms":
      let norms = try Self.norms.get()
      return ("norms.json", norms, norms.replacingOccurrences(of: "invented", with: "made up"))
    default: return ("rules.yaml", "off: [RL15]\n", "off: [RL15] # by the board\n")
    }
  }

  private func manifest(_ folder: TemporaryFolder) throws -> [String: Any] {
    let bytes = Data(try folder.text("out/run.json").utf8)
    return try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  @Test(arguments: [("--norms", "norms"), ("--rules", "rules")])
  func `a changed file of options is another configuration`(option: String, role: String) throws {
    let (name, text, changed) = try texts(option)
    let folder = try TemporaryFolder()
    let squat = try folder.write(RecordingText.squat.text, to: "squat.csv")
    let file = try folder.write(text, to: name)
    let out = folder.path("out")

    #expect(biomech("analyze", squat, option, file, "-o", out).status == .success)
    let before = try manifest(folder)
    let inputs = try #require(before["inputs"] as? [[String: String]])
    let input = try #require(inputs.first { $0["role"] == role })
    #expect(input["name"] == name)
    #expect(input["content_key"]?.count == 32)

    // The same file again is the same run.
    #expect(biomech("analyze", squat, option, file, "-o", out).status == .success)
    try folder.write(changed, to: name)
    let refused = biomech("analyze", squat, option, file, "-o", out)
    #expect(refused.status == .inputOutput)
    #expect(refused.errors.contains("a run of the same inputs with other options [another-run]"))

    #expect(biomech("analyze", squat, option, file, "-o", out, "--force").status == .success)
    let after = try manifest(folder)
    #expect(before["configuration_hash"] as? String != after["configuration_hash"] as? String)
  }
}
