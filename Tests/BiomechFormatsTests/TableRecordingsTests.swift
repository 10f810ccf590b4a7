// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechTestSupport
import Testing

/// Tables of other laboratories and programs, which are no part of this repository.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct TableRecordingsTests {
  private func read(
    _ name: String, _ options: ReadOptions = ReadOptions()
  ) throws -> MotionFile {
    let content = try #require(bytes(ofFile: ReferenceData.path(name)), "no file \(name)")
    return try readMotionFile(path: name, from: MemorySource(content), options: options)
  }

  private func refusal(of name: String, _ options: ReadOptions = ReadOptions()) throws -> String {
    do {
      return "read \(try read(name, options).frameCount) frames"
    } catch let error as MarkerFileError {
      return error.description
    }
  }

  /// Frames, markers, missing samples and rate, counted by a program of another hand.
  @Test(arguments: [
    ("c3d_encodings/Knee.trc", 200, 71, 3462, 200),
    ("c3d_encodings/SprintCalib.trc", 337, 65, 0, 250),
    ("c3d_encodings/SprintMotion.trc", 788, 59, 0, 250),
    ("format_samples/trc_blank_missing_mokka.trc", 16, 40, 640, 250),
    ("format_samples/trc_comma_separated_pyomeca.trc", 14, 51, 0, 100),
    ("format_samples/trc_cortex_numMarkers_mismatch.trc", 14, 55, 378, 150),
    ("format_samples/trc_cortex_ragged_unlabelled.trc", 14, 33, 462, 100),
    ("format_samples/trc_double_tabs_in_header_values.trc", 16, 41, 0, 100),
    ("format_samples/trc_e_format_m.trc", 5, 14, 0, 119.88012),
    ("format_samples/trc_minimal_blank_and_nan.trc", 5, 3, 2, 100),
    ("format_samples/trc_nan_case_variants.trc", 5, 14, 5, 250),
    ("format_samples/trc_nan_leading_spaces.trc", 16, 42, 22, 100),
    ("format_samples/trc_opencap_export.trc", 16, 51, 0, 100),
    ("jam_knee/overground_17.trc", 515, 40, 0, 200),
    ("jam_knee/static1.trc", 1204, 50, 0, 200),
    ("nexus_csv/markers.trc", 93, 51, 0, 100),
    ("opencap_lab/DJ1.trc", 240, 51, 0, 100),
    ("opencap_lab/squats1.trc", 1302, 51, 0, 100),
    ("opencap_lab/static1.trc", 265, 55, 0, 100),
    ("opencap_lab/walking1.trc", 143, 51, 0, 100),
    ("opensim_formats/dataWithBlanksForMissingMarkers.trc", 464, 40, 15005, 250),
    ("opensim_formats/dataWithEformat.trc", 5, 14, 0, 119.88012),
    ("opensim_formats/dataWithNaNsOfDifferentCases.trc", 5, 14, 5, 250),
    ("opensim_formats/dataWithNaNsWithSpaces.trc", 427, 42, 22, 100),
    ("opensim_formats/exampleFormat.trc", 5, 3, 2, 100),
    ("opensim_formats/gait10dof18musc_walk_CRLF_line_ending.trc", 10, 41, 0, 60),
    ("opensim_formats/subject01_synthetic_marker_data.trc", 73, 31, 0, 60),
    ("opensim_formats/test_walking.trc", 806, 40, 10455, 250),
    ("orthotrak_gait/Gait.trc", 487, 33, 7306, 100),
  ])
  func `a TRC file holds what another program counts in it`(
    name: String, frames: Int, markers: Int, missing: Int, rate: Double
  ) throws {
    let read = try read(name)

    #expect(read.frameCount == frames)
    #expect(read.names.count == markers)
    #expect(read.rate == rate)
    #expect(Set(read.names).count == markers)
    let count = read.names.indices.reduce(0) { $0 + read.rows(ofMarker: $1).count { $0 == "-" } }
    #expect(count == missing)
  }

  @Test func `rows of numbers are read with names and refused without`() throws {
    let name = "nexus_csv/markers_without_header.csv"
    #expect(try refusal(of: name).hasPrefix("\(name):1: the file begins with numbers"))

    let labels = (1...51).map { "M\($0)" }
    let read = try read(name, ReadOptions(rate: 100, labels: labels))

    #expect(read.frameCount == 580)
    #expect(read.names == labels)
    #expect(read.firstFrame == 1)
    #expect(read.rows(ofMarker: 0)[0] == "44.1628 -276.862 675.697")
    let missing = read.names.indices.reduce(0) { $0 + read.rows(ofMarker: $1).count { $0 == "-" } }
    // The notes on the file with the header count 915 empty cells.
    #expect(missing == 305)
  }

  @Test(arguments: [
    ("synthetic_openpose_000000000000_keypoints.json", ":1: this is OpenPose JSON"),
    ("synthetic_minimal.mvnx", ":1: this is Xsens MVNX"),
    (
      "synthetic_pandas_multiheader_3row.csv", ":3: the titles name x and y of each point, but no z"
    ),
    (
      "synthetic_pandas_multiheader_4row.csv", ":4: the titles name x and y of each point, but no z"
    ),
    ("synthetic_mediapipe_wide.csv", ":1: these are MediaPipe landmarks in the picture"),
    ("synthetic_freemocap_v2_tidy.csv", ": the file does not say how many frames"),
    ("freemocap_body_wide_mocapr.csv", ": the file does not say how many frames"),
    ("trc_numMarkers_zero.trc", ":4: the row of labels names no marker"),
  ])
  func `a sample is refused for the right reason`(name: String, reason: String) throws {
    let path = "format_samples/" + name
    #expect(try refusal(of: path).hasPrefix(path + reason))
  }

  @Test func `tidy samples are read`() throws {
    let plain = try read("format_samples/synthetic_tidy_long.csv")
    #expect(plain.names == ["LKNE", "RKNE"])
    #expect(plain.rows(ofMarker: 1) == ["-", "4.0 5.0 6.0"])

    let video = try read("format_samples/synthetic_freemocap_v2_tidy.csv", ReadOptions(rate: 30))
    #expect(video.rows(ofMarker: 0) == ["10.0 20.0 500.0", "10.1 20.0 500.0"])
    #expect(video.rows(ofMarker: 1) == ["-", "-"])
  }

  @Test func `a trajectory without a name is read with one`() throws {
    let read = try read("format_samples/trc_numMarkers_zero.trc", ReadOptions(labels: ["point"]))

    #expect(read.frameCount == 34)
    #expect(read.rate == 400)
    #expect(read.rows(ofMarker: 0)[11] == "19.91857 1362.1875 -124.33382")
    #expect(read.rows(ofMarker: 0).count { $0 == "-" } == 18)
  }
}
