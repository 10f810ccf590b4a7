// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechMotion
import BiomechReport
import BiomechSynthesis
import BiomechTestSupport
import Foundation
import Testing

/// The recordings in SampleData, and what their README says of them.
struct SampleDataTests {
  @Test(arguments: [
    ("static", SampleRecipes.standing), ("squat_right_valgus", SampleRecipes.valgusSquat),
    ("squat_symmetrical", SampleRecipes.symmetricalSquat), ("drop_jumps", SampleRecipes.dropJumps),
  ])
  func `a recording is what its recipe makes, to the printed digits`(
    name: String, recipe: @Sendable () throws -> SimulatedTrial
  ) throws {
    let read = try Trial(contentsOf: sample("\(name).csv"))
    let made = try recipe().trial

    #expect(read.trajectories.markers == made.trajectories.markers)
    #expect(read.trajectories.frameCount == made.trajectories.frameCount)
    #expect(read.trajectories.frameRate == made.trajectories.frameRate)
    #expect(read.markers.landmarks == made.markers.landmarks)
    // Three decimals are printed; the mathematics library may differ by another in the last one.
    #expect(largestDistance(read.trajectories, made.trajectories) < 0.002)
  }

  @Test func `the findings are those of the table in the README`() throws {
    let subject = try Subject(contentsOf: sample("subject.yaml"))
    var found: Set<String> = []
    for name in ["squat_right_valgus", "squat_symmetrical", "drop_jumps"] {
      let report = try analyze(
        trials: [Trial(contentsOf: sample("\(name).csv"))],
        calibration: Trial(contentsOf: sample("static.csv")), subject: subject)
      for finding in report.assessment.findings where finding.isInTable {
        for trial in finding.trials {
          found.insert("\(trial).csv \(finding.code) \(finding.side) \(finding.level)")
        }
      }
    }

    let readme = try String(contentsOfFile: sample("README.md"), encoding: .utf8)
    let rows = readme.split(separator: "\n").compactMap { line -> String? in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 4, cells[1].hasPrefix("RL") else { return nil }
      let code = cells[1].prefix { $0 != " " }
      return "\(cells[0].replacing("`", with: "")) \(code) \(cells[2]) \(cells[3])"
    }
    #expect(found == Set(rows))
  }

  @Test func `all of it together stays under seven megabytes`() throws {
    let folder = pathInRepository("SampleData")
    let sizes = try FileManager.default.contentsOfDirectory(atPath: folder).map {
      try FileManager.default.attributesOfItem(atPath: "\(folder)/\($0)")[.size] as? Int ?? 0
    }

    #expect(sizes.reduce(0, +) < 7_000_000)
  }

  private func sample(_ name: String) -> String { pathInRepository("SampleData/\(name)") }

  /// The largest distance between two recordings of the same markers, in millimetres.
  private func largestDistance(_ a: MarkerTrajectories, _ b: MarkerTrajectories) -> Double {
    guard a.frameCount == b.frameCount, a.markers == b.markers else { return .infinity }
    var largest = 0.0
    for marker in a.markers.indices {
      for axis in 0..<3 {
        a.withColumn(ofMarkerAt: marker, axis: axis) { first in
          b.withColumn(ofMarkerAt: marker, axis: axis) { second in
            for frame in 0..<a.frameCount {
              largest = max(largest, (first[frame] - second[frame]).magnitude)
            }
          }
        }
      }
    }
    return largest
  }
}

extension Finding {
  /// The table has what movement rules say of the samples, and whatever else asks for attention.
  fileprivate var isInTable: Bool {
    let movement = ["RL01", "RL02", "RL03", "RL04", "RL05", "RL06", "RL07", "RL08"]
    return level >= .watch || (level != .notAssessed && movement.contains(code))
  }
}
