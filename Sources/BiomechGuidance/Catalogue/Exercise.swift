// SPDX-License-Identifier: Apache-2.0

/// An exercise with its dose.
public struct Exercise: Hashable, Sendable {
  /// The code, such as `EX10`.
  public var code: String

  public var name: String

  /// What it is for, such as `gluteal` or `mobility`.
  public var category: String

  public var targets: String
  public var howTo: String

  /// The levels it spans: 1 non- or partial weight bearing, 2 bilateral or supported, 3 unilateral
  /// or dynamic, 4 impact.
  public var levels: ClosedRange<Int>

  public var sets: String
  public var repetitions: String

  /// Seconds to hold; empty when there is none.
  public var hold: String

  public var daysPerWeek: String
  public var progressTo: String
  public var regressTo: String
  public var caution: String
  public var evidenceGrade: String
  public var source: String

  /// Where popular advice about it is stronger than the evidence; empty when it is not.
  public var contested: String

  public init(
    code: String, name: String, category: String, targets: String, howTo: String,
    levels: ClosedRange<Int>, sets: String, repetitions: String, hold: String,
    daysPerWeek: String, progressTo: String, regressTo: String, caution: String,
    evidenceGrade: String, source: String, contested: String = ""
  ) {
    self.code = code
    self.name = name
    self.category = category
    self.targets = targets
    self.howTo = howTo
    self.levels = levels
    self.sets = sets
    self.repetitions = repetitions
    self.hold = hold
    self.daysPerWeek = daysPerWeek
    self.progressTo = progressTo
    self.regressTo = regressTo
    self.caution = caution
    self.evidenceGrade = evidenceGrade
    self.source = source
    self.contested = contested
  }
}
