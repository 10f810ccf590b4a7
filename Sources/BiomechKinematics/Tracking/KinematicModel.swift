// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// The model that the trials of a session are analysed with.
public struct KinematicModel: Sendable {
  /// The model itself.
  public let model: any TrackingModel

  /// Chooses and calibrates a model.
  ///
  /// Without a static trial the calibrated model is calibrated on the first trial that has the
  /// medial markers and in which the person stands still.
  ///
  /// - Parameters:
  ///   - request: What the user asked for.
  ///   - inputs: The trials, the person and the settings.
  /// - Throws: ``CalibrationError`` when the model that was asked for lacks its landmarks, when
  ///   landmarks contradict each other, or when no leg can be analysed at all.
  public init(_ request: ModelRequest, for inputs: ModelInputs) throws(CalibrationError) {
    switch request {
    case .auto: model = try Self.fullest(for: inputs)
    case .calibrated: model = try Self.calibrated(for: inputs)
    case .conventional:
      model = try ConventionalModel(for: inputs, because: "the conventional model was asked for")
    case .direct, .constrained:
      throw CalibrationError(path: "", reason: .noLeg)
    case .frontal:
      model = try Self.frontal(for: inputs, because: "the frontal-plane model was asked for")
    }
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
    let candidates =
      (inputs.calibration.map { [$0] } ?? [])
      + inputs.trials.filter { QuietWindow.longest(in: $0, limits: .reference) != nil }
    var refusal: CalibrationError?
    for candidate in candidates {
      do throws(CalibrationError) {
        let model = try CalibratedModel(calibratedOn: candidate, subject: inputs.subject)
        try refuseForeign(inputs.trials, for: model, calibratedOn: candidate)
        return model
      } catch {
        // Missing landmarks may be in the next trial; contradicting ones are the user's to mend.
        guard case .landmarksMissing = error.reason else { throw error }
        refusal = refusal ?? error
      }
    }
    let path = (inputs.calibration ?? inputs.trials.first)?.source.path ?? ""
    throw refusal
      ?? CalibrationError(
        path: path,
        reason: .landmarksMissing(
          Side.allCases.flatMap { side in
            inputs.trials.first.map { StaticMeans($0).missingLandmarks(for: side) } ?? []
          }))
  }

  /// Refuses trials of another marker set than the one that calibrated a model.
  private static func refuseForeign(
    _ trials: [Trial], for model: some TrackingModel, calibratedOn calibration: Trial
  ) throws(CalibrationError) {
    guard let foreign = trials.first(where: { !model.canTrack($0) }) else { return }
    throw CalibrationError(
      path: foreign.source.path, reason: .foreignTrial(calibration: calibration.name))
  }

  private static func frontal(
    for inputs: ModelInputs, because reason: String
  ) throws(CalibrationError) -> FrontalModel {
    if let trial = inputs.trials.first, !inputs.trials.contains(where: FrontalModel.suits) {
      throw CalibrationError(path: trial.source.path, reason: .noLeg)
    }
    return FrontalModel(subject: inputs.subject, because: reason)
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
  public func kinematics(of trial: Trial) -> TrialKinematics { model.kinematics(of: trial) }
}
