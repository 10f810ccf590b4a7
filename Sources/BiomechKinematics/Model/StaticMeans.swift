// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The mean position of every marker while the person stood still, or in motion relative to the other
/// markers of its segment.
struct StaticMeans {
  let trial: Trial

  /// What the positions are means of.
  let posture: Posture

  /// What a reader should know about the calibration, one sentence each.
  var notes: [String]

  private let means: [MarkerName: Vector3]

  /// The hip centres as the thighs carry them; empty where the standing pelvis tells.
  var hips: [Side: Vector3] = [:]

  /// The epicondyles as the shanks carry them while the knees are straight; empty where those of the
  /// thighs tell.
  var epicondylesOnShank: [Side: (lateral: Vector3, medial: Vector3)] = [:]

  /// The landmarks without a marker that were placed by other means.
  var recovered: [SidedLandmark: RecoveredLandmark] = [:]

  /// What means can be taken of.
  enum Posture {
    /// The person stood, more or less still.
    case standing

    /// The person moved, and each segment has the mean shape it had on the way.
    case moving
  }

  /// Means of a motion, segment by segment.
  init(_ trial: Trial, ofMotion means: [MarkerName: Vector3], notes: [String]) {
    self.trial = trial
    self.posture = .moving
    self.means = means
    self.notes = notes
  }

  init(_ trial: Trial) {
    self.trial = trial
    posture = .standing
    let window: Range<Int>
    if let quiet = QuietWindow.longest(in: trial, limits: .calibration) {
      window = quiet.frames
      self.notes = []
    } else if let quiet = QuietWindow.longest(in: trial, limits: .reference) {
      window = quiet.frames
      self.notes = [
        "\(trial.name): no second of standing with less than 2 mm of sway; the calibration rests on "
          + "\((Double(quiet.frames.count) / trial.trajectories.frameRate).fixed(1)) s with "
          + "\(quiet.sway.fixed(1)) mm"
      ]
    } else {
      window = 0..<trial.trajectories.frameCount
      self.notes = [
        "\(trial.name): the person did not stand still; the calibration rests on the mean of the "
          + "whole trial"
      ]
    }
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

  /// Where a landmark stood, by its marker or by other means, or `nil`.
  subscript(landmark: Landmark, side: Side?) -> Vector3? {
    trial.markers.marker(landmark, side).flatMap { means[$0] }
      ?? recovered[SidedLandmark(landmark, side)]?.place
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
    landmarksWithoutMarker(for: side).filter { !canRecover($0.landmark, side) }
  }

  /// The landmarks of the pelvis and some legs that have no marker, each once.
  func landmarksWithoutMarker(_ sides: [Side]) -> [SidedLandmark] {
    sides.flatMap { landmarksWithoutMarker(for: $0) }.withoutRepeats
  }

  private func landmarksWithoutMarker(for side: Side) -> [SidedLandmark] {
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

  /// The landmarks that have no position, for the pelvis and some legs, each once.
  func missingLandmarks(_ sides: [Side]) -> [SidedLandmark] {
    sides.flatMap { missingLandmarks(for: $0) }.withoutRepeats
  }
}

extension [SidedLandmark] {
  fileprivate var withoutRepeats: [SidedLandmark] {
    var all: [SidedLandmark] = []
    for landmark in self where !all.contains(landmark) { all.append(landmark) }
    return all
  }
}

extension Trial {
  /// The landmarks of the calibrated model that the trial lacks, for the pelvis and some legs.
  func missingLandmarks(_ sides: [Side]) -> [SidedLandmark] {
    StaticMeans(self).missingLandmarks(sides)
  }
}
