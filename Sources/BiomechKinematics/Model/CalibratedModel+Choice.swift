// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension CalibratedModel {
  /// The model calibrated on the first of the recordings that can: the static trial, a trial in which
  /// the person stands still, a trial in which medial markers are worn in motion.
  static func model(for inputs: ModelInputs) throws(CalibrationError) -> CalibratedModel {
    let standing = inputs.trials.map {
      QuietWindow.longest(in: $0, limits: .reference) != nil
    }
    var candidates: [(trial: Trial, isMotion: Bool)] =
      inputs.calibration.map { [($0, false)] } ?? []
    candidates += zip(inputs.trials, standing).compactMap { $1 ? ($0, false) : nil }
    candidates += zip(inputs.trials, standing).compactMap { trial, stands in
      !stands && Side.allCases.contains(where: trial.wearsMedialMarkers(on:)) ? (trial, true) : nil
    }
    var refusal: CalibrationError?
    for candidate in candidates {
      do throws(CalibrationError) {
        return candidate.isMotion
          ? try CalibratedModel(
            calibratedOnMotion: candidate.trial, subject: inputs.subject,
            settings: inputs.settings, functional: inputs.functional)
          : try CalibratedModel(
            calibratedOn: candidate.trial, subject: inputs.subject, settings: inputs.settings,
            functional: inputs.functional)
      } catch {
        // Missing landmarks may be in the next trial; contradicting ones are the user's to mend.
        guard case .landmarksMissing = error.reason else { throw error }
        refusal = refusal ?? error
      }
    }
    throw refusal
      ?? CalibrationError(
        path: (inputs.calibration ?? inputs.trials.first)?.source.path ?? "",
        reason: .landmarksMissing(inputs.trials.first?.missingLandmarks(Side.allCases) ?? []))
  }
}
