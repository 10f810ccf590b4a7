// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// A score of movement: one row of the registry that `explain` reads.
public struct ScoreKind: Hashable, Sendable {
  /// A range of totals with a name.
  public struct Band: Hashable, Sendable {
    public let name: String

    /// The largest total of the band; infinite for the last one.
    public let upTo: Double

    public init(_ name: String, upTo: Double) {
      self.name = name
      self.upTo = upTo
    }
  }

  /// The code in reports, such as `LESS`.
  public let code: String

  public let name: String

  /// The tasks it is taken of; the first is the standard one.
  public let tasks: [MovementTask]

  /// What it is, how its items are put together, and for which leg.
  public let definition: String

  /// The items, in the order of the sheet.
  public let items: [ScoreItemKind]

  /// The bands of a complete total, from the least on; empty where none is published.
  public let bands: [Band]

  /// The most points of the sheet.
  public let maximum: Double

  public let source: String

  /// What it does not say.
  public let limits: String

  public init(
    _ code: String, _ name: String, tasks: [MovementTask], definition: String,
    items: [ScoreItemKind], bands: [Band] = [], maximum: Double, source: String, limits: String
  ) {
    self.code = code
    self.name = name
    self.tasks = tasks
    self.definition = definition
    self.items = items
    self.bands = bands
    self.maximum = maximum
    self.source = source
    self.limits = limits
  }

  public static func == (a: Self, b: Self) -> Bool { a.code == b.code }
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }

  /// The band of a total.
  public func band(of total: Double) -> String? { bands.first { total <= $0.upTo }?.name }

  /// The item of a code, or `nil`.
  public subscript(item code: String) -> ScoreItemKind? { items.first { $0.code == code } }
}

/// The scores of this version.
public enum ScoreKinds {
  /// Every score of movement, in the order of the reports.
  public static let all: [ScoreKind] = [
    .less, .lessRealTime, .qasls, .tuckJump, .gaitProfile, .gaitProfileOfNine,
  ]
}
