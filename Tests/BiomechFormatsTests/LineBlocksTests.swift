// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

/// How bytes arrive and how they are encoded must not matter.
struct LineBlocksTests {
  @Test(arguments: [1, 7, 4096], ["\n", "\r\n", "\r"])
  func `bytes may come a few at a time`(step: Int, lineEnd: String) throws {
    let person = StandingPerson(gap: (0, 2))
    for text in [person.csv(lineEnd: lineEnd), person.trc(lineEnd: lineEnd)] {
      let bytes = Array(text.utf8)
      let whole = try readTrial(named: "t", path: "t", from: MemorySource(bytes))
      let parts = try readTrial(named: "t", path: "t", from: TricklingSource(bytes, step: step))

      #expect(person.largestError(in: parts) == 0)
      #expect(parts.source.contentKey == whole.source.contentKey)
    }
  }

  /// 262144 bytes are a block: rows of all lengths meet its end in every way.
  @Test(arguments: [("\n", 0), ("\r\n", 0), ("\r\n", 1)])
  func `rows may lie across the end of a block`(lineEnd: String, padding: Int) throws {
    var person = StandingPerson(gap: (7, 900))
    person.frameCount = 1400
    let text = String(repeating: " ", count: padding) + person.csv(lineEnd: lineEnd)
    #expect(text.utf8.count > 262_144)

    let trial = try read(text)

    #expect(person.largestError(in: trial) == 0)
  }

  /// Taking off the mark of UTF-8 leaves the last three bytes behind the end: a line feed there is
  /// no half of a CRLF.
  @Test func `a carriage return at the end of a file is a line end of its own`() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("A_x,A_y,A_z\n \r".utf8)

    let error = #expect(throws: MarkerFileError.self) {
      try readMotionFile(path: "t.csv", from: MemorySource(bytes), options: ReadOptions(rate: 100))
    }

    #expect(error?.code == .headerOnly)
  }

  @Test func `the line in an error counts over blocks`() throws {
    var person = StandingPerson()
    person.frameCount = 1400
    var lines = person.csv().split(separator: "\n")
    lines[1398] = "x"

    #expect(
      failure(of: lines.joined(separator: "\r\n")).hasPrefix("trial.csv:1399: this row has 1"))
  }

  @Test func `a header longer than a block is read`() throws {
    let person = StandingPerson()
    var lines = person.csv().split(separator: "\n").map(String.init)
    lines[0] += "," + String(repeating: "a very long remark ", count: 20_000)
    for row in 1...4 { lines[row] += "," }

    #expect(try person.largestError(in: read(lines.joined(separator: "\n"))) == 0)
  }

  @Test(arguments: [true, false])
  func `UTF-16 with a byte order mark is read`(isBigEndian: Bool) throws {
    let person = StandingPerson(gap: (0, 2))
    let text = "\u{FEFF}" + person.csv { "\($0 == "LHEE" ? "Ferse_ä𝄞" : $0)_\($1)" }
    let bytes = text.utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? pair : pair.reversed()
    }

    for step in [1, 3, 1 << 20] {
      let trial = try readTrial(named: "t", path: "t", from: TricklingSource(bytes, step: step))
      #expect(trial.trajectories["RASI", frame: 3] == person.position("RASI", frame: 3))
      #expect(trial.markers.unassigned == ["Ferse_ä𝄞"])
    }
  }

  @Test func `a long UTF-16 file is read across its blocks`() throws {
    var person = StandingPerson()
    person.frameCount = 1400
    let text = "\u{FEFF}" + person.csv(lineEnd: "\r\n")
    let bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }

    let trial = try readTrial(named: "t", path: "t", from: MemorySource(bytes))

    #expect(person.largestError(in: trial) == 0)
  }

  @Test func `a UTF-8 byte order mark is taken off`() throws {
    let person = StandingPerson()

    #expect(try person.largestError(in: read("\u{FEFF}" + person.csv())) == 0)
    #expect(try person.largestError(in: read("\u{FEFF}" + person.trc())) == 0)
  }

  @Test func `names in Latin-1 are read as such`() throws {
    let person = StandingPerson()
    let text = person.csv { "\($0 == "LHEE" ? "Talon#gauche" : $0)_\($1)" }
    let bytes = text.utf8.map { $0 == UInt8(ascii: "#") ? 0xE9 : $0 }

    let trial = try readTrial(named: "t", path: "t", from: MemorySource(Array(bytes)))

    #expect(trial.markers.unassigned == ["Talonégauche"])
  }

  @Test func `the key is that of the bytes in the file`() throws {
    let text = StandingPerson().csv()
    for start in ["", "\u{FEFF}"] {
      var key = ContentKey()
      Array((start + text).utf8).withUnsafeBytes { key.update(with: $0) }

      #expect(try read(start + text).source.contentKey == key.hexadecimal)
    }
  }
}
