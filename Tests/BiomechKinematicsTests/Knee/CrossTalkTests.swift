// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Foundation
import Testing

/// A knee that flexes as 90° sin² over a cycle, with an adduction proportional to it.
private func cycle(adduction: Double, axisError: Double) -> [Rotation<Shank, Thigh>] {
  (0..<100).map { sample in
    let share = pow(sin(.pi * Double(sample) / 99), 2)
    let knee = Rotation<Shank, Thigh>(
      CardanZXY(
        aboutZ: .degrees(-90 * share), aboutX: .degrees(adduction * share), aboutY: .zero))
    return Rotation<Thigh, Thigh>.aboutY(.degrees(-axisError)) * knee
  }
}

struct CrossTalkTests {
  @Test func `a thigh turned by five degrees shows false adduction at sixty degrees of flexion`() {
    // Test vector TV03; its numbers are given to 0.01°.
    let thighFromShank =
      Rotation<Thigh, Thigh>.aboutY(.degrees(-5)) * Rotation<Shank, Thigh>.aboutZ(.degrees(-60))
    let knee = KneeAngles(thighFromShank, side: .right)
    let formula = KneeAxisCrossTalk.falseAdduction(axisError: .degrees(5), flexion: .degrees(60))

    #expect(knee.flexion.degrees.isClose(to: 59.91, within: 0.01))
    #expect(knee.adduction.degrees.isClose(to: 4.33, within: 0.01))
    #expect(knee.internalRotation.degrees.isClose(to: -2.50, within: 0.01))
    #expect(formula.isClose(to: knee.adduction))
  }

  @Test(arguments: [(Side.right, -8.0), (.left, 8.0)])
  func `every method finds the axis error of a knee that only flexes`(
    side: Side, expected: Double
  ) {
    // An error about the long axis is one inwards on the right and one outwards on the left.
    let knee = KneeCycles([cycle(adduction: 0, axisError: 8)], side: side)

    // The searches stop within 1e-9 rad; the minimum is flat, so say 1e-4°.
    #expect(knee.leastVarianceOffset.degrees.isClose(to: expected, within: 1e-4))
    #expect(knee.principalComponentOffset.degrees.isClose(to: expected, within: 1e-4))
    #expect(knee.symmetricalAxisOffset?.degrees.isClose(to: expected, within: 1e-4) == true)
  }

  @Test func `a joint that turns about every axis has no symmetrical axis`() {
    let ball = (0..<60).map { sample in
      let turn = 2 * .pi * Double(sample) / 60
      return Rotation<Shank, Thigh>(
        CardanZXY(
          aboutZ: .degrees(40 * sin(turn)), aboutX: .degrees(40 * cos(turn)),
          aboutY: .degrees(40 * sin(2 * turn))))
    }

    #expect(KneeCycles([ball], side: .right).symmetricalAxisOffset == nil)
  }

  @Test func `fitted to a squat the estimate takes a true valgus for an axis error`() {
    // Test vector TV17: a perfect axis and a true valgus of 12°, to 0.1°.
    let squat = cycle(adduction: -12, axisError: 0)
    let offset = KneeCycles([squat], side: .right).leastVarianceOffset
    let corrected = squat.map { knee in
      KneeAngles(Rotation<Thigh, Thigh>.aboutY(-offset) * knee, side: .right).adduction.degrees
    }

    #expect(offset.degrees.magnitude.isClose(to: 11.18, within: 0.1))
    #expect((corrected.min() ?? .nan).isClose(to: -0.82, within: 0.1))
  }

  @Test func `principal components turn flexion and adduction as published`() {
    // Flexion 0, 30, 60, 20 and adduction 1, 4, 6, 1: the eigenvectors of the covariance matrix by
    // numpy 2.2.6 (linalg.eigh) are (0.995904, 0.090419) and (−0.090419, 0.995904).
    let flexion = [0.0, 30, 60, 20]
    let adduction = [1.0, 4, 6, 1]
    let components = PrincipalFlexion(
      flexion: flexion.map { Angle.degrees($0).radians },
      adduction: adduction.map { Angle.degrees($0).radians })
    let third = components.corrected(flexion: .degrees(60), adduction: .degrees(6))

    #expect(components.tilt.degrees.isClose(to: 5.1877122, within: 1e-6))
    #expect(third.flexion.degrees.isClose(to: 60.2967428, within: 1e-6))
    #expect(third.adduction.degrees.isClose(to: 0.5502830, within: 1e-6))
  }
}
