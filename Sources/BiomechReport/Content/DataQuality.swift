// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// What a reader should know about the data of one trial, in sentences.
struct DataQuality {
  /// The file: name, format, frames, rate and duration.
  var recording: String

  /// The model, and why not a fuller one.
  var model: String

  /// Clusters that were renamed, reduced or refused, and doubts about the file.
  var warnings: [String]

  /// Filled samples and missing angles, side by side, and how the samples of markers were filled.
  var gaps: [String]

  /// Why measures are of limited quality, each reason once.
  var limits: [String]

  /// The knee axes and their cross-talk, then what could not be computed and why.
  var notes: [String]

  init(of analyzed: AnalyzedTrial, in report: SessionReport) {
    let kinematics = analyzed.kinematics
    let source = analyzed.trial.source
    let seconds = Double(max(kinematics.frameCount - 1, 0)) / kinematics.frameRate
    recording =
      "\(relativePath(source.path)), \(source.format): \(kinematics.frameCount) frames at "
      + "\(trimmed(kinematics.frameRate)) Hz, \(seconds.text(1)) s"
    model =
      kinematics.model.label
      + (kinematics.model == .calibrated || kinematics.model == .direct
        ? report.calibration.map { report.calibrationPhrase($0, for: analyzed) } ?? "" : "")
      + (kinematics.modelReason.isEmpty ? "" : "; \(kinematics.modelReason)")
    warnings = kinematics.clusters.compactMap(\.remark) + source.doubts.map(\.capitalizedFirst)
    gaps =
      [Side.right, .left].map { gapSentence($0, kinematics).capitalizedFirst }
      + SampleTally(of: analyzed.trial.trajectories).sentences
    let measures = report.assessment.measures.filter { $0.trial == analyzed.trial.name }
    limits = BiomechReport.limits(of: measures).map { "Limited quality: \($0)" }
    let movement = analyzed.events.notes
    let crossTalk = kinematics.crossTalk?.sentences ?? []
    notes = (crossTalk + kinematics.notes + movement).map(\.capitalizedFirst)
  }
}

extension SessionReport {
  /// What calibrated the model of a trial: a static trial, the trial itself or another one.
  fileprivate func calibrationPhrase(_ name: String, for analyzed: AnalyzedTrial) -> String {
    let calibrating = trials.first { $0.trial.name == name }
    guard let calibrating, calibrating.events.task != .static else {
      return ", static trial \(name)"
    }
    return name == analyzed.trial.name
      ? ", calibrated on this trial itself" : ", calibrated on \(name)"
  }
}

private func gapSentence(_ side: Side, _ kinematics: TrialKinematics) -> String {
  let filled = (kinematics.filledFrames[side] ?? []).count { $0 }
  // The displacement needs hip, knee and ankle, so a pelvis out of sight counts as well.
  let columns = [Variable.kneeFlexion, .medialKneeDisplacement].compactMap { kinematics[$0, side] }
  let filledText =
    switch filled {
    case 0: "no frame rests on filled samples"
    case 1: "1 frame rests on filled samples"
    default: "\(filled) frames rest on filled samples"
    }
  guard !columns.isEmpty else {
    return "\(side.rawValue) leg: no knee angle; \(filledText)"
  }
  let missing = (0..<kinematics.frameCount).count { frame in
    columns.contains { $0[frame].isNaN }
  }
  let missingText =
    missing == 0
    ? "no frame is missing"
    : "\(missing) of \(kinematics.frameCount) frames \(missing == 1 ? "is" : "are") missing"
  return "\(side.rawValue) leg: \(filledText); \(missingText)"
}

/// A number without needless zeros, such as `100` or `59.94`.
func trimmed(_ value: Double) -> String {
  value == value.rounded() ? value.text(0) : value.text(2)
}
