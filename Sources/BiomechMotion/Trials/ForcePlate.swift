// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// A force platform of the laboratory, as the file describes it.
public struct ForcePlate: Hashable, Sendable {
  /// The type number of the C3D standard (1 to 7 and vendors' own), or `nil` where the file has none.
  public var type: Int?

  /// The four corners of the surface in the file's axes and unit of length.
  public var corners: [Vector3]

  /// The vector between the centre of the surface and the origin of the transducer, in the plate's
  /// own axes and the file's unit of length.
  public var origin: Vector3

  /// The names of the plate's analog channels among the signals, in the order of its type.
  public var channels: [String]

  /// The calibration matrix by columns, or nothing where the file has none.
  public var calibration: [Double]

  public init(
    type: Int? = nil, corners: [Vector3] = [], origin: Vector3 = Vector3(0, 0, 0),
    channels: [String] = [], calibration: [Double] = []
  ) {
    self.type = type
    self.corners = corners
    self.origin = origin
    self.channels = channels
    self.calibration = calibration
  }
}
