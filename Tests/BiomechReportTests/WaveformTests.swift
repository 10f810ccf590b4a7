// SPDX-License-Identifier: Apache-2.0

import BiomechReport
import BiomechTestSupport
import Testing

struct WaveformTests {
  @Test func `a waveform starts and ends on the samples of the repetition`() throws {
    let files = Fixture.squatFiles
    let waves = try files.table("waveforms.csv")
    let angles = try files.table("squats1.angles.csv")
    let rows = try waves.columns(["side", "cycle", "variable", "percent", "value"])
    let flexion = rows.filter { $0[0] == "right" && $0[1] == "2" && $0[2] == "knee_flexion" }
    let column = try angles.column("right_knee_flexion_deg")

    #expect(flexion.map { $0[3] } == (0...100).map(String.init))
    // The second squat spans frames 370 to 570, so each percent falls on a sample.
    #expect(flexion.map { $0[4] } == (0...100).map { column[370 + 2 * $0] })
  }

  @Test func `a gap stays a gap and filled samples stay marked`() throws {
    let waves = try Fixture.squatFiles.table("waveforms.csv")
    let rows = try waves.columns(["side", "cycle", "variable", "percent", "value", "filled"])
    let third = rows.filter { $0[0] == "left" && $0[1] == "3" && $0[2] == "knee_flexion" }
    // The third squat starts at frame 590; 620..<650 is missing and 600..<620 was filled.
    #expect(third.filter { $0[4].isEmpty }.map { $0[3] } == (15..<30).map(String.init))
    #expect(third.filter { $0[5] == "true" }.map { $0[3] } == (5..<15).map(String.init))
  }
}
