// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

/// C3D files that were cut off or damaged: read or refused, never more.
struct C3DDamageTests {
  private static let file: [UInt8] = {
    var file = HandMadeC3D(["RKNE", "LKNE", "LKneeAngles"], frameCount: 3)
    file.samplesPerFrame = 2
    file.analog = Array(repeating: [1, 2], count: 3)
    file.set("POINT", "USED", .integers([3]))
    file.set("POINT", "FRAMES", .integers([3]))
    file.set("POINT", "SCALE", .reals([-0.5]))
    file.set("POINT", "DATA_START", .integers([4]))
    file.set("POINT", "ANGLES", .text(["LKneeAngles"]))
    file.set("ANALOG", "USED", .integers([1]))
    file.set("ANALOG", "RATE", .reals([200]))
    file.set("EVENT", "USED", .integers([1]))
    file.set("EVENT", "LABELS", .text(["Foot Off"]))
    file.set("EVENT", "TIMES", .reals([0, 0.01], [2, 1]))
    file.set("FORCE_PLATFORM", "USED", .integers([1]))
    file.set("FORCE_PLATFORM", "CHANNEL", .integers([1, 1, 1, 1, 1, 1], [6, 1]))
    file.set("ROTATION", "USED", .integers([1]))
    file.set("ROTATION", "DATA_START", .integers([3]))
    file.set("TRIAL", "ACTUAL_START_FIELD", .integers([1, 0]))
    file.set("TRIAL", "ACTUAL_END_FIELD", .integers([3, 0]))
    return file.bytes
  }()

  /// Whether reading and writing back end in an error with a text, or in numbers that fit.
  private func outcome(of bytes: [UInt8]) -> Bool {
    do throws(MarkerFileError) {
      let options = ReadOptions(rate: 100, format: .c3d)
      let read = try readMotionFile(path: "trial", from: MemorySource(bytes), options: options)
      _ = try C3DWriter.bytes(adding: [], to: bytes, path: "trial")
      return read.coordinates.count == 3 * read.names.count * read.frameCount
        && read.coordinates.count <= bytes.count
    } catch {
      return error.description.hasPrefix("trial")
    }
  }

  @Test func `every beginning of a file is read or refused`() {
    for count in 0..<Self.file.count where !outcome(of: Array(Self.file[..<count])) {
      Issue.record("the first \(count) bytes")
    }
  }

  @Test(arguments: [1, 2, 8, 40])
  func `random bytes in random places are read or refused`(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    for round in 0..<500 {
      var bytes = Self.file
      for _ in 0..<count {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] =
          [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &generator)]
          .randomElement(using: &generator) ?? 0
      }
      bytes[1] = 0x50
      if !outcome(of: bytes) { Issue.record("round \(round)") }
    }
  }

  @Test func `every header byte may be wrong`() {
    for place in 0..<24 where place != 1 {
      for value in [0, 1, 2, 0x7F, 0x80, 0xFF] as [UInt8] {
        var bytes = Self.file
        bytes[place] = value
        if !outcome(of: bytes) { Issue.record("byte \(place) as \(value)") }
      }
    }
  }

  @Test func `dimensions beyond the record cost the parameter and no memory`() throws {
    var file = HandMadeC3D()
    file.set(
      "POINT", "LABELS",
      .raw(type: -1, dimensions: Array(repeating: 255, count: 200), bytes: [1, 2, 3]))
    file.set(
      "POINT", "EMPTY",
      .raw(type: 4, dimensions: [255, 255, 255, 0], bytes: []))
    file.set("POINT", "ODD", .raw(type: 3, dimensions: [], bytes: [1]))

    let read = try motionFile(of: file)

    #expect(read.names == ["unnamed#1", "unnamed#2"])
    #expect(
      read.doubts.first
        == "2 parameters are damaged and left out, such as 'LABELS'")
  }

  struct Fault: Sendable {
    /// Bytes that are changed.
    var changes: [Int: UInt8] = [:]
    var length: Int?
    var problem: String
  }

  static let faults: [Fault] = [
    Fault(length: 100, problem: "the C3D header takes 512 bytes; the file has 100"),
    Fault(changes: [1: 0x51], problem: "the second byte is 81, not 80, the mark of a C3D file"),
    Fault(
      changes: [0: 9],
      problem: "the header says that the parameters begin in block 9 of 512 bytes; the file has"
        + " 1700 bytes"),
    Fault(
      changes: [515: 83],
      problem: "byte 515 names processor 83, not 84 (Intel), 85 (DEC) or 86 (MIPS)"),
    Fault(changes: [516: 0], problem: "the parameter section at byte 512 holds no group"),
    Fault(
      changes: [17: 0x10],
      problem: "the header says that the data begin in block 4100 of 512 bytes; the file has"
        + " 1700 bytes"),
    Fault(
      length: 1580,
      problem: "a frame has 3 points and 2 analog values; the data are 44 bytes, which is not one"
        + " frame"),
  ]

  @Test(arguments: faults)
  func `a file that cannot be read says why`(fault: Fault) throws {
    var file = HandMadeC3D(["A", "B", "C"], frameCount: 1)
    file.analog = [[1, 2]]
    file.tail = Array(repeating: 0, count: 108)
    var bytes = file.bytes
    #expect(bytes.count == 1700 - 512)
    bytes = Array(bytes[..<1024]) + Array(repeating: 0, count: 512) + Array(bytes[1024...])
    bytes[16] = 4
    for (place, value) in fault.changes { bytes[place] = value }
    if let length = fault.length { bytes = Array(bytes[..<length]) }

    let error = #expect(throws: MarkerFileError.self) {
      try readMotionFile(
        path: "trial.c3d", from: MemorySource(bytes), options: ReadOptions(format: .c3d))
    }

    #expect(
      error?.description.hasPrefix("trial.c3d: \(fault.problem) [damaged-file]\n  hint: ")
        == true)
    #expect(error?.code == .damagedFile)
  }
}
