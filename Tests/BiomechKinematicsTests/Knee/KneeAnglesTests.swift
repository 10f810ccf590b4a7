// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Foundation
import Testing

/// The mirror image of an orientation in the plane z = 0, with z made right-handed again.
private func mirrored<S, T>(_ rotation: Rotation<S, T>) -> Rotation<S, T> {
  func flip(_ v: Vector3) -> Vector3 { Vector3(v.x, v.y, -v.z) }
  return Rotation(x: flip(rotation.x), y: flip(rotation.y), z: -flip(rotation.z))
}

/// The angles by the axes of the joint itself: a second way that shares no formula with the first.
private func anglesByJointAxes(
  _ r: Rotation<Shank, Thigh>, side: Side
) -> (flexion: Double, adduction: Double, internal: Double) {
  let e1 = Vector3(0, 0, 1)
  let e3 = r.y
  let floating = e3.cross(e1)
  let e2 = floating / floating.length
  return (
    atan2(-e2.y, e2.x) * 180 / .pi,
    side.sign * asin(e1.dot(e3)) * 180 / .pi,
    side.sign * atan2(e2.dot(r.z), e2.dot(r.x)) * 180 / .pi
  )
}

struct KneeAnglesTests {
  @Test(arguments: Side.allCases, [0, 15, 60, 120] as [Double])
  func `a turn about the medio-lateral axis is pure flexion`(side: Side, degrees: Double) {
    let knee = KneeAngles(.aboutZ(.degrees(-degrees)), side: side)

    #expect(knee.flexion.isClose(to: .degrees(degrees)))
    #expect(knee.adduction.isClose(to: .zero))
    #expect(knee.internalRotation.isClose(to: .zero))
  }

  @Test(arguments: [(Side.right, -8.0), (.left, 8.0)])
  func `the foot moving outwards is valgus in either leg`(side: Side, degrees: Double) {
    let knee = KneeAngles(.aboutX(.degrees(degrees)), side: side)

    #expect(knee.valgus.isClose(to: .degrees(8)))
  }

  @Test func `a published right knee and its mirror image have the same angles`() {
    // Test vectors TV01 and TV02: flexion 60°, adduction 5°, internal rotation 10°.
    let right = Rotation<Shank, Thigh>(
      CardanZXY(aboutZ: .degrees(-60), aboutX: .degrees(5), aboutY: .degrees(10)))
    let knee = KneeAngles(right, side: .right)
    let mirror = KneeAngles(mirrored(right), side: .left)

    #expect(knee.flexion.isClose(to: .degrees(60)))
    #expect(knee.adduction.isClose(to: .degrees(5)))
    #expect(knee.internalRotation.isClose(to: .degrees(10)))
    #expect(mirror.flexion.isClose(to: .degrees(60)))
    #expect(mirror.adduction.isClose(to: .degrees(5)))
    #expect(mirror.internalRotation.isClose(to: .degrees(10)))
  }

  @Test(arguments: 1...100)
  func `the angles are those of the joint's own axes`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let rotation = Rotation<Shank, Thigh>(
      CardanZXY(
        aboutZ: .degrees(Double.random(in: -140...20, using: &generator)),
        aboutX: .degrees(Double.random(in: -30...30, using: &generator)),
        aboutY: .degrees(Double.random(in: -40...40, using: &generator))))

    for side in Side.allCases {
      let knee = KneeAngles(rotation, side: side)
      let axes = anglesByJointAxes(rotation, side: side)
      // Rounding of two chains of a dozen operations: some 1e-13°.
      #expect(knee.flexion.degrees.isClose(to: axes.flexion, within: 1e-10))
      #expect(knee.adduction.degrees.isClose(to: axes.adduction, within: 1e-10))
      #expect(knee.internalRotation.degrees.isClose(to: axes.internal, within: 1e-10))
    }
  }
}
