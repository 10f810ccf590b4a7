// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// Columns of whole numbers as text of the Base64 alphabet, short where the columns are smooth.
///
/// A number is written five bits to a character, the lowest first; 32 is added to every character
/// but the last. Negative numbers come as 2n - 1 of their magnitude n, others as 2n. A column is its
/// runs of equal states (state, then length), and for each of its parts the present samples, each
/// as its distance from where the two samples before it point. Nothing is lost.
package struct ClipText {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// What is known of a sample; the raw value is the state in the text.
  package enum State: Int {
    case missing = 0
    case measured = 1
    case filled = 2
  }

  /// Appends one number.
  package mutating func append(_ value: Int) {
    var rest = value < 0 ? -2 * value - 1 : 2 * value
    repeat {
      let digit = rest & 31
      rest >>= 5
      bytes.append(Self.alphabet[rest > 0 ? digit | 32 : digit])
    } while rest > 0
  }

  /// Appends a column.
  ///
  /// - Parameters:
  ///   - states: What is known of each sample.
  ///   - parts: The coordinates, each with one value for each state; those of missing samples are
  ///     not looked at.
  package mutating func append(_ states: [State], _ parts: [[Int]]) {
    var start = 0
    while start < states.count {
      let end = states[start...].firstIndex { $0 != states[start] } ?? states.count
      append(states[start].rawValue)
      append(end - start)
      start = end
    }
    for part in parts {
      var last: (value: Int, before: Int)?
      for (state, value) in zip(states, part) where state != .missing {
        append(value - (last.map { 2 * $0.value - $0.before } ?? 0))
        last = (value, last?.value ?? value)
      }
    }
  }
}
