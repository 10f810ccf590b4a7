// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

extension RigidTransform where Source == Patella, Target == Laboratory {
  /// The patella from markers over its poles and borders, any three of the four.
  ///
  /// y runs from the lower to the upper pole, z lies in the plane of y and the line between the
  /// borders and points right on both legs, x points forward. Where a pole is missing, the middle of
  /// the borders stands in for it, and the middle of the poles for a border. The origin is the middle
  /// of all four, or of the pair that is there.
  ///
  /// - Parameters:
  ///   - superior: The upper pole, in millimetres; missing (NaN) where it is not seen.
  ///   - inferior: The lower pole.
  ///   - medial: The medial border.
  ///   - lateral: The lateral border.
  ///   - side: The leg.
  /// - Returns: The axes, or `nil` when two of the four are missing or they hardly span a plane.
  public static func patella(
    superior: Vector3, inferior: Vector3, medial: Vector3, lateral: Vector3, side: Side
  ) -> RigidTransform<Patella, Laboratory>? {
    let poles = (superior + inferior) / 2
    let borders = (medial + lateral) / 2
    let along: Vector3
    let outwards: Vector3
    let centre: Vector3
    if !poles.isMissing {
      along = superior - inferior
      if !borders.isMissing {
        (outwards, centre) = (lateral - medial, (poles + borders) / 2)
      } else {
        (outwards, centre) = (lateral.isMissing ? poles - medial : lateral - poles, poles)
      }
    } else {
      along = superior.isMissing ? borders - inferior : superior - borders
      (outwards, centre) = (lateral - medial, borders)
    }
    guard let y = along.normalized, let across = (side.sign * outwards).normalized else {
      return nil
    }
    let normal = y.cross(across)
    guard normal.length >= smallestSine, let x = normal.normalized, !centre.isMissing else {
      return nil
    }
    return RigidTransform(rotation: Rotation(x: x, y: y, z: x.cross(y)), translation: centre)
  }
}
