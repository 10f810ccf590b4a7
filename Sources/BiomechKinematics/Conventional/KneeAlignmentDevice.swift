// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// A frame clamped to the knee in a static trial: three markers at the ends of equal rods that stand
/// at right angles, of which one follows the axis of the knee.
struct KneeAlignmentDevice: Sendable {
  /// The marker on the lateral end of the knee's axis.
  let axis: Int
  let first: Int
  let second: Int
  let side: Side

  /// The device by the names of its markers, `LKAX`, `LKD1` and `LKD2`, or `nil` without them.
  init?(_ trajectories: MarkerTrajectories, _ side: Side) {
    let letter = side == .left ? "L" : "R"
    func index(_ name: String) -> Int? {
      trajectories.indexIfSeen(of: MarkerName("\(letter)\(name)"))
    }
    guard let axis = index("KAX"), let first = index("KD1"), let second = index("KD2") else {
      return nil
    }
    self.axis = axis
    self.first = first
    self.second = second
    self.side = side
  }

  /// Where a marker over the lateral epicondyle would be: where the rods meet.
  func lateralKnee(in trajectories: MarkerTrajectories, frame: Int) -> Vector3? {
    lateralKneeOfAlignmentDevice(
      axis: trajectories.position(ofMarkerAt: axis, frame: frame),
      first: trajectories.position(ofMarkerAt: first, frame: frame),
      second: trajectories.position(ofMarkerAt: second, frame: frame), side: side)
  }
}

/// Where the rods of a knee alignment device meet: the place of a marker over the lateral epicondyle.
///
/// The three markers are corners of a cube at one distance from the place; the place lies below
/// their middle by that distance over √3.
///
/// - Parameters:
///   - axis: The marker on the knee's axis, in millimetres.
///   - first: The first of the other two.
///   - second: The second of the other two.
///   - side: The leg.
/// - Returns: The place, or `nil` when the markers lie on one line or one is missing.
func lateralKneeOfAlignmentDevice(
  axis: Vector3, first: Vector3, second: Vector3, side: Side
) -> Vector3? {
  let edge =
    ((axis - first).length + (axis - second).length + (first - second).length) / 3
  guard let normal = (second - first).cross(axis - first).normalized else { return nil }
  let middle = (axis + first + second) / 3
  return middle + side.sign * edge / 6.0.squareRoot() * normal
}
