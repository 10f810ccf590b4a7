// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct SegmentAxesTests {
  @Test func `a level pelvis that faces forward has the axes of the laboratory`() throws {
    let pelvis = try #require(
      RigidTransform.pelvis(
        rightASIS: Vector3(80, 950, 120), leftASIS: Vector3(80, 950, -120),
        sacrum: Vector3(-70, 950, 0)))

    #expect(pelvis.rotation.x.isClose(to: Vector3(1, 0, 0), within: 1e-15))
    #expect(pelvis.rotation.y.isClose(to: Vector3(0, 1, 0), within: 1e-15))
    #expect(pelvis.translation.isClose(to: Vector3(80, 950, 0), within: 1e-12))
  }

  @Test(arguments: Side.allCases)
  func `z points right on both legs`(side: Side) throws {
    let thigh = try #require(
      RigidTransform.thigh(
        hip: Vector3(0, 900, side.sign * 90), lateral: Vector3(0, 480, side.sign * 140),
        medial: Vector3(0, 480, side.sign * 50), side: side))

    #expect(thigh.rotation.z.z > 0.99)
    #expect(thigh.rotation.x.x > 0.99)
    #expect(thigh.rotation.determinant.isClose(to: 1, within: 1e-12))
  }

  @Test func `epicondyles along the thigh give no axes`() {
    let thigh = RigidTransform.thigh(
      hip: Vector3(0, 900, 90), lateral: Vector3(0, 520, 100), medial: Vector3(0, 430, 90),
      side: .right)

    #expect(thigh == nil)
  }

  @Test func `a missing landmark gives no axes`() {
    let shank = RigidTransform.shank(
      ankle: .missing, lateral: Vector3(0, 480, 140), medial: Vector3(0, 480, 50), side: .right)

    #expect(shank == nil)
  }
}
