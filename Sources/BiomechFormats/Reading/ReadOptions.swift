// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// What a person says about a file where the file does not say it, or says it wrongly.
public struct ReadOptions: Sendable {
  /// Frames per second; taken from the file when `nil`.
  public var rate: Double?

  /// The unit of the coordinates; declared by the file or concluded from body size when `nil`.
  public var units: LengthUnit?

  /// The file's axis that points up; concluded from the landmarks when `nil`.
  public var up: AxisDirection?

  /// The file's axis that points forward; concluded from the landmarks when `nil`.
  public var forward: AxisDirection?

  /// The handedness of the file's axes; as the file declares, or right, when `nil`.
  ///
  /// Left-handed axes mirror the body: they are turned into right-handed ones.
  public var handedness: DeclaredAxes.Handedness?

  /// Whether the names of left and right markers were exchanged when the file was made.
  public var sides: Sides

  /// What the names of sides mean.
  public enum Sides: String, Sendable, CaseIterable {
    case asNamed = "as-named"
    case exchanged
  }

  /// Which marker stands where; replaces recognition by name.
  public var markerMap: MarkerMap?

  /// The identifier of the marker set whose names the file uses, such as `PIG`; the best match when
  /// `nil`.
  public var markerSet: String?

  /// Whether a sample at exactly 0, 0, 0 is a missing one.
  public var zeroIsMissing: ZeroPolicy

  /// The format of the file; told by its content when `nil`.
  public var format: FileFormat?

  /// The names of the markers in the order of the columns, for files without names.
  public var labels: [String]

  /// The person whose markers are meant, where the file has those of several.
  public var subjectName: String?

  public init(
    rate: Double? = nil, units: LengthUnit? = nil, up: AxisDirection? = nil,
    forward: AxisDirection? = nil, handedness: DeclaredAxes.Handedness? = nil,
    sides: Sides = .asNamed, markerMap: MarkerMap? = nil, markerSet: String? = nil,
    zeroIsMissing: ZeroPolicy = .auto, format: FileFormat? = nil, labels: [String] = [],
    subjectName: String? = nil
  ) {
    self.rate = rate
    self.units = units
    self.up = up
    self.forward = forward
    self.handedness = handedness
    self.sides = sides
    self.markerMap = markerMap
    self.markerSet = markerSet
    self.zeroIsMissing = zeroIsMissing
    self.format = format
    self.labels = labels
    self.subjectName = subjectName
  }
}

/// What a sample at exactly 0, 0, 0 means.
public enum ZeroPolicy: String, Sendable, CaseIterable {
  /// Missing, and the count is reported: no marker is measured at exactly the origin.
  case auto

  /// Missing.
  case yes

  /// A measured position.
  case no
}
