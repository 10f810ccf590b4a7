// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct WriterTests {
  /// The person as a recording in a unit.
  private func recording(_ unit: LengthUnit?) -> MotionFile {
    var scaled = trajectories
    for marker in scaled.markers.indices {
      for frame in 0..<3 {
        let position = trajectories.position(ofMarkerAt: marker, frame: frame)
        scaled.setPosition(
          position / (unit?.millimetres ?? 1), ofMarkerAt: marker, frame: frame, origin: .measured)
      }
    }
    return MotionFile(recording: scaled, unit: unit)
  }

  /// The person as trajectories, with a gap.
  private var trajectories: MarkerTrajectories {
    let person = StandingPerson()
    var trajectories = MarkerTrajectories(
      markers: person.names.map { MarkerName($0) }, frameCount: 3, frameRate: 119.88)
    for (marker, name) in person.names.enumerated() {
      for frame in 0..<3 where (marker, frame) != (2, 1) {
        let position = person.position(name, frame: frame) + Vector3(1, 2, 3) / 7
        trajectories.setPosition(position, ofMarkerAt: marker, frame: frame, origin: .measured)
      }
    }
    return trajectories
  }

  /// The largest distance from the written positions; gaps must agree.
  private func error(of bytes: [UInt8]) throws -> Double {
    let trial = try readTrial(named: "t", path: "t", from: MemorySource(bytes))
    let (read, written) = (trial.trajectories, trajectories)
    #expect(read.markers == written.markers)
    #expect(read.frameRate.isClose(to: 119.88, within: 1e-4))
    #expect(trial.source.doubts.isEmpty)
    var largest = 0.0
    for marker in read.markers.indices {
      for frame in 0..<3 {
        let (a, b) = (
          read.position(ofMarkerAt: marker, frame: frame),
          written.position(ofMarkerAt: marker, frame: frame)
        )
        #expect(a.isMissing == b.isMissing)
        if !a.isMissing { largest = max(largest, (a - b).length) }
      }
    }
    return largest
  }

  /// Half a unit of the last decimal in each of three coordinates.
  @Test(arguments: [
    (LengthUnit.millimetres, 6), (.millimetres, 2), (.centimetres, 5), (.metres, 9),
  ])
  func `what is written reads back to the last decimal`(unit: LengthUnit, decimals: Int) throws {
    let half = unit.millimetres * (0..<decimals).reduce(0.5) { value, _ in value / 10 }
    let limit = 1.75 * half + 1e-9

    let file = recording(unit)
    #expect(try error(of: WideCSVWriter.bytes(of: file, decimals: decimals)) < limit)
    #expect(try error(of: TRCWriter.bytes(of: file, name: "t.trc", decimals: decimals)) < limit)
  }

  /// A millionth of a millimetre is what is promised: half of it in each of three coordinates.
  @Test(arguments: LengthUnit.allCases)
  func `without a count of decimals nothing is lost that a laboratory could measure`(
    unit: LengthUnit
  ) throws {
    let file = recording(unit)
    #expect(try error(of: WideCSVWriter.bytes(of: file)) < 1e-6)
    #expect(try error(of: TRCWriter.bytes(of: file, name: "t.trc")) < 1e-6)
  }

  @Test func `frame numbers and the clock of the file are kept`() throws {
    var file = recording(.millimetres)
    (file.firstFrame, file.startTime) = (695, 5.7891)

    for target in [TargetFormat.csv, .trc] {
      let written = try write(file, as: target, named: "t")
      let read = try readMotionFile(path: "t", from: MemorySource(written[0].bytes))
      #expect(read.firstFrame == 695)
      #expect(read.startTime.isClose(to: 5.7891, within: 1e-8))
      #expect(read.unit == .millimetres)
    }
  }

  @Test func `a number has no more digits than it needs`() {
    var small = MarkerTrajectories(markers: ["A"], frameCount: 1, frameRate: 100)
    small.setPosition(Vector3(100, -0.5, 0), ofMarkerAt: 0, frame: 0, origin: .measured)
    let text = WideCSVWriter.bytes(of: MotionFile(recording: small, unit: .metres))

    #expect(
      String(decoding: text, as: UTF8.self)
        == "time_s,A_x_m,A_y_m,A_z_m\n0.000000000,100,-0.5,0\n")
  }

  @Test func `the wide table looks as expected`() {
    var small = MarkerTrajectories(markers: ["RASI", "a,\"b"], frameCount: 2, frameRate: 120)
    small.setPosition(Vector3(1, -2, 1000.5), ofMarkerAt: 0, frame: 0, origin: .measured)
    let text = String(
      decoding: WideCSVWriter.bytes(
        of: MotionFile(recording: small, unit: nil), decimals: 3), as: UTF8.self)

    #expect(
      text == """
        time_s,RASI_x,RASI_y,RASI_z,"a,""b_x","a,""b_y","a,""b_z"
        0.000000000,1.000,-2.000,1000.500,,,
        0.008333333,,,,,,

        """)
  }

  @Test func `the TRC file looks as expected`() {
    var small = MarkerTrajectories(markers: ["RASI", "LASI"], frameCount: 2, frameRate: 120)
    small.setPosition(Vector3(1, -2, 1000.5), ofMarkerAt: 0, frame: 0, origin: .measured)
    small.setPosition(Vector3(4, 5, 6), ofMarkerAt: 1, frame: 1, origin: .measured)
    let bytes = TRCWriter.bytes(
      of: MotionFile(recording: small, unit: .millimetres), name: "/home/someone/trial.trc",
      decimals: 1)

    #expect(
      String(decoding: bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
        == [
          "PathFileType\t4\t(X/Y/Z)\ttrial.trc",
          "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame"
            + "\tOrigNumFrames",
          "120\t120\t2\t2\tmm\t120\t1\t2",
          "Frame#\tTime\tRASI\t\t\tLASI",
          "\t\tX1\tY1\tZ1\tX2\tY2\tZ2",
          "",
          "1\t0.00000000\t1.0\t-2.0\t1000.5\tNaN\tNaN\tNaN",
          "2\t0.00833333\t\t\t\t4.0\t5.0\t6.0",
          "",
        ])
  }
}
