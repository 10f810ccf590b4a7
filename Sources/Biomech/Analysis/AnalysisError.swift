// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment
public import BiomechEvents
public import BiomechKinematics
public import BiomechSignal

/// A reason why trials that could be read cannot be analysed.
@nonexhaustive public enum AnalysisError: Error, Hashable {
  /// The model cannot be calibrated.
  case calibration(CalibrationError)

  /// The filter does not suit a trial.
  case filter(path: String, FilterError)

  /// The norms are of another model than the trials.
  case norms(NormsError)

  /// In none of the trials can anything be cut of the task that was asked for, or of the one that the
  /// file's own events speak of.
  case events([EventsError])
}

extension AnalysisError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .calibration(let error): error.description
    case .filter(let path, let error): "\(path): \(error)"
    case .norms(let error): error.description
    case .events(let errors): errors.map(\.description).joined(separator: "\n")
    }
  }
}
