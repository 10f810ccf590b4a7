// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

struct QualisysJSONReaderTests {
  private static let timebase = #""Timebase":{"Frequency":200,"Range":{"Start":1,"End":6}}"#

  private func text(timebase: String = timebase, _ rest: String...) -> String {
    "{" + ([timebase] + rest).joined(separator: ",") + "}"
  }

  private func marker(_ name: String, _ parts: String...) -> String {
    #"{"Name":"\#(name)","Parts":[\#(parts.joined(separator: ","))]}"#
  }

  private func markers(_ markers: String...) -> String {
    "\"Markers\":[" + markers.joined(separator: ",") + "]"
  }

  /// A part with one value for each frame, `[10 · frame, 1.5, -frame, 0.5]`.
  private func part(_ frames: ClosedRange<Int>) -> String {
    let values = frames.map { "[\(10 * $0), 1.5, -\($0).25, 0.5]" }.joined(separator: ", ")
    return #"{"Range":{"Start":\#(frames.lowerBound),"End":\#(frames.upperBound)},"Values":["#
      + values + "]}"
  }

  private func position(_ frame: Int) -> [Double] {
    [10 * Double(frame), 1.5, -Double(frame) - 0.25]
  }

  @Test func `parts are placed by frame, and what is between them is a gap`() throws {
    let probe = try MotionProbe(
      text(markers(marker("L_FLE", part(1...2), part(5...6)), marker("R_FLE", part(2...4)))))

    #expect(probe.file.format == .qualisysJSON && probe.file.unit == .millimetres)
    #expect(probe.file.rate == 200 && probe.file.frameCount == 6)
    #expect(probe.file.firstFrame == 1 && probe.file.startTime == 0)
    #expect(
      probe.positions("L_FLE") == [position(1), position(2), nil, nil, position(5), position(6)])
    #expect(
      probe.positions("R_FLE") == [nil, position(2), position(3), position(4), nil, nil])
    #expect(probe.file.doubts.isEmpty)
    #expect(
      probe.file.conclusions.first?.evidence
        == "the object has a 'Timebase'; 2 trajectories, 0 rigid bodies")
  }

  @Test func `parts may come in any order, and their range after the values or without a name`()
    throws
  {
    let first = #"{"Values":[[10, 1.5, -1.25, 0],[20, 1.5, -2.25, 0]],"Start":1,"End":2}"#
    let probe = try MotionProbe(
      "{" + markers(#"{"Parts":[\#(part(5...6)),\#(first)],"Name":"a"}"#, #"{"Parts":null}"#) + ","
        + Self.timebase + "}")

    #expect(probe.file.names == ["a", "unnamed#1"])
    #expect(probe.positions("a") == [position(1), position(2), nil, nil, position(5), position(6)])
    #expect(probe.positions("unnamed#1") == [nil, nil, nil, nil, nil, nil])
  }

  @Test func `a time base may begin later, with parts that count with it or from 1`() throws {
    let base = #""Timebase":{"Frequency":100,"Range":{"Start":101,"End":103}}"#
    let with = try MotionProbe(text(timebase: base, markers(marker("a", part(102...103)))))
    let from1 = try MotionProbe(text(timebase: base, markers(marker("a", part(2...3)))))

    #expect(with.file.firstFrame == 101 && with.file.startTime == 1)
    #expect(with.positions("a") == [nil, position(102), position(103)])
    #expect(with.file.doubts.isEmpty)
    #expect(from1.file.firstFrame == 101)
    #expect(from1.positions("a") == [nil, position(2), position(3)])
    #expect(
      from1.file.doubts == [
        "the time base begins with frame 101 and the parts count from 1: their frames were taken "
          + "to begin there"
      ])
  }

  @Test func `a time base without a range, or with a wrong one, gives way to the parts`() throws {
    let without = try MotionProbe(
      text(timebase: #""Timebase":{"Frequency":100}"#, markers(marker("a", part(3...5)))))
    let wrong = try MotionProbe(text(markers(marker("a", part(5...8)))))

    #expect(without.file.firstFrame == 3 && without.file.frameCount == 3)
    #expect(without.file.startTime == 0.02 && without.file.doubts.isEmpty)
    #expect(wrong.file.firstFrame == 5 && wrong.file.frameCount == 4)
    #expect(wrong.positions("a").first == .some(position(5)))
    #expect(
      wrong.file.doubts
        == ["the time base says frames 1 to 6, the parts have 5 to 8: the parts count"])
  }

  @Test func `missing numbers are missing samples`() throws {
    let values = #"{"Range":{"Start":1,"End":3},"Values":[[1,null,3,0],null,[1,2,NaN]]}"#
    let probe = try MotionProbe(text(markers(marker("a", values, part(4...4)))))

    #expect(probe.positions("a") == [nil, nil, nil, position(4), nil, nil])
  }

  @Test func `trajectories without a name are left out, and double names are kept`() throws {
    let probe = try MotionProbe(
      text(
        markers(
          marker("a", part(1...6)), marker("New 0012", part(1...1)), marker("a", part(2...2)))))

    #expect(probe.file.names == ["a", "a#2"])
    #expect(probe.positions("a#2")[1] == position(2))
    #expect(
      probe.file.doubts == [
        "1 trajectory without a name, such as 'New 0000', was left out: label the markers in "
          + "Qualisys Track Manager",
        "'a' stands more than once: the second is called 'name#2' and so on; say with --map which "
          + "is meant",
      ])
  }

  @Test func `a name is one line`() throws {
    let probe = try MotionProbe(text(markers(marker(#"L\n\tFLE \u00e9\r"#, part(1...6)))))

    #expect(probe.file.names == ["L  FLE é"])
  }

  @Test func `rigid bodies keep their position only`() throws {
    let body =
      #""RigidBodies":[{"Name":"Shank","Parts":[{"Range":{"Start":2,"End":3},"Values":"#
      + "[[[1,2,3,0.5],[1,0,0,0,1,0,0,0,1]],[[4,5,6,0.5],[1,0,0,0,1,0,0,0,1]]]}]}]"
    let probe = try MotionProbe(
      text(markers(marker("a", part(1...6))), body, #""Analog":[{"x":[1]}],"Project":"x""#))

    #expect(
      probe.signal("Shank") == [
        [nil, 1, 4, nil, nil, nil], [nil, 2, 5, nil, nil, nil], [nil, 3, 6, nil, nil, nil],
      ])
    let pose = try #require(probe.file.signals.first)
    #expect(pose.kind == .pose && pose.units == ["mm", "mm", "mm"] && pose.rate == 200)
    #expect(
      probe.file.doubts == ["the file also has 'Analog', which this version does not read"])
  }

  @Test func `odd parts are doubted`() throws {
    let long = #"{"Range":{"Start":1,"End":2},"Values":[[1,2,3,0]]}"#
    let probe = try MotionProbe(text(markers(marker("a", long, part(1...3)))))

    #expect(probe.positions("a")[0] == position(1))
    #expect(
      probe.file.doubts == [
        "parts with more or fewer values than their range: 1, the first one of 'a'; the values "
          + "count from the first frame on",
        "samples that stand in two parts: 1; the later one counts",
      ])
  }

  @Test func `a rate that the file lacks is asked for`() throws {
    let text = text(
      timebase: #""Timebase":{"Frequency":"EXT"}"#, markers(marker("a", part(1...2))))

    #expect(
      MotionProbe.failure(of: text)
        == "trial: the file does not say how many frames there are in a second [rate-missing]\n"
        + "  hint: pass --rate with the frames per second, such as --rate 100")
    #expect(try MotionProbe(text, ReadOptions(rate: 50)).file.rate == 50)
  }

  @Test func `a recording may be one line of many megabytes`() throws {
    let values = Array(repeating: "[100.125, 200.5, -300.25, 0.75]", count: 200_000)
    let long =
      #"{"Range":{"Start":1,"End":200000},"Values":["# + values.joined(separator: ",") + "]}"
    let probe = try MotionProbe(
      text(timebase: #""Timebase":{"Frequency":100}"#, markers(marker("a", long))))

    #expect(probe.file.frameCount == 200_000)
    #expect(probe.positions("a").last == .some([100.125, 200.5, -300.25]))
  }

  @Test func `the text may have a mark, other line ends, UTF-16`() throws {
    let text = "\r\n " + text(markers(marker("Knöchel", part(1...6))))
    #expect(try MotionProbe("\u{FEFF}" + text).positions("Knöchel").count == 6)
    let units = Array("\u{FEFF}\(text)".utf16)
    let bytes = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }

    let file = try readMotionFile(path: "a", from: MemorySource(bytes))
    #expect(file.format == .qualisysJSON && file.names == ["Knöchel"])
  }

  private static let refusals: [(String, String)] = [
    (
      #"{"Timebase":{"Frequency":100},"Markers":[{"Name":"a","Parts":[]}]}"#,
      "trial: no marker and no body has a value [header-only]\n"
        + "  hint: check that the trial was tracked and that frames were selected"
    ),
    (
      #"{"Timebase":{"Frequency":100},"Markers":[{"Name":"a","Parts":[{"Values":[[1,2,3]]}]}]}"#,
      "trial: a part of 'a' begins at frame nowhere [damaged-file]\n"
        + "  hint: each part needs a Range with the numbers of its first and last frame"
    ),
    (
      #"{"Timebase":{"Frequency":100},"Markers":[{"Name":"a","Parts":["#
        + #"{"Start":1,"Values":[[1,2,3]]},{"Start":900000000,"Values":[[1,2,3]]}]}]}"#,
      "trial: parts reach from frame 1 to frame 900000000, far more than a file of 135 bytes can "
        + "fill [damaged-file]\n  hint: check the ranges of the parts, and that the export finished"
    ),
    (
      #"{"Timebase":{"Frequency":100},"Markers":[{"Name":"a","Parts":[{"Start":1,"Values":[[1,2]]}]}]}"#,
      "trial:1: a position has fewer than three coordinates, at byte 89 of the line [damaged-file]\n"
        + "  hint: check that the export finished and that nobody edited the file"
    ),
    (
      #"{"Timebase":{"Frequency":100},"Markers":[{"Name":"a","#,
      "trial:1: the file ends where a key in quotes is expected, at byte 54 of the line [damaged-file]\n"
        + "  hint: check that the export finished and that nobody edited the file"
    ),
  ]

  @Test(arguments: refusals.indices)
  func `what cannot be read is refused with the reason`(index: Int) {
    let (text, problem) = Self.refusals[index]

    #expect(MotionProbe.failure(of: text) == problem)
  }

  @Test func `another JSON is named, unless the user insists`() {
    let text = #"{"Markers":[],"Other":1}"#

    #expect(MotionProbe.failure(of: text).hasPrefix("trial:1: this is JSON"))
    #expect(
      MotionProbe.failure(of: text, ReadOptions(rate: 100, format: .qualisysJSON))
        == "trial: no marker and no body has a value [header-only]\n"
        + "  hint: check that the trial was tracked and that frames were selected")
  }

  @Test(arguments: 1...60)
  func `damaged files are read or refused`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let whole = Array(text(markers(marker("a", part(1...3)), marker("b", part(2...6)))).utf8)
    var bytes = whole
    for _ in 0..<(seed % 4) {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[place] = Array("0123456789{}[],:\"-.eNn\\".utf8).randomElement(using: &generator) ?? 0
    }
    if seed % 2 == 0 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator)) }
    let outcome = MotionProbe.failure(of: String(decoding: bytes, as: UTF8.self))

    #expect(outcome == "no error" || outcome.hasPrefix("trial"))
  }
}
