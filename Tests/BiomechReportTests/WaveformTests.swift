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

  @Test func `interpolation gives back samples, straight lines and no overshoot`() {
    #expect(interpolate([1, 2, 4], at: 1) == 2)
    #expect(interpolate([1, 2, 3, 4], at: 1.25).isClose(to: 2.25, within: 1e-15))
    let step = stride(from: 1.0, through: 2, by: 0.05).map { interpolate([0, 0, 1, 1], at: $0) }
    #expect(step.allSatisfy { (0...1).contains($0) })
  }

  @Test func `interpolation agrees with the published formula`() {
    // Samples 0, 1, 4, 9 at 0…3; between 1 and 2 the slopes are the harmonic means of 1 and 3 and
    // of 3 and 5, so at the middle the Hermite cubic gives (1 + 4)/2 + (1.5 - 3.75)/8.
    #expect(interpolate([0, 1, 4, 9], at: 1.5).isClose(to: 2.5 + (1.5 - 3.75) / 8, within: 1e-15))
  }

  @Test func `a value beside a missing sample is missing, the sample itself is not`() {
    #expect(interpolate([1, .nan, 3, 4, 5], at: 1.5).isNaN)
    #expect(interpolate([1, .nan, 3, 4, 5], at: 2) == 3)
    #expect(interpolate([1, .nan, 3, 4, 5], at: 2.5).isClose(to: 3.5, within: 1e-15))
    #expect(interpolate([1, 2], at: 1.5).isNaN)
  }
}
