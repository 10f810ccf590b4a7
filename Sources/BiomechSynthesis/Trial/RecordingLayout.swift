// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

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
    return trajectories.turned(by: rotation, scale: 1 / layout.unit.millimetres)
  }
}
