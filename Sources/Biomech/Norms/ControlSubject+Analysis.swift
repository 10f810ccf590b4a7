// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment
public import BiomechFormats
import BiomechMotion

/// A reason why a control subject cannot be analysed.
@nonexhaustive public enum ControlSubjectError: Error, Hashable {
  /// A file that cannot be used.
  case input(InputError)

  /// The trials cannot be analysed.
  case analysis(subject: String, AnalysisError)
}

extension ControlSubjectError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .input(let error): error.description
    case .analysis(let subject, let error): "\(subject): \(error)"
    }
  }
}

extension ControlSubject {
  /// Reads and analyses the trials of a control subject, as those of anybody else.
  ///
  /// - Parameters:
  ///   - member: The files.
  ///   - options: How to analyse; uncertainty and norms are left out.
  ///   - reading: How to read motion files.
  /// - Throws: ``ControlSubjectError``: one bad file spoils the subject, and a subject the group.
  public init(
    analyzing member: ControlFolder.Member, options: AnalysisOptions, reading: ReadOptions
  ) throws(ControlSubjectError) {
    var options = options
    options.uncertainty = .off
    options.norms = nil
    options.deviationBasis = nil
    var subject = member.known
    var calibration: Trial?
    var trials: [Trial] = []
    do throws(InputError) {
      if let path = member.subject { subject = try Subject(contentsOf: path) }
      if let path = member.calibration {
        calibration = try Trial(contentsOf: path, options: reading)
      }
      for path in member.trials { trials.append(try Trial(contentsOf: path, options: reading)) }
    } catch {
      throw .input(error)
    }
    do {
      let report = try analyze(
        trials: trials, calibration: calibration, subject: subject, options: options)
      self.init(
        name: member.name, subject: subject, trials: report.trials,
        measures: report.assessment.measures)
    } catch {
      throw .analysis(subject: member.name, error)
    }
  }
}
