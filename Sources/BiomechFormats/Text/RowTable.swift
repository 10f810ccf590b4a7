// SPDX-License-Identifier: Apache-2.0

/// Rows of numbers while their count is not known yet, in blocks of about a megabyte.
///
/// Rows stand one after another in a block, so that reading writes in one place; in the end the
/// blocks are turned into columns and given back one by one, and the peak is one table and one block.
struct RowTable {
  let columnCount: Int
  private(set) var rowCount = 0

  /// The rows of each block but the last one.
  private let rowsPerBlock: Int
  private var blocks: [[Double]] = []

  init(columnCount: Int) {
    self.columnCount = columnCount
    self.rowsPerBlock = max(1, 131_072 / max(columnCount, 1))
  }

  /// Calls `body` with a place for the next rows and keeps as many of them as it says.
  ///
  /// - Parameter body: Receives the last block, the place of its first free row and the number of
  ///   free rows, and returns how many it filled.
  mutating func appendRows(_ body: (inout MutableSpan<Double>, Int, Int) -> Int) {
    let used = rowCount % rowsPerBlock
    if used == 0 { addBlock() }
    let last = blocks.count - 1
    var block = blocks[last].mutableSpan
    rowCount += body(&block, used * columnCount, rowsPerBlock - used)
  }

  private mutating func addBlock() {
    guard blocks.count * rowsPerBlock == rowCount else { return }
    blocks.append([Double](repeating: .nan, count: rowsPerBlock * columnCount))
  }

  /// One column, as the rows have it.
  func column(_ index: Int) -> [Double] {
    (0..<rowCount).map { blocks[$0 / rowsPerBlock][$0 % rowsPerBlock * columnCount + index] }
  }

  /// The columns from `first` on, one after another, and the table empty.
  ///
  /// - Parameter first: The first column to take.
  /// - Returns: `(columnCount - first) × rowCount` numbers, row index fastest.
  mutating func takeColumns(from first: Int) -> [Double] {
    let count = (columnCount - first) * rowCount
    let columns = [Double](unsafeUninitializedCapacity: count) { columns, initialized in
      for index in blocks.indices {
        let firstRow = index * rowsPerBlock
        let rows = min(rowsPerBlock, rowCount - firstRow)
        // Out of the list, so that the block is given back as soon as it is copied.
        let block = blocks[index]
        blocks[index] = []
        let cells = block.span
        for column in first..<columnCount {
          var place = (column - first) * rowCount + firstRow
          for row in 0..<rows {
            columns[place] = cells[row * columnCount + column]
            place += 1
          }
        }
      }
      initialized = count
    }
    blocks = []
    rowCount = 0
    return columns
  }
}
