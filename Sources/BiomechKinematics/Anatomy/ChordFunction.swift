// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// A joint centre from a lateral marker, the proximal joint centre and a marker on the segment.
///
/// The centre lies in the plane of the three points, at a given distance from the lateral marker,
/// with a right angle at the centre between the lateral marker and the proximal centre: the closed
/// form of the chord function of conventional gait models (Davis et al. 1991,
/// doi:10.1016/0167-9457(91)90046-Z).
///
/// - Parameters:
///   - lateral: The marker over the lateral end of the joint's axis, in millimetres.
///   - proximal: The centre of the joint above.
///   - segment: The marker on the segment between both.
///   - offset: The distance from the lateral marker to the centre: half the joint's width and the
///     radius of the marker.
/// - Returns: The joint centre, or `nil` when the offset is longer than the segment or the points
///   lie on one line.
public func jointCentreByChord(
  lateral: Vector3, proximal: Vector3, segment: Vector3, offset: Double
) -> Vector3? {
  let toProximal = proximal - lateral
  let distance = toProximal.length
  guard offset < distance, let along = toProximal.normalized else { return nil }
  let toSegment = segment - lateral
  guard let inward = (toSegment - toSegment.dot(along) * along).normalized else { return nil }
  let ratio = offset / distance
  return lateral + offset * ratio * along - offset * (1 - ratio * ratio).squareRoot() * inward
}
