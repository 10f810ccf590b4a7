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

/// Two segments that turn about a planted centre: flexion and abduction one after the other.
private struct BallJoint {
  var proximal: [RigidTransform<Pelvis, Laboratory>] = []
  var distal: [RigidTransform<Thigh, Laboratory>] = []
  let centre = Vector3(-45, -80, 88)
  let centreInDistal = Vector3(3, 420, -5)

  init(
    seed: UInt64, flexion: Angle, abduction: Angle, noise: Double = 0, turnNoise: Angle = .zero,
    count: Int = 300
  ) {
    var generator = SeededGenerator(seed: seed)
    func vector(_ size: Double) -> Vector3 {
      size * Vector3(generator.nextNormal(), generator.nextNormal(), generator.nextNormal())
    }
    for frame in 0..<count {
      let lab = RigidTransform<Pelvis, Laboratory>(
        rotation: Rotation(rotationVector: vector(0.3)), translation: vector(200))
      let phase = sin(4 * .pi * Double(frame) / Double(count)) / 2
      let isFlexion = frame < count / 2
      let turn =
        Rotation<Pelvis, Pelvis>.aboutZ(.radians(isFlexion ? flexion.radians * phase : 0))
        * Rotation<Thigh, Pelvis>.aboutX(.radians(isFlexion ? 0 : abduction.radians * phase))
        * Rotation<Thigh, Thigh>(rotationVector: vector(turnNoise.radians))
      let joint = RigidTransform(
        rotation: turn, translation: centre - turn * centreInDistal + vector(noise))
      proximal.append(lab)
      distal.append(lab * joint)
    }
  }
}

struct SCoRETests {
  @Test(arguments: 1...20)
  func `a planted centre is found exactly from both segments`(seed: Int) throws {
    let joint = BallJoint(seed: UInt64(seed), flexion: .degrees(60), abduction: .degrees(30))
    let found = try SCoRE(proximal: joint.proximal, distal: joint.distal)

    #expect(found.centreInProximal.isClose(to: joint.centre, within: 1e-9))
    #expect(found.centreInDistal.isClose(to: joint.centreInDistal, within: 1e-9))
    #expect(found.distance < 1e-9)
  }

  @Test func `noise shows in the distance, and the stated deviation covers the error`() throws {
    var (squares, variances) = (0.0, 0.0)
    for seed in 1...100 {
      let joint = BallJoint(
        seed: UInt64(seed), flexion: .degrees(60), abduction: .degrees(30), noise: 2)
      let found = try SCoRE(proximal: joint.proximal, distal: joint.distal)
      // The noise of 2 mm on each of three coordinates.
      #expect(found.distance.isClose(to: 2 * 3.0.squareRoot(), within: 0.5))
      let error = found.centreInProximal - joint.centre
      squares += error.dot(error)
      variances += found.standardDeviation * found.standardDeviation
    }
    print(
      "SCoRE: error \((squares / 100).squareRoot()) mm, stated \((variances / 100).squareRoot())")
    // The stated deviation is that of the worst direction; the error has all three.
    #expect((1...1.6).contains((squares / variances).squareRoot()))
  }

  @Test(arguments: [(60.0, 0.0, 0.0), (60, 4, 0.5), (5, 5, 0)])
  func `a motion about one axis is refused with its singular values`(
    flexion: Double, abduction: Double, turnNoise: Double
  ) {
    let joint = BallJoint(
      seed: 1, flexion: .degrees(flexion), abduction: .degrees(abduction),
      turnNoise: .degrees(turnNoise))
    do throws(FunctionalRefusal) {
      _ = try SCoRE(proximal: joint.proximal, distal: joint.distal)
      Issue.record("not refused")
    } catch {
      guard case .rankPoor(let share, let needed) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(share < needed)
    }
  }

  @Test func `too few frames are refused, and so are missing poses`() {
    let short = BallJoint(
      seed: 1, flexion: .degrees(60), abduction: .degrees(30), count: 29)
    #expect(throws: FunctionalRefusal.tooFewFrames(29, needed: 30)) {
      try SCoRE(proximal: short.proximal, distal: short.distal)
    }
    var gap = BallJoint(seed: 1, flexion: .degrees(60), abduction: .degrees(30))
    gap.proximal[7].translation = .missing
    #expect(throws: FunctionalRefusal.notSolvable) {
      try SCoRE(proximal: gap.proximal, distal: gap.distal)
    }
  }
}
