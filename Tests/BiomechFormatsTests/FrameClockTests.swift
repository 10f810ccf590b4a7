// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct FrameClockTests {
  /// Reads a table with the given time stamps.
  private func read(times: [String], _ options: ReadOptions = ReadOptions()) throws -> Trial {
    var person = StandingPerson()
    person.frameCount = times.count
    let lines = person.csv().split(separator: "\n")
    let rows = zip(times, lines.dropFirst()).map { $0 + $1.drop { $0 != "," } }
    return try BiomechFormatsTests.read(
      ([String(lines[0])] + rows).joined(separator: "\n"), options)
  }

  @Test(arguments: [50.0, 60, 100, 120, 150, 200, 240, 250])
  func `stamps rounded to milliseconds give the whole rate that they come from`(
    rate: Double
  ) throws {
    let times = (0..<40).map { (3.067 + Double($0) / rate).fixed(3) }
    let trial = try read(times: times)

    #expect(trial.trajectories.frameRate == rate)
    #expect(trial.source.startTime == 3.067)
    #expect(trial.source.doubts.isEmpty)
  }

  /// Six decimals over a third of a second leave the rate uncertain by 3 in a million.
  @Test func `a rate that is not whole stays as it is`() throws {
    let times = (0..<40).map { (Double($0) / 119.88012).fixed(6) }

    #expect(try read(times: times).trajectories.frameRate.isClose(to: 119.88012, within: 0.001))
  }

  @Test func `frames that are missing in the file are a doubt`() throws {
    let times = [0, 1, 2, 3, 7, 8, 9, 10].map { (Double($0) / 100).fixed(2) }
    let trial = try read(times: times)

    #expect(trial.trajectories.frameRate == 100)
    #expect(
      trial.source.doubts == [
        "the time stamps jump from 0.03 s to 0.07 s: frames are missing in the file; export it "
          + "without leaving frames out"
      ])
  }

  @Test func `frame numbers tell of missing frames where there is no time`() throws {
    var lines = StandingPerson().csv().split(separator: "\n").map { $0.drop { $0 != "," } }
    for (row, start) in ["frame", "10", "12", "14", "18"].enumerated() {
      lines[row] = start + lines[row]
    }
    let trial = try BiomechFormatsTests.read(
      lines.joined(separator: "\n"), ReadOptions(rate: 100))

    #expect(
      trial.source.doubts == [
        "the frame numbers jump from 14 to 18: frames are missing in the file; export it without "
          + "leaving frames out"
      ])
  }

  @Test func `--rate against the stamps is a doubt`() throws {
    let trial = try read(times: ["0", "0.01", "0.02", "0.03"], ReadOptions(rate: 120))

    #expect(trial.trajectories.frameRate == 120)
    #expect(
      trial.source.doubts == [
        "the time stamps say 100 Hz, not 120 Hz: --rate was used"
      ])
  }
}
