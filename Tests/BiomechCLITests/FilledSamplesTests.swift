// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Foundation
import Testing

/// A filled sample stays marked in everything that is written.
struct FilledSamplesTests {
  /// Squats at 50 frames per second in which markers are away: one of the right thigh for two
  /// seconds while three others are seen, two of the pelvis together for 0.06 s and for 0.4 s.
  private func outputs(_ options: String...) throws -> (text: String, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.write(RecordingText.standing.text, to: "static.csv")
    var squat = RecordingText.squat
    squat.remove("RTH1", in: 100..<200)
    for marker in ["LASI", "LPSI"] {
      squat.remove(marker, in: 120..<123)
      squat.remove(marker, in: 250..<270)
    }
    try folder.write(squat.text, to: "squat.csv")
    let result = biomech(
      ["analyze", folder.path("squat.csv"), "--static", folder.path("static.csv"), "-o"]
        + [folder.path("out")] + options)
    try #require(result.status == .success, "\(result.errors)")
    return (result.output.split(whereSeparator: \.isWhitespace).joined(separator: " "), folder)
  }

  private static let sentence =
    "Filled samples of markers: 100 by rigid body (RTH1), 6 by PCHIP (LASI, LPSI), 40 by PCA (LASI, "
    + "LPSI)"

  @Test func `the report says how many samples were filled by each method`() throws {
    let (text, folder) = try outputs()

    #expect(text.contains(Self.sentence))
    // What three measured markers of the thigh carried rests on them.
    #expect(text.contains("Right leg: 23 frames rest on filled samples"))
    #expect(text.contains("Left leg: 23 frames rest on filled samples"))
    for page in ["squat.html", "session.html"] {
      #expect(try folder.text("out/\(page)").contains(Self.sentence))
    }
  }

  @Test func `measures carry the share of filled frames and lose quality above a fifth`() throws {
    let folder = try outputs().folder

    // The method may hold commas, so the cells are counted from the end.
    let squats = try folder.text("out/measures.csv").split(separator: "\n")
      .filter { $0.contains(",squat,squat,") }
      .map { Array($0.split(separator: ",", omittingEmptySubsequences: false).reversed()) }
    // Twenty of eighty frames of the second repetition.
    let filled = squats.filter { Double($0[3]) ?? 0 > 0.2 }
    #expect(filled.contains { $0[3] == "0.2500" })
    #expect(filled.allSatisfy { $0[4] == "limited" })
    #expect(squats.contains { $0[3] == "0.0375" && $0[4] == "good" })
    #expect(squats.contains { $0[3] == "0.0000" && $0[4] == "good" })
    #expect(
      try folder.text("out/waveforms.csv").split(separator: "\n").contains { $0.hasSuffix(",true") }
    )
  }

  @Test func `JSON has every run that was not measured, with the method`() throws {
    let folder = try outputs().folder

    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(folder.text("out/squat.json").utf8))
        as? [String: Any])
    let samples = try #require(document["samples"] as? [String: Any])
    #expect(samples["filled_rigid_body"] as? Int == 100)
    #expect(samples["filled_pchip"] as? Int == 6)
    #expect(samples["filled_pca"] as? Int == 40)
    #expect(samples["missing"] as? Int == 0)
    let runs = try #require(samples["not_measured"] as? [[String: Any]])
    #expect(
      runs.map { "\($0["marker"] ?? "") \($0["origin"] ?? "") \($0["first_frame"] ?? 0)" }.sorted()
        == [
          "LASI filled_pca 251", "LASI filled_pchip 121", "LPSI filled_pca 251",
          "LPSI filled_pchip 121", "RTH1 filled_rigid_body 101",
        ])
  }

  @Test(arguments: [
    ("none", [:]), ("rigid", ["filled_rigid_body": 100]), ("pchip", ["filled_pchip": 6]),
    ("pca", ["filled_pca": 46]),
  ])
  func `only what was asked for is filled, and the settings say so`(
    fill: String, expected: [String: Int]
  ) throws {
    let (text, folder) = try outputs("--fill", fill)

    let document = try folder.text("out/squat.json")
    for origin in ["filled_rigid_body", "filled_pchip", "filled_pca"] {
      #expect(document.contains("\"\(origin)\": \(expected[origin] ?? 0),"))
    }
    #expect(text.contains("Filled samples") == !expected.isEmpty)
    #expect(document.contains("\"name\": \"gap filling\""))
  }

  @Test(arguments: [
    ("butterworth", "Residual analysis suggests"),
    ("spline", "Generalised cross-validation of one spline for all markers"),
  ])
  func `a cut-off that was found stands in the report with its evidence`(
    filter: String, evidence: String
  ) throws {
    let folder = try outputs("--filter", filter, "--cutoff", "auto").folder

    let page = try folder.text("out/squat.html")
    #expect(page.contains(evidence))
    #expect(try folder.text("out/squat.json").contains("\"topic\": \"cutoff\""))
    #expect(page.contains("cut-off chosen per trial"))
  }

  @Test func `a cut-off that is neither a number nor auto is refused`() {
    let result = biomech("analyze", "squat.csv", "--cutoff", "best")

    #expect(result.status == .usage)
    #expect(result.errors.contains("--cutoff"))
    #expect(result.errors.contains("'best'"))
  }
}
