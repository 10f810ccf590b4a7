// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath

/// What became of one item of a score.
enum ItemOutcome {
  /// How a value reaches the limit of an item.
  enum Comparison {
    case below, atMost, above
  }

  /// The points, the value they rest on and the arithmetic.
  case scored(Double, value: Double?, reason: String)

  /// It cannot be scored; what is missing in a few words.
  case missing(String)

  /// One point where a value reaches a limit, none where it does not.
  ///
  /// - Parameters:
  ///   - value: The value in the unit shown; NaN for a missing one.
  ///   - comparison: How it reaches the limit.
  ///   - limit: The limit.
  ///   - unit: The unit.
  ///   - missing: What is missing where the value is.
  /// - Returns: The outcome, with the comparison as its reason.
  static func error(
    when value: Double, _ comparison: Comparison, _ limit: Double,
    _ unit: BiomechKinematics.Unit, missing: @autoclosure () -> String
  ) -> ItemOutcome {
    guard !value.isNaN else { return .missing(missing()) }
    let isError = comparison.isReached(by: value, limit)
    let sign = isError ? comparison.sign : comparison.opposite
    return .scored(
      isError ? 1 : 0, value: value,
      reason: "\(unit.words(value)) \(sign) \(unit.words(limit))")
  }

  var points: Double? { if case .scored(let points, _, _) = self { points } else { nil } }
  var value: Double? { if case .scored(_, let value, _) = self { value } else { nil } }
}

extension ItemOutcome.Comparison {
  fileprivate func isReached(by value: Double, _ limit: Double) -> Bool {
    switch self {
    case .below: value < limit
    case .atMost: value <= limit
    case .above: value > limit
    }
  }

  fileprivate var sign: String {
    switch self {
    case .below: "<"
    case .atMost: "≤"
    case .above: ">"
    }
  }

  fileprivate var opposite: String {
    switch self {
    case .below: "≥"
    case .atMost: ">"
    case .above: "≤"
    }
  }
}

extension BiomechKinematics.Unit {
  /// A value as the reason of an item tells it: fine enough that two sides of a limit differ.
  func words(_ value: Double) -> String {
    let decimals =
      switch self {
      case .seconds: 3
      case .ratio, .metresPerSecond: 2
      case .points: 0
      default: 1
      }
    return value.fixed(decimals) + mark
  }
}

extension ScoreItemKind {
  /// The item with its outcome.
  func item(_ outcome: ItemOutcome) -> ScoreItem {
    var item = ScoreItem(
      code: code, name: name, points: nil, maximum: maximum, unit: unit,
      isEstimated: visibility == .estimated)
    switch outcome {
    case .scored(let points, let value, let reason):
      item.points = points
      item.value = value
      item.reason = reason
    case .missing(let what): item.missing = what
    }
    return item
  }
}

extension ScoreKind {
  /// The items of a sheet, in its order; one that nothing is known of needs what markers cannot show.
  ///
  /// - Parameter outcomes: What became of each item, by its code.
  /// - Returns: One item for each row of the sheet.
  func items(_ outcomes: [String: ItemOutcome]) -> [ScoreItem] {
    items.map { kind in
      if case .unseen(let what) = kind.visibility { return kind.item(.missing(what)) }
      return kind.item(outcomes[kind.code] ?? .missing("this recording"))
    }
  }
}
