// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The landmarks of the pelvis in a trial, looked up once.
struct PelvisMarkers {
  private let trajectories: MarkerTrajectories
  private let right: Int
  private let left: Int
  private let back: [Int]

  /// The markers, or `nil` when the trial has none for an ASIS or the back of the pelvis.
  init?(_ trial: Trial) {
    func index(_ landmark: Landmark, _ side: Side?) -> Int? {
      trial.markers.marker(landmark, side).flatMap { trial.trajectories.index(of: $0) }
    }
    guard let right = index(.anteriorSuperiorIliacSpine, .right),
      let left = index(.anteriorSuperiorIliacSpine, .left)
    else { return nil }
    if let first = index(.posteriorSuperiorIliacSpine, .right),
      let second = index(.posteriorSuperiorIliacSpine, .left)
    {
      back = [first, second]
    } else if let sacrum = index(.sacrum, nil) {
      back = [sacrum]
    } else {
      return nil
    }
    self.right = right
    self.left = left
    self.trajectories = trial.trajectories
  }

  /// The axes in one frame, or `nil` where a marker is missing.
  func pelvis(_ frame: Int) -> RigidTransform<Pelvis, Laboratory>? {
    var sacrum = Vector3.zero
    for index in back { sacrum += trajectories.position(ofMarkerAt: index, frame: frame) }
    return .pelvis(
      rightASIS: trajectories.position(ofMarkerAt: right, frame: frame),
      leftASIS: trajectories.position(ofMarkerAt: left, frame: frame),
      sacrum: sacrum / Double(back.count))
  }

  /// Whether any of the markers was filled in a frame.
  func isFilled(_ frame: Int) -> Bool {
    ([right, left] + back).contains {
      trajectories.origin(ofMarkerAt: $0, frame: frame).isFilled
    }
  }
}

/// The landmarks of one leg in a trial, looked up once.
struct LegMarkers {
  let side: Side
  let foot: FootMarkers?

  private let trajectories: MarkerTrajectories
  private let indices: [Int]

  /// Where the landmarks of knee and ankle are in one frame; NaN where they are not seen.
  struct Places {
    var lateralEpicondyle: Vector3
    var medialEpicondyle: Vector3
    var lateralMalleolus: Vector3
    var medialMalleolus: Vector3
  }

  /// The markers, or `nil` when the trial lacks one at knee or ankle.
  init?(_ trial: Trial, _ side: Side) {
    let indices = [
      Landmark.lateralEpicondyle, .medialEpicondyle, .lateralMalleolus, .medialMalleolus,
    ].compactMap { landmark in
      trial.markers.marker(landmark, side).flatMap { trial.trajectories.index(of: $0) }
    }
    guard indices.count == 4 else { return nil }
    self.side = side
    self.indices = indices
    self.foot = FootMarkers(trial, side)
    self.trajectories = trial.trajectories
  }

  func places(_ frame: Int) -> Places {
    Places(
      lateralEpicondyle: trajectories.position(ofMarkerAt: indices[0], frame: frame),
      medialEpicondyle: trajectories.position(ofMarkerAt: indices[1], frame: frame),
      lateralMalleolus: trajectories.position(ofMarkerAt: indices[2], frame: frame),
      medialMalleolus: trajectories.position(ofMarkerAt: indices[3], frame: frame))
  }

  /// Whether any of the markers of knee and ankle was filled in a frame.
  func isFilled(_ frame: Int) -> Bool {
    indices.contains { trajectories.origin(ofMarkerAt: $0, frame: frame).isFilled }
  }
}
