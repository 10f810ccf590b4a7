// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

/// Events, force platforms, the person and poses, in files made by hand.
struct C3DContentTests {
  private func events(of file: HandMadeC3D) throws -> [FileEvent] {
    try motionFile(of: file).events
  }

  private var withEvents: HandMadeC3D {
    var file = HandMadeC3D()
    file.firstFrame = 100
    file.set("EVENT", "USED", .integers([3]))
    file.set("EVENT", "CONTEXTS", .text(["Left", "RIGHT", "General"]))
    file.set("EVENT", "LABELS", .text(["Foot Strike", "Foot Off", "Landing"]))
    file.set("EVENT", "TIMES", .reals([0, 1.23, 1, 0.004, 0, 0], [2, 3]))
    return file
  }

  @Test func `events have minutes and seconds from frame 1 of the recording`() throws {
    #expect(
      try events(of: withEvents) == [
        FileEvent("Foot Strike", side: .left, frame: 124),
        FileEvent("Foot Off", side: .right, frame: 6001),
        FileEvent("Landing", side: .both, frame: 1),
      ])
  }

  @Test func `times in one dimension are pairs too`() throws {
    var file = withEvents
    file.set("EVENT", "TIMES", .reals([0, 1.23, 1, 0.004, 0, 0]))
    #expect(try events(of: file).map(\.frame) == [124, 6001, 1])

    file.set("EVENT", "USED", .integers([1]))
    file.set("EVENT", "TIMES", .reals([0, 1.23]))
    #expect(try events(of: file).map(\.frame) == [124])
  }

  @Test func `the group may be called EVENTS`() throws {
    var file = withEvents
    file.parameters = file.parameters.map {
      ($0.group == "EVENT" ? "EVENTS" : $0.group, $0.name, $0.value)
    }
    #expect(try events(of: file).count == 3)
  }

  @Test func `a file that counts from 0 has its events there too`() throws {
    var file = withEvents
    file.firstFrame = 0
    #expect(try events(of: file).map(\.frame) == [123, 6000, 0])
  }

  @Test func `only printable characters of a label are kept`() throws {
    var file = withEvents
    let garbage: [UInt8] = [0x80, 0x41, 0x07, 0xFF]
    file.set(
      "EVENT", "LABELS",
      .raw(type: -1, dimensions: [12, 1], bytes: Array("Foot Off".utf8) + garbage))
    file.set("EVENT", "USED", .integers([1]))
    #expect(try events(of: file).map(\.label) == ["Foot Off"])
  }

  @Test func `events of the header count where there are no others`() throws {
    var file = HandMadeC3D()
    file.headerEvents = [("RHS", 1.2), ("LTO", 2.007)]
    #expect(
      try events(of: file) == [FileEvent("RHS", frame: 121), FileEvent("LTO", frame: 201)])

    file = withEvents
    file.headerEvents = [("RHS", 1.2)]
    #expect(try events(of: file).count == 3)
  }

  @Test func `a force platform has corners, origin, channels and a matrix`() throws {
    var file = HandMadeC3D()
    let labels = ["Fx", "Fy", "Fz", "Mx", "My", "Mz", "Fx", "EMG"]
    file.analog = Array(repeating: Array(repeating: 0, count: 8), count: 2)
    file.set("ANALOG", "USED", .integers([8]))
    file.set("ANALOG", "LABELS", .text(labels))
    file.set("FORCE_PLATFORM", "USED", .integers([1]))
    file.set("FORCE_PLATFORM", "TYPE", .integers([4]))
    file.set("FORCE_PLATFORM", "CORNERS", .reals((1...12).map(Double.init), [3, 4, 1]))
    file.set("FORCE_PLATFORM", "ORIGIN", .reals([-1, -2, -3], [3, 1]))
    file.set("FORCE_PLATFORM", "CHANNEL", .integers([7, 2, 3, 4, 5, 99], [6, 1]))
    file.set("FORCE_PLATFORM", "CAL_MATRIX", .reals((1...36).map(Double.init), [6, 6, 1]))

    let plates = try motionFile(of: file).forcePlates

    #expect(
      plates == [
        ForcePlate(
          type: 4,
          corners: [
            Vector3(1, 2, 3), Vector3(4, 5, 6), Vector3(7, 8, 9), Vector3(10, 11, 12),
          ], origin: Vector3(-1, -2, -3), channels: ["Fx#2", "Fy", "Fz", "Mx", "My"],
          calibration: (1...36).map(Double.init))
      ])
  }

  @Test func `a platform that is declared and not described is none`() throws {
    var file = HandMadeC3D()
    file.set("FORCE_PLATFORM", "USED", .integers([9]))
    #expect(try motionFile(of: file).forcePlates.isEmpty)
  }

  @Test func `measurements of the person and results are parameters`() throws {
    var file = HandMadeC3D()
    file.set("SUBJECTS", "NAMES", .text(["Anna Test"]))
    file.set("SUBJECT", "NAME", .word("Anna"))
    file.set("SUBJECT", "WEIGHT", .reals([82.5]))
    file.set("SUBJECT", "LABELS", .text(["age", "height"]))
    file.set("SUBJECT", "VALUES", .reals([30, 1.5]))
    file.set("PROCESSING", "LKneeWidth", .reals([102]))
    file.set("PROCESSING", "Note", .word("text"))
    file.set("ANALYSIS", "NAMES", .text(["Cadence", "Speed"]))
    file.set("ANALYSIS", "CONTEXTS", .text(["Left", ""]))
    file.set("ANALYSIS", "VALUES", .reals([116.5, 1.25]))

    let read = try motionFile(of: file)

    #expect(read.people == ["Anna Test", "Anna"])
    #expect(
      read.parameters == [
        "WEIGHT": [82.5], "age": [30], "height": [1.5], "LKneeWidth": [102],
        "Left Cadence": [116.5], "Speed": [1.25],
      ])
  }

  @Test(arguments: HandMadeC3D.Machine.allCases)
  func `poses of segments are matrices with an origin`(machine: HandMadeC3D.Machine) throws {
    var file = HandMadeC3D([], frameCount: 2)
    file.machine = machine
    file.lastFrame = 2
    file.set("ROTATION", "USED", .integers([1]))
    file.set("ROTATION", "LABELS", .text(["pelvis_4X4"]))
    file.set("ROTATION", "RATIO", .integers([2]))
    let identity: [Double] = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
    file.tail = (0..<4).flatMap { sample in
      (identity + [Double(sample), 5, 6, 1, sample == 2 ? -1 : 0.9]).flatMap(file.real)
    }
    file.set("ROTATION", "DATA_START", .integers([2 + 1]))

    let read = try motionFile(of: file)

    #expect(read.frameCount == 2)
    #expect(read.names.isEmpty)
    let pose = try #require(read.signals.first)
    #expect(pose.name == "pelvis_4X4")
    #expect(pose.kind == .pose)
    #expect(pose.rate == 200)
    #expect(
      pose.components == [
        "R11", "R21", "R31", "R12", "R22", "R32", "R13", "R23", "R33", "TX", "TY", "TZ",
      ])
    #expect(pose.column(0).map(\.isNaN) == [false, false, true, false])
    #expect(Array(pose.column(9))[3] == 3)
    #expect(Array(pose.column(10))[0] == 5)
    #expect(Array(pose.column(1))[0] == 0)

    file.parameters.removeAll { $0.name == "RATIO" }
    file.set("ROTATION", "RATE", .reals([200]))
    file.set("ROTATION", "DATA_START", .integers([2 + 1]))
    #expect(try motionFile(of: file).signals.first?.rate == 200)
  }
}
