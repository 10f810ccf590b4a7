// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension Trial {
  /// The shortest time for which the pelvis must fall freely, in seconds: running has about 0.1.
  private static let shortestFlight = 0.06

  /// Half the time over which an acceleration is taken, in seconds: with 1 mm of noise on each of
  /// four markers it is known to 0.8 m/s².
  private static let halfSpan = 0.04

  /// How far the acceleration may be from that of free fall, in m/s².
  private static let tolerance = 2.5

  /// Whether the pelvis falls freely at some time, as in a jump, a landing or a run.
  ///
  /// It looks at markers as they were recorded, so that the filter can be chosen by it; all limits are
  /// engineering choices.
  package var holdsFlight: Bool {
    let rate = trajectories.frameRate
    let step = max(Int((Self.halfSpan * rate).rounded()), 1)
    let pelvis = pelvisMarkers
    guard !pelvis.isEmpty, trajectories.frameCount > 2 * step else { return false }
    let seconds = Double(step) / rate
    var falling = 0
    for frame in step..<trajectories.frameCount - step {
      var acceleration = 0.0
      for marker in pelvis {
        func height(_ frame: Int) -> Double {
          trajectories.position(ofMarkerAt: marker, frame: frame).y
        }
        acceleration += height(frame + step) - 2 * height(frame) + height(frame - step)
      }
      acceleration /= Double(pelvis.count) * seconds * seconds * 1000
      falling = (acceleration + 9.81).magnitude < Self.tolerance ? falling + 1 : 0
      if Double(falling) / rate >= Self.shortestFlight { return true }
    }
    return false
  }

  /// The places of the markers on the iliac spines and the sacrum.
  private var pelvisMarkers: [Int] {
    (markers.markersOfSegments[SidedSegment(.pelvis)] ?? [])
      .compactMap { trajectories.index(of: $0) }
  }
}
