// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechEvents
import BiomechMath
import BiomechMotion

/// How high the markers of the feet are while the person stands with flat feet.
struct FlatStanding {
  /// The landmarks a toe is told by, the first one seen.
  static let toes: [Landmark] = [
    .toeTip, .secondMetatarsalHead, .firstMetatarsalHead, .fifthMetatarsalHead,
  ]

  private let heights: [SidedLandmark: Double]

  /// The heights in millimetres: from the static trial, else from quiet standing in the trial itself;
  /// none where nobody stands still.
  init(for analyzed: AnalyzedTrial, in session: [AnalyzedTrial]) {
    let still = session.first { $0.events.task == .static && $0.kinematics.standing != nil }
    let source = still ?? analyzed
    let frames = (source.kinematics.standing?.frames ?? 0..<0)
      .clamped(to: 0..<source.trial.trajectories.frameCount)
    var heights: [SidedLandmark: Double] = [:]
    for landmark in [.heel] + Self.toes {
      for side in Side.allCases {
        let height = frames.map { source.trial.position(landmark, side, frame: $0).y }
          .medianOfPresent
        if !height.isNaN { heights[SidedLandmark(landmark, side)] = height }
      }
    }
    self.heights = heights
  }

  /// The height of a landmark; NaN where it is not known.
  subscript(landmark: Landmark, side: Side) -> Double {
    heights[SidedLandmark(landmark, side)] ?? .nan
  }

  /// Whether any height is known.
  var isKnown: Bool { !heights.isEmpty }
}
