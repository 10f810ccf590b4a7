// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// One of the six directions along the axes of a file.
///
/// The raw value is the word for `--up`.
public enum AxisDirection: String, Sendable, CaseIterable {
  case plusX = "+x"
  case minusX = "-x"
  case plusY = "+y"
  case minusY = "-y"
  case plusZ = "+z"
  case minusZ = "-z"

  /// The vector of length one in this direction.
  public var vector: Vector3 {
    switch self {
    case .plusX: Vector3(1, 0, 0)
    case .minusX: Vector3(-1, 0, 0)
    case .plusY: Vector3(0, 1, 0)
    case .minusY: Vector3(0, -1, 0)
    case .plusZ: Vector3(0, 0, 1)
    case .minusZ: Vector3(0, 0, -1)
    }
  }

  /// The place of the axis: 0, 1 or 2 for x, y or z.
  package var index: Int {
    switch self {
    case .plusX, .minusX: 0
    case .plusY, .minusY: 1
    case .plusZ, .minusZ: 2
    }
  }

  /// +1 or −1 along the axis.
  package var sign: Double { rawValue.hasPrefix("+") ? 1 : -1 }

  /// The direction written as `+y`, `-y` or `y`, in either case.
  public init?(_ text: String) {
    let lower = text.lowercased()
    guard let direction = Self(rawValue: lower) ?? Self(rawValue: "+" + lower) else { return nil }
    self = direction
  }
}
