// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// Which model the user asked for.
public enum ModelRequest: String, Sendable, CaseIterable {
  /// The calibrated model where its landmarks exist, otherwise the frontal one.
  case auto

  case calibrated
  case frontal
}

/// The model that the trials of a session are analysed with.
public struct KinematicModel: Sendable {
  private enum Choice: Sendable {
    case calibrated(CalibratedModel)
    case frontal(FrontalModel, reason: String)
  }

  private let choice: Choice

  /// Chooses and calibrates a model.
  ///
  /// Without a static trial the calibrated model is calibrated on the first trial that has the
  /// medial markers and in which the person stands still.
  ///
  /// - Parameters:
  ///   - request: What the user asked for.
  ///   - calibration: The static trial, or `nil`.
  ///   - trials: The trials to analyse.
  ///   - subject: The person.
  /// - Throws: ``CalibrationError`` when the calibrated model was asked for and its landmarks are
  ///   missing, when landmarks contradict each other, or when no leg can be analysed at all.
  public init(
    _ request: ModelRequest, calibration: Trial?, trials: [Trial], subject: Subject
  ) throws(CalibrationError) {
    guard request != .frontal else {
      choice = .frontal(
        try Self.frontalModel(trials, subject), reason: "the frontal-plane model was asked for")
      return
    }
    let candidates =
      (calibration.map { [$0] } ?? [])
      + trials.filter { QuietWindow.longest(in: $0, limits: .reference) != nil }
    var refusal: CalibrationError?
    for candidate in candidates {
      do throws(CalibrationError) {
        let model = try CalibratedModel(calibratedOn: candidate, subject: subject)
        if let foreign = trials.first(where: { !model.canTrack($0) }) {
          throw CalibrationError(
            path: foreign.source.path, reason: .foreignTrial(calibration: candidate.name))
        }
        choice = .calibrated(model)
        return
      } catch {
        // Missing landmarks may be in the next trial; contradicting ones are the user's to mend.
        guard case .landmarksMissing = error.reason else { throw error }
        refusal = refusal ?? error
      }
    }
    let path = (calibration ?? trials.first)?.source.path ?? ""
    let error =
      refusal
      ?? CalibrationError(
        path: path,
        reason: .landmarksMissing(
          Side.allCases.flatMap { side in
            trials.first.map { StaticMeans($0).missingLandmarks(for: side) } ?? []
          }))
    guard request == .auto else { throw error }
    choice = .frontal(try Self.frontalModel(trials, subject), reason: Self.reason(error))
  }

  private static func frontalModel(
    _ trials: [Trial], _ subject: Subject
  ) throws(CalibrationError) -> FrontalModel {
    if let trial = trials.first, !trials.contains(where: FrontalModel.suits) {
      throw CalibrationError(path: trial.source.path, reason: .noLeg)
    }
    return FrontalModel(subject: subject)
  }

  private static func reason(_ error: CalibrationError) -> String {
    guard case .landmarksMissing(let landmarks) = error.reason, !landmarks.isEmpty else {
      return "no trial shows quiet standing with medial markers to calibrate on"
    }
    return "no three-dimensional knee angle: no trial with quiet standing has "
      + landmarks.map(\.description).joined(separator: ", ")
  }

  /// The kind of the model.
  public var kind: ModelKind {
    switch choice {
    case .calibrated: .calibrated
    case .frontal: .frontal
    }
  }

  /// The name of the trial that calibrated the model, or `nil` for the frontal model.
  public var calibration: String? {
    guard case .calibrated(let model) = choice else { return nil }
    return model.calibration
  }

  /// The joint angles, alignment and joint centres of a trial.
  public func kinematics(of trial: Trial) -> TrialKinematics {
    switch choice {
    case .calibrated(let model): model.kinematics(of: trial)
    case .frontal(let model, let reason): model.kinematics(of: trial, because: reason)
    }
  }
}
