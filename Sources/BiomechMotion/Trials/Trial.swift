// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// One recording, in laboratory axes and millimetres.
public struct Trial: Sendable {
  /// The name of the trial: the file name without folder and extension.
  public var name: String

  /// The marker positions in ``Laboratory`` axes.
  public var trajectories: MarkerTrajectories

  /// The markers of feet and pelvis as they were before the low-pass filter, their gaps filled; `nil`
  /// where nothing was filtered.
  ///
  /// Angles want less noise than this, contacts of the feet want the impact that the filter blurs.
  public var unfiltered: MarkerTrajectories?

  /// The cut-off of the low-pass filter that the trajectories went through, in hertz; `nil` where
  /// nothing was filtered.
  public var cutoff: Double?

  /// What each marker stands for.
  public var markers: MarkerAssignment

  /// Events that came with the file.
  public var events: [Event]

  /// What came with the file besides markers: vendors' angles, poses, analog channels.
  public var signals: [Signal]

  /// The force platforms, in the file's axes.
  public var forcePlates: [ForcePlate]

  /// Measurements of the person and settings of the vendor's model by their names in the file, such
  /// as `LKneeWidth`.
  public var parameters: [String: [Double]]

  /// How the file was understood.
  public var source: TrialSource

  public init(
    name: String, trajectories: MarkerTrajectories, markers: MarkerAssignment,
    events: [Event] = [], signals: [Signal] = [], forcePlates: [ForcePlate] = [],
    parameters: [String: [Double]] = [:], source: TrialSource
  ) {
    self.name = name
    self.trajectories = trajectories
    self.markers = markers
    self.events = events
    self.signals = signals
    self.forcePlates = forcePlates
    self.parameters = parameters
    self.source = source
  }

  /// The position of a landmark in one frame: NaN where it has no marker or was not seen.
  public func position(_ landmark: Landmark, _ side: Side? = nil, frame: Int) -> Vector3 {
    guard let name = markers.marker(landmark, side), let index = trajectories.index(of: name)
    else { return .missing }
    return trajectories.position(ofMarkerAt: index, frame: frame)
  }
}

/// What was found out about a file while it was read and cleaned, each conclusion with its
/// evidence.
public struct TrialSource: Sendable {
  /// One conclusion about the file.
  public struct Conclusion: Hashable, Sendable {
    /// What the conclusion is about.
    public enum Topic: String, Sendable, CaseIterable {
      case format, units
      case upAxis = "up_axis"
      case forwardAxis = "forward_axis"
      case progression
      case handedness
      case rate
      case markerSet = "marker_set"
      case cutoff
      case subject
      case motion
    }

    public var topic: Topic

    /// The conclusion, such as `millimetres` or `+y`.
    public var value: String

    /// The evidence in one sentence.
    public var evidence: String

    public init(_ topic: Topic, _ value: String, evidence: String) {
      self.topic = topic
      self.value = value
      self.evidence = evidence
    }
  }

  /// The path as the user gave it; `-` for standard input.
  public var path: String

  /// The name of the file format, such as `TRC`.
  public var format: String

  /// A 128-bit key of the file's bytes as 32 hexadecimal digits.
  public var contentKey: String

  /// The number of the first frame in the file.
  public var firstFrame: Int

  /// The time of the first frame in the file, in seconds.
  public var startTime: Double

  /// The factor from file units to millimetres.
  public var millimetresPerUnit: Double

  /// The rotation from the file's axes to laboratory axes; with a reflection where the file's axes
  /// are left-handed.
  public var labFromRecording: Rotation<Recording, Laboratory>

  /// The marker set whose names the file uses, or `nil` when a map or nothing decided.
  public var markerSet: String?

  public var conclusions: [Conclusion]

  /// What is doubtful, one sentence each, with what to do.
  public var doubts: [String]

  public init(
    path: String, format: String, contentKey: String = "", firstFrame: Int = 1,
    startTime: Double = 0, millimetresPerUnit: Double = 1,
    labFromRecording: Rotation<Recording, Laboratory> = .identity, markerSet: String? = nil,
    conclusions: [Conclusion] = [], doubts: [String] = []
  ) {
    self.path = path
    self.format = format
    self.contentKey = contentKey
    self.firstFrame = firstFrame
    self.startTime = startTime
    self.millimetresPerUnit = millimetresPerUnit
    self.labFromRecording = labFromRecording
    self.markerSet = markerSet
    self.conclusions = conclusions
    self.doubts = doubts
  }
}
