// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// How many samples of the markers of a trial came from where.
struct SampleTally {
  /// Frames of a marker that did not come from measurement.
  struct Run {
    var marker: MarkerName
    var origin: SampleOrigin
    var frames: Range<Int>
  }

  /// The runs, marker by marker in the order of the file, each in the order of time.
  private(set) var runs: [Run] = []

  private let sampleCount: Int

  init(of trajectories: MarkerTrajectories) {
    sampleCount = trajectories.markers.count * trajectories.frameCount
    for (index, marker) in trajectories.markers.enumerated() {
      for run in trajectories.unmeasuredRuns(ofMarkerAt: index) {
        runs.append(Run(marker: marker, origin: run.origin, frames: run.frames))
      }
    }
  }

  /// The number of samples of an origin; a sample is one marker in one frame.
  func count(of origin: SampleOrigin) -> Int {
    guard origin != .measured else {
      return sampleCount - runs.reduce(0) { $0 + $1.frames.count }
    }
    return runs.reduce(0) { $0 + ($1.origin == origin ? $1.frames.count : 0) }
  }

  /// What a reader should know, such as `Filled samples of markers: 12 by rigid body (RTH1), 30 by
  /// PCHIP (LHEE, RTH2)`; empty when everything was measured or is missing.
  var sentences: [String] {
    let filled = SampleOrigin.filled.compactMap { origin -> String? in
      let count = count(of: origin)
      guard count > 0 else { return nil }
      return "\(count) \(origin.label.trimmingPrefix("filled ")) (\(markers(origin)))"
    }
    let rejected = count(of: .rejected)
    return
      (filled.isEmpty ? [] : ["Filled samples of markers: \(filled.joined(separator: ", "))"])
      + (rejected == 0
        ? []
        : ["Taken out as implausible and not filled: \(rejected) samples (\(markers(.rejected)))"])
  }

  /// The first markers that have samples of an origin, and how many more there are.
  private func markers(_ origin: SampleOrigin) -> String {
    var names: [String] = []
    for run in runs where run.origin == origin && names.last != run.marker.rawValue {
      names.append(run.marker.rawValue)
    }
    let shown = names.prefix(4).joined(separator: ", ")
    return names.count > 4 ? "\(shown) and \(names.count - 4) more" : shown
  }
}
