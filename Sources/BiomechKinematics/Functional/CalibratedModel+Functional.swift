// SPDX-License-Identifier: Apache-2.0

package import BiomechMath
public import BiomechMotion

extension CalibratedModel {
  /// Calibrates the model on a static trial.
  ///
  /// Functional trials are tracked by the clusters of the static trial; the hip centres and knee axes
  /// that they give take the place of regression and epicondyles as the settings say.
  ///
  /// - Parameters:
  ///   - trial: The static trial, in laboratory axes.
  ///   - subject: Leg length and marker diameter are taken from here where known.
  ///   - settings: What the user chose.
  ///   - functional: Trials in which hips or knees were moved through their range.
  /// - Throws: ``CalibrationError`` when neither leg has its landmarks, or when they contradict
  ///   each other in both. A leg that fails alone is left out and said so in ``notes``.
  public init(
    calibratedOn trial: Trial, subject: Subject, settings: ModelSettings = ModelSettings(),
    functional: [Trial] = []
  ) throws(CalibrationError) {
    self = try Self.calibrated(functional, settings) { (found) throws(CalibrationError) in
      try CalibratedModel(StaticMeans(trial), subject: subject, settings: settings, found: found)
    }
  }

  /// Calibrates the model on a trial in which nobody stands still and the medial markers are worn.
  ///
  /// - Parameters:
  ///   - trial: The trial, in laboratory axes.
  ///   - subject: Leg length and marker diameter are taken from here where known.
  ///   - settings: What the user chose.
  ///   - functional: Trials in which hips or knees were moved through their range.
  /// - Throws: ``CalibrationError`` as for a static trial.
  public init(
    calibratedOnMotion trial: Trial, subject: Subject, settings: ModelSettings = ModelSettings(),
    functional: [Trial] = []
  ) throws(CalibrationError) {
    self = try Self.calibrated(functional, settings) { (found) throws(CalibrationError) in
      var subject = subject
      let means = try StaticMeans.ofMotion(
        trial, subject: &subject, settings: settings, functional: found)
      guard let means else {
        throw CalibrationError(
          path: trial.source.path,
          reason: .landmarksMissing(trial.missingLandmarks(Side.allCases)))
      }
      return try CalibratedModel(means, subject: subject, settings: settings, found: found)
    }
  }

  /// Calibrates without functional trials, tracks these by the result, and calibrates again with what
  /// they gave.
  private static func calibrated(
    _ functional: [Trial], _ settings: ModelSettings,
    _ model: (FunctionalCalibration) throws(CalibrationError) -> CalibratedModel
  ) throws(CalibrationError) -> CalibratedModel {
    guard !functional.isEmpty else {
      return try model(FunctionalCalibration(withoutTrials: settings))
    }
    let first = try model(FunctionalCalibration())
    return try model(FunctionalCalibration(functional, trackedBy: first, settings))
  }
}

extension CalibratedModel {
  /// Where a point of the pelvis stood in the static trial, in laboratory axes.
  package func staticPlace(of point: Vector3) -> Vector3 {
    pelvis.labFromPelvis.applied(to: point)
  }

  /// The direction of a functional axis in the static trial, in laboratory axes, while the thigh has
  /// the axes of the epicondyles and the hip is that of the regression.
  package func staticDirection(of knee: FunctionalKnee) -> Vector3? {
    legs.first { $0.side == knee.side }.map { $0.labFromThigh.rotation * knee.axisInThigh }
  }
}
