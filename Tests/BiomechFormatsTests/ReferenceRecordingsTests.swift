// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

/// Recordings by other laboratories, which are not part of this repository.
@Suite(
  .enabled(
    if: referenceFolder != nil,
    "set BIOMECH_REFERENCE_DATA to the folder of reference recordings"))
struct ReferenceRecordingsTests {
  private func file(_ path: String) throws -> [UInt8] {
    try #require(bytes(ofFile: "\(referenceFolder ?? "")/\(path)"), "no file \(path)")
  }

  private func read(_ path: String, _ options: ReadOptions = ReadOptions()) throws -> Trial {
    try readTrial(named: "t", path: path, from: MemorySource(file(path)), options: options)
  }

  struct Expected: Sendable {
    var path: String
    var frames: Int
    var markers: Int
    var rate: Double
    var up: String
    var forward: String
    var markerSet: String
  }

  static let readable: [Expected] = [
    .init("opencap_lab/static1.trc", 265, 55, 100, "+y", "+x", "OCM"),
    .init("opencap_lab/squats1.trc", 1302, 51, 100, "+y", "+x", "OCM"),
    .init("opencap_lab/DJ1.trc", 240, 51, 100, "+y", "+x", "OCM"),
    .init("opencap_lab/walking1.trc", 143, 51, 100, "+y", "+x", "OCM"),
    .init("jam_knee/static1.trc", 1204, 50, 200, "+y", "+x", "WISC"),
    .init("jam_knee/overground_17.trc", 515, 40, 200, "+y", "+x", "RAJX"),
    .init("orthotrak_gait/Gait.trc", 487, 33, 100, "+z", "-x", "HH"),
    .init("c3d_encodings/SprintCalib.trc", 337, 65, 250, "+z", "-x", "FR"),
    .init("c3d_encodings/SprintMotion.trc", 788, 59, 250, "+z", "+x", "FR"),
    .init("opensim_formats/dataWithBlanksForMissingMarkers.trc", 464, 40, 250, "+z", "-x", "RAJ"),
    .init("opensim_formats/test_walking.trc", 806, 40, 250, "+z", "-x", "RAJ"),
    .init("opensim_formats/dataWithNaNsWithSpaces.trc", 427, 42, 100, "+y", "+x", "RAJ"),
    .init(
      "opensim_formats/gait10dof18musc_walk_CRLF_line_ending.trc", 10, 41, 60, "+y", "+x",
      "GAIT2392"),
    .init(
      "opensim_formats/subject01_synthetic_marker_data.trc", 73, 31, 60, "+y", "+x", "GAIT2392"),
    .init("format_samples/trc_double_tabs_in_header_values.trc", 16, 41, 100, "+y", "+x", "RAJX"),
    .init("format_samples/trc_nan_leading_spaces.trc", 16, 42, 100, "+y", "+x", "RAJ"),
    .init("format_samples/trc_cortex_numMarkers_mismatch.trc", 14, 55, 150, "+y", "+x", "FUK"),
    .init("format_samples/trc_opencap_export.trc", 16, 51, 100, "+y", "+x", "OCM"),
  ]

  @Test(arguments: readable)
  func `a recording is read and understood`(expected: Expected) throws {
    let trial = try read(expected.path)

    #expect(trial.trajectories.frameCount == expected.frames)
    #expect(trial.trajectories.markers.count == expected.markers)
    #expect(trial.trajectories.frameRate == expected.rate)
    #expect(trial.source.markerSet == expected.markerSet)
    let values = trial.source.conclusions.filter {
      [.upAxis, .forwardAxis, .handedness].contains($0.topic)
    }
    #expect(values.map(\.value) == [expected.up, expected.forward, "right-handed"])
  }

  /// Files that this version refuses, with the first words of the reason.
  @Test(arguments: [
    ("c3d_encodings/Empty.trc", ": the file is empty"),
    ("c3d_encodings/Truncated.trc", ":2: the TRC header has no row"),
    ("c3d_encodings/Knee.trc", ": no marker name is known as a landmark"),
    ("opensim_formats/exampleFormat.trc", ": no marker name is known as a landmark"),
    ("opensim_formats/dataWithEformat.trc", ": no marker name is known as a landmark"),
    ("opensim_formats/dataWithNaNsOfDifferentCases.trc", ": no marker name is known as a landmark"),
    ("format_samples/trc_blank_missing_mokka.trc", ": the markers of the pelvis and the legs are"),
    ("format_samples/trc_comma_separated_pyomeca.trc", ": no marker name is known as a landmark"),
    ("format_samples/trc_cortex_ragged_unlabelled.trc", ": the markers of the pelvis and the legs"),
    ("format_samples/trc_e_format_m.trc", ": no marker name is known as a landmark"),
    ("format_samples/trc_minimal_blank_and_nan.trc", ": no marker name is known as a landmark"),
    ("format_samples/trc_nan_case_variants.trc", ": no marker name is known as a landmark"),
    ("format_samples/trc_numMarkers_zero.trc", ":4: the row of labels names no marker"),
    ("nexus_csv/markers_without_header.csv", ":1: the file begins with numbers"),
    ("opencap_lab/squats1.mot", ": the file holds 33 coordinates, but no marker"),
    (
      "format_samples/motive_1.23_rigidbody_pathviewr.csv",
      ": the file holds 3 poses, but no marker"
    ),
    ("format_samples/captury_semicolon_mocapr.csv", ": the file does not say how many frames"),
    ("format_samples/freemocap_body_wide_mocapr.csv", ": the file does not say how many frames"),
  ])
  func `a recording is refused for the right reason`(path: String, reason: String) throws {
    do throws(MarkerFileError) {
      let bytes = bytes(ofFile: "\(referenceFolder ?? "")/\(path)") ?? []
      _ = try readTrial(named: "t", path: path, from: MemorySource(bytes))
      Issue.record("\(path) was read")
    } catch {
      #expect(error.description.hasPrefix(path + reason))
    }
  }

  @Test func `every marker of the legs in the OpenCap laboratory files has its place`() throws {
    let still = try read("opencap_lab/static1.trc").markers
    let moving = try read("opencap_lab/squats1.trc").markers
    let landmarks: [Landmark] = [
      .anteriorSuperiorIliacSpine, .posteriorSuperiorIliacSpine, .hipCentre, .lateralEpicondyle,
      .lateralMalleolus, .heel, .fifthMetatarsalHead, .toeTip,
    ]
    for side in Side.allCases {
      for landmark in landmarks {
        #expect(still.marker(landmark, side) != nil)
        #expect(moving.marker(landmark, side) == still.marker(landmark, side))
      }
      for landmark in [Landmark.medialEpicondyle, .medialMalleolus] {
        #expect(still.marker(landmark, side) != nil)
        #expect(moving.marker(landmark, side) == nil)
      }
    }
    for markers in [still, moving] {
      #expect(
        markers.trackers == [
          SidedSegment(.thigh, .right): [
            "r_thigh1", "r_thigh2", "r_thigh3", "r_thigh4", "r_thigh5",
          ],
          SidedSegment(.thigh, .left): ["L_thigh1", "L_thigh2", "L_thigh3", "L_thigh4"],
          SidedSegment(.shank, .right): ["r_shank_antsup", "r_sh2", "r_sh3", "r_sh4"],
          SidedSegment(.shank, .left): ["L_shank_antsup", "L_sh2", "L_sh3"],
        ])
      // The arms, and the second pair of hip centres.
      let others = ["humerus", "elbow", "forearm", "wrist", "Sternum", "HJC_reg"]
      for name in markers.unassigned {
        #expect(others.contains { name.rawValue.contains($0) }, "\(name)")
      }
    }
  }

  /// The rows taken apart in the plainest way; in these files millimetres and axes stay as they are.
  @Test func `every number of a file arrives`() throws {
    let trial = try read("opencap_lab/walking1.trc").trajectories
    let rows = String(decoding: try file("opencap_lab/walking1.trc"), as: UTF8.self)
      .split(separator: "\r\n").dropFirst(5)
    #expect(rows.count == trial.frameCount)
    var wrong = 0
    for (frame, row) in rows.enumerated() {
      let cells = row.split(separator: "\t").dropFirst(2).compactMap { Double($0) }
      try #require(cells.count == 3 * trial.markers.count)
      for marker in trial.markers.indices {
        let expected = Vector3(cells[3 * marker], cells[3 * marker + 1], cells[3 * marker + 2])
        if trial.position(ofMarkerAt: marker, frame: frame) != expected { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  @Test func `missing samples are those that the file leaves empty`() throws {
    // The notes on this file count 15005 of them.
    let trial = try read("opensim_formats/dataWithBlanksForMissingMarkers.trc").trajectories
    let missing = trial.markers.indices.reduce(0) {
      $0 + trial.count(of: .missing, forMarkerAt: $1)
    }

    #expect(missing == 15005)
  }

  @Test func `a map opens a file whose names nobody knows`() throws {
    let map = try readMarkerMap(
      path: "map.yaml",
      bytes: Array(
        """
        landmarks:
          left.asis: ASISl
          right.asis: ASISr
          left.psis: PSISl
          right.psis: PSISr
          c7: T1
        """.utf8))

    let trial = try read("nexus_csv/markers.trc", ReadOptions(markerMap: map))

    #expect(trial.trajectories.markers.count == 51)
    #expect(trial.source.conclusions.contains { $0.topic == .upAxis && $0.value == "+z" })
  }

  @Test func `key points of video are read with a rate`() throws {
    let trial = try read("format_samples/freemocap_body_wide_mocapr.csv", ReadOptions(rate: 30))

    #expect(trial.source.markerSet == "FMC")
    #expect(trial.markers.marker(.kneeCentre, .left) == "body_left_knee")
  }
}

extension ReferenceRecordingsTests.Expected {
  init(
    _ path: String, _ frames: Int, _ markers: Int, _ rate: Double, _ up: String,
    _ forward: String, _ markerSet: String
  ) {
    self.init(
      path: path, frames: frames, markers: markers, rate: rate, up: up, forward: forward,
      markerSet: markerSet)
  }
}
