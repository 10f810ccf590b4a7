// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

/// The whole text of each error, as a person sees it; TRC has its own in ``TRCReaderTests``.
struct MarkerFileErrorTests {
  /// A wide table whose lines are changed by `change`.
  private func table(_ change: (inout [String]) -> Void) -> String {
    var lines = StandingPerson().csv().split(separator: "\n").map(String.init)
    change(&lines)
    return lines.map { $0 + "\n" }.joined()
  }

  @Test(arguments: ["", "\n\n", " \r\n\t\r\n", "\u{FEFF}"])
  func `nothing in the file`(text: String) {
    #expect(
      failure(of: text)
        == """
        trial.csv: the file is empty [empty-file]
          hint: check that the export finished
        """)
  }

  @Test func `bytes that are no text`() {
    #expect(
      failure(of: "RASI_x,RASI_y\u{0}\n")
        == """
        trial.csv: the file is not text [not-text]
          hint: export TRC or CSV; a table should be saved as UTF-8
        """)
  }

  @Test func `a header and no row`() {
    #expect(
      failure(of: table { $0 = [$0[0]] })
        == """
        trial.csv:2: there is a header, but no row of numbers after it [header-only]
          hint: check that the export finished and that frames were selected
        """)
  }

  @Test func `a row with too few cells`() {
    #expect(
      failure(of: table { $0[2] = "0.01,1,2,3" })
        == """
        trial.csv:3: this row has 4 cells; the header has 37 [cell-count]
          hint: check this row; a missing value is an empty cell, not a left-out one
        """)
  }

  @Test func `a row with too many cells`() {
    #expect(
      failure(of: table { $0[2] += ",5,," })
        == """
        trial.csv:3: this row has 38 cells; the header has 37 [cell-count]
          hint: check this row; a missing value is an empty cell, not a left-out one
        """)
  }

  @Test func `a line of text after the rows`() {
    #expect(
      failure(of: table { $0.append("exported by hand") })
        == """
        trial.csv:6: this row has 1 cell; the header has 37 [cell-count]
          hint: check this row; a missing value is an empty cell, not a left-out one
        """)
  }

  @Test func `a word among numbers`() {
    #expect(
      failure(of: table { $0[3] = "0.02,left\u{1B}[31m" + $0[3].dropFirst("0.02,120.5".count) })
        == """
        trial.csv:4: column 2, 'LASI_x', holds 'left\u{FFFD}[31m', which is not a number [not-a-number]
          hint: leave the cell empty where the marker was not seen
        """)
  }

  @Test func `a very long word is shown in part`() {
    let word = String(repeating: "ab", count: 5000)
    let message = failure(of: table { $0[1] = "0.00,\(word)" + $0[1].dropFirst("0.0,120.0".count) })

    #expect(
      message.hasPrefix(
        "trial.csv:2: column 2, 'LASI_x', holds '\(word.prefix(60))…', which is not a number "
          + "[not-a-number]\n"))
  }

  @Test func `a time that is missing`() {
    #expect(
      failure(of: table { $0[2] = $0[2].dropFirst("0.01".count) + "" })
        == """
        trial.csv:3: column 1, 'time', is empty [not-a-number]
          hint: every row needs this number
        """)
  }

  @Test func `decimal commas between commas`() {
    let person = StandingPerson()
    let text = person.csv(StandingPerson.Recording(mark: ","))

    #expect(
      failure(of: text)
        == """
        trial.csv:2: the numbers have decimal commas, and commas stand between the cells too [decimal-commas]
          hint: export with semicolons or tabs between the cells, or with decimal points
        """)
  }

  @Test func `a quoted decimal comma`() {
    #expect(
      failure(of: table { $0[2] = "0.01,\"120,25\"" + $0[2].dropFirst("0.01,120.25".count) })
        == """
        trial.csv:3: column 2, 'LASI_x', holds '"120,25"', which is not a number [not-a-number]
          hint: a file with decimal commas needs semicolons or tabs between the cells, and no points
        """)
  }

  @Test func `a coordinate that stands twice, so that nobody knows which is meant`() {
    #expect(
      failure(of: table { $0[0] = $0[0].split(separator: "RPSI_y").joined(separator: "LASI_x") })
        == """
        trial.csv:1: marker 'LASI' stands twice in the header, in columns 2 and 12 [duplicate-marker]
          hint: give each marker a name of its own
        """)
  }

  @Test func `no marker in the header`() {
    #expect(
      failure(of: "time,knee_angle,hip_angle\n0,1,2\n")
        == """
        trial.csv:1: the layout is not known; the first line begins with 'time,knee_angle,hip_angle' [unknown-layout]
          hint: a CSV needs a row of titles such as 'time,RASI_x,RASI_y,RASI_z'; or export TRC
        """)
  }

  @Test func `numbers without titles`() {
    #expect(
      failure(of: "0,1,2,3\n0.01,1,2,3\n")
        == """
        trial.csv:1: the file begins with numbers: there is no row of marker names [no-titles]
          hint: add a row of titles such as 'time,RASI_x,RASI_y,RASI_z', or name the markers in the \
        order of their columns with --labels
        """)
  }

  @Test func `no rate`() {
    let text = table { lines in
      for index in lines.indices {
        lines[index] = String(lines[index].drop { $0 != "," }.dropFirst())
      }
    }

    #expect(
      failure(of: text)
        == """
        trial.csv: the file does not say how many frames there are in a second [rate-missing]
          hint: pass --rate with the frames per second, such as --rate 100
        """)
    #expect(throws: Never.self) { try read(text, ReadOptions(rate: 100)) }
  }

  @Test func `one frame with a time has no rate`() {
    let message = failure(of: table { $0 = Array($0[..<2]) })

    #expect(message.hasPrefix("trial.csv: the file does not say how many frames"))
  }

  @Test func `a time in milliseconds without saying so`() {
    let text = table { lines in
      for row in 1...4 { lines[row] = "\(10 * row)" + lines[row].drop { $0 != "," } }
    }

    #expect(
      failure(of: text)
        == """
        trial.csv: a rate of 0.1 Hz is not plausible [rate-implausible]
          hint: time is expected in seconds; pass --rate with the frames per second
        """)
  }

  @Test(arguments: [0, -100, .nan, .infinity, 1e9])
  func `a rate that the user gives is checked too`(rate: Double) {
    #expect(failure(of: table { _ in }, ReadOptions(rate: rate)).contains("is not plausible"))
  }

  @Test func `time that goes backwards`() {
    #expect(
      failure(of: table { $0.swapAt(2, 3) })
        == """
        trial.csv: time goes backwards or stands still: time 0.01 in row 3 of the data follows 0.02 [time-not-increasing]
          hint: check the time column, or pass --rate and remove it
        """)
  }

  @Test func `the system refuses`() {
    struct Refusing: ByteSource {
      mutating func read(
        into buffer: UnsafeMutableRawBufferPointer
      ) throws(ByteSourceError) -> Int { throw ByteSourceError(message: "Is a directory") }
    }
    #expect(
      throws: MarkerFileError(path: "folder", reason: .unreadable("Is a directory"))
    ) {
      try readTrial(named: "x", path: "folder", from: Refusing())
    }
    #expect(
      MarkerFileError(path: "folder", reason: .unreadable("Is a directory")).description
        == "folder: cannot be read: Is a directory [unreadable]")
  }

  @Test func `a line without an end`() {
    let text = "RASI_x,RASI_y,RASI_z\n" + String(repeating: "1", count: 5 << 20)

    #expect(
      failure(of: text)
        == """
        trial.csv:2: this line is longer than 4194304 bytes [line-too-long]
          hint: check that the file is a table with one frame in each row
        """)
  }
}

// MARK: - Formats

extension MarkerFileErrorTests {
  @Test func `a table that begins with LPSI is not taken for a C3D file`() throws {
    var person = StandingPerson()
    person.names.swapAt(0, 2)
    let text = person.csv { "\($0)_\($1)" }.dropFirst("time,".count)
    let rows = text.split(separator: "\n").enumerated().map { index, row in
      index == 0 ? String(row) : String(row.drop { $0 != "," }.dropFirst())
    }
    #expect(rows[0].hasPrefix("LPSI_x"))
    #expect(
      try person.largestError(in: read(rows.joined(separator: "\n"), ReadOptions(rate: 100))) == 0)
  }
}
