// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

/// Computed angles put beside the points of a file.
struct C3DWriteBackTests {
  private func angles(_ name: String = "LKneeAngles_biomech", _ frames: Int = 3) -> Signal {
    var values = (0..<3 * frames).map { Double($0) / 4 }
    values[1] = .nan
    return Signal(
      name, kind: .angle, components: ["X", "Y", "Z"], units: ["deg"], rate: 100, values: values)
  }

  private func original(_ machine: HandMadeC3D.Machine = .intel, isFloat: Bool = true)
    -> HandMadeC3D
  {
    var file = HandMadeC3D(["Anna:RKNE", "Anna:LKneeAngles", "*1"], frameCount: 3)
    file.machine = machine
    file.isFloat = isFloat
    file.firstFrame = 7
    file.samplesPerFrame = 2
    file.points[0][0][3] = 1796
    file.points[1][0] = [1.5, 2.5, 3.5, -1]
    file.analog = [[1, 2], [3, -4], [5, 6]]
    file.headerEvents = [("RHS", 0.5)]
    file.set("POINT", "DESCRIPTIONS", .text(["knee", "angle"]))
    file.set("POINT", "ANGLES", .text(["LKneeAngles"]))
    file.set("POINT", "ANGLE_UNITS", .word("deg"))
    file.set("POINT", "TYPE_GROUPS", .text(["ANGLES", "ANGLE"]))
    file.set("ANALOG", "USED", .integers([1]))
    file.set("ANALOG", "LABELS", .text(["Fz"]))
    file.set("ANALOG", "SCALE", .reals([0.5]))
    file.set("ANALOG", "OFFSET", .integers([1]))
    file.set("SUBJECTS", "NAMES", .text(["Anna"]))
    file.set("SUBJECTS", "MARKER_SETS", .text(["Gait"]))
    file.set("SUBJECT", "DATE_OF_BIRTH", .word("1/2/1970"))
    file.set("EVENT", "SUBJECTS", .text(["Anna"]))
    file.set("EVENT", "LABELS", .text(["Foot Off"]))
    file.set("EVENT", "TIMES", .reals([0, 0.01], [2, 1]))
    file.set("EVENT", "USED", .integers([1]))
    file.set("VENDOR", "SECRETS", .bytes([1, 2, 3, 4], [2, 2]))
    file.set("VENDOR", "FOLDER", .word("C:\\Users\\anna\\gait"))
    return file
  }

  private func readBack(_ bytes: [UInt8]) throws -> MotionFile {
    try readMotionFile(
      path: "again.c3d", from: MemorySource(bytes), options: ReadOptions(zeroIsMissing: .no))
  }

  @Test func `points and analog values keep every bit and the angles stand beside them`() throws {
    let original = self.original()
    let bytes = try C3DWriter.bytes(
      adding: [angles()], to: original.bytes, path: "t", keepNames: true)

    let start = (Int(bytes[16]) - 1) * 512
    let (old, new) = (3 * 16 + 8, 4 * 16 + 8)
    for frame in 0..<3 {
      let points = original.data[frame * old..<frame * old + 48]
      #expect(bytes[start + frame * new..<start + frame * new + 48].elementsEqual(points))
      let analog = original.data[frame * old + 48..<(frame + 1) * old]
      #expect(bytes[start + frame * new + 64..<start + (frame + 1) * new].elementsEqual(analog))
    }

    let again = try readBack(bytes)
    let before = try readBack(original.bytes)
    #expect(again.names == before.names)
    #expect(again.firstFrame == 7)
    #expect(again.events == before.events)
    #expect(again.signals.map(\.name) == ["Anna:LKneeAngles", "LKneeAngles_biomech", "Fz"])
    #expect(again.signals[0] == before.signals[0])
    #expect(again.signals[2] == before.signals[1])
    let written = again.signals[1]
    #expect(written.kind == .angle)
    #expect(written.units == ["deg", "deg", "deg"])
    #expect(written.values.map(\.isNaN).prefix(3) == [false, true, false])
    #expect(written.values[3] == 0.75 && written.values[8] == 2)
    #expect(again.people == ["Anna"])
  }

  @Test func `every other parameter is kept`() throws {
    let original = try C3DFile(self.original().bytes)
    let again = try C3DFile(
      C3DWriter.bytes(adding: [angles()], to: self.original().bytes, path: "t", keepNames: true))

    for group in original.parameters.groups {
      for parameter in group.parameters where group.name != "POINT" {
        #expect(again.parameters[group.name, parameter.name] == parameter)
      }
    }
    #expect(
      again.parameters["POINT", "LABELS"]?.texts
        == ["Anna:RKNE", "Anna:LKneeAngles", "*1", "LKneeAngles_biomech"])
    #expect(again.parameters["POINT", "DESCRIPTIONS"]?.texts == ["knee", "angle", "", ""])
    #expect(again.parameters["POINT", "ANGLES"]?.texts == ["LKneeAngles", "LKneeAngles_biomech"])
    #expect(again.parameters["POINT", "TYPE_GROUPS"]?.texts == ["ANGLES", "ANGLE"])
    #expect(again.parameters["POINT", "TYPE_GROUPS"]?.dimensions == [6, 2])
    #expect(again.parameters["POINT", "ANGLE_UNITS"]?.text == "deg")
    #expect(again.header.events == original.header.events)
  }

  @Test(arguments: HandMadeC3D.Machine.allCases, [true, false])
  func `every encoding becomes Intel floating-point numbers of the same value`(
    machine: HandMadeC3D.Machine, isFloat: Bool
  ) throws {
    let original = self.original(machine, isFloat: isFloat).bytes
    let bytes = try C3DWriter.bytes(adding: [angles()], to: original, path: "t", keepNames: true)

    let file = try C3DFile(bytes)
    #expect(file.processor == .intel)
    #expect(file.layout.isFloat)
    #expect(file.header.scale == -0.5)
    let (before, after) = (try readBack(original), try readBack(bytes))
    #expect(after.coordinates.map(\.description) == before.coordinates.map(\.description))
    #expect(after.signals.last == before.signals.last)
  }

  @Test func `unsigned integers stay as large as they were`() throws {
    var file = original(.dec, isFloat: false)
    file.analog = [[65_535, 0], [40_000, 1], [2, 3]]
    file.set("ANALOG", "OFFSET", .integers([32_768]))
    file.set("ANALOG", "BITS", .integers([16]))

    let bytes = try C3DWriter.bytes(adding: [], to: file.bytes, path: "t")

    #expect(try readBack(bytes).signals.last == readBack(file.bytes).signals.last)
    #expect(try readBack(bytes).signals.last?.values.first == 16_383.5)
  }

  @Test func `a second run replaces the angles of the first`() throws {
    let once = try C3DWriter.bytes(adding: [angles()], to: original().bytes, path: "t")
    var better = angles()
    better.values[0] = 77

    let twice = try C3DWriter.bytes(adding: [better], to: once, path: "t")

    #expect(twice.count == once.count)
    #expect(try readBack(twice).signals.map(\.name) == readBack(once).signals.map(\.name))
    #expect(try readBack(twice).signals[1].values[0] == 77)
  }

  @Test func `angles are written in radians where the file has radians`() throws {
    var file = original()
    file.set("POINT", "ANGLE_UNITS", .word("rad"))

    let again = try readBack(C3DWriter.bytes(adding: [angles()], to: file.bytes, path: "t"))

    #expect(again.signals[1].units == ["rad", "rad", "rad"])
    #expect(again.signals[1].values[8] == Double(Float(2 * Double.pi / 180)))
  }

  @Test func `numbers about the trial go to ANALYSIS, beside those that are there`() throws {
    var file = original()
    file.set("ANALYSIS", "USED", .integers([1]))
    file.set("ANALYSIS", "NAMES", .text(["Cadence"]))
    file.set("ANALYSIS", "CONTEXTS", .text(["Left"]))
    file.set("ANALYSIS", "VALUES", .reals([116]))
    let results = [
      C3DWriter.Result(
        "Peak valgus", side: .right, value: 8.5, unit: "deg", description: "largest in stance"),
      C3DWriter.Result("Cadence", side: .left, value: 117, unit: "1/min"),
    ]

    let bytes = try C3DWriter.bytes(adding: [], results: results, to: file.bytes, path: "t")

    let parameters = try C3DFile(bytes).parameters
    #expect(parameters["ANALYSIS", "USED"]?.count == 2)
    #expect(parameters["ANALYSIS", "NAMES"]?.texts == ["Cadence", "Peak valgus"])
    #expect(parameters["ANALYSIS", "CONTEXTS"]?.texts == ["Left", "Right"])
    #expect(parameters["ANALYSIS", "UNITS"]?.texts == ["1/min", "deg"])
    #expect(parameters["ANALYSIS", "DESCRIPTIONS"]?.texts == ["", "largest in stance"])
    #expect(parameters["ANALYSIS", "SUBJECTS"]?.texts == ["", ""])
    #expect(parameters["ANALYSIS", "VALUES"]?.numbers == [117, 8.5])
  }

  @Test func `who the person is stays behind`() throws {
    let bytes = try C3DWriter.bytes(adding: [angles()], to: original().bytes, path: "t")

    let lower = bytes.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    for word in ["anna", "1970", "users"] {
      #expect(lower.firstRange(of: Array(word.utf8)) == nil, "\(word)")
    }
    let again = try readBack(bytes)
    #expect(again.names == ["RKNE"])
    #expect(again.signals.map(\.name) == ["LKneeAngles", "LKneeAngles_biomech", "Fz"])
    #expect(again.people.isEmpty)
    let parameters = try C3DFile(bytes).parameters
    #expect(parameters["SUBJECTS", "MARKER_SETS"]?.text == "Gait")
    #expect(parameters["VENDOR", "SECRETS"]?.values == .bytes([1, 2, 3, 4]))
  }

  @Test func `several people keep prefixes that tell them apart`() throws {
    var file = HandMadeC3D(["Anna:RKNE", "Bo:RKNE"])
    file.set("SUBJECTS", "NAMES", .text(["Anna", "Bo"]))

    let again = try readBack(C3DWriter.bytes(adding: [], to: file.bytes, path: "t"))

    #expect(again.names == ["subject1:RKNE", "subject2:RKNE"])
  }

  @Test(arguments: [250, 254, 255, 256])
  func `labels are spread over several lists`(count: Int) throws {
    let labels = (0..<count).map { "M\($0)" }
    var file = HandMadeC3D(labels, frameCount: 3)
    file.set("POINT", "LABELS", .text(Array(labels.prefix(255))))
    if count > 255 { file.set("POINT", "LABELS2", .text(Array(labels[255...]))) }
    let outputs = (0..<4).map { angles("angle \($0)") }

    let bytes = try C3DWriter.bytes(adding: outputs, to: file.bytes, path: "t")

    let again = try C3DFile(bytes)
    #expect(again.points.map(\.name) == labels + outputs.map(\.name))
    let hasSecond = again.parameters["POINT", "LABELS2"] != nil
    #expect(hasSecond == (count + 4 > 255))
  }

  @Test func `poses are kept`() throws {
    var file = HandMadeC3D(["A"], frameCount: 3)
    file.machine = .mips
    file.set("ROTATION", "USED", .integers([1]))
    file.set("ROTATION", "LABELS", .text(["thigh"]))
    file.set("ROTATION", "FRAMES", .integers([3]))
    file.set("ROTATION", "DATA_START", .integers([4]))
    file.tail = Array(repeating: 0, count: 512 - file.data.count)
    file.tail += (1...51).flatMap { file.real($0 % 17 == 0 ? 0.5 : Double($0)) }

    let bytes = try C3DWriter.bytes(adding: [angles()], to: file.bytes, path: "t")

    let (before, after) = (try readBack(file.bytes), try readBack(bytes))
    #expect(before.signals.map(\.name) == ["thigh"])
    #expect(after.signals.last == before.signals.last)
    #expect(before.signals[0].values.prefix(3) == [1, 18, 35])
  }

  @Test func `a damaged original is refused`() {
    #expect(throws: MarkerFileError.self) {
      try C3DWriter.bytes(adding: [], to: Array(repeating: 1, count: 600), path: "t.c3d")
    }
  }
}
