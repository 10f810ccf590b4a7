// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// Real motion that a low-pass filter has taken away from a point.
///
/// Half a second at a time, what the filter took away is held against the noise of the point. Noise
/// is what passes a cut-off at a quarter of the frame rate, where bodies hardly move, scaled to all
/// frequencies; its median over the recording does not mind an impact. Motion is lost where the
/// filter took away more than ``noiseFactor`` times the noise and more than ``noticeable``.
///
/// The limits are engineering choices: recorded walking and squats stay well below them at 8 Hz,
/// drop jumps pass them at 8 Hz and not at 12 Hz, in line with the cut-offs that the literature
/// gives for these tasks.
public struct MotionLoss: Hashable, Sendable {
  /// How much was taken away at worst, in millimetres: root mean square over half a second.
  public var distance: Double

  /// The middle of that half second.
  public var frame: Int

  /// The noise of the point, in millimetres.
  public var noise: Double

  /// How many times the noise a filter may take away.
  public static let noiseFactor = 3.0

  /// How much a filter may take away in any case, in millimetres.
  public static let noticeable = 2.0

  /// How many times the cut-off a quarter of the frame rate must be for noise to be told from
  /// motion.
  private static let leastRoom = 1.5
}

extension MotionLoss {
  /// Looks for losses in points of three columns each.
  ///
  /// - Parameters:
  ///   - raw: The columns before the filter, three for each point, one after the other; NaN where a
  ///     sample is missing.
  ///   - filtered: The columns after it.
  ///   - pointCount: How many points the columns belong to.
  ///   - cutoff: The cut-off frequency of the filter in hertz.
  ///   - frameRate: Frames per second.
  ///   - workspace: Memory that is used again from call to call.
  /// - Returns: For each point the worst loss, or `nil` where none is beyond the limits or the
  ///   frame rate is too low to tell noise from motion.
  /// - Complexity: O(samples), one pass of the filter.
  public static func losses(
    raw: Span<Double>, filtered: Span<Double>, pointCount: Int, cutoff: Double, frameRate: Double,
    workspace: inout FilterWorkspace
  ) -> [MotionLoss?] {
    let none: [MotionLoss?] = Array(repeating: nil, count: pointCount)
    guard frameRate / 4 >= leastRoom * cutoff, pointCount > 0,
      let filter = try? ButterworthLowPass(cutoff: frameRate / 4, frameRate: frameRate)
    else { return none }
    var slow = raw.indices.map { raw[$0] }
    var span = slow.mutableSpan
    filter.filter(&span, columnCount: 3 * pointCount, workspace: &workspace)
    let length = raw.count / (3 * pointCount)
    let scale = 1 / filter.shareOfNoiseTakenAway.squareRoot()
    return (0..<pointCount).map { point in
      let columns = 3 * point * length..<3 * (point + 1) * length
      let taken = Windows(
        raw.extracting(columns), filtered.extracting(columns), length, frameRate)
      let fast = Windows(
        raw.extracting(columns), span.span.extracting(columns), length, frameRate)
      guard let worst = taken.worst else { return nil }
      let noise = scale * fast.distances.medianOfPresent
      let limit = max(noiseFactor * noise, noticeable)
      guard worst.distance > limit else { return nil }
      return MotionLoss(distance: worst.distance, frame: worst.frame, noise: noise)
    }
  }
}

/// The distance between two versions of a point, half a second at a time.
private struct Windows {
  /// The root mean square distance in each window, NaN where a sample is missing; each window
  /// begins in the middle of the one before.
  private(set) var distances: [Double] = []

  private let half: Int

  init(_ a: Span<Double>, _ b: Span<Double>, _ length: Int, _ frameRate: Double) {
    half = max(Int(min((frameRate / 4).rounded(), 1e9)), 1)
    var before = Double.nan
    for start in stride(from: 0, through: length - half, by: half) {
      var sum = 0.0
      for axis in 0..<3 {
        for index in axis * length + start..<axis * length + start + half {
          let distance = a[index] - b[index]
          sum += distance * distance
        }
      }
      if start > 0 { distances.append(((before + sum) / Double(2 * half)).squareRoot()) }
      before = sum
    }
  }

  var worst: (distance: Double, frame: Int)? {
    let present = distances.indices.filter { !distances[$0].isNaN }
    guard let worst = present.max(by: { distances[$0] < distances[$1] }) else { return nil }
    return (distances[worst], (worst + 1) * half)
  }
}

extension ButterworthLowPass {
  /// The share of the power of white noise that the filter takes away, by the midpoint rule.
  fileprivate var shareOfNoiseTakenAway: Double {
    let points = 200
    return (0..<points).reduce(0) { sum, point in
      let frequency = (Double(point) + 0.5) / Double(points) * frameRate / 2
      let taken = 1 - gain(at: frequency)
      return sum + taken * taken / Double(points)
    }
  }
}
