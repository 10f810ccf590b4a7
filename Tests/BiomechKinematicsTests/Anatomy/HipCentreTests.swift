// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct HipCentreTests {
  private let size = PelvisSize(width: 240, depth: 150, legLength: 880)

  @Test(arguments: Side.allCases)
  func `the regression of Harrington gives its published point`(side: Side) {
    // Test vector TV15, exact but for rounding.
    let hip = HipCentre.harrington(size, side: side)

    #expect(hip.isClose(to: Vector3(-45.9, -80.7, side.sign * 88.3), within: 1e-9))
  }

  @Test func `the regression of Davis gives its published point`() {
    // Test vector TV16, given to 0.01 mm in each coordinate.
    let hip = HipCentre.davis(size, markerRadius: 7, side: .right)

    #expect(hip.x.isClose(to: -44.99, within: 0.01))
    #expect(hip.y.isClose(to: -93.87, within: 0.01))
    #expect(hip.z.isClose(to: 78.82, within: 0.01))
  }
}
