// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

/// Files that were cut off or damaged on the way: they are read or refused, never more.
struct DamagedFileTests {
  private static let files: [[UInt8]] = {
    var person = StandingPerson(gap: (1, 1))
    person.names = Array(person.names[..<4]) + ["LLMA"]
    person.frameCount = 2
    return [
      Array(person.csv().utf8), Array(person.trc(lineEnd: "\r\n").utf8),
      Array(person.csv(delimiter: ";", lineEnd: "\r", .init(mark: ",")).utf8),
      Array(
        ("subject,frame,time,marker,x_mm,y_mm,z_mm,trajectory\n"
          + (0..<2).flatMap { frame in
            person.names.indices.map { marker in
              "Anna,\(frame),0.0\(frame),\"\(person.names[marker])\","
                + person.cells(marker, frame: frame).joined(separator: ",") + ",3d_xyz\n"
            }
          }.joined()).utf8),
      Array(
        ("scorer,a,a,a,a,a,a\nindividuals,p,p,p,p,p,p\nbodyparts,LASI,LASI,LASI,RASI,RASI,RASI\n"
          + "coords,x,y,z,x,y,z\n0,100.5,900,-120,100,900,120\n1,,,,101,901,121\n").utf8),
      Array("1,0,100.5,900,-120,100,900,120\n2,0,,,,101,901,121\n".utf8),
    ]
  }()

  /// What reading ends in: an error with a text, or a trial with numbers that are numbers.
  private func outcome(of bytes: [UInt8], as format: FileFormat? = nil) -> Bool {
    do throws(MarkerFileError) {
      let trial = try readTrial(
        named: "trial", path: "trial", from: MemorySource(bytes),
        options: ReadOptions(rate: 100, format: format, labels: ["LASI", "RASI"]))
      let trajectories = trial.trajectories
      for marker in trajectories.markers.indices {
        for frame in 0..<trajectories.frameCount {
          let position = trajectories.position(ofMarkerAt: marker, frame: frame)
          guard position.isMissing || position.length < 1e10 else { return false }
        }
      }
      return true
    } catch {
      return error.description.hasPrefix("trial")
    }
  }

  @Test(arguments: files.indices)
  func `every beginning of a file is read or refused`(file: Int) {
    let bytes = Self.files[file]
    for count in 0..<bytes.count where !outcome(of: Array(bytes[..<count])) {
      Issue.record("the first \(count) bytes")
    }
  }

  @Test(arguments: files.indices, [1, 2, 8])
  func `random bytes in random places are read or refused`(file: Int, count: Int) {
    var generator = SeededGenerator(seed: UInt64(100 * file + count))
    for round in 0..<80 {
      var bytes = Self.files[file]
      for _ in 0..<count {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes[place] = Array("\",;\t\r\n.-+e 9".utf8).randomElement(using: &generator) ?? 0
        case 2: bytes.remove(at: place)
        default: bytes.insert(bytes[place], at: place)
        }
      }
      if !outcome(of: bytes) { Issue.record("round \(round)") }
    }
  }

  @Test(arguments: files.indices)
  func `a file of another format than the user says is read or refused`(file: Int) {
    for format in FileFormat.allCases where !outcome(of: Self.files[file], as: format) {
      Issue.record("as \(format)")
    }
  }

  @Test(arguments: 1...40)
  func `bytes without any sense are refused`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let bytes = (0..<400).map { _ in UInt8.random(in: 0...255, using: &generator) }

    #expect(outcome(of: bytes))
  }

  @Test func `an unclosed quote ends with its line`() throws {
    let person = StandingPerson()
    var lines = person.csv().split(separator: "\n").map(String.init)
    lines[2] = "\"" + lines[2]

    #expect(
      failure(of: lines.joined(separator: "\n")).hasPrefix("trial.csv:3: this row has 1 cell"))
  }
}
