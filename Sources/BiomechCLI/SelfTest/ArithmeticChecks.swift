// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The solvers behind LAPACK on systems small enough for pencil and paper.
func linearAlgebraChecks() throws -> [SelfCheck] {
  // The line through (0, 1), (1, 3), (2, 4), (3, 4): n = 4, Σx = 6, Σy = 12, Σx² = 14, Σxy = 23, so
  // the slope is (4·23 − 6·12) / (4·14 − 6²) = 1 and the intercept (12 − 6) / 4 = 1.5.
  let line = try LeastSquares.fullRankSolution([1, 1, 1, 1, 0, 1, 2, 3], [1, 3, 4, 4])
  // Two equal columns: of all x₁ + x₂ = 2 the shortest is (1, 1).
  let shortest = try LeastSquares.shortestSolution([1, 1, 1, 1], [2, 2])
  // Of [3 0; 4 5] the eigenvalues of AᵀA = [25 20; 20 25] are 45 and 5.
  let singular = try SingularValueDecomposition([3, 4, 0, 5], rows: 2)
  // 2 on the diagonal and −1 beside it times (1, 2, 3, 4) is (0, 0, 0, 5).
  let band = try BandCholesky(lowerBand: [2, -1, 2, -1, 2, -1, 2, 0], halfBandwidth: 1)
    .solution(of: [0, 0, 0, 5])
  // 4x + 2y = 8 and 2x + 3y = 7 give y = 1.5 and x = 1.25.
  var factor = Cholesky(order: 2)
  var right = [8.0, 7]
  let isDefinite = factor.factorise([4, 2, 2, 3], addingToDiagonal: [0, 0])
  factor.solve(&right)
  // A quarter turn about z takes x to y and y to −x.
  let corners = [Vector3(0, 0, 0), Vector3(1, 0, 0), Vector3(0, 2, 0), Vector3(0, 0, 3)]
  let turned = corners.map { Vector3(-$0.y + 10, $0.x, $0.z) }
  let fit = PointFit(corners, to: turned, weights: [1, 1, 1, 1])
  func check(_ name: String, _ value: Double, _ expected: Double) -> SelfCheck {
    SelfCheck(name, value, expected: expected, within: 1e-12, decimals: 4)
  }
  return [
    check("least squares (dgels), intercept of a line", line[0], 1.5),
    check("least squares (dgels), slope of a line", line[1], 1),
    check("shortest solution (dgelsd) of equal columns", shortest.x[0], 1),
    check("rank of equal columns", Double(shortest.rank), 1),
    check("largest singular value (dgesdd)", singular.s[0], 45.0.squareRoot()),
    check("smallest singular value (dgesdd)", singular.s[1], 5.0.squareRoot()),
    check("band Cholesky (dpbtrf), last unknown", band[3], 4),
    check("Cholesky (dpotrf), first unknown", isDefinite ? right[0] : .nan, 1.25),
    check("rigid fit, new direction of x along y", fit?.x.y ?? .nan, 1),
    check("rigid fit, shift", fit?.translation.x ?? .nan, 10),
    check("rigid fit, residual", fit?.residual ?? .nan, 0),
  ]
}

/// Formulas of the kinematics on published or worked values.
func geometryChecks() throws -> [SelfCheck] {
  // A knee that bends by 60° about its own axis, seen from thigh axes that are turned 5° about their
  // long axis: what cross-talk does. Worked by hand: 59.91°, 4.33°, −2.50°.
  let bent: Rotation<Shank, Thigh> = .aboutZ(.degrees(-60))
  let turn: Rotation<Thigh, Thigh> = .aboutY(.degrees(5))
  let crossed = KneeAngles(turn.inverse * bent, side: .right)
  // The example in the documentation of the chord function of pyCGM.
  let centre = jointCentreByChord(
    lateral: Vector3(452.35, 329.06, 524.77), proximal: Vector3(355.90, 365.38, 940.69),
    segment: Vector3(468.14, 325.09, 673.12), offset: 59.5)
  func degrees(_ name: String, _ angle: Angle, _ expected: Double) -> SelfCheck {
    SelfCheck(name, angle.degrees, expected: expected, within: 0.01, unit: "°")
  }
  func millimetres(_ name: String, _ value: Double?, _ expected: Double) -> SelfCheck {
    SelfCheck(name, value ?? .nan, expected: expected, within: 0.01, unit: " mm")
  }
  return [
    degrees("knee flexion with an axis 5° off", crossed.flexion, 59.91),
    degrees("knee adduction with an axis 5° off", crossed.adduction, 4.33),
    degrees("knee rotation with an axis 5° off", crossed.internalRotation, -2.50),
    millimetres("chord function, x", centre?.x, 396.25),
    millimetres("chord function, y", centre?.y, 347.92),
    millimetres("chord function, z", centre?.z, 518.63),
  ]
}
