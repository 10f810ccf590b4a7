// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// The unit of length of a file.
public enum LengthUnit: String, Hashable, Sendable, CaseIterable {
  case millimetres = "mm"
  case centimetres = "cm"
  case metres = "m"

  /// How many of this unit one millimetre is.
  public var perMillimetre: Double {
    switch self {
    case .millimetres: 1
    case .centimetres: 0.1
    case .metres: 0.001
    }
  }

  /// The decimals that show a thousandth of a millimetre.
  var decimals: Int {
    switch self {
    case .millimetres: 3
    case .centimetres: 4
    case .metres: 6
    }
  }
}

/// A direction of the axes of a file.
public enum AxisDirection: String, Hashable, Sendable, CaseIterable {
  case plusX = "+x"
  case minusX = "-x"
  case plusY = "+y"
  case minusY = "-y"
  case plusZ = "+z"
  case minusZ = "-z"

  var vector: Vector3 {
    switch self {
    case .plusX: Vector3(1, 0, 0)
    case .minusX: Vector3(-1, 0, 0)
    case .plusY: Vector3(0, 1, 0)
    case .minusY: Vector3(0, -1, 0)
    case .plusZ: Vector3(0, 0, 1)
    case .minusZ: Vector3(0, 0, -1)
    }
  }
}

/// The unit and the axes of a file.
public struct RecordingLayout: Hashable, Sendable {
  public let unit: LengthUnit
  public let up: AxisDirection
  public let forward: AxisDirection

  /// Creates a layout; the axes are right-handed.
  ///
  /// - Parameters:
  ///   - unit: The unit of length.
  ///   - up: Where up is.
  ///   - forward: Where the subject faces, not along `up`; +x, or +y where x is vertical, when `nil`.
  public init(
    unit: LengthUnit = .millimetres, up: AxisDirection = .plusY, forward: AxisDirection? = nil
  ) {
    let forward = forward ?? (up == .plusX || up == .minusX ? .plusY : .plusX)
    precondition(
      up.vector.dot(forward.vector) == 0,
      "forward cannot be '\(forward.rawValue)' where up is '\(up.rawValue)'")
    self.unit = unit
    self.up = up
    self.forward = forward
  }

  /// Millimetres, x forward, y up: as the trial has it.
  public static let laboratory = RecordingLayout()
}

extension SimulatedTrial {
  /// The positions as a file with other units and axes has them.
  public func recorded(in layout: RecordingLayout) -> MarkerTrajectories {
    let (forward, up) = (layout.forward.vector, layout.up.vector)
    let rotation = Rotation<Recording, Recording>(x: forward, y: up, z: forward.cross(up))
    return trajectories.turned(by: rotation, scale: layout.unit.perMillimetre)
  }
}
