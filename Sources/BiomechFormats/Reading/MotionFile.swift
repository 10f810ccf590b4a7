// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// What a motion file holds, as it stands there: its names, units, axes and clock.
///
/// A reader makes it; nothing is concluded yet about the person. ``Trial`` is what it becomes when
/// the landmarks are known and everything is turned into laboratory axes and millimetres.
public struct MotionFile: Sendable {
  /// The path as the user gave it; `-` for standard input.
  public var path: String

  public var format: FileFormat

  /// The names of the markers as the file has them, none of them twice; see ``unique(_:)``.
  public var names: [String]

  /// The columns, marker by marker, x then y then z, in the units and axes of the file; NaN where a
  /// marker was not seen.
  public package(set) var coordinates: [Double]

  public let frameCount: Int

  /// Frames per second.
  public var rate: Double

  /// The unit that the file declares for the coordinates.
  public var unit: LengthUnit?

  /// What the file says about its axes.
  public var axes = DeclaredAxes()

  /// The number of the first frame in the file.
  public var firstFrame = 1

  /// The time of the first frame on the file's clock, in seconds.
  public var startTime = 0.0

  /// The events of the file, by its own frame numbers.
  public var events: [FileEvent] = []

  /// Everything over time that is no marker.
  public var signals: [Signal] = []

  /// The force platforms, in the file's axes and unit.
  public var forcePlates: [ForcePlate] = []

  /// Measurements of the person and settings of the vendor's model, by their names in the file.
  public var parameters: [String: [Double]] = [:]

  /// The names of the people that the file speaks of; personal data, not for export.
  public var people: [String] = []

  /// A 128-bit key of the file's bytes as 32 hexadecimal digits.
  public var contentKey = ""

  public var conclusions: [TrialSource.Conclusion] = []

  /// What is doubtful, one sentence each, with what to do.
  public var doubts: [String] = []

  /// Puts together what a reader found.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - path: The path as the user gave it.
  ///   - names: The names of the markers, none of them twice.
  ///   - coordinates: Three columns for each marker.
  ///   - frameCount: The length of each column.
  ///   - rate: Frames per second.
  ///   - unit: The unit that the file declares.
  public init(
    format: FileFormat, path: String, names: [String], coordinates: [Double], frameCount: Int,
    rate: Double, unit: LengthUnit? = nil
  ) {
    precondition(
      coordinates.count == names.count * 3 * frameCount,
      "\(coordinates.count) coordinates do not fill \(names.count) markers × 3 × \(frameCount)")
    self.format = format
    self.path = path
    self.names = names
    self.coordinates = coordinates
    self.frameCount = frameCount
    self.rate = rate
    self.unit = unit
  }
}

/// What a file says about its own axes; it is a hint, because files are often wrong about it.
public struct DeclaredAxes: Hashable, Sendable {
  /// The handedness of a set of axes.
  public enum Handedness: String, Sendable, CaseIterable {
    case right, left
  }

  /// The axis that points up.
  public var up: AxisDirection?

  /// The axis that points forward.
  public var forward: AxisDirection?

  public var handedness: Handedness?

  /// Where the file says so, in words.
  public var evidence: String

  public init(
    up: AxisDirection? = nil, forward: AxisDirection? = nil, handedness: Handedness? = nil,
    evidence: String = ""
  ) {
    self.up = up
    self.forward = forward
    self.handedness = handedness
    self.evidence = evidence
  }
}

/// An event as a file has it.
public struct FileEvent: Hashable, Sendable {
  /// The words of the file, such as `Foot Strike`.
  public var label: String

  public var side: BodySide

  /// The number of the frame, counted as the file counts.
  public var frame: Int

  public init(_ label: String, side: BodySide = .both, frame: Int) {
    self.label = label
    self.side = side
    self.frame = frame
  }
}
