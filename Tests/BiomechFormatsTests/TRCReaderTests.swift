// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

/// The traps of real TRC files, each in a small one.
struct TRCReaderTests {
  let person = StandingPerson(gap: (3, 2))

  /// The lines of the usual file, changed by `change`, and read again.
  func read(
    _ recording: StandingPerson.Recording = .init(), _ options: ReadOptions = ReadOptions(),
    lineEnd: String = "\n", _ change: (inout [String]) -> Void = { _ in }
  ) throws -> Trial {
    var lines = person.trc(recording).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    lines.removeLast()
    change(&lines)
    let text = lines.map { $0 + lineEnd }.joined()
    return try BiomechFormatsTests.read(text, options)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `the usual file is read`(lineEnd: String) throws {
    let trial = try read(lineEnd: lineEnd)

    #expect(person.largestError(in: trial) == 0)
    #expect(trial.trajectories.frameRate == 100)
    #expect(trial.source.firstFrame == 1)
    #expect(trial.source.format == "TRC")
    #expect(trial.source.doubts.isEmpty)
  }

  @Test func `blanks may stand for tabs in the first line`() throws {
    let trial = try read { $0[0] = "PathFileType  4\t(X/Y/Z) C:\\Users\\someone\\trial.trc" }

    #expect(person.largestError(in: trial) == 0)
  }

  @Test func `header values may be padded and separated by two tabs`() throws {
    let trial = try read { $0[2] = "  100.0\t\t  100.0\t\t 4 \t12 \t mm\t\t 100.0\t1\t4" }

    #expect(person.largestError(in: trial) == 0)
    #expect(trial.source.doubts.isEmpty)
  }

  @Test func `rows may end in a tab`() throws {
    let trial = try read { lines in
      for index in 3..<lines.count where !lines[index].isEmpty { lines[index] += "\t" }
    }

    #expect(person.largestError(in: trial) == 0)
  }

  @Test(arguments: 0..<4)
  func `the lines between labels and numbers take many forms`(form: Int) throws {
    let trial = try read { lines in
      switch form {
      case 0: lines.remove(at: 5)
      case 1: lines[5] = String(repeating: "\t", count: 37)
      case 2:
        // The row X1 Y1 Z1 … is missing and an empty line stands in its place.
        lines[4] = ""
        lines.remove(at: 5)
      default: lines.insert("", at: 5)
      }
    }

    #expect(person.largestError(in: trial) == 0)
  }

  @Test func `labels may stand two tabs apart, and the time may be called Times`() throws {
    let trial = try read { lines in
      lines[3] = "Frame#\tTimes\t" + StandingPerson().names.joined(separator: "\t\t")
    }

    #expect(person.largestError(in: trial) == 0)
  }

  @Test func `an unnamed marker in the middle is kept and shifts no name`() throws {
    let trial = try read { lines in
      lines[3] = lines[3].split(separator: "LPSI").joined()
    }

    #expect(trial.trajectories.markers.count == 12)
    #expect(trial.trajectories["RPSI", frame: 1] == person.position("RPSI", frame: 1))
    #expect(trial.trajectories["unnamed#1", frame: 1] == person.position("LPSI", frame: 1))
    #expect(trial.source.doubts.first == "markers without a name are called 'unnamed#1' and so on")
  }

  @Test func `a name that stands twice becomes two names`() throws {
    var twins = person
    twins.names += ["LHEE"]
    let text = twins.trc()

    let file = try BiomechFormatsTests.file(text)

    #expect(file.names == person.names + ["LHEE#2"])
    #expect(
      file.doubts == [
        "'LHEE' stands more than once: the second is called 'name#2' and so on; say with --map which"
          + " is meant"
      ])
  }

  @Test func `a file without labels is read with those that the user gives`() throws {
    let header = [
      "PathFileType\t4\t(X/Y/Z)\tC:\\Users\\someone\\x.trc",
      "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame"
        + "\tOrigNumFrames", "400.00\t400.00\t   882\t0\tmm\t400.00\t1\t 882",
      "Frame#\tTime\t", "\t\t", "",
    ]
    let rows = [
      "1\t0.000\t", "2\t0.002\t19.5\t1362.25\t-124.5\t", "3\t0.005\t1\t2\t3\t4\t5\t6\t",
      "4\t0.007\t",
    ]
    let text = (header + rows).map { $0 + "\r\n" }.joined()

    let file = try BiomechFormatsTests.file(text, ReadOptions(labels: ["A", "B"]))

    #expect(file.names == ["A", "B"])
    #expect(file.frameCount == 4)
    #expect(file.rate == 400)
    #expect(file.rows(ofMarker: 0) == ["-", "19.5 1362.25 -124.5", "1.0 2.0 3.0", "-"])
    #expect(file.rows(ofMarker: 1) == ["-", "-", "4.0 5.0 6.0", "-"])
    let one = try BiomechFormatsTests.file(text, ReadOptions(labels: ["A"]))
    #expect(one.doubts.contains("up to 1 trajectories without a name were left out"))
    #expect(
      BiomechFormatsTests.failure(of: text, ReadOptions(labels: ["A", "B", "C"]))
        == """
        trial.csv: --labels gives 3 names, and the rows hold 2 trajectories [label-count]
          hint: give one name for each trajectory, in the order of the columns
        """)
  }

  @Test func `names that a file has are not replaced`() throws {
    let trial = try read(.init(), ReadOptions(labels: ["A"]))

    #expect(person.largestError(in: trial) == 0)
    #expect(trial.source.doubts == ["the file names its markers: --labels was not used"])
  }

  @Test func `a last row that lacks its end is left out, line end or not`() throws {
    var whole = person
    whole.frameCount = 3

    let trial = try read { $0[9] = String($0[9].dropLast(30)) }

    #expect(whole.largestError(in: trial) == 0)
    #expect(trial.source.doubts.count == 2)
    #expect(
      trial.source.doubts[0]
        == "the last row, line 10, has 34 cells where the header has 38; it was left out: check that "
        + "the file is complete")
  }

  @Test func `a unit that nobody knows is a doubt`() throws {
    let trial = try read { $0[2] = "100\t100\t4\t12\tfathom\t100\t1\t4" }

    #expect(person.largestError(in: trial) == 0)
    #expect(
      trial.source.doubts == [
        "the header gives the unit 'fathom', which is not known; pass --units if the size of the body"
          + " does not tell it"
      ])
  }

  @Test func `trajectories without a name at the end of ragged rows are left out`() throws {
    let trial = try read { lines in
      lines[2] = "100\t100\t4\t66\tmm\t100\t1\t4"
      lines[6] += "\t1\t2\t3"
      lines[8] += "\t1\t2\t3\t4\t5\t6\t"
    }

    #expect(person.largestError(in: trial) == 0)
    #expect(trial.source.doubts == ["up to 2 trajectories without a name were left out"])
  }

  @Test func `declared counts are compared, not trusted`() throws {
    let trial = try read { $0[2] = "100\t100\t900\t28\tmm\t100\t185\t900" }

    #expect(person.largestError(in: trial) == 0)
    #expect(
      trial.source.doubts == [
        "the header says 900 frames, the file has 4: check that it is complete"
      ])
  }

  @Test(arguments: [("0", "-0.0333333"), ("23", "0.22"), ("101", "1.0")])
  func `the first frame has any number and any time`(frame: String, time: String) throws {
    let trial = try read { lines in
      for row in 0..<4 {
        let cells = lines[6 + row].split(separator: "\t", omittingEmptySubsequences: false)
        let first = [
          "\((Int(frame) ?? 0) + row)", "\((Double(time) ?? 0) + Double(row) / 100)",
        ]
        lines[6 + row] = (first + cells.dropFirst(2).map(String.init)).joined(separator: "\t")
      }
    }

    #expect(trial.source.firstFrame == Int(frame))
    #expect(trial.source.startTime == Double(time))
    #expect(person.largestError(in: trial) == 0)
    #expect(trial.source.doubts.isEmpty)
  }

  @Test(arguments: ["", "NaN", "NAN", "nan", "nAn", "        NaN", "0", "0.00000"])
  func `a missing sample may be spelled in many ways`(spelling: String) throws {
    let trial = try read(StandingPerson.Recording(missing: spelling))

    #expect(person.largestError(in: trial) == 0)
  }

  @Test func `a sample without one of its coordinates is missing`() throws {
    let trial = try read { lines in
      var cells = lines[7].split(separator: "\t", omittingEmptySubsequences: false)
      cells[4] = ""
      lines[7] = cells.joined(separator: "\t")
    }

    #expect(trial.trajectories["LASI", frame: 1] == nil)
    #expect(trial.trajectories["LASI", frame: 2] == person.position("LASI", frame: 2))
  }

  @Test(arguments: [("m", LengthUnit.metres), (" M ", .metres), ("cm", .centimetres)])
  func `units are those of the header`(word: String, unit: LengthUnit) throws {
    let trial = try read(StandingPerson.Recording(unit: unit)) {
      $0[2] = "100\t100\t4\t12\t\(word)\t100\t1\t4"
    }

    #expect(person.largestError(in: trial) < 1e-9)
    #expect(trial.source.millimetresPerUnit == unit.millimetres)
  }

  @Test func `a file may be separated by commas and filled up with them`() throws {
    let trial = try read { lines in
      lines = lines.map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: ",") + ",,,"
      }
    }

    #expect(person.largestError(in: trial) == 0)
  }

  @Test func `a file may be separated by blanks`() throws {
    let trial = try read(StandingPerson.Recording(missing: "NaN")) { lines in
      lines = lines.map { $0.split(separator: "\t").joined(separator: "  ") }
    }

    #expect(person.largestError(in: trial) == 0)
  }

  @Test func `numbers may have an exponent and a rate that is not whole`() throws {
    let trial = try read { lines in
      lines[2] = "119.88012\t119.88012\t4\t12\tmm\t119.88012\t1\t4"
      lines[7] = "2\t8.341666E-3" + lines[7].dropFirst("2\t0.01".count)
      lines[8] = "3\t1.6683332e-02" + lines[8].dropFirst("3\t0.02".count)
      lines[9] = "4\t0.025025" + lines[9].dropFirst("4\t0.03".count)
    }

    #expect(trial.trajectories.frameRate == 119.88012)
    #expect(trial.source.doubts.isEmpty)
  }

  @Test func `a last row that is cut off is left out`() throws {
    var whole = person
    whole.frameCount = 3

    let trial = try BiomechFormatsTests.read(String(person.trc().dropLast(20)))

    #expect(whole.largestError(in: trial) == 0)
    #expect(trial.source.doubts.count == 2)
  }

  @Test func `a path that is not UTF-8 does no harm`() throws {
    var bytes = Array(person.trc().utf8)
    bytes.insert(contentsOf: [0xE9, 0x5C, 0xFC], at: 30)

    let trial = try readTrial(named: "trial", path: "t", from: MemorySource(bytes))

    #expect(person.largestError(in: trial) == 0)
  }
}

// MARK: - Rate

extension TRCReaderTests {
  @Test func `time stamps rounded to milliseconds agree with the header`() throws {
    let trial = try read { lines in
      lines[2] = "150\t150\t4\t12\tmm\t150\t1\t4"
      for (row, time) in ["0.000", "0.007", "0.013", "0.020"].enumerated() {
        let cells = lines[6 + row].split(separator: "\t", omittingEmptySubsequences: false)
        lines[6 + row] = "\(row + 1)\t\(time)\t" + cells.dropFirst(2).joined(separator: "\t")
      }
    }

    #expect(trial.trajectories.frameRate == 150)
    #expect(trial.source.doubts.isEmpty)
  }

  @Test func `time stamps that contradict the header are a doubt`() throws {
    let trial = try read { $0[2] = "50\t50\t4\t12\tmm\t50\t1\t4" }

    #expect(trial.trajectories.frameRate == 50)
    #expect(
      trial.source.doubts == [
        "the time stamps say 100 Hz, not 50 Hz: the header was used; pass --rate if it is wrong"
      ])
  }

  @Test func `--rate is stronger than the header`() throws {
    let trial = try read(.init(), ReadOptions(rate: 200))

    #expect(trial.trajectories.frameRate == 200)
    #expect(
      trial.source.doubts == [
        "the header says 100 Hz, not 200 Hz: --rate was used",
        "the time stamps say 100 Hz, not 200 Hz: --rate was used",
      ])
  }

  @Test func `without a rate in the header the time stamps tell it`() throws {
    let trial = try read { $0[2] = "0\t0\t4\t12\tmm\t0\t1\t4" }

    #expect(trial.trajectories.frameRate == 100)
  }
}
