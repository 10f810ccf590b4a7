// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// A recording with its truth.
public struct SimulatedTrial: Sendable {
  /// The name of the trial, such as `squat`.
  public var name: String

  /// What was recorded, in millimetres and laboratory axes.
  public var trajectories: MarkerTrajectories

  /// What the markers stand for, by their names.
  public var markers: MarkerAssignment

  /// The markers worn.
  public var worn = WornSet.calibrated

  /// Measurements of the subject by the names of Plug-in Gait, for a conventional set of markers.
  public var parameters: [String: [Double]] = [:]

  /// What really happened.
  public var truth: Truth

  /// How the trial was made, one sentence per line.
  public var recipe: String

  /// The trial as an analysis takes it in, without a file between.
  public var trial: Trial {
    Trial(
      name: name, trajectories: trajectories, markers: markers, parameters: parameters,
      source: TrialSource(path: "\(name) (simulated)", format: "simulation"))
  }
}

// MARK: - Labels

extension SimulatedTrial {
  /// The trial with the names of the left and right markers exchanged; the truth stays.
  public var exchangingSides: SimulatedTrial {
    relabelled { name in
      let rest = String(name.rawValue.dropFirst())
      switch name.rawValue.first {
      case "R": return MarkerName("L" + rest)
      case "L": return MarkerName("R" + rest)
      default: return name
      }
    }
  }

  /// The trial with other names on some markers; the truth stays.
  ///
  /// - Parameter names: For each marker that changes, the name it gets; an exchange of two markers
  ///   names both.
  /// - Returns: The trial with the wrong labels.
  public func relabelled(_ names: [MarkerName: MarkerName]) -> SimulatedTrial {
    relabelled { names[$0] ?? $0 }
  }

  /// The trial without some of its markers; the truth stays.
  public func without(_ dropped: Set<MarkerName>) -> SimulatedTrial {
    let kept = trajectories.markers.filter { !dropped.contains($0) }
    var copy = self
    copy.trajectories = MarkerTrajectories(
      markers: kept, frameCount: trajectories.frameCount, frameRate: trajectories.frameRate)
    for (place, name) in kept.enumerated() {
      guard let source = trajectories.index(of: name) else { continue }
      for frame in 0..<trajectories.frameCount {
        copy.trajectories.setPosition(
          trajectories.position(ofMarkerAt: source, frame: frame), ofMarkerAt: place,
          frame: frame, origin: .measured)
      }
    }
    copy.markers.landmarks = markers.landmarks.filter { !dropped.contains($0.value) }
    copy.markers.trackers = markers.trackers.mapValues { $0.filter { !dropped.contains($0) } }
    return copy
  }

  private func relabelled(_ name: (MarkerName) -> MarkerName) -> SimulatedTrial {
    var copy = self
    copy.trajectories = trajectories.renamed(trajectories.markers.map(name))
    return copy
  }
}
