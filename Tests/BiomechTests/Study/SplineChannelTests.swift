// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechMotion
import BiomechSignal
import BiomechTestSupport
import Foundation
import Testing

/// Smooths recorded channels and writes what came out to the folder named by
/// `BIOMECH_SPLINE_CHANNELS`, for `Scripts/validation/splines.py` to compute anew.
@Suite(
  .enabled(
    if: ReferenceData.isPresent && channelFolder != nil,
    "set BIOMECH_REFERENCE_DATA and BIOMECH_SPLINE_CHANNELS to run it"))
struct SplineChannelTests {
  @Test(arguments: [
    ("opencap_lab/squats1.trc", ["r_knee", "r_calc", "L.ASIS"]),
    ("opencap_lab/walking1.trc", ["r_toe", "r_thigh1"]),
    ("jam_knee/overground_17.trc", ["R.Knee", "R.Heel"]),
  ])
  func `recorded channels are smoothed and written down`(
    recording: String, markers: [String]
  ) throws {
    let folder = URL(filePath: try #require(channelFolder))
    let trajectories = try Trial(contentsOf: ReferenceData.path(recording)).trajectories
    let times = (0..<trajectories.frameCount).map(trajectories.time(ofFrame:))
    for marker in markers {
      let index = try #require(trajectories.index(of: MarkerName(marker)))
      for axis in 0..<3 {
        let samples = trajectories.withColumn(ofMarkerAt: index, axis: axis) { column in
          column.indices.map { column[$0] }
        }
        var rows = [["sample"] + samples.map { "\($0)" }]
        for kind in SmoothingSpline.Kind.allCases {
          let fixed = try SmoothingSpline(
            times: times, kind: kind,
            smoothing: SmoothingSpline.smoothing(
              cutoff: 8, frameRate: trajectories.frameRate, kind: kind))
          let chosen = try #require(
            try SmoothingSpline.crossValidated(times: times, kind: kind, columns: samples))
          for (name, spline) in [("fixed", fixed), ("gcv", chosen)] {
            let curve = try spline.fitCurve(to: samples)
            rows.append(
              ["\(kind) \(name) \(spline.smoothing)"] + curve.values.map { "\($0)" })
          }
        }
        let text = rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
        let trial = recording.split(separator: "/").joined(separator: "-")
        try Data("rate,\(trajectories.frameRate)\n\(text)".utf8)
          .write(
            to: folder.appending(path: "\(trial)-\(marker)-\("xyz".map(String.init)[axis]).csv"))
      }
    }
  }
}

private let channelFolder = ProcessInfo.processInfo.environment["BIOMECH_SPLINE_CHANNELS"]
