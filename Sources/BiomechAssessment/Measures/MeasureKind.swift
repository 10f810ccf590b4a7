// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics

/// A single number about a trial or a repetition: one row of the registry that all writers read.
public struct MeasureKind: Hashable, Sendable {
  /// The word in `measures.csv`, such as `hka_deviation_standing`.
  public let id: String

  public let label: String
  public let unit: Unit
  public let positiveDirection: String
  public let definition: String
  public let reference: String

  /// The decimals shown to people.
  public let decimals: Int

  public init(
    _ id: String, _ label: String, _ unit: Unit, positive: String, definition: String,
    reference: String, decimals: Int
  ) {
    self.id = id
    self.label = label
    self.unit = unit
    self.positiveDirection = positive
    self.definition = definition
    self.reference = reference
    self.decimals = decimals
  }

  public static func == (a: Self, b: Self) -> Bool { a.id == b.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
