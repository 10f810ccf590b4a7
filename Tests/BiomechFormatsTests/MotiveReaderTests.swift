// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

struct MotiveReaderTests {
  /// One column group of a file: a point or a body.
  private struct Group {
    var type: String
    var name: String
    /// Category and axis of each column.
    var columns: [(String, String)]
    /// The cells of each frame.
    var cells: [[String]]

    static func point(_ type: String, _ name: String, _ cells: [[String]]) -> Group {
      Group(
        type: type, name: name, columns: ["X", "Y", "Z"].map { ("Position", $0) }, cells: cells)
    }
  }

  /// A file in one of the ways that the program can write it.
  private struct Layout {
    var version = "1.23"
    var groups = [lateral, medial]
    var units = "Meters"
    var space = "Global"
    var rotation = "Quaternion"
    var rate = "120.000000"
    var frames = 3
    var first = 0
    var hasTimeCode = false
    var hasParents = false
    var isQuoted = true
    var lineEnd = "\r\n"
    /// What a spreadsheet puts at the end of every line.
    var tail = ""

    var lines: [String] {
      let extra = hasTimeCode ? [""] : []
      func row(_ word: String, _ cell: (Group) -> String) -> String {
        (["", word] + extra + groups.flatMap { group in group.columns.map { _ in cell(group) } })
          .joined(separator: ",")
      }
      var lines = [
        "Format Version,\(version),Take Name,Take 1,Take Notes,,Capture Frame Rate,240.000000,"
          + "Export Frame Rate,\(rate),Capture Start Time,2019-09-18 04.30.02.695 PM,"
          + "Total Frames in Take,900,Total Exported Frames,3,Rotation Type,\(rotation),"
          + "Length Units,\(units),Coordinate Space,\(space)",
        "", row("Type", \.type), row("Name", \.name),
        row("ID") { isQuoted ? "\"9F:\($0.name.utf8.count)\"" : "9E207518" },
      ]
      if hasParents { lines.append(row("Parent") { $0.type == "Marker" ? "Root" : "" }) }
      let columns = groups.flatMap(\.columns)
      lines.append((["", ""] + extra + columns.map(\.0)).joined(separator: ","))
      lines.append(
        (["Frame", "Time (Seconds)"] + (hasTimeCode ? ["TimeCode"] : []) + columns.map(\.1))
          .joined(separator: ","))
      for frame in 0..<frames {
        let clock = ["\(first + frame)", "\((Double(first + frame) / 120))"]
        let code = hasTimeCode ? ["15:26:46:12.0\(frame)"] : []
        lines.append(
          (clock + code + groups.flatMap { $0.cells[frame] }).joined(separator: ","))
      }
      return lines
    }

    var text: String { lines.map { $0 + tail }.joined(separator: lineEnd) + lineEnd }
  }

  private static let lateral = Group.point(
    "Marker", "S01:LFLE", [["0.11", "0.48", "0.03"], ["", "", ""], ["0.125", "0.5", "-0.03"]])
  private static let medial = Group.point(
    "Marker", "S01:LFME",
    [["0.21", "0.48", "0.03"], ["0.22", "0.49", "1E-05"], ["0.225", "0.5", "0"]])
  private static let seen: [[Double]?] = [[0.11, 0.48, 0.03], nil, [0.125, 0.5, -0.03]]

  private static let solved = Group.point(
    "Bone Marker", "S01:LFLE", [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]])
  private static let solvedNumbers: [[Double?]] = [[1, 4, 7], [2, 5, 8], [3, 6, 9]]

  private static func body(_ type: String, _ axes: [String], _ rotations: [[String]]) -> Group {
    Group(
      type: type, name: "Shank",
      columns: axes.map { ("Rotation", $0) } + ["X", "Y", "Z"].map { ("Position", $0) }
        + [("Mean Marker Error", "")],
      cells: (0..<3).map { rotations[$0] + ["\($0)", "0.5", "0.25", "0.0\($0 + 1)"] })
  }

  private func check(_ probe: MotionProbe) {
    #expect(probe.file.format == .motive)
    #expect(probe.file.names == ["S01:LFLE", "S01:LFME"])
    #expect(probe.file.rate == 120 && probe.file.frameCount == 3)
    #expect(probe.positions("S01:LFLE") == Self.seen)
    #expect(
      probe.positions("S01:LFME") == [[0.21, 0.48, 0.03], [0.22, 0.49, 1e-5], [0.225, 0.5, 0]])
  }

  @Test(arguments: ["1.2", "1.21", "1.22", "1.23", "1.24", "1.25"])
  func `every version has its rows`(version: String) throws {
    let layout = Layout(
      version: version, hasTimeCode: version == "1.24", hasParents: version == "1.25")
    let probe = try MotionProbe(layout.text)

    check(probe)
    #expect(probe.file.unit == .metres && probe.file.firstFrame == 0 && probe.file.startTime == 0)
    #expect(probe.file.doubts.isEmpty && probe.file.signals.isEmpty)
    #expect(
      probe.file.conclusions.first?.evidence
        == "the header has format version \(version); measured points: 2, solved points: 0, bodies: 0"
    )
  }

  @Test(arguments: ["\n", "\r", "\r\n"], ["", "\u{FEFF}"])
  func `lines end and files begin in any way`(lineEnd: String, mark: String) throws {
    check(try MotionProbe(mark + Layout(lineEnd: lineEnd).text))
  }

  @Test func `a spreadsheet may have saved the file`() throws {
    check(try MotionProbe(Layout(isQuoted: false, tail: ",,,,").text))
    var lines = Layout().lines
    lines[0] = "\"" + lines[0] + "\""
    check(try MotionProbe(lines.joined(separator: "\n")))
    let semicolons = Layout().text.map { $0 == "," ? ";" : $0 == "." ? "," : $0 }
    check(try MotionProbe(String(semicolons)))
  }

  @Test func `a file may begin in the middle of the take`() throws {
    let probe = try MotionProbe(Layout(first: 72210).text)

    #expect(probe.file.firstFrame == 72210)
    #expect((probe.file.startTime - 601.75).magnitude < 1e-9)
    #expect(probe.positions("S01:LFLE") == Self.seen)
  }

  @Test(arguments: [
    ("Meters", LengthUnit.metres), ("Centimeters", .centimetres), ("Millimeters", .millimetres),
  ])
  func `units are those of the header`(word: String, unit: LengthUnit) throws {
    let probe = try MotionProbe(Layout(units: word).text)

    #expect(probe.file.unit == unit)
    #expect(probe.positions("S01:LFLE") == Self.seen)
  }

  @Test func `inches become millimetres and other words no unit`() throws {
    let probe = try MotionProbe(Layout(units: "Inches").text)

    #expect(probe.file.unit == .millimetres)
    let position = try #require(probe.positions("S01:LFLE")[2])
    #expect(position == [0.125 * 25.4, 0.5 * 25.4, -0.03 * 25.4])
    #expect(
      probe.file.doubts
        == ["the file has inches: positions of markers were turned into millimetres"])
    #expect(try MotionProbe(Layout(units: "Cubits").text).file.unit == nil)
  }

  @Test(arguments: [[0, 1, 2], [2, 0, 1], [1, 2, 0]])
  func `what was measured is a marker, and what a model says is a signal`(order: [Int]) throws {
    let groups = [Self.solved, Self.lateral, Self.medial]
    let probe = try MotionProbe(Layout(groups: order.map { groups[$0] }).text)

    #expect(probe.positions("S01:LFLE") == Self.seen)
    #expect(probe.file.names.count == 2)
    #expect(probe.signal("S01:LFLE") == Self.solvedNumbers)
    #expect(probe.file.signals.map(\.kind) == [.point])
    #expect(probe.file.signals.map(\.units) == [["m", "m", "m"]])
    #expect(probe.file.doubts.isEmpty)
  }

  @Test func `solved points alone are markers with a doubt`() throws {
    let probe = try MotionProbe(Layout(groups: [Self.solved]).text)

    #expect(probe.positions("S01:LFLE") == [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    #expect(probe.file.signals.isEmpty)
    #expect(
      probe.file.doubts == [
        "the file has solved points only, which follow from a model and are never out of sight: "
          + "export 'Markers' from Motive to have what was measured"
      ])
  }

  @Test func `a name that stands twice stays twice`() throws {
    let probe = try MotionProbe(
      Layout(groups: [Self.lateral, .point("Marker", "S01:LFLE", Self.medial.cells)]).text)

    #expect(probe.file.names == ["S01:LFLE", "S01:LFLE#2"])
    #expect(probe.positions("S01:LFLE") == Self.seen)
    #expect(probe.positions("S01:LFLE#2")[1] == [0.22, 0.49, 1e-5])
    #expect(probe.file.doubts.first?.hasPrefix("'LFLE' stands more than once") == true)
  }

  @Test func `points without a name are left out and counted`() throws {
    let fragment = Group.point("Marker", "Unlabeled 1189", Self.medial.cells)
    let probe = try MotionProbe(Layout(groups: [fragment, Self.lateral, fragment]).text)

    #expect(probe.file.names == ["S01:LFLE"])
    #expect(probe.positions("S01:LFLE") == Self.seen)
    #expect(
      probe.file.doubts
        == ["2 unlabelled trajectories were left out: label the markers in Motive"])
  }

  @Test func `a body with a quaternion is a pose, and 0, 0, 0, -1 is none`() throws {
    let body = Self.body(
      "Rigid Body", ["X", "Y", "Z", "W"],
      [["0", "0", "0", "1"], ["0", "0", "0", "-1"], ["0", "0.6", "0", "0.8"]])
    let probe = try MotionProbe(Layout(groups: [body, Self.lateral], units: "Millimeters").text)

    let pose = try #require(probe.file.signals.first)
    #expect(pose.name == "Shank" && pose.kind == .pose && probe.file.signals.count == 1)
    #expect(pose.components == ["QX", "QY", "QZ", "QW", "X", "Y", "Z", "Mean Marker Error"])
    #expect(pose.units == ["", "", "", "", "mm", "mm", "mm", "mm"])
    #expect(
      probe.signal("Shank") == [
        [0, nil, 0], [0, nil, 0.6], [0, nil, 0], [1, nil, 0.8], [0, nil, 2], [0.5, nil, 0.5],
        [0.25, nil, 0.25], [0.01, nil, 0.03],
      ])
    #expect(probe.positions("S01:LFLE") == Self.seen)
    #expect(
      probe.file.doubts == [
        "frames without a pose, which the file writes as the rotation 0, 0, 0, -1, were taken as "
          + "missing: 1"
      ])
  }

  @Test func `a bone may have three angles`() throws {
    let bone = Self.body(
      "Bone", ["X", "Y", "Z"], [["10", "20", "30"], ["", "", ""], ["11", "21", "31"]])
    let probe = try MotionProbe(Layout(groups: [bone], rotation: "XZY").text)

    let pose = try #require(probe.file.signals.first)
    #expect(pose.components == ["RX", "RY", "RZ", "X", "Y", "Z", "Mean Marker Error"])
    #expect(pose.units == ["deg", "deg", "deg", "m", "m", "m", "m"])
    #expect(Array(probe.signal("Shank")[..<3]) == [[10, nil, 11], [20, nil, 21], [30, nil, 31]])
    #expect(probe.file.names.isEmpty)
    #expect(
      probe.file.conclusions.first?.evidence.hasSuffix("bodies: 1 with rotations as XZY") == true)
  }

  @Test func `the rate is checked against the time column, the count of frames too`() throws {
    let probe = try MotionProbe(Layout(rate: "100.000000", frames: 2).text)

    #expect(probe.file.rate == 100)
    #expect(
      probe.file.doubts == [
        "the time stamps say 120 Hz, not 100 Hz: the header was used; pass --rate if it is wrong",
        "the header says 3 frames, the file has 2: check that it is complete",
      ])
  }

  @Test func `a version that nobody knows yet is doubted`() throws {
    let probe = try MotionProbe(Layout(version: "1.26").text)

    check(probe)
    #expect(
      probe.file.doubts
        == ["the format version is newer than 1.25, the newest known: compare a few numbers"])
  }

  @Test func `notes may hold commas`() throws {
    var lines = Layout().lines
    lines[0] = String(lines[0].replacing("Take Notes,,", with: "Take Notes,left, then right,"))
    lines[0] = lines[0].replacing("Rotation Type,Quaternion", with: "Rotation Type,")

    check(try MotionProbe(lines.joined(separator: "\n")))
  }

  private static let refusals: [(Layout, String)] = [
    (
      Layout(space: "Local"),
      "trial:1: Coordinate Space is Local: positions stand in the axes of each body, not of the "
        + "laboratory [local-coordinates]\n  hint: export from Motive with Coordinate Space set to Global"
    ),
    (
      Layout(version: "1.1"),
      "trial:1: the file has format version 1.1, which is laid out in another way [old-version]\n"
        + "  hint: open the take in Motive 2 or later and export CSV, C3D or TRC from there"
    ),
    (
      Layout(groups: []),
      "trial:7: no column of the header belongs to a marker or a body [no-markers]\n"
        + "  hint: switch on the markers among the export settings of Motive"
    ),
    (
      Layout(frames: 0),
      "trial:7: there is a header, but no row of numbers after it [header-only]\n"
        + "  hint: check that the export finished and that frames were selected"
    ),
    (
      Layout(groups: [.point("Marker", "a", [["1", "2", "x"], ["", "", ""], ["", "", ""]])]),
      "trial:8: column 5, 'a Z', holds 'x', which is not a number [not-a-number]\n"
        + "  hint: leave the cell empty where the marker was not seen"
    ),
  ]

  @Test(arguments: refusals.indices)
  func `what cannot be read is refused with the reason`(index: Int) {
    let (layout, problem) = Self.refusals[index]

    #expect(MotionProbe.failure(of: layout.text) == problem)
  }

  @Test func `a header without its last row is refused`() {
    let text = Layout().lines[..<6].joined(separator: "\n")

    #expect(
      MotionProbe.failure(of: text)
        == "trial:6: the Motive header has no row that begins with 'Frame,Time (Seconds)' [header-incomplete]\n"
        + "  hint: export from Motive with the header switched on")
  }

  @Test func `the layout of Tracking Tools is refused by its version`() {
    let text =
      "comment,Each row starts with a row header\nrighthanded\ninfo,version,1.01\nframe,0,0"

    #expect(
      MotionProbe.failure(of: text)
        == "trial:3: the file has format version 1.01, which is laid out in another way [old-version]\n"
        + "  hint: open the take in Motive 2 or later and export CSV, C3D or TRC from there")
  }
}
