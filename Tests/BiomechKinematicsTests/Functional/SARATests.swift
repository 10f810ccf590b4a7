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

/// Two segments that turn about one planted axis, seen through axes that are fixed to them anyhow.
private struct Hinge {
  var proximal: [RigidTransform<Thigh, Laboratory>] = []
  var distal: [RigidTransform<Shank, Laboratory>] = []

  /// The axis and a point of it in proximal axes.
  let axis: Vector3
  let point: Vector3

  /// - Parameters:
  ///   - seed: The same seed gives the same hinge.
  ///   - range: How far the hinge turns, there and back.
  ///   - beside: How far it also turns about its length, at random, as a standard deviation.
  ///   - noise: The standard deviation of the distal origin, in millimetres.
  ///   - count: The number of frames.
  init(seed: UInt64, range: Angle, beside: Angle = .zero, noise: Double = 0, count: Int = 200) {
    var generator = SeededGenerator(seed: seed)
    func vector(_ size: Double) -> Vector3 {
      size * Vector3(generator.nextNormal(), generator.nextNormal(), generator.nextNormal())
    }
    let tilt = vector(0.15)
    let axis = (Vector3(0, 0, 1) + Vector3(tilt.x, tilt.y, 0)).normalized ?? .zero
    let point = vector(30)
    let mounting = RigidTransform<Shank, Shank>(
      rotation: Rotation(rotationVector: vector(0.5)), translation: vector(100))
    for frame in 0..<count {
      let lab = RigidTransform<Thigh, Laboratory>(
        rotation: Rotation(rotationVector: vector(0.6)), translation: vector(200))
      let phase = sin(2 * .pi * Double(frame) / Double(count))
      let flexion = Rotation<Shank, Thigh>(rotationVector: axis * (range.radians / 2 * phase))
      let wobble = Rotation<Shank, Shank>(
        rotationVector: Vector3(0, generator.nextNormal() * beside.radians, 0))
      let turn = flexion * wobble
      // The point of the axis stays: x = p + R (x₀ − p).
      let hinge = RigidTransform(rotation: turn, translation: point - turn * point)
      proximal.append(lab)
      var shank = lab * hinge * mounting
      shank.translation += vector(noise)
      distal.append(shank)
    }
    self.axis = axis
    self.point = point
  }
}

struct SARATests {
  @Test(arguments: 1...20)
  func `a planted hinge is found exactly, whatever axes the segments have`(seed: Int) throws {
    let hinge = Hinge(seed: UInt64(seed), range: .degrees(60))
    let found = try #require(SARA(proximal: hinge.proximal, distal: hinge.distal))

    #expect(found.axisInProximal.isClose(to: hinge.axis, within: 1e-9))
    let across = hinge.point - hinge.axis * hinge.point.dot(hinge.axis)
    // Lengths of some 1000 mm over the sine of a few degrees: rounding stays far below 1e-8 mm.
    #expect(found.pointInProximal.isClose(to: across, within: 1e-8))
    #expect(found.quality < 1e-9)
    #expect(found.flexionRange.isClose(to: .degrees(60), within: 0.01))
    for (proximal, distal) in zip(hinge.proximal, hinge.distal) {
      let (a, b) = (proximal.rotation * found.axisInProximal, distal.rotation * found.axisInDistal)
      #expect(a.isClose(to: b, within: 1e-9))
      // Both points lie on the same line in the laboratory.
      let between =
        distal.applied(to: found.pointInDistal) - proximal.applied(to: found.pointInProximal)
      #expect((between - a * between.dot(a)).length < 1e-8)
    }
  }

  @Test func `turning beside the axis shows in the quality and hardly in the axis`() throws {
    let hinge = Hinge(seed: 3, range: .degrees(60), beside: .degrees(3), noise: 1)
    let found = try #require(SARA(proximal: hinge.proximal, distal: hinge.distal))

    #expect((0.02...0.2).contains(found.quality))
    // 3° beside it in each of 200 frames leave some 0.3° in a mean weighted by the turn.
    #expect(found.axisInProximal.isClose(to: hinge.axis, within: Angle.degrees(1).radians))
  }

  @Test func `a joint without an axis has a quality near a half`() throws {
    var generator = SeededGenerator(seed: 4)
    var proximal: [RigidTransform<Thigh, Laboratory>] = []
    var distal: [RigidTransform<Shank, Laboratory>] = []
    for _ in 0..<2000 {
      let v = Vector3(generator.nextNormal(), generator.nextNormal(), generator.nextNormal())
      proximal.append(.identity)
      distal.append(RigidTransform(rotation: Rotation(rotationVector: 0.4 * v), translation: .zero))
    }
    let found = try #require(SARA(proximal: proximal, distal: distal))

    #expect(found.quality.isClose(to: 0.5, within: 0.03))
  }

  @Test func `segments that do not move against each other have no axis`() {
    let still = Hinge(seed: 5, range: .zero)
    let short = Hinge(seed: 6, range: .degrees(60), count: 9)
    var gap = Hinge(seed: 7, range: .degrees(60))
    gap.distal[3].translation = .missing

    for hinge in [still, short, gap] {
      #expect(SARA(proximal: hinge.proximal, distal: hinge.distal) == nil)
    }
  }
}
