// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// Winter's residual analysis of one point: what a low-pass filter takes away, cut-off by cut-off,
/// and the cut-off at which that is as much as the noise.
///
/// R(f) is the root mean square distance between the samples and what ``ButterworthLowPass`` makes
/// of them at f. Where only noise is left to take away R falls on a straight line; continued to 0
/// Hz it gives the noise of all frequencies together. The cut-off is where R has this height: there
/// as much signal is lost as noise let through.
///
/// Source: D. A. Winter, Biomechanics and Motor Control of Human Movement, 4th edition (2009),
/// section 2.2.4.5, doi:10.1002/9780470549148. It smooths more than kinematics want, so a choice
/// made from it is bounded: see `cutoffBounds` of the task.
public struct ResidualAnalysis: Hashable, Sendable {
  /// The cut-off frequencies up to ``highestCutoff``, in hertz, 1 Hz apart.
  public let frequencies: [Double]

  /// R at each frequency, in the unit of the samples; NaN where no run was long enough to filter.
  public let residuals: [Double]

  /// The height of the line at 0 Hz: the noise, in the unit of the samples.
  public let noise: Double

  /// The highest cut-off frequency that is looked at, in hertz.
  public static let highestCutoff = 25.0

  /// How far the point goes: the root mean square distance from its mean position.
  public let spread: Double

  /// Whether the point moves, so that its residuals say something about a cut-off.
  ///
  /// It must go more than twice as far as the noise (engineering choice).
  public var isMoving: Bool { spread > 2 * noise }

  /// The frequency at which R has fallen to the noise, in hertz, between the frequencies by a
  /// straight line; infinite when it has not fallen so far up to the last one.
  public var cutoff: Double {
    var before: (frequency: Double, residual: Double)?
    for (frequency, residual) in zip(frequencies, residuals) where !residual.isNaN {
      if residual <= noise {
        guard let before else { return frequency }
        let share = (before.residual - noise) / (before.residual - residual)
        return before.frequency + share * (frequency - before.frequency)
      }
      before = (frequency, residual)
    }
    return .infinity
  }
}

extension ResidualAnalysis {
  /// Analyses points of three columns each.
  ///
  /// The line is laid through nine frequencies from an eighth to a quarter of the frame rate.
  ///
  /// - Parameters:
  ///   - block: The columns, three for each point, one after the other; NaN where a sample is
  ///     missing.
  ///   - pointCount: How many points the block holds.
  ///   - frameRate: Frames per second.
  /// - Returns: One analysis for each point; `nil` where no run is long enough to find the line.
  /// - Throws: ``FilterError`` when the frame rate is not positive.
  /// - Complexity: O(samples), some thirty passes of the filter.
  public static func analyses(
    of block: Span<Double>, pointCount: Int, frameRate: Double
  ) throws(FilterError) -> [ResidualAnalysis?] {
    guard frameRate > 0, frameRate.isFinite else { throw .frameRateOutOfRange(frameRate) }
    let highest = min(highestCutoff, frameRate / 4)
    let frequencies = highest < 1 ? [] : (1...Int(highest)).map(Double.init)
    let tail = (0...8).map { frameRate / 8 * (1 + Double($0) / 8) }
    var workspace = FilterWorkspace()
    var spreads: [Double] = []
    var residuals = frequencies.map { _ in [Double]() }
    var tailResiduals = tail.map { _ in [Double]() }
    let length = pointCount > 0 ? block.count / pointCount : 0
    // Eight points at a time keep the copy small against the recording.
    for first in stride(from: 0, to: pointCount, by: 8) {
      let points = first..<min(first + 8, pointCount)
      let part = block.extracting(points.lowerBound * length..<points.upperBound * length)
      var residual = Residual(part, pointCount: points.count)
      spreads += residual.spreads
      for (place, frequency) in frequencies.enumerated() {
        residuals[place] += try residual.rootMeanSquares(
          cutoff: frequency, frameRate: frameRate, workspace: &workspace)
      }
      for (place, frequency) in tail.enumerated() {
        tailResiduals[place] += try residual.rootMeanSquares(
          cutoff: frequency, frameRate: frameRate, workspace: &workspace)
      }
    }
    return (0..<pointCount).map { point in
      let heights = tailResiduals.map { $0[point] }
      guard let noise = heightAtZero(tail, heights) else { return nil }
      return ResidualAnalysis(
        frequencies: frequencies, residuals: residuals.map { $0[point] }, noise: noise,
        spread: spreads[point])
    }
  }

  /// The height at zero of the line through points, by least squares.
  private static func heightAtZero(_ x: [Double], _ y: [Double]) -> Double? {
    guard !y.contains(where: \.isNaN) else { return nil }
    let n = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    var (product, squares) = (0.0, 0.0)
    for (x, y) in zip(x, y) {
      product += (x - meanX) * (y - meanY)
      squares += (x - meanX) * (x - meanX)
    }
    return meanY - product / squares * meanX
  }
}

/// What filters take away from a few points.
private struct Residual {
  private let raw: [Double]
  private let pointCount: Int
  private var filtered: [Double]

  init(_ block: Span<Double>, pointCount: Int) {
    raw = block.indices.map { block[$0] }
    filtered = raw
    self.pointCount = pointCount
  }

  /// For each point the root mean square distance from its mean position.
  var spreads: [Double] {
    let length = raw.count / (3 * pointCount)
    return (0..<pointCount).map { point in
      let variances = (3 * point..<3 * point + 3).map { column -> Double in
        let deviation = raw[column * length..<(column + 1) * length].standardDeviationOfPresent
        return deviation * deviation
      }
      return variances.reduce(0, +).squareRoot()
    }
  }

  /// For each point, over the runs that are long enough; NaN where none is.
  mutating func rootMeanSquares(
    cutoff: Double, frameRate: Double, workspace: inout FilterWorkspace
  ) throws(FilterError) -> [Double] {
    let filter = try ButterworthLowPass(cutoff: cutoff, frameRate: frameRate)
    let columnCount = 3 * pointCount
    filtered = raw
    let reports: [FilterReport]
    do {
      var span = filtered.mutableSpan
      reports = filter.filter(&span, columnCount: columnCount, workspace: &workspace)
    }
    let length = raw.count / columnCount
    return (0..<pointCount).map { point in
      var (sum, count) = (0.0, 0)
      for column in 3 * point..<3 * point + 3 {
        for run in reports[column].filtered {
          for index in column * length + run.lowerBound..<column * length + run.upperBound {
            let rest = raw[index] - filtered[index]
            sum += rest * rest
          }
          count += run.count
        }
      }
      // Three columns make one distance.
      return count > 0 ? (3 * sum / Double(count)).squareRoot() : .nan
    }
  }
}
