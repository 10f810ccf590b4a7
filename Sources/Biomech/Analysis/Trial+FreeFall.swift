// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension Trial {
  /// Whether the pelvis falls freely at some time, as in a jump, a landing or a run.
  ///
  /// It looks at markers as they were recorded, so that the filter can be chosen by it.
  package var holdsFlight: Bool {
    let pelvis = (markers.markersOfSegments[SidedSegment(.pelvis)] ?? [])
      .compactMap { trajectories.index(of: $0) }
    guard !pelvis.isEmpty else { return false }
    // Markers have heights of their own, so their mean holds only where all are seen.
    var heights = Array(repeating: 0.0, count: trajectories.frameCount)
    for marker in pelvis {
      trajectories.withColumn(ofMarkerAt: marker, axis: 1) { column in
        for frame in heights.indices { heights[frame] += column[frame] / Double(pelvis.count) }
      }
    }
    return FreeFall.occurs(in: heights, frameRate: trajectories.frameRate)
  }
}
