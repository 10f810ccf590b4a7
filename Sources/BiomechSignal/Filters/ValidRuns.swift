// SPDX-License-Identifier: Apache-2.0

/// The longest stretches without NaN of one column, in order.
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
  var start: Int?
  for frame in 0..<length {
    var isValid = true
    for column in columns where block[column * length + frame].isNaN { isValid = false }
    if isValid {
      start = start ?? frame
    } else if let first = start {
      runs.append(first..<frame)
      start = nil
    }
  }
  if let first = start { runs.append(first..<length) }
  return runs
}
