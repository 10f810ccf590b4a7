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
  /// How the hip centre is placed in the pelvis.
  public var hipCentre = HipCentreMethod.auto

  /// Where the medio-lateral axis of the knee comes from.
  public var kneeAxis = KneeAxisMethod.epicondyles

  /// The thickness of the base plates of the markers, in millimetres; it counts where the diameter of
  /// the markers is known.
  public var markerBasePlate = 2.0

  /// What the zero of the ankle angles rests on.
  public var footReference = FootReference.neutral

  /// Whether the feet stood flat in the static trial of a conventional model; `nil` follows the
  /// offsets that the files store, and takes them to have stood flat where none are stored.
  public var footFlat: Bool?

  /// Where a conventional model has the angles of its wands and malleoli to the axes of the joints
  /// from.
  public var axisOffsets = AxisOffsetSource.auto

  /// How much a marker counts in the fit of the constrained model, by its name in the trial.
  ///
  /// Zero leaves it out; the others count as ``ConstrainedModel/Weight`` says.
  public var markerWeights: [MarkerName: Double] = [:]

  public init() {}
}

/// Which model the user asked for.
public enum ModelRequest: String, Sendable, CaseIterable {
  /// The fullest model that the markers allow.
  case auto

  case calibrated, direct, conventional, constrained, frontal
}

/// Where the conventional gait model has the angles of its thigh and shank markers, and of the
/// malleoli, to the axes of knee and ankle from.
public enum AxisOffsetSource: String, Sendable, CaseIterable {
  /// A knee alignment device in the static trial, else the values stored in the files, else medial
  /// markers.
  case auto

  /// The values stored in the files.
  case stored

  /// Medial markers or a knee alignment device in the static trial, else the values stored.
  case medial

  /// None: the markers stand exactly beside the axes.
  case none
}
