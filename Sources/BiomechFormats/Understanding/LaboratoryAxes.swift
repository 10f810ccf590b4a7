// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The directions of a file that are forward, up and to the subject's right.
struct LaboratoryAxes: Equatable {
  var forward: AxisDirection
  var up: AxisDirection
  var right: AxisDirection

  /// The axes with a forward and an up direction at a right angle.
  ///
  /// - Parameters:
  ///   - forward: The direction that is forward.
  ///   - up: The direction that is up.
  ///   - handedness: That of the file's axes.
  init(
    forward: AxisDirection, up: AxisDirection, handedness: DeclaredAxes.Handedness = .right
  ) {
    self.forward = forward
    self.up = up
    self.right = AxisDirection(
      nearest: forward.vector.cross(up.vector) * handedness.sign)
  }

  /// That of the file's axes.
  var handedness: DeclaredAxes.Handedness {
    forward.vector.cross(up.vector).dot(right.vector) > 0 ? .right : .left
  }

  /// The rotation that carries positions of the file into the laboratory; with a reflection where
  /// the file's axes are left-handed.
  var labFromRecording: Rotation<Recording, Laboratory> {
    func column(_ e: Vector3) -> Vector3 {
      Vector3(forward.vector.dot(e), up.vector.dot(e), right.vector.dot(e))
    }
    return Rotation(
      x: column(Vector3(1, 0, 0)), y: column(Vector3(0, 1, 0)), z: column(Vector3(0, 0, 1)))
  }
}

extension DeclaredAxes.Handedness {
  /// +1 for right-handed axes, −1 for left-handed ones: the factor of every cross product.
  var sign: Double { self == .right ? 1 : -1 }
}

extension AxisDirection {
  /// The direction that makes the smallest angle with a vector.
  ///
  /// - Parameters:
  ///   - vector: Any vector with at least one number in it.
  ///   - excluded: A direction whose axis is out of the question.
  init(nearest vector: Vector3, butNot excluded: AxisDirection? = nil) {
    let candidates = Self.allCases.filter { $0.index != excluded?.index }
    self = candidates.max { $0.vector.dot(vector) < $1.vector.dot(vector) } ?? .plusX
  }
}
