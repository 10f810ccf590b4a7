// SPDX-License-Identifier: Apache-2.0

/// The name of a motion recording in BIDS: its parts in the order of the standard.
///
/// Source: Brain Imaging Data Structure, Motion-BIDS, https://bids-specification.readthedocs.io,
/// modality-specific files, motion.
public struct MotionBIDSName: Hashable, Sendable {
  /// The label of the person, such as `01`; required.
  public var subject: String

  public var session: String?

  /// What the person did, such as `squat`; required.
  public var task: String

  /// The system that recorded, such as `vicon`; required.
  public var trackingSystem: String

  public var acquisition: String?
  public var run: Int?

  /// What was made of the recording, such as `angles`.
  ///
  /// For derived data BIDS has it in general, but its rules for motion do not name it: the
  /// validator refuses it there (bids-validator 3.0.2).
  public var description: String?

  /// Puts a name together; from every label the characters that BIDS does not allow are left out.
  public init(
    subject: String, session: String? = nil, task: String, trackingSystem: String,
    acquisition: String? = nil, run: Int? = nil, description: String? = nil
  ) {
    self.subject = Self.label(subject)
    self.session = session.map(Self.label)
    self.task = Self.label(task)
    self.trackingSystem = Self.label(trackingSystem)
    self.acquisition = acquisition.map(Self.label)
    self.run = run
    self.description = description.map(Self.label)
  }

  /// The text with letters and digits of ASCII only; `x` where none is left.
  static func label(_ text: String) -> String {
    let label = text.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return label.isEmpty ? "x" : label
  }

  /// The beginning that the files of a recording have in common, such as
  /// `sub-01_task-squat_tracksys-vicon`.
  public var base: String {
    let parts: [(String, String?)] = [
      ("sub", subject), ("ses", session), ("task", task), ("tracksys", trackingSystem),
      ("acq", acquisition), ("run", run.map(String.init)), ("desc", description),
    ]
    return parts.compactMap { key, label in label.map { "\(key)-\($0)" } }.joined(separator: "_")
  }

  /// The folder in the data set, such as `sub-01/ses-1/motion`.
  public var folder: String {
    "sub-\(subject)/" + (session.map { "ses-\($0)/" } ?? "") + "motion"
  }
}

/// The files of one recording by the beginning of their names.
enum MotionBIDSFile {
  static let ending = "_motion.tsv"

  /// The name of a file beside the motion file, such as `…_channels.tsv` for `…_motion.tsv`.
  static func name(_ ending: String, beside fileName: String) -> String {
    let base =
      fileName.hasSuffix(Self.ending) ? fileName.dropLast(Self.ending.count) : fileName[...]
    return base + ending
  }

  /// Names under which the events may stand: those of the recording, then those of the task.
  static func eventNames(beside fileName: String) -> [String] {
    let name = name("_events.tsv", beside: fileName)
    let parts = name.split(separator: "_").filter { !$0.hasPrefix("tracksys-") }
    return [name, parts.joined(separator: "_")]
  }
}
