// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

/// OpenSim's tables as they are written.
struct OpenSimWriterTests {
  private func motion(_ signals: [Signal], frames: Int = 2) -> MotionFile {
    var file = MotionFile(
      format: .c3d, path: "a", names: [], coordinates: [], frameCount: frames, rate: 50)
    file.startTime = 0.5
    file.signals = signals
    return file
  }

  @Test func `the table has the oldest form, in degrees and metres`() throws {
    let file = motion([
      Signal("knee_angle_r", kind: .coordinate, units: ["deg"], rate: 50, values: [10.25, .nan]),
      Signal("hip flexion", kind: .angle, units: ["rad"], rate: 50, values: [.pi / 2, -.pi]),
      Signal(
        "LKneeAngles", kind: .angle, components: ["X", "Y"], units: ["deg"], rate: 50,
        values: [1, 2, 3, 4]),
      Signal("pelvis_tx", kind: .coordinate, units: ["mm"], rate: 50, values: [1500, 1501]),
      Signal(
        "EMG", kind: .analog, units: ["V"], rate: 1000, values: Array(repeating: 0, count: 40)),
    ])
    let bytes = try #require(OpenSimWriter.bytes(of: file, decimals: 3))

    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        Coordinates
        version=1
        nRows=2
        nColumns=6
        inDegrees=yes

        Units are S.I. units (second, meters, Newtons, ...)
        Angles are in degrees.

        endheader
        time\tknee_angle_r\thip_flexion\tLKneeAngles_X\tLKneeAngles_Y\tpelvis_tx
        0.50000000\t10.250\t90.000\t1.000\t3.000\t1.500
        0.52000000\tnan\t-180.000\t2.000\t4.000\t1.501

        """)
  }

  @Test func `what is written is read back`() throws {
    let values: [Double] = (0..<200).map { Double(($0 * 7919) % 1000) / 16 }
    let file = motion(
      [Signal("knee_angle_r", kind: .coordinate, units: ["deg"], rate: 50, values: values)],
      frames: 200)
    let bytes = try #require(OpenSimWriter.bytes(of: file))
    let read = try readMotionFile(path: "b.mot", from: MemorySource(bytes))

    #expect(read.signals == file.signals)
    #expect(read.rate == 50)
    #expect(read.startTime == 0.5)
    #expect(read.doubts == [])
  }

  @Test func `a file without a signal for each frame gives no table`() {
    #expect(OpenSimWriter.bytes(of: motion([])) == nil)
  }

  @Test func `columns of one name are told apart`() {
    let bytes = OpenSimWriter.bytes(
      of: [.init("a b", values: [1]), .init("a\tb", values: [2])], times: [0], decimals: 0)

    #expect(String(decoding: bytes, as: UTF8.self).contains("time\ta_b\ta_b#2\n"))
  }
}
