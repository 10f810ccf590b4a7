// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics

/// What one item of a score looks at: one row of the registry that `explain` reads.
public struct ScoreItemKind: Hashable, Sendable {
  /// Whether markers can show the item.
  public enum Visibility: Hashable, Sendable {
    /// By the angles and places that markers give.
    case measured

    /// Only in some recordings; a total does without it.
    case conditional

    /// Only by standing in for an impression of an observer.
    case estimated

    /// Not at all, or only with markers that this program does not know; the reason is a few words.
    case unseen(String)
  }

  /// The code in reports, such as `LESS-05`.
  public let code: String

  public let name: String

  /// What an observer looks for.
  public let definition: String

  /// How it is told from markers.
  public let formula: String

  /// When points are given, such as `below 30°`.
  public let threshold: String

  public let source: String

  /// How well the threshold is founded: published, or an engineering choice.
  public let evidence: String

  /// The most points.
  public let maximum: Double

  public let visibility: Visibility

  /// The unit of the value the points rest on.
  public let unit: BiomechKinematics.Unit

  public init(
    _ code: String, _ name: String, definition: String, formula: String, threshold: String,
    source: String, evidence: String, maximum: Double = 1, visibility: Visibility = .measured,
    unit: BiomechKinematics.Unit
  ) {
    self.code = code
    self.name = name
    self.definition = definition
    self.formula = formula
    self.threshold = threshold
    self.source = source
    self.evidence = evidence
    self.maximum = maximum
    self.visibility = visibility
    self.unit = unit
  }

  public static func == (a: Self, b: Self) -> Bool { a.code == b.code }
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }

  /// Whether a total is incomplete without the item.
  public var isNeeded: Bool {
    switch visibility {
    case .measured, .estimated: true
    case .conditional, .unseen: false
    }
  }
}
