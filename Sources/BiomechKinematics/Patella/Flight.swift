// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// Whether a person leaves the ground: the hips fall freely for a while.
///
/// A landing follows, in which the skin over a patella slides as in no slow movement.
enum Flight {
  /// Standing, walking and squatting stay above it; free fall is −9810 mm/s² (engineering choice).
  private static let acceleration = -7000.0

  /// The shortest flight, in seconds (engineering choice).
  private static let duration = 0.1

  /// Whether a column of heights has a flight.
  ///
  /// - Parameters:
  ///   - heights: The height of the hips in millimetres, NaN where missing.
  ///   - frameRate: Frames per second; below 40 a flight cannot be told.
  /// - Returns: Whether there is one.
  static func occurs(in heights: [Double], frameRate: Double) -> Bool {
    guard frameRate >= 40 else { return false }
    // Differences over 0.05 s: 1 mm of noise is then 1 m/s².
    let step = max(Int((0.05 * frameRate).rounded()), 1)
    let interval = Double(step) / frameRate
    let needed = max(Int((duration * frameRate).rounded()) - 2 * step + 1, 1)
    guard heights.count > 2 * step else { return false }
    var run = 0
    for frame in step..<heights.count - step {
      let second = heights[frame + step] - 2 * heights[frame] + heights[frame - step]
      run = second / (interval * interval) < acceleration ? run + 1 : 0
      if run >= needed { return true }
    }
    return false
  }
}

extension BodyTrack {
  /// Whether the person leaves the ground in the trial.
  var hasFlight: Bool {
    let heights = bodies.map { body -> Double in
      let hips = [body.left.hip, body.right.hip].compactMap { $0?.y }
      return hips.isEmpty ? .nan : hips.reduce(0, +) / Double(hips.count)
    }
    return Flight.occurs(in: heights, frameRate: frameRate)
  }
}
