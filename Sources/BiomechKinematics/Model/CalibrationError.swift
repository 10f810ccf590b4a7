// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// A reason why a model could not be calibrated, and what to do.
public struct CalibrationError: Error, Hashable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The user asked for the calibrated model and no trial has the landmarks.
    case landmarksMissing([SidedLandmark])

    /// The user asked for another model and no trial has its markers, by the model's names.
    case markersMissing(ModelKind, [String])

    /// Two landmarks of one joint are exchanged.
    case landmarksExchanged(SidedLandmark, SidedLandmark)

    /// The distance between two landmarks is not that of a person.
    case implausibleWidth(SidedLandmark, SidedLandmark, millimetres: Double, expected: String)

    /// The landmarks do not span the axes of a segment.
    case degenerate(SidedSegment)

    /// The user asked for the direct model, and no trial has the landmarks in motion.
    case landmarksNotWorn([SidedLandmark])

    /// The markers of every segment are there, but cannot tell its pose; the reason is a sentence.
    case degenerateCluster(SidedSegment, String)

    /// A trial has none of the markers that the named static trial would be tracked by.
    case foreignTrial(calibration: String)

    /// No leg can be analysed: nothing stands for hip, knee and ankle.
    case noLeg
  }

  /// The kind of a problem; the raw value is the word for `biomech explain`.
  public enum Code: String, Sendable, CaseIterable {
    case landmarksMissing = "landmarks-missing"
    case landmarksExchanged = "landmarks-exchanged"
    case implausibleWidth = "implausible-width"
    case degenerateLandmarks = "degenerate-landmarks"
    case landmarksNotWorn = "landmarks-not-worn"
    case degenerateCluster = "degenerate-cluster"
    case foreignTrial = "foreign-trial"
    case noLeg = "no-leg"
  }

  /// The path of the trial in question.
  public var path: String

  public var reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }
}

extension CalibrationError: CustomStringConvertible {
  public var description: String { "\(path): \(problem) [\(code.rawValue)]\n  hint: \(hint)" }

  /// The kind of the problem.
  public var code: Code {
    switch reason {
    case .landmarksMissing, .markersMissing: .landmarksMissing
    case .landmarksExchanged: .landmarksExchanged
    case .implausibleWidth: .implausibleWidth
    case .degenerate: .degenerateLandmarks
    case .landmarksNotWorn: .landmarksNotWorn
    case .degenerateCluster: .degenerateCluster
    case .foreignTrial: .foreignTrial
    case .noLeg: .noLeg
    }
  }

  var problem: String {
    switch reason {
    case .landmarksMissing(let landmarks):
      "the calibrated model needs markers that are missing: "
        + landmarks.map { "'\($0)'" }.joined(separator: ", ")
    case .markersMissing(let model, let names):
      "the \(model.rawValue) model needs markers that are missing: "
        + names.map { "'\($0)'" }.joined(separator: ", ")
    case .landmarksExchanged(let a, let b):
      "the markers of '\(a)' and '\(b)' seem to be exchanged: the lateral one lies on the inside"
    case .implausibleWidth(let a, let b, let millimetres, let expected):
      "'\(a)' and '\(b)' are \(Int(millimetres.rounded())) mm apart, expected \(expected)"
    case .degenerate(let segment):
      "the landmarks of the \(segment) lie nearly on one line and give no axes"
    case .landmarksNotWorn(let landmarks):
      "the direct model needs markers worn in motion that are missing: "
        + landmarks.map { "'\($0)'" }.joined(separator: ", ")
    case .degenerateCluster(let segment, let reason):
      "the \(segment) cannot be followed: \(reason)"
    case .foreignTrial(let calibration):
      "no segment has three of the markers that '\(calibration)' was calibrated with"
    case .noLeg:
      "no leg has markers for hip, knee and ankle"
    }
  }

  var hint: String {
    switch reason {
    case .landmarksMissing:
      "pass a static trial that has them with --static, or use --model frontal"
    case .markersMissing:
      "see what was recognised with 'biomech inspect', name the markers with --map, or use "
        + "--model auto"
    case .landmarksExchanged:
      "exchange the two names in the file, or say what they stand for with --map"
    case .implausibleWidth:
      "check --units and the names with 'biomech inspect'"
    case .degenerate:
      "check the landmarks with 'biomech inspect'; correct them with --map"
    case .landmarksNotWorn:
      "use --model calibrated with a static trial that has them, or --model frontal"
    case .degenerateCluster:
      "give each segment three markers that span it, or use --model frontal"
    case .foreignTrial:
      "is it the same person and marker set? Pass the static trial of this recording, or none"
    case .noLeg:
      "see what was recognised with 'biomech inspect', and name the landmarks with --map"
    }
  }
}
