// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension TextBuffer {
  /// Appends a number with a fixed count of decimals, or with as many as it needs.
  ///
  /// - Parameters:
  ///   - value: The number; nothing is written for one that is not finite.
  ///   - decimals: Digits after the point, 0 to 9, or `nil` for as many as it needs.
  ///   - most: The most digits that a number is given when it may choose, 0 to 9.
  mutating func append(_ value: Double, decimals: Int?, atMost most: Int) {
    guard value.isFinite else { return }
    guard let decimals else {
      append(value, decimals: most)
      if most > 0 { removeTrailingZeros() }
      return
    }
    append(value, decimals: decimals)
  }
}

extension LengthUnit? {
  /// The decimals that show a millionth of a millimetre; nine where the unit is not known.
  var finestDecimals: Int {
    switch self {
    case .millimetres: 6
    case .centimetres: 7
    case .metres, nil: 9
    }
  }
}

extension String {
  /// The name without what would end a cell or a line.
  var asCell: String {
    contains { $0 == "\t" || $0.isNewline }
      ? String(map { $0 == "\t" || $0.isNewline ? " " : $0 }) : self
  }
}
