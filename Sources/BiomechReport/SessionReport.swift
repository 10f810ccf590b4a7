// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment
public import BiomechGuidance
public import BiomechKinematics
public import BiomechMotion

/// Everything a report shows: the one value that all writers read.
public struct SessionReport: Sendable {
  public var subject: Subject

  /// The trial that calibrated the model, in most sessions a static one, or `nil`.
  public var calibration: String?

  public var trials: [AnalyzedTrial]

  /// The trials that could not be analysed; they have a row in `trials.csv` and nothing else.
  public var failures: [FailedTrial]

  public var assessment: Assessment
  public var guidance: Guidance
  public var provenance: Provenance

  /// Whose names and signs the tables of angles have.
  public var convention: ExportConvention

  public init(
    subject: Subject, calibration: String?, trials: [AnalyzedTrial],
    failures: [FailedTrial] = [], assessment: Assessment, guidance: Guidance,
    provenance: Provenance, convention: ExportConvention = .isb
  ) {
    self.subject = subject
    self.calibration = calibration
    self.trials = trials
    self.failures = failures
    self.assessment = assessment
    self.guidance = guidance
    self.provenance = provenance
    self.convention = convention
  }
}

/// A trial that could not be read or analysed.
public struct FailedTrial: Hashable, Sendable {
  public var name: String

  /// The path as the user gave it.
  public var path: String

  /// The error as it was shown.
  public var problem: String

  public init(name: String, path: String, problem: String) {
    self.name = name
    self.path = path
    self.problem = problem
  }
}

/// How the numbers were made, so that they can be made again.
public struct Provenance: Hashable, Sendable {
  /// The version of this program.
  public var version: String

  /// The options that change numbers, in words, such as `low-pass filter` → `Butterworth, 6 Hz`.
  public var settings: [Setting]

  /// A 64-bit key of ``settings`` as 16 hexadecimal digits.
  public var configurationHash: String

  /// One option.
  public struct Setting: Hashable, Sendable, Codable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public init(version: String, settings: [Setting], configurationHash: String) {
    self.version = version
    self.settings = settings
    self.configurationHash = configurationHash
  }
}
