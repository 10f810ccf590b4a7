// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechReport
import BiomechTestSupport
import Testing

struct TextWaveformTests {
  /// The part of the report that shows the knees.
  private func plots(
    _ report: SessionReport, width: Int = 100, _ characters: PlotCharacters, colour: Bool = false
  ) throws -> String {
    let text = renderText(report, width: width, colour: colour, plots: characters)
    let start = try #require(text.firstRange(of: "KNEES ")).lowerBound
    let end = try #require(text.firstRange(of: "MEASURES")).lowerBound
    return String(text[start..<end])
  }

  @Test(arguments: PlotCharacters.allCases)
  func `the knees of a squat look as agreed`(characters: PlotCharacters) throws {
    let text = try plots(Fixture.squat, characters)
    let agreed = try agreedText(
      "Tests/BiomechReportTests/Snapshots/squat-\(characters.rawValue).txt", recording: text)
    #expect(text == agreed)
  }

  @Test func `where nobody asks for plots there are none`() {
    let text = renderText(Fixture.squat, colour: false)
    #expect(!text.contains("KNEES") && !text.contains("┤"))
  }

  @Test(arguments: [60, 72, 100], PlotCharacters.allCases)
  func `no line is wider than asked for and no plot higher than eight rows`(
    width: Int, characters: PlotCharacters
  ) throws {
    let lines = try plots(Fixture.squat, width: width, characters)
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= width })
    // The heading, three times a title and seven rows, and the line before the next heading.
    #expect(lines.count == 1 + 3 * 8 + 2)
  }

  @Test func `the numbers beside a plot are those of the mean`() throws {
    // The right knee of the fixture bends from 0.07 rad to 0.07 + 1.93 × 0.96 rad on average.
    let text = try plots(Fixture.squat, .ascii)
    let most = Angle.radians(0.07 + 1.93 * 0.96).degrees
    let line = try #require(text.split(separator: "\n").first { $0.contains("right ooo") })
    let numbers = line.matches(of: #/(-?\d+) to (-?\d+)°/#).first
    let largest = try #require(numbers.flatMap { Double($0.2) })
    #expect((largest - most).magnitude <= 1)
  }

  @Test func `colour adds nothing but colour`() throws {
    let coloured = try plots(Fixture.squat, .braille, colour: true)
    #expect(coloured.contains("\u{1B}[91m") && coloured.contains("\u{1B}[94m"))
    let plain = try plots(Fixture.squat, .braille)
    // A run may take the spaces behind it along.
    #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "").hasSuffix(plain))
  }

  @Test func `columns of missing, infinite and huge values are drawn as far as they go`() throws {
    var report = Fixture.squat
    for (index, key) in report.trials[0].kinematics.columns.keys.sorted(by: { "\($0)" < "\($1)" })
      .enumerated()
    {
      let values: [Double] = [.nan, .infinity, -1e308, 1e308, 0]
      report.trials[0].kinematics.columns[key]?.indices.forEach { frame in
        report.trials[0].kinematics.columns[key]?[frame] = values[(index + frame / 3) % 5]
      }
    }
    let lines = renderText(report, width: 60, colour: false, plots: .ascii).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 60 })
    let page = try reportFiles(for: report).text("squats1.html")
    #expect(!page.contains("nan,") && !page.contains("inf,"))
  }

  @Test func `standing has no waveforms`() {
    #expect(!renderText(Fixture.standing, colour: false, plots: .braille).contains("KNEES"))
  }
}
