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

  @Test func `least variance finds the axis error of a knee that only flexes`() throws {
    let offset = try KneeAxisCrossTalk.minimumVarianceOffset(
      cycle(adduction: 0, axisError: 8), task: .other)

    // The search stops when its bracket is 1e-9 rad wide; the minimum is flat, so say 1e-4°.
    #expect(offset.degrees.isClose(to: -8, within: 1e-4))
  }

  @Test func `least variance is refused for a squat because it would erase a true valgus`() {
    // Test vector TV17: a perfect axis and a true valgus of 12°, to 0.1°.
    let squat = cycle(adduction: -12, axisError: 0)
    let offset = KneeAxisCrossTalk.unguardedMinimumVarianceOffset(squat)
    let corrected = squat.map {
      KneeAxisCrossTalk.adduction($0, afterTurning: offset).degrees
    }

    #expect(offset.degrees.magnitude.isClose(to: 11.18, within: 0.1))
    #expect((corrected.min() ?? .nan).isClose(to: -0.82, within: 0.1))
    #expect(throws: KneeAxisCrossTalk.Refusal.taskMovesInValgus(.squat)) {
      try KneeAxisCrossTalk.minimumVarianceOffset(squat, task: .squat)
    }
  }
}
