// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechTestSupport
import Testing

private enum Body: CoordinateSystem {}
private enum World: CoordinateSystem {}

struct NearestRotationTests {
  @Test func `a stretched rotation comes back`() throws {
    // A = R S with S symmetric positive: R is the polar factor, whatever S.
    let rotation = Rotation<Body, World>(
      CardanZXY(aboutZ: .degrees(40), aboutX: .degrees(-25), aboutY: .degrees(110)))
    let stretched = Rotation<Body, World>(
      x: rotation * Vector3(1.1, 0.05, 0), y: rotation * Vector3(0.05, 0.95, -0.02),
      z: rotation * Vector3(0, -0.02, 1.02))
    let nearest = try #require(stretched.nearestRotation)

    #expect(nearest.x.isClose(to: rotation.x, within: 1e-13))
    #expect(nearest.y.isClose(to: rotation.y, within: 1e-13))
    #expect(nearest.z.isClose(to: rotation.z, within: 1e-13))
  }

  @Test func `a mirror image, a flat matrix and a missing element have no nearest rotation`() {
    let (x, y, z) = (Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1))

    #expect(Rotation<Body, World>(x: x, y: y, z: -z).nearestRotation == nil)
    #expect(Rotation<Body, World>(x: x, y: y, z: x).nearestRotation == nil)
    #expect(Rotation<Body, World>(x: x, y: y, z: Vector3(0, .nan, 1)).nearestRotation == nil)
  }
}
