// SPDX-License-Identifier: Apache-2.0

import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A smoothing spline used as a low-pass filter without phase shift on evenly spaced samples.
///
/// Far from the ends its gain at f is 1/(1 + (√2 − 1) (f/cutoff)²ᵐ), so 1/√2 at ``cutoff``. Only
/// runs of valid samples are smoothed, never across a NaN; runs shorter than
/// ``SmoothingSpline/fewestSamples`` are left as they are and reported. Runs of one length share
/// one factorisation, and columns with the same run are solved together.
public struct SplineLowPass: Hashable, Sendable {
  public let kind: SmoothingSpline.Kind

  /// The frequency in hertz at which the gain is 1/√2.
  public let cutoff: Double

  /// Frames per second.
  public let frameRate: Double

  /// Creates a filter.
  ///
  /// - Parameters:
  ///   - cutoff: The frequency in hertz at which the gain is 1/√2: more than 0 and less than 0.45
  ///     of the frame rate.
  ///   - frameRate: Frames per second.
  ///   - kind: The derivative that is kept small.
  /// - Throws: ``FilterError`` when a frequency is out of range.
  public init(
    cutoff: Double, frameRate: Double, kind: SmoothingSpline.Kind = .quintic
  ) throws(FilterError) {
    try checkFrequencies(cutoff: cutoff, frameRate: frameRate)
    self.kind = kind
    self.cutoff = cutoff
    self.frameRate = frameRate
  }

  /// The filter whose cut-off is chosen by generalised cross-validation, one for all columns.
  ///
  /// - Parameters:
  ///   - block: The columns, one after the other; NaN where a sample is missing.
  ///   - columnCount: How many columns the block holds.
  ///   - frameRate: Frames per second.
  ///   - kind: The derivative that is kept small.
  /// - Returns: The filter, or `nil` when no run is as long as ``SmoothingSpline/fewestSamples`` or
  ///   the frame rate leaves no room between the bounds of the cut-off.
  /// - Throws: ``FilterError`` when the frame rate is not positive or a matrix cannot be solved.
  /// - Complexity: O(samples), some fifteen times that of ``filter(_:columnCount:)``.
  public static func crossValidated(
    _ block: borrowing MutableSpan<Double>, columnCount: Int, frameRate: Double,
    kind: SmoothingSpline.Kind = .quintic
  ) throws(FilterError) -> SplineLowPass? {
    guard frameRate > 0, frameRate.isFinite else { throw .frameRateOutOfRange(frameRate) }
    let runs = ColumnRuns(block, columnCount: columnCount, shortest: SmoothingSpline.fewestSamples)
    let bounds = SmoothingSpline.cutoffBounds
    let highest = min(
      bounds.upperBound, 0.999 * ButterworthLowPass.highestRelativeCutoff * frameRate)
    guard !runs.columnsOfRun.isEmpty, highest > bounds.lowerBound else { return nil }
    let systems = SplineSystems(runs, kind: kind, frameRate: frameRate)
    let cutoff: Double
    do {
      cutoff = try cutoffOfLeastScore(in: bounds.lowerBound...highest, tolerance: 1e-3) {
        (cutoff) throws(LinearAlgebraError) in
        try systems.score(cutoff, block, runs)
      }
    } catch {
      throw .notSolvable(error)
    }
    return try SplineLowPass(cutoff: cutoff, frameRate: frameRate, kind: kind)
  }

  /// The gain at a frequency in hertz, far from the ends: from 0 to 1.
  public func gain(at frequency: Double) -> Double {
    1 / (1 + (2.0.squareRoot() - 1) * power(frequency / cutoff, 2 * kind.rawValue))
  }

  /// Smooths columns of equal length in place.
  ///
  /// - Parameters:
  ///   - block: The columns, one after the other; NaN where a sample is missing.
  ///   - columnCount: How many columns the block holds.
  /// - Returns: For each column, which runs were smoothed and which were too short.
  /// - Throws: ``FilterError`` when a matrix cannot be solved.
  /// - Complexity: O(samples).
  @discardableResult
  public func filter(
    _ block: inout MutableSpan<Double>, columnCount: Int
  ) throws(FilterError) -> [FilterReport] {
    let runs = ColumnRuns(block, columnCount: columnCount, shortest: SmoothingSpline.fewestSamples)
    let systems = SplineSystems(runs, kind: kind, frameRate: frameRate)
    do {
      try systems.smooth(&block, runs, cutoff)
    } catch {
      throw .notSolvable(error)
    }
    return runs.reports
  }
}

/// The matrices of the splines over runs of each length.
private struct SplineSystems {
  private let kind: SmoothingSpline.Kind
  private let frameRate: Double
  private var systems: [Int: (system: SplineSystem, times: [Double])] = [:]

  init(_ runs: ColumnRuns, kind: SmoothingSpline.Kind, frameRate: Double) {
    self.kind = kind
    self.frameRate = frameRate
    for run in runs.columnsOfRun.keys where systems[run.count] == nil {
      let times = (0..<run.count).map { Double($0) / frameRate }
      systems[run.count] = (SplineSystem(times: times, order: kind.rawValue, weights: nil), times)
    }
  }

  private func splines(_ cutoff: Double) throws(LinearAlgebraError) -> [Int: SmoothingSpline] {
    let smoothing = SmoothingSpline.smoothing(cutoff: cutoff, frameRate: frameRate, kind: kind)
    var splines: [Int: SmoothingSpline] = [:]
    for (length, entry) in systems {
      splines[length] = try SmoothingSpline(
        entry.system, times: entry.times, smoothing: smoothing)
    }
    return splines
  }

  func score(
    _ cutoff: Double, _ block: borrowing MutableSpan<Double>, _ runs: ColumnRuns
  ) throws(LinearAlgebraError) -> Double {
    let splines = try splines(cutoff)
    let traces = splines.mapValues(\.residualTrace)
    var score = CrossValidation()
    // In the order of the columns: the order of a dictionary would change the last digits.
    for (run, group) in runs.groups {
      guard let spline = splines[run.count], let trace = traces[run.count] else { continue }
      score.add(
        residual: try spline.residualSquares(of: runs.samples(of: group, run, in: block)),
        trace: trace, samples: run.count, columns: group.count)
    }
    return score.value
  }

  func smooth(
    _ block: inout MutableSpan<Double>, _ runs: ColumnRuns, _ cutoff: Double
  ) throws(LinearAlgebraError) {
    let splines = try splines(cutoff)
    for (run, group) in runs.groups {
      guard let spline = splines[run.count] else { continue }
      var samples = runs.samples(of: group, run, in: block)
      try spline.smooth(&samples)
      runs.put(samples, of: group, run, into: &block)
    }
  }
}
