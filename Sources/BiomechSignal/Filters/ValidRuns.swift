// SPDX-License-Identifier: Apache-2.0

/// The longest stretches without NaN of one column, or of several that count together, in order.
///
/// - Parameters:
///   - block: Columns of equal length, one after the other.
///   - columns: The part of the block that is looked at: one column, or several that must all be
///     present for a sample to count.
///   - length: The length of a column.
/// - Returns: The runs of valid samples, as places within a column.
func validRuns(
  in block: borrowing MutableSpan<Double>, columns: Range<Int>, length: Int
) -> [Range<Int>] {
  var runs: [Range<Int>] = []
  var frame = 0
  while frame < length {
    let start = frame
    while frame < length, isValid(in: block, columns, length, frame) {
      frame += 1
      while frame + 8 <= length, areEightValid(in: block, columns, length, frame) { frame += 8 }
    }
    if start < frame { runs.append(start..<frame) }
    frame += 1
  }
  return runs
}

@inline(__always)
private func isValid(
  in block: borrowing MutableSpan<Double>, _ columns: Range<Int>, _ length: Int, _ frame: Int
) -> Bool {
  for column in columns where block[column * length + frame].isNaN { return false }
  return true
}

/// Whether eight samples from a frame on are surely valid.
///
/// A sum is NaN when a summand is; it may also be NaN for infinities, and then each sample is
/// looked at by itself.
@inline(__always)
private func areEightValid(
  in block: borrowing MutableSpan<Double>, _ columns: Range<Int>, _ length: Int, _ frame: Int
) -> Bool {
  for column in columns {
    let first = column * length + frame
    let low = block[first] + block[first + 1] + block[first + 2] + block[first + 3]
    let high = block[first + 4] + block[first + 5] + block[first + 6] + block[first + 7]
    if (low + high).isNaN { return false }
  }
  return true
}
