// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import BiomechTestSupport
import Testing

/// OpenSim's tables by other laboratories, against numbers that a script in Python took from them;
/// OpenSim 4.6 reads the same ones, bit for bit, where it reads the file at all.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct OpenSimRecordingsTests {
  struct Expected: Sendable {
    var path: String
    var rows: Int
    var rate: Double

    /// The columns without the time and without dependent coordinates.
    var columns: Int

    /// The sum of all numbers, and of their magnitudes.
    var sum: Double
    var magnitude: Double

    /// The beginnings of the doubts.
    var doubts: [String] = []
  }

  static let readable: [Expected] = [
    .init(
      path: "format_samples/csv_opencap_mot_resaved_excel.csv", rows: 11, rate: 60, columns: 33,
      sum: 2490.6180166599997, magnitude: 4341.647778459999,
      doubts: ["the header says 3710 rows", "'knee_angle_l' does not exceed 2.37895 while"]),
    .init(
      path: "format_samples/mot_comma_separated_pyomeca.mot", rows: 9, rate: 100, columns: 25,
      sum: -1770.2475835100001, magnitude: 5492.9567443099995,
      doubts: ["the header says 250 rows"]),
    .init(
      path: "format_samples/mot_opencap_coordinates_squat.mot", rows: 13, rate: 100, columns: 33,
      sum: 2297.6950114600004, magnitude: 4572.34979724,
      doubts: ["the header says 801 rows", "'hip_rotation_r' does not exceed 0.54508 while"]),
    .init(
      path: "format_samples/mot_sims_style_name_datacolumns.mot", rows: 8, rate: 600, columns: 18,
      sum: 7022.10119864, magnitude: 7902.090197500001, doubts: ["the header says 9009 rows"]),
    .init(
      path: "format_samples/sto_excel_tab_padded_header.sto", rows: 8, rate: 104.23549001029401,
      columns: 10, sum: 9.249317980999999, magnitude: 22.717344600999997,
      doubts: ["the header says 50 rows"]),
    .init(
      path: "format_samples/sto_version2_DataType.sto", rows: 16, rate: 6689.187482459108,
      columns: 2, sum: 21.624242527939103, magnitude: 21.624242527939103,
      doubts: ["the steps of time run from 0.000119 s to 0.000215 s"]),
    .init(
      path: "format_samples/sto_version3_datarate.sto", rows: 6, rate: 100, columns: 28,
      sum: 14.355042528730445, magnitude: 73.14529634891974),
    .init(
      path: "format_samples/sto_version3_quaternion.sto", rows: 2, rate: 100, columns: 32,
      sum: 1.0497546077383246, magnitude: 27.653512931870257),
    .init(
      path: "jam_knee/dynamic_mri/passive_body_transformations.sto", rows: 60, rate: 1,
      columns: 48, sum: -286.2399869339962, magnitude: 883.6208889708461,
      doubts: ["the time stamps say 1 Hz", "the header says 48 rows, the file has 60"]),
    .init(
      path: "jam_knee/reference/overground_17_ik.mot", rows: 473, rate: 200, columns: 52,
      sum: 105230.70396384, magnitude: 201083.00012272,
      doubts: ["'knee_flex_l', 'ankle_flex_l', 'subt_angle_l' are in radians"]),
    .init(
      path: "jam_knee/reference/walking_values.sto", rows: 112, rate: 100, columns: 52,
      sum: 27934.934262685212, magnitude: 50072.38739935485,
      doubts: ["'knee_flex_l', 'ankle_flex_l', 'subt_angle_l' are in radians"]),
    .init(
      path: "nexus_csv/opencap_mot_saved_as_csv.csv", rows: 3710, rate: 60, columns: 33,
      sum: 814551.3525387698, magnitude: 1455187.12458723),
    .init(
      path: "opencap_lab/DJ1.mot", rows: 95, rate: 100, columns: 33, sum: 55873.24402432999,
      magnitude: 84046.65944096999),
    .init(
      path: "opencap_lab/squats1.mot", rows: 1302, rate: 100, columns: 33, sum: 904121.8633244501,
      magnitude: 1291101.92080293),
    .init(
      path: "opencap_lab/walking1.mot", rows: 143, rate: 100, columns: 33, sum: 41476.02199220999,
      magnitude: 68677.56408484999),
    .init(
      path: "opensim_formats/std_subject01_walk1_ik.mot", rows: 73, rate: 60, columns: 23,
      sum: -4086.73416304, magnitude: 9966.500069939999),
  ]

  private func read(_ path: String) throws -> MotionFile {
    let content = try #require(bytes(ofFile: ReferenceData.path(path)), "no file \(path)")
    return try readMotionFile(path: path, from: MemorySource(content))
  }

  @Test(arguments: readable)
  func `every number of the table is there`(expected: Expected) throws {
    let file = try read(expected.path)
    let signals = file.signals.filter { $0.name != "time" }

    #expect(file.frameCount == expected.rows)
    #expect(file.rate == expected.rate)
    #expect(signals.reduce(0) { $0 + $1.components.count } == expected.columns)
    // Sums in another order differ in the last bits.
    let values = signals.flatMap(\.values)
    let sum = values.reduce(0, +)
    let magnitude = values.reduce(0) { $0 + $1.magnitude }
    #expect((sum - expected.sum).magnitude < 1e-12 * expected.magnitude)
    #expect((magnitude / expected.magnitude - 1).magnitude < 1e-12)
    #expect(
      zip(file.doubts, expected.doubts).allSatisfy { $0.hasPrefix($1) }
        && file.doubts.count == expected.doubts.count, "\(file.doubts)")
  }

  @Test func `what is written of it is read back to the printed digits`() throws {
    let file = try read("opencap_lab/squats1.mot")
    let bytes = try #require(OpenSimWriter.bytes(of: file))
    let again = try readMotionFile(path: "again.mot", from: MemorySource(bytes))

    #expect(again.signals == file.signals)
  }

  @Test func `the poses of the bones are rigid`() throws {
    let file = try read("jam_knee/dynamic_mri/passive_body_transformations.sto")

    #expect(file.signals.map(\.name) == ["femur_distal_r", "tibia_proximal_r", "patella_r"])
    for signal in file.signals {
      #expect(signal.kind == .pose)
      var largest = 0.0
      for frame in 0..<file.frameCount {
        for row in 0..<3 {
          let squares = (0..<3).map { column in
            let value = signal.values[(row * 4 + column) * file.frameCount + frame]
            return value * value
          }
          largest = max(largest, (squares.reduce(0, +) - 1).magnitude)
        }
      }
      // The rows of a rotation have length 1; the measured ones have it to some millionths.
      #expect(largest < 5e-6)
      #expect(signal.column(15).allSatisfy { $0 == 1 })
    }
  }
}
