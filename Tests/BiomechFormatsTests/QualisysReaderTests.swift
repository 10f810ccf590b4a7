// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

struct QualisysReaderTests {
  /// The two markers of every file here, in five frames; the second is out of sight in the third.
  private static let first: [[Double]?] = [
    [130, 215, 504.5], [130.5, 215.25, 505], [131, 215.5, 504.75], [131.5, 216, 504],
    [132, -216.5, 503.125],
  ]
  private static let second: [[Double]?] = [
    [140, 215, 504], [140.5, 215.25, 503], nil, [141.5, 215.75, 500], [142, 216, 498.5],
  ]

  /// A 3D file in one of the ways that the program can write it.
  private struct Layout {
    var hasClock = true
    var hasTitles = true
    var missing = "0.000"
    var lineEnd = "\r\n"
    var titleEnd = "\t"
    var rowEnd = ""
    var labelEnd = ""
    var keys = ["NO_OF_FRAMES\t5", "NO_OF_CAMERAS\t8", "NO_OF_MARKERS\t2", "FREQUENCY\t200"]
    var moreKeys: [String] = []
    var labels = ["L_FLE", "1 - Head"]
    var separator = "\t"
    var mark = "."

    var text: String {
      var lines =
        keys + [
          "DESCRIPTION\t--", "TIME_STAMP\t2024-01-02, 10:11:12.345\t12345.67", "DATA_INCLUDED\t3D",
        ]
        + moreKeys
      lines.append("MARKER_NAMES\t" + labels.joined(separator: "\t") + labelEnd)
      if hasTitles {
        let titles = labels.flatMap { label in ["X", "Y", "Z"].map { "\(label) \($0)" } }
        lines.append(
          ((hasClock ? ["Frame", "Time"] : []) + titles).joined(separator: "\t") + titleEnd)
      }
      for frame in 0..<5 {
        var cells = hasClock ? ["\(59 + frame)", "\((58 + Double(frame)) / 200)"] : []
        for position in [first[frame], second[frame]] {
          cells += position?.map { "\($0)" } ?? [missing, missing, missing]
        }
        lines.append(
          cells.map { mark == "." ? $0 : String($0.map { $0 == "." ? "," : $0 }) }
            .joined(separator: "\t") + rowEnd)
      }
      let text = lines.joined(separator: lineEnd) + lineEnd
      return separator == "\t" ? text : String(text.map { $0 == "\t" ? Character(separator) : $0 })
    }
  }

  private func check(_ probe: MotionProbe, hasClock: Bool = true) {
    #expect(probe.file.format == .qualisys)
    #expect(probe.file.names == ["L_FLE", "1 - Head"])
    #expect(probe.file.rate == 200)
    #expect(probe.file.unit == .millimetres)
    #expect(probe.file.firstFrame == (hasClock ? 59 : 1))
    #expect((probe.file.startTime - (hasClock ? 0.29 : 0)).magnitude < 1e-12)
    #expect(probe.positions("L_FLE") == Self.first)
    #expect(probe.positions("1 - Head") == Self.second)
  }

  @Test(arguments: [true, false], [true, false])
  func `frame, time and titles may be there or not`(hasClock: Bool, hasTitles: Bool) throws {
    let layout = Layout(hasClock: hasClock, hasTitles: hasTitles)

    check(try MotionProbe(layout.text), hasClock: hasClock)
  }

  @Test(arguments: ["0.000", "", "NULL", "NaN", "nan", " "], [true, false])
  func `a marker out of sight is zero, empty or a word`(missing: String, hasClock: Bool) throws {
    let probe = try MotionProbe(Layout(hasClock: hasClock, missing: missing).text)

    check(probe, hasClock: hasClock)
    #expect(
      probe.file.doubts
        == (missing == "0.000"
          ? [
            "1 sample stands at exactly 0, 0, 0 and was taken as missing: "
              + "pass --zero-is-missing no if it was measured"
          ] : []))
  }

  @Test(arguments: ["", "\t"], ["", "\t"])
  func `a tab at the end of any line is no cell`(titleEnd: String, rowEnd: String) throws {
    for hasClock in [true, false] {
      for labelEnd in ["", "\t"] {
        let layout = Layout(
          hasClock: hasClock, missing: "", titleEnd: titleEnd, rowEnd: rowEnd, labelEnd: labelEnd)
        check(try MotionProbe(layout.text), hasClock: hasClock)
      }
    }
  }

  @Test func `first rows without any marker are rows`() throws {
    var layout = Layout(hasClock: false, hasTitles: false, missing: "")
    layout.lineEnd = "\n"
    let row = String(repeating: "\t", count: 5) + "\n"
    var lines = layout.text.split(separator: "\n", omittingEmptySubsequences: false)
    lines[8] = Substring(row + lines[8])
    let probe = try MotionProbe(lines.joined(separator: "\n"))

    #expect(probe.file.frameCount == 6)
    #expect(probe.positions("L_FLE") == [nil] + Self.first)
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func `lines end in any way`(lineEnd: String) throws {
    check(try MotionProbe(Layout(lineEnd: lineEnd).text))
    check(try MotionProbe("\u{FEFF}" + Layout(lineEnd: lineEnd).text))
  }

  @Test func `a spreadsheet may have put other separators and marks`() throws {
    check(try MotionProbe(Layout(separator: ";").text))
    check(try MotionProbe(Layout(separator: ";", mark: ",").text))
    check(try MotionProbe(Layout(mark: ",").text))
  }

  @Test func `version and events are taken, and the count of frames is not trusted`() throws {
    var layout = Layout(moreKeys: ["EVENT\tTouchdown L\t62\t0.30500", "EVENT\tMark\t\t0.31"])
    layout.keys = [
      "FILE_VERSION\t2.0.0", "NO_OF_FRAMES\t900", "NO_OF_MARKERS\t2", "FREQUENCY\t200",
    ]
    let probe = try MotionProbe(layout.text)

    #expect(
      probe.file.events == [FileEvent("Touchdown L", frame: 62), FileEvent("Mark", frame: 63)])
    #expect(
      probe.file.doubts.first
        == "the header says 900 frames, the file has 5: check that it is complete")
    let evidence = probe.file.conclusions.first?.evidence
    #expect(
      evidence
        == "the header of version 2.0.0 has the keys of Qualisys; 3D data of 2 trajectories")
  }

  @Test func `trajectories that were not only measured are named`() throws {
    let layout = Layout(missing: "", moreKeys: ["TRAJECTORY_TYPES\tMeasured\tGap-filled"])

    #expect(
      try MotionProbe(layout.text).file.doubts == [
        "the trajectory type of '1 - Head' is Gap-filled: not every sample was measured, and the "
          + "file does not say which; all count as measured here"
      ])
  }

  @Test func `trajectories that nobody named are left out`() throws {
    var layout = Layout(missing: "")
    layout.labels = ["L_FLE", "New 0000"]
    let probe = try MotionProbe(layout.text)

    #expect(probe.file.names == ["L_FLE"])
    #expect(probe.positions("L_FLE") == Self.first)
    #expect(
      probe.file.doubts == [
        "1 trajectory without a name, such as 'New 0000', was left out: label the markers in "
          + "Qualisys Track Manager"
      ])
  }

  @Test func `a name that stands twice stays twice`() throws {
    var layout = Layout(missing: "")
    layout.labels = ["L_FLE", "L_FLE"]
    let probe = try MotionProbe(layout.text)

    #expect(probe.file.names == ["L_FLE", "L_FLE#2"])
    #expect(probe.positions("L_FLE#2") == Self.second)
    #expect(probe.file.doubts.first?.hasPrefix("'L_FLE' stands more than once") == true)
  }

  @Test func `markers that the file does not name may be named by the user`() throws {
    let text = "NO_OF_FRAMES\t1\nNO_OF_MARKERS\t2\nFREQUENCY\t100\n1\t2\t3\t4\t5\t6\n"
    let probe = try MotionProbe(text, ReadOptions(labels: ["RASI", "LASI"]))

    #expect(probe.positions("RASI") == [[1, 2, 3]])
    #expect(probe.positions("LASI") == [[4, 5, 6]])
  }

  @Test func `cameras that another device triggers need a rate`() throws {
    var layout = Layout(hasClock: false)
    layout.keys[3] = "FREQUENCY\tEXT"

    #expect(
      MotionProbe.failure(of: layout.text)
        == "trial: FREQUENCY is EXT: the cameras were triggered by another device, and the file "
        + "does not say how often [rate-missing]\n  hint: pass --rate with the frames per second, "
        + "such as --rate 100")
    check(try MotionProbe(layout.text, ReadOptions(rate: 200)), hasClock: false)
  }

  @Test func `a rate that the time column contradicts is doubted`() throws {
    var layout = Layout(missing: "")
    layout.keys[3] = "FREQUENCY\t100"
    let probe = try MotionProbe(layout.text)

    #expect(probe.file.rate == 100)
    #expect(
      probe.file.doubts == [
        "the time stamps say 200 Hz, not 100 Hz: the header was used; pass --rate if it is wrong"
      ])
  }

  @Test(arguments: [
    (
      "NO_OF_FRAMES\t1\nDATA_INCLUDED\t2D\n1\t2\t3\n",
      "trial:1: the file holds 2D data: where each camera saw the markers in its picture"
        + " [image-coordinates]\n"
        + "  hint: export 3D data from Qualisys Track Manager"
    ),
    (
      "NO_OF_FRAMES\t1\nFREQUENCY\t100\n1\t2\t3\n",
      "trial:2: the Qualisys header has neither MARKER_NAMES nor another list of what the columns "
        + "are [header-incomplete]\n  hint: export 3D data with its header from Qualisys Track Manager"
    ),
    (
      "NO_OF_FRAMES\t1\nNO_OF_MARKERS\t1\nFREQUENCY\t100\n1\t2\t3\n",
      "trial:3: the row of labels names no marker [no-labels]\n  hint: label the markers and "
        + "export again, or name them in the order of their columns with --labels"
    ),
    (
      "NO_OF_FRAMES\t1\nFREQUENCY\t100\nMARKER_NAMES\ta\tb\n1\t2\t3\t4\n",
      "trial:3: 2 labels cannot be put over 4 columns of coordinates [label-count]\n"
        + "  hint: put each label over the first of its three columns"
    ),
    (
      "NO_OF_FRAMES\t1\nFREQUENCY\t100\nMARKER_NAMES\ta\n",
      "trial:3: there is a header, but no row of numbers after it [header-only]\n"
        + "  hint: check that the export finished and that frames were selected"
    ),
    (
      "NO_OF_FRAMES\t1\nFREQUENCY\t100\nMARKER_NAMES\ta\n1\t2\t3\n1\tx\t3\n",
      "trial:5: column 2, 'a Y', holds 'x', which is not a number [not-a-number]\n"
        + "  hint: leave the cell empty where the marker was not seen"
    ),
  ])
  func `what cannot be read is refused with the reason`(text: String, problem: String) {
    #expect(MotionProbe.failure(of: text) == problem)
  }
}
