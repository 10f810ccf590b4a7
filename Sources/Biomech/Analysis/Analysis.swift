// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechGuidance
import BiomechKinematics
public import BiomechMotion
public import BiomechReport
import BiomechSignal

/// Analyses the trials of one subject and session together.
///
/// Trials are cleaned (spikes taken out, gaps filled and marked, then filtered), turned into joint
/// angles by one model, cut into repetitions, freed of cross-talk, judged, and put together with what
/// to do about it.
/// The static trial calibrates the model and is judged too; it is not filtered.
///
/// ```swift
/// let report = try analyze(
///   trials: [Trial(contentsOf: "squat.csv")], calibration: Trial(contentsOf: "static.csv"))
/// print(renderText(report, colour: false))
/// ```
///
/// - Parameters:
///   - trials: The recordings; hand them over rather than keep a copy, as they are changed in
///     place.
///   - calibration: The static trial, or `nil`.
///   - functional: Trials in which hips or knees were moved through their range, for functional
///     centres and axes; they are not judged.
///   - subject: The person.
///   - options: The model, the task, the filter.
///   - failures: Inputs that could not be read, for the report to name.
///   - times: Where the time went is added here.
/// - Returns: Everything a report shows; a trial in which nothing could be cut of the task that was
///   asked for is among its failures.
/// - Throws: ``AnalysisError`` when the model cannot be calibrated as asked, the filter does not suit a
///   trial, the norms are of another model, or nothing could be cut in any trial.
public func analyze(
  trials: consuming [Trial], calibration: consuming Trial? = nil,
  functional: consuming [Trial] = [], subject: Subject = Subject(),
  options: AnalysisOptions = AnalysisOptions(), failures: [FailedTrial] = [],
  times: inout StageTimes
) throws(AnalysisError) -> SessionReport {
  try times.measure(.cleaning) { () throws(AnalysisError) in
    calibration?.rejectSpikes()
    calibration?.fillGaps(options.fill)
    for index in trials.indices { try trials[index].clean(options) }
    for index in functional.indices { try functional[index].clean(options) }
  }

  let inputs = ModelInputs(
    calibration: calibration, functional: functional, trials: trials, subject: subject,
    settings: options.modelSettings)
  let recordings =
    (inputs.calibration.map { [($0, .static)] } ?? []) + inputs.trials.map { ($0, options.task) }
  let (model, kinematics) = try times.measure(.kinematics) { () throws(AnalysisError) in
    let model = try calibrated(options.model, inputs)
    try options.checkNorms(for: model.kind)
    return (model, recordings.map { model.kinematics(of: $0.0) })
  }

  var analyzed = times.measure(.assessment) {
    zip(recordings, kinematics).map { recording, kinematics in
      let (trial, task) = recording
      return AnalyzedTrial(
        trial: trial, kinematics: kinematics,
        events: TrialEvents(
          of: trial, kinematics: kinematics, task: task, settings: options.events))
    }
  }
  let failures =
    failures
    + (try analyzed.removeFailed(
      keeping: inputs.calibration == nil ? 0 : 1))
  times.measure(.kinematics) {
    analyzed.correctCrossTalk(
      by: options.crossTalk, model, options.modelSettings, functional: inputs.functional)
  }
  let assessment = times.measure(.assessment) {
    Assessment(
      of: analyzed, subject: subject, uncertainty: options.uncertainty,
      lessAggregation: options.lessAggregation, norms: options.norms, basis: options.deviationBasis,
      rules: options.rules)
  }
  return SessionReport(
    subject: subject, calibration: model.calibration, trials: analyzed, failures: failures,
    assessment: assessment,
    guidance: Guidance(
      for: assessment, subject: subject, screened: options.screening == .vouchedFor,
      rules: options.rules),
    provenance: Provenance(settings: options.settings), convention: options.convention)
}

/// Analyses the trials of one subject and session together, without a clock.
///
/// - Parameters:
///   - trials: The recordings; hand them over rather than keep a copy, as they are changed in
///     place.
///   - calibration: The static trial, or `nil`.
///   - functional: Trials in which hips or knees were moved through their range, for functional
///     centres and axes; they are not judged.
///   - subject: The person.
///   - options: The model, the task, the filter.
/// - Returns: Everything a report shows; a trial in which nothing could be cut of the task that was
///   asked for is among its failures.
/// - Throws: ``AnalysisError`` when the model cannot be calibrated as asked, the filter does not suit a
///   trial, the norms are of another model, or nothing could be cut in any trial.
public func analyze(
  trials: consuming [Trial], calibration: consuming Trial? = nil,
  functional: consuming [Trial] = [], subject: Subject = Subject(),
  options: AnalysisOptions = AnalysisOptions()
) throws(AnalysisError) -> SessionReport {
  var times = StageTimes()
  return try analyze(
    trials: trials, calibration: calibration, functional: functional, subject: subject,
    options: options, times: &times)
}

extension Trial {
  /// Fills gaps and filters as the options say.
  fileprivate mutating func clean(_ options: AnalysisOptions) throws(AnalysisError) {
    rejectSpikes()
    fillGaps(options.fill)
    do { try filter(options.filter, task: options.task) } catch {
      throw .filter(path: source.path, error)
    }
  }
}

extension [AnalyzedTrial] {
  /// Takes out the trials in which nothing could be cut of what was asked for.
  ///
  /// - Parameter statics: How many of them calibrate only.
  /// - Returns: What failed.
  /// - Throws: When nothing but a static trial is left.
  fileprivate mutating func removeFailed(
    keeping statics: Int
  ) throws(AnalysisError) -> [FailedTrial] {
    let failed = filter { $0.events.failure != nil }
    guard !failed.isEmpty else { return [] }
    removeAll { $0.events.failure != nil }
    guard count > statics else { throw .events(failed.compactMap(\.events.failure)) }
    return failed.map {
      FailedTrial(
        name: $0.trial.name, path: $0.trial.source.path,
        problem: $0.events.failure?.description ?? "")
    }
  }
}

extension AnalysisOptions {
  /// Norms of another model speak about nobody in the session, so that the user must choose anew.
  fileprivate func checkNorms(for model: ModelKind) throws(AnalysisError) {
    guard let norms, norms.passport.model != model else { return }
    throw .norms(
      NormsError(
        path: normsName,
        reason: .mismatch(.model(norms: norms.passport.model, trial: model))))
  }
}

private func calibrated(
  _ request: ModelRequest, _ inputs: ModelInputs
) throws(AnalysisError) -> KinematicModel {
  do { return try KinematicModel(request, for: inputs) } catch { throw .calibration(error) }
}
