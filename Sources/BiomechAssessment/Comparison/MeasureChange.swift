// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath

/// What can be said about a change between two sessions.
public enum ChangeVerdict: String, Sendable, CaseIterable {
  /// As large as measurement error alone makes it in five comparisons of a hundred, or larger.
  case changed

  /// Smaller: it may be measurement error, and a change up to the minimal detectable one may hide.
  case notDistinguishable = "not_distinguishable"

  /// The uncertainty of one of the two is not known.
  case unknown

  /// Plain words.
  public var words: String {
    switch self {
    case .changed: "changed"
    case .notDistinguishable: "not distinguishable from measurement error"
    case .unknown: "not known, for want of an uncertainty"
    }
  }
}

/// Where a change leads.
public struct ChangeDirection: Hashable, Sendable {
  public enum Sense: String, Sendable {
    case towards
    case awayFrom = "away from"
  }

  public var sense: Sense

  /// The threshold it is seen from, or `nil` where none applies.
  public var threshold: Threshold?

  /// In words, such as `away from the threshold TH48 (more than 20 mm)` or `towards varus`.
  public var words: String
}

/// A measure of one person in two sessions.
///
/// Landmarks are palpated anew in each session, so both uncertainties are independent and the
/// minimal detectable change is √(U95² before + U95² after). For equal ones that is √2 · U95, the
/// 1.96 √2 SEM of the literature.
public struct MeasureChange: Hashable, Sendable {
  public var before: MeasureRecord
  public var after: MeasureRecord

  public init(before: MeasureRecord, after: MeasureRecord) {
    self.before = before
    self.after = after
  }

  public var key: MeasureKey { before.key }

  /// After less before.
  public var change: Double { after.mean - before.mean }

  /// The least change that stands out of measurement error; NaN where an uncertainty is not known.
  public var minimalDetectableChange: Double {
    (before.u95 * before.u95 + after.u95 * after.u95).squareRoot()
  }

  public var verdict: ChangeVerdict {
    let limit = minimalDetectableChange
    guard !limit.isNaN, !change.isNaN else { return .unknown }
    // Two numbers that are known exactly and are equal have not changed.
    return change != 0 && change.magnitude >= limit ? .changed : .notDistinguishable
  }

  /// Where a change leads; `nil` unless it stands out, since error has no direction.
  public var direction: ChangeDirection? {
    guard verdict == .changed else { return nil }
    return nearestThreshold.flatMap { direction(from: $0) } ?? directionOfSign
  }

  /// Of the thresholds for this measure and task the one that the values come nearest to, or pass
  /// furthest.
  private var nearestThreshold: Threshold? {
    Threshold.all.filter {
      $0.role == .judged && $0.isInUnitOfMeasure && $0.measures.contains(key.kind)
        && ($0.tasks.isEmpty || $0.tasks.contains(key.task))
    }.min { least($0) < least($1) }
  }

  private func least(_ threshold: Threshold) -> Double {
    min(threshold.margin(of: before.mean), threshold.margin(of: after.mean))
  }

  private func direction(from threshold: Threshold) -> ChangeDirection? {
    let (was, becomes) = (threshold.margin(of: before.mean), threshold.margin(of: after.mean))
    guard was != becomes else { return nil }
    let sense: ChangeDirection.Sense = becomes < was ? .towards : .awayFrom
    let limit = threshold.words {
      $0.fixed($0 == $0.rounded() ? 0 : 2) + before.unit.mark
    }
    // Who the person is does not stand in the tables; who the limit is for is said instead.
    let population = threshold.population == .any ? "" : ", for \(threshold.population.words)"
    return ChangeDirection(
      sense: sense, threshold: threshold,
      words: "\(sense.rawValue) the threshold \(threshold.id) (\(limit)\(population))")
  }

  private var directionOfSign: ChangeDirection {
    let sense: ChangeDirection.Sense = change > 0 ? .towards : .awayFrom
    return ChangeDirection(sense: sense, words: "\(sense.rawValue) '\(before.positiveDirection)'")
  }
}

extension Threshold {
  /// How far a value is from reaching the limit, in its unit; negative beyond it.
  func margin(of value: Double) -> Double {
    switch comparator {
    case .atLeast, .above: limit - value
    case .atMost, .below: value - limit
    case .magnitudeAtLeast, .magnitudeAbove: limit - value.magnitude
    case .outside: min(limit - value, value - (lowerLimit ?? -limit))
    case .never: .infinity
    }
  }
}
