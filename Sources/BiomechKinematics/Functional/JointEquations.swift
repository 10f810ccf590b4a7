// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The equations of a point that two moving segments share: Rᵢ c + tᵢ = Qᵢ d + uᵢ.
///
/// Three rows for each frame, six unknowns: the point c in proximal and d in distal axes.
struct JointEquations {
  /// The rows [Rᵢ −Qᵢ], by columns.
  let matrix: [Double]

  /// uᵢ − tᵢ.
  let rightSide: [Double]

  let rows: Int

  init<Proximal, Distal>(
    proximal: [RigidTransform<Proximal, Laboratory>], distal: [RigidTransform<Distal, Laboratory>]
  ) {
    rows = 3 * proximal.count
    var matrix = [Double](repeating: 0, count: 6 * rows)
    var rightSide = [Double](repeating: 0, count: rows)
    for (frame, (p, d)) in zip(proximal, distal).enumerated() {
      let columns = [
        p.rotation.x, p.rotation.y, p.rotation.z, -d.rotation.x, -d.rotation.y, -d.rotation.z,
      ]
      let difference = d.translation - p.translation
      for axis in 0..<3 {
        for (column, vector) in columns.enumerated() {
          matrix[column * rows + 3 * frame + axis] = vector[axis]
        }
        rightSide[3 * frame + axis] = difference[axis]
      }
    }
    self.matrix = matrix
    self.rightSide = rightSide
  }

  /// Whether no pose is missing.
  var areFinite: Bool { matrix.allSatisfy(\.isFinite) && rightSide.allSatisfy(\.isFinite) }
}
