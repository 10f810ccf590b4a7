// SPDX-License-Identifier: Apache-2.0

/// The runs of valid samples of columns, and which columns share them.
struct ColumnRuns {
  /// The columns that have exactly this run, in order.
  private(set) var columnsOfRun: [Range<Int>: [Int]] = [:]

  /// For each column, which runs are long enough and which are not.
  private(set) var reports: [FilterReport]

  private let length: Int

  /// - Parameters:
  ///   - block: The columns, one after the other; NaN where a sample is missing.
  ///   - columnCount: How many columns the block holds.
  ///   - shortest: The fewest samples of a run that counts.
  init(_ block: borrowing MutableSpan<Double>, columnCount: Int, shortest: Int) {
    precondition(
      columnCount > 0 && block.count % columnCount == 0,
      "\(block.count) samples do not make \(columnCount) columns of equal length")
    length = block.count / columnCount
    reports = Array(repeating: FilterReport(), count: columnCount)
    for column in 0..<columnCount {
      for run in validRuns(in: block, columns: column..<column + 1, length: length) {
        if run.count >= shortest {
          reports[column].filtered.append(run)
          columnsOfRun[run, default: []].append(column)
        } else {
          reports[column].leftRaw.append(run)
        }
      }
    }
  }

  /// The runs with up to 24 of their columns at a time, in the order of the columns.
  ///
  /// Twenty-four columns keep the memory for a long recording small against the recording itself.
  var groups: [(run: Range<Int>, columns: [Int])] {
    columnsOfRun.sorted { ($0.value[0], $0.key.lowerBound) < ($1.value[0], $1.key.lowerBound) }
      .flatMap { run, columns in
        stride(from: 0, to: columns.count, by: 24).map {
          (run, Array(columns[$0..<min($0 + 24, columns.count)]))
        }
      }
  }

  /// A run of some columns, one after the other.
  func samples(
    of columns: [Int], _ run: Range<Int>, in block: borrowing MutableSpan<Double>
  ) -> [Double] {
    var samples: [Double] = []
    samples.reserveCapacity(columns.count * run.count)
    for column in columns {
      for frame in run { samples.append(block[column * length + frame]) }
    }
    return samples
  }

  /// Puts the samples of a run back into their columns.
  func put(
    _ samples: [Double], of columns: [Int], _ run: Range<Int>,
    into block: inout MutableSpan<Double>
  ) {
    for (place, column) in columns.enumerated() {
      for frame in 0..<run.count {
        block[column * length + run.lowerBound + frame] = samples[place * run.count + frame]
      }
    }
  }
}
