// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

/// Motion files written as C3D and read again.
struct C3DWriterTests {
  private var file: MotionFile {
    var generator = SeededGenerator(seed: 5)
    var coordinates = (0..<18).map { _ in Double.random(in: -900...900, using: &generator) }
    for axis in 0..<3 { coordinates[3 * axis + 1] = .nan }
    var file = MotionFile(
      format: .trc, path: "trial.trc", names: ["Anna:RKNE", "Anna:LKNE"], coordinates: coordinates,
      frameCount: 3, rate: 120, unit: .metres)
    file.firstFrame = 41
    file.startTime = 40 / 120
    file.axes = DeclaredAxes(up: .plusY, forward: .minusX)
    file.events = [
      FileEvent("Foot Strike", side: .left, frame: 42), FileEvent("Foot Off", frame: 9000),
    ]
    file.signals = [
      Signal(
        "LKneeAngles", kind: .angle, components: ["X", "Y", "Z"], units: ["deg"], rate: 120,
        values: [1, .nan, 3, 4, .nan, 6, 7, .nan, 9]),
      Signal("Work", kind: .other, rate: 120, values: [1, 2, 3]),
      Signal("Fz1", kind: .analog, units: ["N"], rate: 240, values: [1, 2, 3, 4, 5, 6.5]),
      Signal("slow", kind: .analog, rate: 40, values: [1]),
      Signal(
        "pelvis", kind: .pose, components: (0..<7).map(String.init), rate: 120,
        values: Array(repeating: 0, count: 21)),
    ]
    file.forcePlates = [
      ForcePlate(
        type: 2,
        corners: [
          Vector3(1, 2, 3), Vector3(4, 5, 6), Vector3(7, 8, 9), Vector3(10, 11, 12),
        ], origin: Vector3(0, 0, -40), channels: ["Fz1"])
    ]
    file.parameters = ["LKneeWidth": [102], "Bodymass": [70.5]]
    file.people = ["Anna"]
    return file
  }

  private func written(_ file: MotionFile) throws -> [UInt8] {
    try #require(write(file, as: .c3d, named: "again.c3d").first).bytes
  }

  private func readBack(_ bytes: [UInt8]) throws -> MotionFile {
    try readMotionFile(path: "again.c3d", from: MemorySource(bytes))
  }

  @Test func `what is written is read again to the last bit of 32`() throws {
    let again = try readBack(written(file))

    #expect(again.names == file.names)
    #expect(
      again.coordinates.map(\.description)
        == file.coordinates.map { Double(Float($0)).description })
    #expect(again.rate == 120)
    #expect(again.unit == .metres)
    #expect(again.firstFrame == 41)
    #expect(again.startTime == file.startTime)
    #expect(again.axes.up == .plusY)
    #expect(again.events == file.events)
    #expect(again.forcePlates == file.forcePlates)
    #expect(again.parameters == file.parameters)
    #expect(again.people == ["Anna"])
    #expect(again.doubts.isEmpty)

    #expect(again.signals.map(\.name) == ["LKneeAngles", "Work", "Fz1"])
    #expect(again.signals.map(\.kind) == [.angle, .other, .analog])
    #expect(
      again.signals[0].values.map(\.description) == file.signals[0].values.map(\.description))
    #expect(again.signals[0].units == ["deg", "deg", "deg"])
    #expect(again.signals[1].values == [1, 2, 3, 0, 0, 0, 0, 0, 0])
    #expect(again.signals[2].values == [1, 2, 3, 4, 5, 6.5])
    #expect(again.signals[2].rate == 240)
    let scope =
      "C3D holds signals of up to three columns with one value in each frame, and analog channels"
      + " of one rate"
    #expect(file.leftOut(by: .c3d) == ["1 pose: \(scope)", "1 analog channel: \(scope)"])
  }

  @Test func `names of people stay out of a file that has them no more`() throws {
    let bytes = try written(file.withoutNames)

    #expect(try readBack(bytes).names == ["RKNE", "LKNE"])
    #expect(bytes.firstRange(of: Array("Anna".utf8)) == nil)
  }

  @Test func `the layout is the one that every program reads`() throws {
    let bytes = try written(file)

    #expect(bytes.count % 512 == 0)
    #expect(bytes[0...1] == [2, 0x50])
    #expect(bytes[512...513] == [1, 80])
    #expect(bytes[515] == 84)

    // A negative scale marks floating-point numbers.
    #expect(bytes[12...15] == [0xCD, 0xCC, 0xCC, 0xBD])

    // The missing sample: zeros and a residual of −1.
    let start = (Int(bytes[16]) - 1) * 512
    let frame = 4 * (4 * 4 + 2)
    #expect(
      bytes[start + frame..<start + frame + 16]
        == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0xBF])
  }

  @Test(arguments: [254, 255, 256, 700])
  func `more than 255 names are spread over several lists`(count: Int) throws {
    let names = (0..<count).map { "marker \($0)" }
    let file = MotionFile(
      format: .csv, path: "t", names: names,
      coordinates: (0..<3 * count).map { Double($0 + 1) }, frameCount: 1, rate: 50)

    let again = try readBack(written(file))

    #expect(again.names == names)
    #expect(again.coordinates == file.coordinates)
    #expect(again.doubts.isEmpty)
  }

  @Test func `more frames than 16 bits count are written and read`() throws {
    let count = 70_000
    var file = MotionFile(
      format: .csv, path: "t", names: ["A"],
      coordinates: (0..<3 * count).map { Double($0 + 1) }, frameCount: count, rate: 50)
    file.firstFrame = 5

    let again = try readBack(written(file))

    #expect(again.frameCount == count)
    #expect(again.firstFrame == 5)
    #expect(again.coordinates == file.coordinates)
    #expect(again.doubts.isEmpty)
  }

  @Test func `more points than C3D can number are refused`() throws {
    let file = MotionFile(
      format: .csv, path: "t.csv", names: (0..<65_536).map(String.init),
      coordinates: Array(repeating: 1, count: 3 * 65_536), frameCount: 1, rate: 50)

    let error = #expect(throws: MarkerFileError.self) { try written(file) }

    #expect(
      error?.description == """
        again.c3d: a frame would have 65536 points; C3D holds 65535 [cannot-hold]
          hint: write another format, or fewer of them
        """)
  }
}
