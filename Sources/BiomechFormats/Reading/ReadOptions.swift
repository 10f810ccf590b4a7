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

  /// Which marker stands where; replaces recognition by name.
  public var markerMap: MarkerMap?

  /// The identifier of the marker set whose names the file uses, such as `PIG`; the best match when
  /// `nil`.
  public var markerSet: String?

  /// Whether a sample at exactly 0, 0, 0 is a missing one.
  public var zeroIsMissing: ZeroPolicy

  public init(
    rate: Double? = nil, units: LengthUnit? = nil, up: AxisDirection? = nil,
    markerMap: MarkerMap? = nil, markerSet: String? = nil, zeroIsMissing: ZeroPolicy = .auto
  ) {
    self.rate = rate
    self.units = units
    self.up = up
    self.markerMap = markerMap
    self.markerSet = markerSet
    self.zeroIsMissing = zeroIsMissing
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
