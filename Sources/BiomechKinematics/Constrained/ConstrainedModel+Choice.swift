// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension ConstrainedModel {
  /// The constrained model that the trials allow: with a knee axis where a calibration is possible,
  /// on a static trial or on the motion itself, else of the joint centres that the trials have.
  ///
  /// Nothing chooses it but the user: whatever gives it a knee axis gives one to the calibrated model
  /// as well, and where that has gaps, gap filling says so sample by sample.
  static func model(for inputs: ModelInputs) throws(CalibrationError) -> any TrackingModel {
    do throws(CalibrationError) {
      let model = ConstrainedModel(
        try CalibratedModel.model(for: inputs), settings: inputs.settings)
      if let foreign = inputs.trials.first(where: { !model.canTrack($0) }) {
        throw CalibrationError(
          path: foreign.source.path,
          reason: .foreignTrial(calibration: model.calibrated.calibrationName))
      }
      return model
    } catch {
      // Without medial markers joint centres can still make a chain, but one without a knee axis.
      guard case .landmarksMissing = error.reason else { throw error }
      guard let centres = JointCentreModel(inputs) else { throw error }
      return centres
    }
  }
}
