// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechTestSupport
import Testing

private enum Body: CoordinateSystem {}

struct RotationTests {
  @Test(arguments: 1...50)
  func `angles survive being composed and taken apart again`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let angles = CardanZXY(
      aboutZ: .degrees(Double.random(in: -170...170, using: &generator)),
      aboutX: .degrees(Double.random(in: -85...85, using: &generator)),
      aboutY: .degrees(Double.random(in: -170...170, using: &generator)))

    let back = Rotation<Body, Body>(angles).cardanZXY

    #expect(back.aboutZ.isClose(to: angles.aboutZ))
    #expect(back.aboutX.isClose(to: angles.aboutX))
    #expect(back.aboutY.isClose(to: angles.aboutY))
  }

  @Test func `a turn about z carries x towards y`() {
    let turned = Rotation<Body, Body>.aboutZ(.degrees(90)) * Vector3(1, 0, 0)

    #expect(turned.isClose(to: Vector3(0, 1, 0), within: 1e-15))
  }

  @Test func `the rotation vector turns about its own direction by its length`() {
    let turn = Rotation<Body, Body>(rotationVector: Vector3(0, 0, Angle.degrees(30).radians))
    let expected = Rotation<Body, Body>.aboutZ(.degrees(30))

    #expect(turn.x.isClose(to: expected.x, within: 1e-15))
    #expect(turn.y.isClose(to: expected.y, within: 1e-15))
    #expect(turn.angle.isClose(to: .degrees(30)))
  }
}
