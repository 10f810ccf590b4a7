// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics
public import BiomechMotion

/// One item of a score, with the arithmetic that gave its points.
public struct ScoreItem: Hashable, Sendable {
  /// The code that `explain` knows, such as `LESS-05`.
  public var code: String

  public var name: String

  /// The points, or `nil` where the item could not be scored.
  public var points: Double?

  public var maximum: Double

  /// The value the points rest on, in the unit shown to people; `nil` where there is none.
  public var value: Double?

  public var unit: BiomechKinematics.Unit

  /// How the points came about, such as `22° < 30°`.
  public var reason: String

  /// What is missing, where the item could not be scored; otherwise empty.
  public var missing: String

  /// Whether the item stands for an impression and is only estimated.
  public var isEstimated: Bool

  public init(
    code: String, name: String, points: Double?, maximum: Double = 1, value: Double? = nil,
    unit: BiomechKinematics.Unit = .points, reason: String = "", missing: String = "",
    isEstimated: Bool = false
  ) {
    self.code = code
    self.name = name
    self.points = points
    self.maximum = maximum
    self.value = value
    self.unit = unit
    self.reason = reason
    self.missing = missing
    self.isEstimated = isEstimated
  }
}

/// A score of one repetition, or of several together.
public struct Score: Hashable, Sendable {
  /// The code that `explain` knows, such as `LESS`.
  public var code: String

  public var name: String
  public var task: MovementTask
  public var side: BodySide

  /// The trials it rests on.
  public var trials: [String]

  /// The repetition, or `nil` for several together.
  public var cycle: Int?

  public var items: [ScoreItem]

  /// The sum over the items that could be scored; for several repetitions by ``aggregation``.
  public var total: Double?

  /// The most points the scored items could have given.
  public var maximum: Double

  /// How repetitions were put together, such as `mean of 3 landings`; empty for one repetition.
  public var aggregation: String

  /// The band of the total, such as `moderate`; `nil` where none is defined or items are missing.
  public var band: String?

  public init(
    code: String, name: String, task: MovementTask, side: BodySide, trials: [String],
    cycle: Int? = nil, items: [ScoreItem], total: Double?, maximum: Double,
    aggregation: String = "", band: String? = nil
  ) {
    self.code = code
    self.name = name
    self.task = task
    self.side = side
    self.trials = trials
    self.cycle = cycle
    self.items = items
    self.total = total
    self.maximum = maximum
    self.aggregation = aggregation
    self.band = band
  }
}
