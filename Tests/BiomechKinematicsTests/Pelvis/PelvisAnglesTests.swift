// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct PelvisAnglesTests {
  @Test func `a turned, dropped and tilted pelvis has the published globe angles`() {
    // Test vector TV19, exact but for rounding.
    let rotation = Rotation<Pelvis, Laboratory>(
      CardanYXZ(aboutY: .degrees(10), aboutX: .degrees(5), aboutZ: .degrees(-12)))
    let pelvis = PelvisAngles(rotation)

    #expect(pelvis.rotation.isClose(to: .degrees(10)))
    #expect(pelvis.obliquity.isClose(to: .degrees(-5)))
    #expect(pelvis.anteriorTilt.isClose(to: .degrees(12)))
  }
}
