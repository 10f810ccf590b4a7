// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

/// Exports of other laboratories, which are not part of this repository.
@Suite(
  .enabled(
    if: referenceFolder != nil,
    "set BIOMECH_REFERENCE_DATA to the folder of reference recordings"))
struct ViconRecordingsTests {
  private func file(_ path: String, rate: Double? = nil) throws -> MotionFile {
    try readMotionFile(
      path: path, from: MemorySource(content(path)), options: ReadOptions(rate: rate))
  }

  private func content(_ path: String) throws -> [UInt8] {
    try #require(bytes(ofFile: "\(referenceFolder ?? "")/\(path)"), "no file \(path)")
  }

  struct Expected: Sendable {
    var path: String
    var format: FileFormat
    var frames: Int
    var markers: Int
    /// Samples without one of the coordinates.
    var missing: Int
    var signals: Int
    var rate: Double
    var firstFrame: Int
  }

  /// Counted by a script in another language that takes rows apart at their delimiters.
  @Test(arguments: [
    Expected("nexus_csv/markers.csv", .nexus, 580, 51, 305, 0, 100, 1),
    Expected("pycgm_stairs/Movement_trial.csv", .nexus, 323, 0, 0, 101, 120, 695),
    Expected("pycgm_stairs/rom_static/Sample_Static.csv", .workstation, 275, 35, 0, 102, 100, 1),
    Expected("format_samples/vicon_nexus_devices_pyomeca.csv", .nexus, 35, 0, 0, 33, 2000, 1),
    Expected("format_samples/vicon_nexus_model_outputs_pycgm.csv", .nexus, 7, 0, 0, 101, 120, 695),
    Expected("format_samples/vicon_nexus_trajectories_pyomeca.csv", .nexus, 20, 51, 0, 0, 100, 1),
    Expected(
      "format_samples/vicon_workstation_TRAJECTORIES_pycgm.csv", .workstation, 14, 35, 0, 102, 100,
      1),
    Expected("format_samples/synthetic_nexus_all_sections.csv", .nexus, 2, 2, 1, 6, 100, 10),
    Expected(
      "format_samples/synthetic_nexus_bom_blank_segments_velocity.csv", .nexus, 2, 2, 1, 2, 100, 1),
    Expected(
      "format_samples/synthetic_nexus_trajectories_semicolon_decimal_comma_bom.csv", .nexus, 2, 2,
      1, 0, 100, 10),
    Expected("format_samples/synthetic_nexus_trajectories_tabs.txt", .nexus, 2, 2, 1, 0, 100, 10),
    Expected("format_samples/captury_semicolon_mocapr.csv", .captury, 9, 15, 0, 16, 50, 0),
  ])
  func `an export has what a plain count of its cells gives`(expected: Expected) throws {
    let file = try file(expected.path, rate: expected.format == .captury ? 50 : nil)
    let missing = (0..<file.names.count).reduce(0) { sum, marker in
      let columns = (0..<3).map { (3 * marker + $0) * file.frameCount }
      let gone = (0..<file.frameCount).count { frame in
        columns.contains { file.coordinates[$0 + frame].isNaN }
      }
      return sum + gone
    }

    #expect(file.format == expected.format)
    #expect(file.frameCount == expected.frames)
    #expect(file.names.count == expected.markers)
    #expect(missing == expected.missing)
    #expect(file.signals.count == expected.signals)
    #expect(file.rate == expected.rate)
    #expect(file.firstFrame == expected.firstFrame)
  }

  @Test func `the model outputs of a descent of stairs have the kinds that their names say`() throws
  {
    let file = try file("pycgm_stairs/Movement_trial.csv")
    let endings: [(String, Signal.Kind)] = [
      ("Angles", .angle), ("Angle", .angle), ("Force", .force), ("GRF", .force),
      ("Moment", .moment), ("Power", .power), ("Mass", .point), ("Floor", .point),
    ]

    for signal in file.signals {
      let kind = endings.first { signal.name.hasSuffix($0.0) }?.1 ?? .pose
      #expect(signal.kind == kind, "\(signal.name)")
      #expect(signal.components.count == (kind == .pose ? 9 : 3))
      #expect(signal.sampleCount == 323)
    }
    #expect(file.people == ["Test"])
  }

  @Test func `every cell of the markers arrives`() throws {
    let file = try file("nexus_csv/markers.csv")
    let rows = String(decoding: try content("nexus_csv/markers.csv"), as: UTF8.self).split(
      separator: "\r\n"
    ).dropFirst(5)
    var wrong = 0

    for (frame, row) in rows.enumerated() {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).dropFirst(2)
      try #require(cells.count == 153)
      for (column, cell) in cells.enumerated() {
        let value = file.coordinates[column * 580 + frame]
        if cell.isEmpty ? !value.isNaN : value != Double(cell) { wrong += 1 }
      }
    }

    #expect(rows.count == 580)
    #expect(wrong == 0)
  }

  @Test func `a still trial of Workstation is understood like any other`() throws {
    let path = "pycgm_stairs/rom_static/Sample_Static.csv"
    let trial = try readTrial(named: "still", path: path, from: MemorySource(content(path)))

    #expect(trial.source.markerSet == "PIG")
    let values = Dictionary(
      trial.source.conclusions.map { ($0.topic, $0.value) }, uniquingKeysWith: { first, _ in first }
    )
    #expect(values[.units] == "millimetres")
    #expect(values[.upAxis] == "+z")
    #expect(trial.markers.marker(.lateralEpicondyle, .left) == "LKNE")
    #expect(trial.signals.count == 102)
  }

  @Test(arguments: [
    (
      "pycgm_stairs/Movement_trial.csv",
      ": the file holds 26 joint angles, 20 forces, 18 moments, 16 powers, 2 computed points, "
        + "19 poses, but no marker"
    ),
    ("format_samples/vicon_nexus_devices_pyomeca.csv", ": the file holds 33 analog channels, but"),
    ("nexus_csv/markers.csv", ": no marker name is known as a landmark of the pelvis or the legs"),
    (
      "format_samples/synthetic_tracker_semicolon_dot_decimal.csv",
      ":3: the row of labels names no marker"
    ),
  ])
  func `an export without markers of the legs is refused`(path: String, reason: String) throws {
    let bytes = try content(path)
    do throws(MarkerFileError) {
      _ = try readTrial(named: "t", path: path, from: MemorySource(bytes))
      Issue.record("\(path) was read")
    } catch {
      #expect(error.description.hasPrefix(path + reason))
    }
  }
}

extension ViconRecordingsTests.Expected {
  init(
    _ path: String, _ format: FileFormat, _ frames: Int, _ markers: Int, _ missing: Int,
    _ signals: Int, _ rate: Double, _ firstFrame: Int
  ) {
    self.init(
      path: path, format: format, frames: frames, markers: markers, missing: missing,
      signals: signals, rate: rate, firstFrame: firstFrame)
  }
}

// MARK: - The same trial as C3D

extension ViconRecordingsTests {
  /// The text has six digits of each number: half a hundredth of a millimetre at a metre.
  @Test func `the markers are those of the same trial as C3D`() throws {
    let text = try file("nexus_csv/markers.csv")
    let binary = try file("nexus_csv/markers_analogs.c3d")
    let order = text.names.map { name in binary.names.firstIndex(of: name) }

    #expect(text.names.count == 51)
    #expect(text.frameCount == binary.frameCount)
    #expect(text.rate == binary.rate)
    #expect(text.firstFrame == binary.firstFrame)
    #expect(text.startTime == binary.startTime)
    #expect(text.unit == binary.unit)
    for (marker, place) in order.enumerated() {
      let place = try #require(place)
      let difference = largestDifference(
        text.coordinates[columns(of: marker, in: text)],
        binary.coordinates[columns(of: place, in: binary)])
      #expect(difference <= 0.005, "\(text.names[marker])")
    }
  }

  /// The text has at least nine digits here; C3D has single precision.
  @Test func `a still trial of Workstation is the same trial as C3D`() throws {
    let text = try file("pycgm_stairs/rom_static/Sample_Static.csv")
    let binary = try file("pycgm_stairs/rom_static/Sample_Static.c3d")
    let people = Set(binary.names.map { $0.split(separator: ":").dropLast().joined() })
    let person = people.count == 1 ? people.first.map { $0.isEmpty ? "" : $0 + ":" } : nil
    let prefix = try #require(person)

    #expect(text.frameCount == binary.frameCount)
    for (marker, name) in text.names.enumerated() {
      let place = try #require(binary.names.firstIndex(of: prefix + name), "\(name)")
      let difference = largestDifference(
        text.coordinates[columns(of: marker, in: text)],
        binary.coordinates[columns(of: place, in: binary)])
      #expect(difference <= 1e-6, "\(name)")
    }
  }

  /// Angles and everything else that Nexus computed, to the digits that the text has.
  @Test(arguments: [
    ("pycgm_stairs/Movement_trial", 82, 6), ("pycgm_stairs/rom_static/Sample_Static", 26, 9),
  ])
  func `model outputs are those of the same trial as C3D`(
    path: String, count: Int, digits: Int
  ) throws {
    let text = try file(path + ".csv")
    let binary = try file(path + ".c3d")
    var compared = 0

    for signal in text.signals where signal.components == ["X", "Y", "Z"] {
      let bare = signal.name.split(separator: ":").last.map(String.init) ?? signal.name
      let twin = binary.signals.first { other in
        other.name == bare || other.name.hasSuffix(":" + bare)
      }
      guard let twin, twin.components.count == 3 else { continue }
      compared += 1
      let largest = signal.values.reduce(1) { max($0, $1.magnitude) }
      let difference = largestDifference(signal.values[...], twin.values[...])
      #expect(difference <= largest * (digits == 6 ? 1e-5 : 1e-7), "\(signal.name)")
      #expect(twin.kind == signal.kind, "\(signal.name)")
      // Half of the last digit of an angle above 100°.
      if signal.name.hasSuffix("KneeAngles") { #expect(difference <= 5e-4, "\(signal.name)") }
    }
    #expect(compared >= count)
  }

  private func columns(of marker: Int, in file: MotionFile) -> Range<Int> {
    3 * marker * file.frameCount..<3 * (marker + 1) * file.frameCount
  }

  /// Infinite where a number is missing in one of them only.
  private func largestDifference(_ a: ArraySlice<Double>, _ b: ArraySlice<Double>) -> Double {
    guard a.count == b.count else { return .infinity }
    return zip(a, b).reduce(0) { largest, pair in
      if pair.0.isNaN && pair.1.isNaN { return largest }
      let difference = (pair.0 - pair.1).magnitude
      return difference.isNaN ? .infinity : max(largest, difference)
    }
  }
}
