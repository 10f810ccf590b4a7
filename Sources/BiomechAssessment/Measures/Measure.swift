// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// How far a measure can be trusted, apart from its uncertainty.
public enum MeasureQuality: String, Sendable, CaseIterable {
  case good

  /// Usable with care; the report says why.
  case limited

  /// The markers hardly fit the shape they had in the static trial: neither a flag nor an all-clear
  /// rests on it.
  case doubtful
}

/// Where the uncertainty of a measure is from.
public enum U95Origin: String, Sendable, CaseIterable {
  /// Computed for the recording.
  case computed

  /// A default, since none can be computed for the recording.
  case usual

  /// A default, since the user switched the computation off.
  case switchedOff = "switched off"
}

/// A value with its uncertainty: degrees, millimetres or a ratio, as its kind says.
public struct Measure: Hashable, Sendable {
  public var kind: MeasureKind
  public var side: BodySide

  /// The trial it was taken from.
  public var trial: String

  public var task: MovementTask

  /// The repetition, counted from 1; `nil` for a measure of the whole trial.
  public var cycle: Int?

  /// The value in the unit shown to people (degrees, not radians).
  public var value: Double

  /// Half the width of the 95 % interval, in the same unit.
  public var u95: Double

  /// The part of ``u95`` that all repetitions share, so that averaging does not reduce it.
  public var sharedU95: Double

  /// Where ``u95`` is from.
  public var u95Origin: U95Origin

  /// How the value was had, such as `calibrated, at the bottom`.
  public var method: String

  public var quality: MeasureQuality

  /// The share of the frames used that rest on filled samples, from 0 to 1.
  public var filledFraction: Double

  /// A grade, where a score is defined.
  public var score: Double?

  /// The band of the score or class, such as `parallel`.
  public var band: String?

  public init(
    kind: MeasureKind, side: BodySide, trial: String, task: MovementTask, cycle: Int? = nil,
    value: Double, u95: Double, sharedU95: Double? = nil, u95Origin: U95Origin = .computed,
    method: String, quality: MeasureQuality = .good,
    filledFraction: Double = 0, score: Double? = nil, band: String? = nil
  ) {
    self.kind = kind
    self.side = side
    self.trial = trial
    self.task = task
    self.cycle = cycle
    self.value = value
    self.u95 = u95
    self.sharedU95 = sharedU95 ?? u95
    self.u95Origin = u95Origin
    self.method = method
    self.quality = quality
    self.filledFraction = filledFraction
    self.score = score
    self.band = band
  }
}
