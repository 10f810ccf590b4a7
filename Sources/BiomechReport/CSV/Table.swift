// SPDX-License-Identifier: Apache-2.0

import BiomechMath

let comma = UInt8(ascii: ",")
let lineFeed = UInt8(ascii: "\n")

extension TextBuffer {
  /// Appends a number, or nothing where it is missing or infinite.
  ///
  /// A ratio over a vanishing distance is infinite; a table says no more about it than "missing".
  @inline(__always)
  mutating func append(finite value: Double, decimals: Int) {
    if value.isFinite { append(value, decimals: decimals) }
  }
}
