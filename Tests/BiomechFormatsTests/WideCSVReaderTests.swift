// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

struct WideCSVReaderTests {
  /// Each title as marker and axis make it.
  static let spellings: [(name: String, title: @Sendable (String, String) -> String)] = [
    ("RASI_x", { "\($0)_\($1)" }), ("RASI_X", { "\($0)_\($1.uppercased())" }),
    ("RASI.x", { "\($0).\($1)" }), ("RASI.X", { "\($0).\($1.uppercased())" }),
    ("RASI x", { "\($0) \($1)" }), ("RASI X", { "\($0) \($1.uppercased())" }),
    ("RASI:X", { "\($0):\($1.uppercased())" }), ("RASI-x", { "\($0)-\($1)" }),
    ("x_RASI", { "\($1)_\($0)" }), ("X_RASI", { "\($1.uppercased())_\($0)" }),
    ("X.RASI", { "\($1.uppercased()).\($0)" }), ("x RASI", { "\($1) \($0)" }),
    ("RASI[x]", { "\($0)[\($1)]" }), ("RASI (X)", { "\($0) (\($1.uppercased()))" }),
    ("RASIx", { "\($0)\($1)" }), ("RASIX", { "\($0)\($1.uppercased())" }),
    ("RASI_x_mm", { "\($0)_\($1)_mm" }), ("RASI_x (mm)", { "\($0)_\($1) (mm)" }),
    ("RASI.X [mm]", { "\($0).\($1.uppercased()) [mm]" }), ("x_RASI_mm", { "\($1)_\($0)_mm" }),
    ("\"RASI_x\"", { "\"\($0)_\($1)\"" }), ("Anna:RASI_x", { "Anna:\($0)_\($1)" }),
  ]

  @Test(arguments: spellings.indices)
  func `titles may put marker and axis together in any common way`(index: Int) throws {
    let person = StandingPerson(gap: (2, 1))

    let trial = try read(person.csv(title: Self.spellings[index].title))

    // The text carries every digit, so that nothing but exact equality is right.
    #expect(person.largestError(in: trial) == 0, "\(Self.spellings[index].name)")
    #expect(trial.trajectories.markers.map(\.rawValue) == person.names)
    #expect(trial.trajectories.frameRate == 100)
  }

  @Test(arguments: [
    ("time", 1.0), ("Time", 1), ("time_s", 1), ("Time (s)", 1), ("Time (Seconds)", 1), ("t", 1),
    ("timestamp", 1), ("seconds", 1), ("time_ms", 1000), ("Time (ms)", 1000),
  ])
  func `the time column has many names and two units`(title: String, factor: Double) throws {
    var lines = StandingPerson().csv().split(separator: "\n").map(String.init)
    lines[0] = title + lines[0].dropFirst("time".count)
    for frame in 0..<4 {
      let cells = lines[frame + 1].drop { $0 != "," }
      lines[frame + 1] = "\(Double(frame) * factor / 100)" + cells
    }

    #expect(try read(lines.joined(separator: "\n")).trajectories.frameRate == 100)
  }

  @Test(arguments: ["Frame", "frame", "Frame#", "frame_number", "fnum", ""])
  func `a frame column counts frames and says no rate`(title: String) throws {
    var lines = StandingPerson().csv().split(separator: "\n").map(String.init)
    lines[0] = title + lines[0].dropFirst("time".count)
    for frame in 0..<4 { lines[frame + 1] = "\(695 + frame)" + lines[frame + 1].drop { $0 != "," } }
    let text = lines.joined(separator: "\n")

    let trial = try read(text, ReadOptions(rate: 120))

    #expect(trial.trajectories.frameRate == 120)
    #expect(trial.source.firstFrame == 695)
    #expect(failure(of: text).hasPrefix("trial.csv: the file does not say how many frames"))
  }

  @Test(arguments: ["\n", "\r\n", "\r"], [",", ";", "\t", "; ", " ", "   "])
  func `lines and cells may be separated in any usual way`(
    lineEnd: String, delimiter: String
  ) throws {
    var person = StandingPerson()
    if !delimiter.allSatisfy({ $0 == " " }) { person.gap = (3, 2) }

    let trial = try read(person.csv(delimiter: delimiter, lineEnd: lineEnd))

    #expect(person.largestError(in: trial) == 0)
  }

  @Test(arguments: [";", "\t"])
  func `decimal commas are read where no comma separates`(delimiter: String) throws {
    let person = StandingPerson(gap: (0, 0))
    let recording = StandingPerson.Recording(missing: "NaN", mark: ",")

    let trial = try read(person.csv(delimiter: delimiter, recording))

    #expect(person.largestError(in: trial) == 0)
  }

  @Test(arguments: ["", " ", "NaN", "nan", "-nan(ind)", "1.#QNAN", "NA", "n/a", "null", "0.0"])
  func `a missing sample may be spelled in many ways`(spelling: String) throws {
    let person = StandingPerson(gap: (5, 3))

    let trial = try read(person.csv(StandingPerson.Recording(missing: spelling)))

    #expect(person.largestError(in: trial) == 0)
    let index = try #require(trial.trajectories.index(of: "RLEP"))
    #expect(trial.trajectories.origin(ofMarkerAt: index, frame: 3) == .missing)
    #expect(trial.source.doubts.isEmpty == (spelling != "0.0"))
  }

  @Test func `columns that belong to no marker are passed over, text and all`() throws {
    let person = StandingPerson()
    var lines = person.csv().split(separator: "\n").map(String.init)
    lines[0] += ",comment,speed"
    for frame in 1...4 { lines[frame] += ",\"well, then\",\(frame)" }

    #expect(try person.largestError(in: read(lines.joined(separator: "\n"))) == 0)
  }

  @Test func `delimiters and rows that a spreadsheet leaves behind do no harm`() throws {
    let person = StandingPerson()
    let lines = person.csv().split(separator: "\n").map { $0 + ",,,,\r\n" }
    let empty = String(repeating: ",", count: 40) + "\r\n"

    let trial = try read("\r\n" + lines.joined() + empty + empty)

    #expect(person.largestError(in: trial) == 0)
    #expect(trial.source.doubts.isEmpty)
  }

  @Test func `a row of units says the unit`() throws {
    let person = StandingPerson()
    var lines = person.csv(StandingPerson.Recording(unit: .metres)).split(separator: "\n")
    lines.insert("s," + String(repeating: "m,", count: 36).dropLast(), at: 1)

    let trial = try read(lines.joined(separator: "\n"))

    #expect(person.largestError(in: trial) < 1e-9)
    let units = trial.source.conclusions.first { $0.topic == .units }
    #expect(units?.value == "metres")
    #expect(units?.evidence == "the file declares m")
  }

  @Test func `a marker without one of its coordinates is left out and named`() throws {
    let person = StandingPerson()
    var lines = person.csv().split(separator: "\n").map(String.init)
    lines[0] += ",T10_x,T10_y"
    for frame in 1...4 { lines[frame] += ",1,2" }

    let trial = try read(lines.joined(separator: "\n"))

    #expect(trial.trajectories.index(of: "T10") == nil)
    #expect(
      trial.source.doubts == ["columns of 'T10' lack one of x, y and z and were left out"])
  }

  @Test func `a file that ends inside its last row loses that row and says so`() throws {
    var person = StandingPerson()
    let text = person.csv()
    person.frameCount = 3

    let trial = try read(String(text.dropLast(60)))

    #expect(person.largestError(in: trial) == 0)
    #expect(trial.source.doubts.count == 1)
    #expect(trial.source.doubts[0].hasPrefix("the file ends in the middle of line 5"))
  }

  @Test func `a position a kilometre away is taken as missing`() throws {
    let person = StandingPerson(gap: (1, 1))

    let trial = try read(person.csv(StandingPerson.Recording(missing: "9999999")))

    #expect(person.largestError(in: trial) == 0)
    #expect(trial.source.doubts.count == 1)
  }

  @Test func `a sample at the origin stays where someone says that it was measured`() throws {
    let person = StandingPerson(gap: (1, 1))
    let text = person.csv(StandingPerson.Recording(missing: "0"))

    let trial = try read(text, ReadOptions(zeroIsMissing: .no))

    #expect(trial.trajectories["RASI", frame: 1] == Vector3(0, 0, 0))
    #expect(trial.source.doubts.isEmpty)
  }
}
