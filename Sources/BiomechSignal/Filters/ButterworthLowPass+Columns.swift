// SPDX-License-Identifier: Apache-2.0

/// Memory that a filter uses again from block to block.
public struct FilterWorkspace: Sendable {
  fileprivate var samples: [SIMD8<Double>] = []

  public init() {}

  fileprivate mutating func reserve(_ count: Int) {
    guard samples.count < count else { return }
    samples.append(contentsOf: repeatElement(.zero, count: count - samples.count))
  }
}

extension ButterworthLowPass {
  /// Filters one column in place.
  ///
  /// - Parameter column: Samples of one coordinate, NaN where missing.
  /// - Returns: Which runs were filtered and which were too short.
  /// - Complexity: O(samples).
  @discardableResult
  public func filter(_ column: inout MutableSpan<Double>) -> FilterReport {
    var workspace = FilterWorkspace()
    return filter(&column, columnCount: 1, workspace: &workspace)[0]
  }

  /// Filters several columns of equal length in place, eight at a time.
  ///
  /// Columns with the same run of valid samples, such as the three coordinates of a marker or
  /// markers that were always seen, share one pass.
  ///
  /// - Parameters:
  ///   - block: The columns, one after the other; NaN where a sample is missing.
  ///   - columnCount: How many columns the block holds.
  ///   - workspace: Memory that is used again from call to call.
  /// - Returns: For each column, which runs were filtered and which were too short.
  /// - Complexity: O(samples).
  @discardableResult
  public func filter(
    _ block: inout MutableSpan<Double>, columnCount: Int, workspace: inout FilterWorkspace
  ) -> [FilterReport] {
    let runs = ColumnRuns(block, columnCount: columnCount, shortest: padLength + 1)
    let length = block.count / columnCount
    // The order of a dictionary is arbitrary, and no run or lane depends on another.
    for (run, columns) in runs.columnsOfRun {
      workspace.reserve(run.count + 2 * padLength)
      for first in stride(from: 0, to: columns.count, by: 8) {
        let group = columns[first..<min(first + 8, columns.count)]
        filter(&block, Lanes(group, length: length, run: run), &workspace)
      }
    }
    return runs.reports
  }

  /// Filters the same run of up to eight columns.
  private func filter(
    _ block: inout MutableSpan<Double>, _ lanes: Lanes, _ workspace: inout FilterWorkspace
  ) {
    let count = lanes.run.count + 2 * padLength
    var samples = workspace.samples.mutableSpan
    lanes.gather(block, into: &samples, from: padLength)
    continueByOddReflection(&samples, count)
    passForwards(over: &samples, count)
    passBackwards(over: &samples, count)
    lanes.scatter(samples, from: padLength, into: &block)
  }

  private func continueByOddReflection(_ samples: inout MutableSpan<SIMD8<Double>>, _ count: Int) {
    let first = padLength
    let last = count - 1 - padLength
    for k in 1...padLength {
      samples[first - k] = 2 * samples[first] - samples[first + k]
      samples[last + k] = 2 * samples[last] - samples[last - k]
    }
  }

  /// One pass in the transposed direct form II, from the steady state of the first sample.
  private func passForwards(over samples: inout MutableSpan<SIMD8<Double>>, _ count: Int) {
    var state = SectionState(steadyAt: samples[0], of: self)
    for index in 0..<count { samples[index] = state.next(samples[index], self) }
  }

  private func passBackwards(over samples: inout MutableSpan<SIMD8<Double>>, _ count: Int) {
    var state = SectionState(steadyAt: samples[count - 1], of: self)
    var index = count - 1
    while index >= 0 {
      samples[index] = state.next(samples[index], self)
      index -= 1
    }
  }
}

/// The memory of a second-order section, for eight columns.
private struct SectionState {
  var first: SIMD8<Double>
  var second: SIMD8<Double>

  /// The state in which an endless run of the same sample comes out unchanged.
  @inline(__always)
  init(steadyAt sample: SIMD8<Double>, of filter: ButterworthLowPass) {
    second = sample * (filter.b0 - filter.a2)
    first = sample * (2 * filter.b0 - filter.a1) + second
  }

  @inline(__always)
  mutating func next(_ x: SIMD8<Double>, _ filter: ButterworthLowPass) -> SIMD8<Double> {
    let bx = x * filter.b0
    let y = bx + first
    first = 2 * bx - y * filter.a1 + second
    second = bx - y * filter.a2
    return y
  }
}

/// Up to eight columns that share a run of valid samples.
private struct Lanes {
  let run: Range<Int>

  /// Where the run of each column begins in the block.
  ///
  /// Lanes without a column do the work of the first one again, so that no loop needs a count.
  private let starts: SIMD8<Int>

  init(_ columns: ArraySlice<Int>, length: Int, run: Range<Int>) {
    self.run = run
    var starts = SIMD8<Int>.zero
    for lane in 0..<8 {
      let column = columns[columns.startIndex + (lane < columns.count ? lane : 0)]
      starts[lane] = column * length + run.lowerBound
    }
    self.starts = starts
  }

  func gather(
    _ block: borrowing MutableSpan<Double>, into samples: inout MutableSpan<SIMD8<Double>>,
    from offset: Int
  ) {
    for index in 0..<run.count {
      samples[offset + index] = SIMD8(
        block[starts[0] + index], block[starts[1] + index], block[starts[2] + index],
        block[starts[3] + index], block[starts[4] + index], block[starts[5] + index],
        block[starts[6] + index], block[starts[7] + index])
    }
  }

  func scatter(
    _ samples: borrowing MutableSpan<SIMD8<Double>>, from offset: Int,
    into block: inout MutableSpan<Double>
  ) {
    for index in 0..<run.count {
      let sample = samples[offset + index]
      for lane in 0..<8 { block[starts[lane] + index] = sample[lane] }
    }
  }
}
