// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion
import BiomechSignal

extension Trial {
  /// Takes out the samples that a marker cannot have reached and names the markers among the
  /// doubts.
  ///
  /// They are marked as rejected (see ``SpikeRejection``) and may be filled like any other gap.
  public mutating func rejectSpikes() {
    let rule = SpikeRejection(frameRate: trajectories.frameRate)
    var affected: [String] = []
    for marker in trajectories.markers.indices {
      let rejected = trajectories.withMutableColumns(ofMarkerAt: marker) { block in
        rule.reject(from: &block, columnCount: 3)
      }
      guard !rejected.isEmpty else { continue }
      for frame in rejected {
        trajectories.setOrigin(.rejected, ofMarkerAt: marker, frames: frame..<frame + 1)
      }
      affected.append("\(trajectories.markers[marker]) (\(rejected.count))")
    }
    guard !affected.isEmpty else { return }
    source.doubts.append(
      "Samples that jump as no marker moves were taken out: \(list(affected)).")
  }

  /// Fills the gaps of every marker that can be filled and marks the filled samples.
  ///
  /// Each gap is filled by the first method that suits it (see ``GapFilling``): from other markers
  /// of the same segment, by a curve through its sides, or from the markers around it. Gaps that
  /// none suits stay missing, and so do the ends of a recording.
  ///
  /// - Parameter choice: The methods that may be used.
  public mutating func fillGaps(_ choice: AnalysisOptions.GapFill = .auto) {
    guard choice != .none else { return }
    let filling = GapFilling(frameRate: trajectories.frameRate, methods: choice.methods)
    let bodies = markers.markersOfSegments.values.map { names in
      names.compactMap { trajectories.index(of: $0) }
    }
    let count = trajectories.markers.count
    let filled = trajectories.withAllMutableColumns { block in
      filling.fill(&block, pointCount: count, bodies: bodies)
    }
    for gap in filled {
      trajectories.setOrigin(gap.method.origin, ofMarkerAt: gap.point, frames: gap.frames)
    }
  }
}

extension AnalysisOptions.GapFill {
  /// The methods that the choice allows.
  fileprivate var methods: Set<GapFilling.Method> {
    switch self {
    case .auto: Set(GapFilling.Method.allCases)
    case .rigid: [.rigidBody]
    case .pchip: [.pchip]
    case .pca: [.principalComponents]
    case .none: []
    }
  }
}

extension GapFilling.Method {
  /// The mark of a sample that was filled so.
  fileprivate var origin: SampleOrigin {
    switch self {
    case .rigidBody: .filledByRigidBody
    case .pchip: .filledByPCHIP
    case .principalComponents: .filledByPCA
    }
  }
}

/// The first names of a list, and how many more there are.
func list(_ names: [String], atMost limit: Int = 6) -> String {
  let shown = names.prefix(limit).joined(separator: ", ")
  return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
}
