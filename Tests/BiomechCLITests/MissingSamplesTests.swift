// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Testing

/// What is missing is data, not an error.
struct MissingSamplesTests {
  @Test(arguments: ["NaN", "nan", "NAN", "-nan", "nan(ind)", "1.#QNAN", "NA", "n/a", "null", "  "])
  func `every spelling of a missing sample is read as an empty cell`(spelling: String) throws {
    func inspection(_ cell: String) throws -> String {
      var standing = RecordingText.standing
      for row in 20..<40 {
        for column in standing.columns(of: "RTH1") { standing.rows[row][column] = cell }
      }
      let folder = try TemporaryFolder()
      let path = try folder.write(standing.text, to: "static.csv")
      let result = biomech("inspect", path)
      #expect(result.status == .success)
      return result.output.replacing(path, with: "static.csv")
    }

    let text = try inspection(spelling)

    // 20 of 75 frames at 50 Hz.
    #expect(
      text.contains("RTH1  26.7 % missing, 1 gap 0.40 s"))
    #expect(text == (try inspection("")))
  }

  @Test func `a marker that was never seen makes its leg not assessed and is no error`() throws {
    let folder = try TemporaryFolder()
    let standing = try folder.write(RecordingText.standing.text, to: "static.csv")
    var squat = RecordingText.squat
    for marker in ["RLEP", "RTH1", "RTH2", "RTH3", "RTH4"] { squat.fill(marker, with: "") }
    let path = try folder.write(squat.text, to: "squat.csv")

    let result = biomech("analyze", path, "--static", standing, "-o", folder.path("out"))

    #expect(result.status == .success)
    let findings = try folder.text("out/findings.csv").split(separator: "\n")
    #expect(findings.contains { $0.contains(",right,RL04,") && $0.contains("not_assessed") })
    #expect(findings.contains { $0.contains(",left,RL04,") && !$0.contains("not_assessed") })
  }

  @Test func `a file without time is read with the rate from the command line`() throws {
    let folder = try TemporaryFolder()
    var standing = RecordingText.standing
    standing.removeTime()
    let path = try folder.write(standing.text, to: "static.csv")

    let result = biomech("inspect", path, "--rate", "50")

    #expect(result.status == .success)
    #expect(result.output.contains("rate           50 Hz"))
  }
}
