// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// A number or a word that this program computed, held against what it must be.
package struct SelfCheck {
  /// What was computed and what is expected.
  package enum Content {
    /// A number; it passes within the tolerance.
    case number(Double, expected: Double, tolerance: Double, unit: String, decimals: Int)

    /// A word; it passes when it is the one expected.
    case word(String, expected: String)

    /// The computation ended with an error; it never passes.
    case failure(String)
  }

  /// What is checked.
  package let name: String

  package let content: Content

  /// A number and what it must be.
  ///
  /// - Parameters:
  ///   - name: What is checked.
  ///   - value: What was computed; NaN never passes.
  ///   - expected: The truth.
  ///   - tolerance: How far the value may be off.
  ///   - unit: The unit as it stands behind a number, with its blank; empty for none.
  ///   - decimals: The decimals shown.
  package init(
    _ name: String, _ value: Double, expected: Double, within tolerance: Double, unit: String = "",
    decimals: Int = 2
  ) {
    self.name = name
    content = .number(
      value, expected: expected, tolerance: tolerance, unit: unit, decimals: decimals)
  }

  /// A word and what it must be.
  package init(_ name: String, _ value: String, expected: String) {
    self.name = name
    content = .word(value, expected: expected)
  }

  /// A computation that ended with an error.
  package init(_ name: String, failure: String) {
    self.name = name
    content = .failure(failure)
  }

  /// Whether the value is what it must be.
  package var passes: Bool {
    switch content {
    case .number(let value, let expected, let tolerance, _, _):
      (value - expected).magnitude <= tolerance
    case .word(let value, let expected): value == expected
    case .failure: false
    }
  }
}

// MARK: - Words

extension SelfCheck {
  /// What was computed.
  package var value: String {
    switch content {
    case .number(let value, _, _, let unit, let decimals): Self.shown(value, unit, decimals)
    case .word(let value, _): value
    case .failure(let reason): "error: \(reason)"
    }
  }

  /// What it must be.
  package var expected: String {
    switch content {
    case .number(_, let expected, _, let unit, let decimals):
      Self.shown(expected, unit, decimals)
    case .word(_, let expected): expected
    case .failure: "a value"
    }
  }

  /// How far it may be off; empty for a word.
  package var tolerance: String {
    switch content {
    case .number(_, _, let tolerance, let unit, let decimals):
      // A tolerance for rounding alone would read as none in the decimals of the value.
      "± "
        + (0.0..<1e-6 ~= tolerance && tolerance > 0
          ? "\(tolerance)\(unit)" : Self.shown(tolerance, unit, decimals))
    case .word, .failure: ""
    }
  }

  private static func shown(_ value: Double, _ unit: String, _ decimals: Int) -> String {
    value.isFinite ? value.fixed(decimals) + unit : "missing"
  }
}
