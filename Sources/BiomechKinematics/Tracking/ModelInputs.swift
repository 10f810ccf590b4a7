// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// What a model is chosen and calibrated from.
public struct ModelInputs: Sendable {
  /// The static trial, or `nil`.
  public var calibration: Trial?

  /// Trials in which the person moved hips or knees through their range, for functional centres and
  /// axes.
  public var functional: [Trial]

  /// The trials to analyse.
  public var trials: [Trial]

  public var subject: Subject

  public var settings: ModelSettings

  public init(
    calibration: Trial? = nil, functional: [Trial] = [], trials: [Trial] = [],
    subject: Subject = Subject(), settings: ModelSettings = ModelSettings()
  ) {
    self.calibration = calibration
    self.functional = functional
    self.trials = trials
    self.subject = subject
    self.settings = settings
  }
}

/// What a user may say about how a model is built.
public struct ModelSettings: Hashable, Sendable {
  /// What the zero of the ankle angles rests on.
  public var footReference = FootReference.neutral

  /// How much a marker counts in the fit of the constrained model, by its name in the trial; zero
  /// leaves it out. Others count one, landmarks beside tracking markers a half.
  public var markerWeights: [MarkerName: Double] = [:]

  public init() {}
}

/// Which model the user asked for.
public enum ModelRequest: String, Sendable, CaseIterable {
  /// The fullest model that the markers allow.
  case auto

  case calibrated, direct, conventional, constrained, frontal
}
