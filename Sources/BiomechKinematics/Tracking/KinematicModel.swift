// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// The model that the trials of a session are analysed with.
public struct KinematicModel: Sendable {
  /// The model itself.
  public let model: any TrackingModel

  /// How clusters of markers lie on the patellae, for any model.
  private let patellae: PatellaCalibration

  /// Chooses and calibrates a model.
  ///
  /// Without a static trial the calibrated model is calibrated on the first trial that has the
  /// medial markers and in which the person stands still; where nobody does, on the motion itself.
  ///
  /// - Parameters:
  ///   - request: What the user asked for.
  ///   - inputs: The trials, the person and the settings.
  /// - Throws: ``CalibrationError`` when the model that was asked for lacks its landmarks, when
  ///   landmarks contradict each other, or when no leg can be analysed at all.
  public init(_ request: ModelRequest, for inputs: ModelInputs) throws(CalibrationError) {
    let inputs = inputs.withoutBonePoses
    switch request {
    case .auto where inputs.areBonePoses: model = BonePoseModel()
    case .auto: model = try Self.fullest(for: inputs)
    case .calibrated: model = try Self.calibrated(for: inputs)
    case .direct: model = try DirectModel.model(for: inputs)
    case .conventional:
      model = try ConventionalModel(for: inputs, because: "the conventional model was asked for")
    case .constrained: model = try ConstrainedModel.model(for: inputs)
    case .frontal:
      model = try Self.frontal(for: inputs, because: "the frontal-plane model was asked for")
    }
    let tracking = model
    patellae = PatellaCalibration(inputs) { tracking.track($0) }
  }

  /// The first model, from the fullest down, whose landmarks the trials have.
  private static func fullest(
    for inputs: ModelInputs
  ) throws(CalibrationError) -> any TrackingModel {
    do throws(CalibrationError) {
      return try calibrated(for: inputs)
    } catch {
      // Missing landmarks leave it to another model; contradicting ones are the user's to mend.
      guard case .landmarksMissing = error.reason else { throw error }
      if inputs.trials.allSatisfy(ConventionalModel.suits), ConventionalModel.isMeasured(inputs) {
        return try ConventionalModel(for: inputs, because: reason(error, for: "calibrated axes"))
      }
      return try frontal(
        for: inputs, because: reason(error, for: "three-dimensional knee angle"))
    }
  }

  private static func calibrated(
    for inputs: ModelInputs
  ) throws(CalibrationError) -> CalibratedModel {
    let model = try CalibratedModel.model(for: inputs)
    for trial in inputs.trials where !model.canTrack(trial) {
      throw CalibrationError(path: trial.source.path, reason: model.refusal(of: trial))
    }
    return model
  }

  private static func frontal(
    for inputs: ModelInputs, because reason: String
  ) throws(CalibrationError) -> FrontalModel {
    if let trial = inputs.trials.first, !inputs.trials.contains(where: FrontalModel.suits) {
      throw CalibrationError(path: trial.source.path, reason: .noLeg)
    }
    return FrontalModel(
      subject: inputs.subject, settings: inputs.settings, because: reason)
  }

  private static func reason(_ error: CalibrationError, for what: String) -> String {
    guard case .landmarksMissing(let landmarks) = error.reason, !landmarks.isEmpty else {
      return "no trial shows quiet standing with medial markers to calibrate on"
    }
    return "no \(what): no trial with quiet standing has "
      + landmarks.map(\.description).joined(separator: ", ")
  }

  /// The kind of the model.
  public var kind: ModelKind { model.kind }

  /// The name of the trial that calibrated the model, or `nil` for a model that none did.
  public var calibration: String? { model.calibration }

  /// The joint angles, alignment and joint centres of a trial.
  ///
  /// A trial of bone poses has no use for the model of the others and is taken as it is.
  public func kinematics(of trial: Trial) -> TrialKinematics {
    if BonePoseModel.suits(trial) { return BonePoseModel().kinematics(of: trial) }
    var track = model.track(trial)
    track.findPatellae(in: trial, patellae)
    return TrialKinematics(of: track)
  }
}
