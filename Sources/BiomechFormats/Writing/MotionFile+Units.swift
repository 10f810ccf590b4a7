// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

extension MotionFile {
  /// The recording with its coordinates in another unit.
  ///
  /// Force platforms follow; signals keep the units that stand beside them.
  ///
  /// - Parameter target: The unit to have.
  /// - Returns: The recording, or `nil` when the unit that it has is not known.
  public func converted(to target: LengthUnit) -> MotionFile? {
    guard let unit else { return nil }
    guard unit != target else { return self }
    var copy = self
    copy.scale(by: unit.millimetres, over: target.millimetres)
    copy.unit = target
    return copy
  }

  /// The recording along the axes of the laboratory: x forward, y up, z to the subject's right.
  ///
  /// Force platforms follow; signals stay as they are.
  ///
  /// - Parameter understanding: What was concluded about this recording.
  /// - Returns: The recording, or `nil` when its axes could not be concluded.
  public func turnedToLaboratory(_ understanding: Understanding) -> MotionFile? {
    guard let laboratory = understanding.axes else { return nil }
    var copy = self
    copy.turn(to: laboratory, scale: 1)
    let rotation = laboratory.labFromRecording
    for index in forcePlates.indices {
      copy.forcePlates[index].corners = forcePlates[index].corners.map { corner in
        let turned = rotation * corner
        return Vector3(turned.x, turned.y, turned.z)
      }
    }
    copy.axes = DeclaredAxes(
      up: .plusY, forward: .plusX, handedness: .right, evidence: "turned to laboratory axes")
    return copy
  }

  /// Multiplies first and divides then, so that metres come out as they would be typed.
  private mutating func scale(by factor: Double, over divisor: Double) {
    var columns = coordinates.mutableSpan
    for index in 0..<columns.count { columns[index] = columns[index] * factor / divisor }
    for index in forcePlates.indices {
      forcePlates[index].corners = forcePlates[index].corners.map { $0 * factor / divisor }
      forcePlates[index].origin = forcePlates[index].origin * factor / divisor
    }
  }
}

extension Understanding {
  /// The axes of the file as they were concluded, or `nil` where they could not be.
  public var declaredAxes: DeclaredAxes? {
    axes.map {
      DeclaredAxes(
        up: $0.up, forward: $0.forward, handedness: $0.handedness,
        evidence: "concluded from the landmarks")
    }
  }
}
