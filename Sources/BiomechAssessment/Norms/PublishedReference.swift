// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics
import BiomechMath
public import BiomechMotion

/// A single value that a study published: how some people stand, squat or land.
///
/// It is context and decides nothing: rules judge by thresholds. Bands over a gait cycle are not among
/// them; those are the user's own (``Norms``).
public struct PublishedReference: Hashable, Sendable {
  /// What was published.
  public enum Value: Hashable, Sendable {
    /// A mean with its standard deviation between people, where it was given.
    case mean(Double, deviation: Double?)

    /// What most people lie within.
    case range(ClosedRange<Double>)

    /// Something that is no number, in a few words.
    case words(String)
  }

  /// The code for `explain`, such as `PR07`.
  public let code: String

  /// What was measured.
  public let quantity: String

  /// The measure of this program that comes nearest; `nil` where there is none.
  public let measure: MeasureKind?

  /// The task, or how it was measured.
  public let condition: String

  /// Who was measured.
  public let population: String

  /// `nil` where both sexes were.
  public let sex: Subject.Sex?

  public let value: Value
  public let unit: BiomechKinematics.Unit

  /// What a positive value means; empty for what has no sign.
  public let positiveDirection: String

  public let source: String

  /// How well the transcription is founded: seen in how many places, or from memory.
  public let evidence: String

  init(
    _ code: String, _ quantity: String, _ measure: MeasureKind?, _ condition: String,
    _ population: String, of sex: Subject.Sex? = nil, _ value: Value,
    _ unit: BiomechKinematics.Unit,
    positive: String = "", source: String, evidence: String
  ) {
    self.code = code
    self.quantity = quantity
    self.measure = measure
    self.condition = condition
    self.population = population
    self.sex = sex
    self.value = value
    self.unit = unit
    positiveDirection = positive
    self.source = source
    self.evidence = evidence
  }

  /// The value in words, such as `1.3° ± 2.3°` or `7° to 13°`.
  public var text: String {
    func quantity(_ value: Double) -> String {
      for decimals in 0..<2 where Double(value.fixed(decimals)) == value {
        return value.fixed(decimals) + unit.mark
      }
      return value.fixed(2) + unit.mark
    }
    return switch value {
    case .mean(let mean, let deviation):
      quantity(mean) + (deviation.map { " ± \(quantity($0))" } ?? "")
    case .range(let range): "\(quantity(range.lowerBound)) to \(quantity(range.upperBound))"
    case .words(let words): words
    }
  }
}
