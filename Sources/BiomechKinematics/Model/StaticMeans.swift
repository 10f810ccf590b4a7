// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The mean position of every marker while the person stood still.
struct StaticMeans {
  let trial: Trial
  let window: QuietWindow

  /// What a reader should know about the standing, one sentence each.
  let notes: [String]

  private let means: [MarkerName: Vector3]

  init(_ trial: Trial) {
    self.trial = trial
    let frameCount = trial.trajectories.frameCount
    if let window = QuietWindow.longest(in: trial, limits: .calibration) {
      self.window = window
      self.notes = []
    } else if let window = QuietWindow.longest(in: trial, limits: .reference) {
      self.window = window
      self.notes = [
        "\(trial.name): no second of standing with less than 2 mm of sway; the calibration rests on "
          + "\((Double(window.frames.count) / trial.trajectories.frameRate).fixed(1)) s with "
          + "\(window.sway.fixed(1)) mm"
      ]
    } else {
      self.window = QuietWindow(frames: 0..<frameCount, sway: .nan)
      self.notes = [
        "\(trial.name): the person did not stand still; the calibration rests on the mean of the "
          + "whole trial"
      ]
    }
    let window = self.window.frames
    var means: [MarkerName: Vector3] = [:]
    for (index, name) in trial.trajectories.markers.enumerated() {
      var sum = Vector3(repeating: 0)
      var count = 0
      for frame in window {
        let position = trial.trajectories.position(ofMarkerAt: index, frame: frame)
        guard !position.isMissing else { continue }
        sum += position
        count += 1
      }
      if count > 0 { means[name] = sum / Double(count) }
    }
    self.means = means
  }

  /// Where a marker stood, or `nil` when it was never seen while standing.
  subscript(name: MarkerName) -> Vector3? { means[name] }

  /// Where a landmark stood, or `nil`.
  subscript(landmark: Landmark, side: Side?) -> Vector3? {
    trial.markers.marker(landmark, side).flatMap { means[$0] }
  }

  /// The middle of the posterior iliac spines, or the marker on the sacrum.
  var sacrum: Vector3? {
    if let right = self[.posteriorSuperiorIliacSpine, .right],
      let left = self[.posteriorSuperiorIliacSpine, .left]
    {
      return (right + left) / 2
    }
    return self[.sacrum, nil]
  }

  /// The landmarks of the calibrated model that have no position, for the pelvis and one leg.
  func missingLandmarks(for side: Side) -> [SidedLandmark] {
    var missing: [SidedLandmark] = []
    for spine in Side.allCases where self[.anteriorSuperiorIliacSpine, spine] == nil {
      missing.append(SidedLandmark(.anteriorSuperiorIliacSpine, spine))
    }
    if sacrum == nil {
      for spine in Side.allCases where self[.posteriorSuperiorIliacSpine, spine] == nil {
        missing.append(SidedLandmark(.posteriorSuperiorIliacSpine, spine))
      }
    }
    for landmark in [
      Landmark.lateralEpicondyle, .medialEpicondyle, .lateralMalleolus, .medialMalleolus,
    ] where self[landmark, side] == nil {
      missing.append(SidedLandmark(landmark, side))
    }
    return missing
  }
}
