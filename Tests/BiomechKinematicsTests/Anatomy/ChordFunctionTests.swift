// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct ChordFunctionTests {
  @Test func `the knee centre of a documented example is found`() throws {
    // Test vector TV04, given to 0.01 mm in each coordinate.
    let centre = try #require(
      jointCentreByChord(
        lateral: Vector3(452.35, 329.06, 524.77), proximal: Vector3(355.90, 365.38, 940.69),
        segment: Vector3(468.14, 325.09, 673.12), offset: 59.5))

    #expect(centre.isClose(to: Vector3(396.25, 347.92, 518.63), within: 0.0174))
  }

  @Test func `there is a right angle at the centre, at the distance asked for`() throws {
    let lateral = Vector3(10, 450, 120)
    let proximal = Vector3(-20, 880, 90)
    let centre = try #require(
      jointCentreByChord(
        lateral: lateral, proximal: proximal, segment: Vector3(5, 650, 160), offset: 55))

    #expect((centre - lateral).length.isClose(to: 55, within: 1e-9))
    #expect((lateral - centre).dot(proximal - centre).isClose(to: 0, within: 1e-6))
  }

  @Test func `a joint wider than the segment is long has no centre`() {
    let centre = jointCentreByChord(
      lateral: Vector3(0, 0, 0), proximal: Vector3(0, 50, 0), segment: Vector3(0, 20, 10),
      offset: 60)

    #expect(centre == nil)
  }

  @Test func `points on one line have no centre`() {
    let centre = jointCentreByChord(
      lateral: Vector3(0, 0, 0), proximal: Vector3(0, 400, 0), segment: Vector3(0, 200, 0),
      offset: 50)

    #expect(centre == nil)
  }

  @Test(arguments: Side.allCases, [-25.0, -4, 0, 7, 30])
  func `a marker in front of the axis gives the same centre as one beside it`(
    side: Side, degrees: Double
  ) throws {
    // A thigh by hand: the centre, its axis and the bone at right angles.
    let turn = Rotation<Thigh, Laboratory>(rotationVector: Vector3(0.3, -0.2, 0.4))
    let place = Vector3(120, 480, -60)
    func point(_ inThigh: Vector3) -> Vector3 { place + turn * inThigh }
    let angle = Angle.degrees(degrees).radians
    let wand = Vector3(95 * sin(angle), 160, side.sign * 95 * cos(angle))

    let centre = try #require(
      jointCentreByChord(
        lateral: point(Vector3(0, 0, side.sign * 58)), proximal: point(Vector3(0, 420, 0)),
        segment: point(wand), offset: 58, rotation: .degrees(degrees), side: side))

    #expect(centre.isClose(to: place, within: 1e-9))
  }

  @Test func `a wand too near to the bone for its rotation has no centre`() {
    let centre = jointCentreByChord(
      lateral: Vector3(0, 0, 58), proximal: Vector3(0, 420, 0), segment: Vector3(0, 10, 50),
      offset: 58, rotation: .degrees(89))

    #expect(centre == nil)
  }
}
