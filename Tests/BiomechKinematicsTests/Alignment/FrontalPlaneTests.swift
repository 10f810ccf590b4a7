// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

private func leg(
  _ hip: SIMD2<Double>, _ knee: SIMD2<Double>, _ ankle: SIMD2<Double>, mirrored: Bool = false
) -> FrontalLeg {
  let flip = mirrored ? SIMD2<Double>(-1, 1) : SIMD2(1, 1)
  return FrontalLeg(
    hip: hip * flip, knee: knee * flip, ankle: ankle * flip, side: mirrored ? .left : .right)
}

struct FrontalPlaneTests {
  @Test(arguments: [false, true])
  func `a bow-legged standing leg has the published deviations on both sides`(mirrored: Bool) {
    // Test vectors TV05 and TV06, given to 0.001.
    let leg = leg(SIMD2(0, 820), SIMD2(20, 400), SIMD2(0, 0), mirrored: mirrored)

    #expect(leg.hkaDeviation.degrees.isClose(to: 5.589, within: 0.001))
    #expect(leg.mechanicalAxisDeviation.isClose(to: 20, within: 0.001))
  }

  @Test func `a knee inside the hip-ankle line has a positive projection angle`() {
    // Test vector TV07, given to 0.001°.
    let leg = leg(SIMD2(0, 820), SIMD2(-30, 400), SIMD2(0, 0))

    #expect(leg.projectionAngle.degrees.isClose(to: 8.375, within: 0.001))
    #expect(leg.medialKneeOffset > 0)
  }

  @Test func `a knee without any valgus looks valgus when the hip turns in`() {
    // Test vector TV08: thigh 430 mm, shank 380 mm, hip flexed 30° and turned in by 10°, knee
    // flexed 60°: 9.9° to 0.1°.
    let labFromThigh = Rotation<Thigh, Laboratory>(
      CardanZXY(aboutZ: .degrees(30), aboutX: .zero, aboutY: .degrees(10)))
    let labFromShank = labFromThigh * Rotation<Shank, Thigh>.aboutZ(.degrees(-60))
    let hip = Vector3(0, 900, 0)
    let knee = hip - 430 * labFromThigh.y
    let ankle = knee - 380 * labFromShank.y
    let plane = FrontalPlane.laboratory
    let leg = FrontalLeg(
      hip: plane.projection(of: hip), knee: plane.projection(of: knee),
      ankle: plane.projection(of: ankle), side: .right)

    #expect(leg.projectionAngle.degrees.isClose(to: 9.9, within: 0.1))
  }

  @Test(arguments: [1.0, -1])
  func `the quadriceps angle of a published leg is the same on both sides`(mirror: Double) {
    // Test vector TV09, given to 0.001°.
    let angle = quadricepsAngle(
      asis: SIMD2(100 * mirror, 930), patella: SIMD2(0, 480), tuberosity: SIMD2(10 * mirror, 410),
      side: mirror > 0 ? .right : .left)

    #expect(angle.degrees.isClose(to: 20.659, within: 0.001))
  }

  @Test func `knees closer together than ankles have a separation ratio below one`() {
    let left = leg(SIMD2(90, 900), SIMD2(100, 450), SIMD2(150, 50), mirrored: true)
    let right = leg(SIMD2(90, 900), SIMD2(110, 450), SIMD2(150, 50))

    #expect(kneeAnkleSeparationRatio(left: left, right: right).isClose(to: 0.7, within: 1e-12))
  }

  @Test func `ankles side by side have no separation ratio`() {
    let left = leg(SIMD2(90, 900), SIMD2(80, 450), SIMD2(20, 50), mirrored: true)
    let right = leg(SIMD2(90, 900), SIMD2(80, 450), SIMD2(20, 50))

    #expect(kneeAnkleSeparationRatio(left: left, right: right).isNaN)
  }

  @Test func `a plane runs along a line whatever its slope`() throws {
    let plane = try #require(FrontalPlane(along: Vector3(0, -0.4, -1)))

    #expect(plane.right.isClose(to: Vector3(0, 0, -1), within: 1e-15))
    #expect(FrontalPlane(along: Vector3(0, 1, 0)) == nil)
  }
}
