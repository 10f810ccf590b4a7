// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A joint centre from a lateral marker, the proximal joint centre and a marker on the segment.
///
/// The centre lies at a given distance from the lateral marker, with a right angle at the centre
/// between the lateral marker and the proximal centre: the chord function of conventional gait
/// models (Davis et al. 1991, doi:10.1016/0167-9457(91)90046-Z), in closed form.
///
/// Without a rotation the centre lies in the plane of the three points. With one, the marker on the
/// segment stands `rotation` in front of the lateral end of the joint's axis, seen along the bone.
///
/// - Parameters:
///   - lateral: The marker over the lateral end of the joint's axis, in millimetres.
///   - proximal: The centre of the joint above.
///   - segment: The marker on the segment between both.
///   - offset: The distance from the lateral marker to the centre: half the joint's width and the
///     radius of the marker.
///   - rotation: How far the marker on the segment lies anterior of the joint's axis; between -90°
///     and 90°.
///   - side: The leg; it matters only with a rotation.
/// - Returns: The joint centre, or `nil` when the offset is longer than the segment, the points
///   lie on one line, or no axis lies at this rotation.
public func jointCentreByChord(
  lateral: Vector3, proximal: Vector3, segment: Vector3, offset: Double,
  rotation: Angle = .zero, side: Side = .right
) -> Vector3? {
  let toProximal = proximal - lateral
  let distance = toProximal.length
  guard offset < distance, let along = toProximal.normalized else { return nil }
  let toSegment = segment - lateral
  let outwards = toSegment - toSegment.dot(along) * along
  guard let inwards = (-outwards).normalized else { return nil }
  let ratio = offset / distance
  let height = (1 - ratio * ratio).squareRoot()
  let middle = lateral + offset * ratio * along
  guard rotation != .zero else { return middle + offset * height * inwards }

  // The centre lies on a circle about the line to the proximal centre; `turn` says where.
  let (s, c) = (sin(rotation.radians), cos(rotation.radians))
  let cosinePart = outwards.length * c
  let sinePart = outwards.length * height * s
  let constant = offset * (1 - toSegment.dot(along) / distance) * s
  let amplitude = (cosinePart * cosinePart + sinePart * sinePart).squareRoot()
  guard amplitude > 0, constant.magnitude <= amplitude else { return nil }
  let turn = -side.sign * (atan2(sinePart, cosinePart) + asin(constant / amplitude))
  return middle + offset * height * (cos(turn) * inwards + sin(turn) * along.cross(inwards))
}
