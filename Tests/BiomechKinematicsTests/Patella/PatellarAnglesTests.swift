// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct PatellarAnglesTests {
  @Test func `turning the right patella about its long axis brings its lateral border forwards`() {
    // Test vector TV20, exact but for rounding.
    let patella = PatellarAngles(.aboutY(.degrees(8)), side: .right)

    #expect(patella.lateralTilt.isClose(to: .degrees(-8)))
  }

  @Test func `a turn of the right patella about the floating axis spins its lower pole inwards`() {
    // Test vector TV21, exact but for rounding.
    #expect(PatellarAngles(.aboutX(.degrees(8)), side: .right).spin.isClose(to: .degrees(8)))
  }

  @Test func `the left patella has the signs of the right one in a mirror`() {
    let left = PatellarAngles(
      Rotation(CardanZXY(aboutZ: .degrees(-30), aboutX: .degrees(-6), aboutY: .degrees(4))),
      side: .left)

    #expect(left.flexion.isClose(to: .degrees(30)))
    #expect(left.spin.isClose(to: .degrees(6)))
    #expect(left.lateralTilt.isClose(to: .degrees(4)))
  }
}
