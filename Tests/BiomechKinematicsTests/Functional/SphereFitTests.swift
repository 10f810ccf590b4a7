// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechTestSupport
import Testing

/// The points a marker goes through on a sphere about a centre: a cap around −y, given by its width
/// to the front and to the side.
private func cap(
  _ centre: Vector3, radius: Double, flexion: Double, abduction: Double, noise: Double = 0,
  count: Int = 400, seed: UInt64 = 1
) -> [Vector3] {
  var generator = SeededGenerator(seed: seed)
  return (0..<count).map { _ in
    let front = Angle.degrees((generator.nextUniform() - 0.5) * flexion)
    let side = Angle.degrees((generator.nextUniform() - 0.5) * abduction)
    let turn =
      Rotation<Pelvis, Pelvis>.aboutZ(front) * Rotation<Pelvis, Pelvis>.aboutX(side)
    let wobble = Vector3(
      generator.nextNormal(), generator.nextNormal(), generator.nextNormal())
    return centre + turn * Vector3(0, -radius, 0) + noise * wobble
  }
}

struct SphereFitTests {
  private let centre = Vector3(-45, -80, 88)

  @Test func `markers on spheres about one centre give it exactly`() throws {
    let clouds = [(400.0, UInt64(1)), (250, 2), (330, 3)].map { radius, seed in
      cap(centre, radius: radius, flexion: 60, abduction: 40, seed: seed)
    }
    let fit = try SphereFit(clouds)

    #expect(fit.centre.isClose(to: centre, within: 1e-8))
    #expect(fit.residual < 1e-9)
    for (radius, expected) in zip(fit.radii, [400.0, 250, 330]) {
      #expect(radius.isClose(to: expected, within: 1e-8))
    }
  }

  @Test func `on a small cap the linear fit alone would lie far off`() throws {
    // ±30° by ±20°, radius 250 mm, 3 mm of noise. SciPy's least squares on such draws: the linear fit
    // 17.4 mm off in the mean; the geometric one scatters by 3 / (√400 · 0.043) = 3.5 mm.
    let runs = 200
    var (linear, geometric, squares, stated) = (0.0, 0.0, 0.0, 0.0)
    for seed in 0..<UInt64(runs) {
      let fit = try SphereFit([
        cap(centre, radius: 250, flexion: 60, abduction: 40, noise: 3, seed: seed)
      ])
      linear += (fit.linearCentre - centre).y / Double(runs)
      geometric += (fit.centre - centre).y / Double(runs)
      squares += (fit.centre - centre).y * (fit.centre - centre).y / Double(runs)
      stated += fit.standardDeviation / Double(runs)
      #expect(fit.residual.isClose(to: 3, within: 0.5))
    }

    #expect(linear.isClose(to: -17.4, within: 1.5))
    #expect(geometric.magnitude < 1)
    #expect(squares.squareRoot().isClose(to: 3.5, within: 0.6))
    // The stated deviation is that which the fits really have.
    #expect((stated / squares.squareRoot()).isClose(to: 1, within: 0.15))
    print(
      "validation | sphere fit, cap ±30° × ±20°, 3 mm noise: linear start | simulated | planted "
        + "centre | n=\(runs) | rms=- | max=- | bias=\(linear.fixed(2)) | mm")
    print(
      "validation | sphere fit, cap ±30° × ±20°, 3 mm noise: geometric | simulated | planted centre "
        + "| n=\(runs) | rms=\(squares.squareRoot().fixed(2)) | max=- "
        + "| bias=\(geometric.fixed(2)) | mm")
  }

  @Test(arguments: [(30.0, 20.0), (60, 2), (8, 8)])
  func `a cap too small or too flat is refused with its extent`(
    flexion: Double, abduction: Double
  ) {
    do throws(FunctionalRefusal) {
      _ = try SphereFit([
        cap(centre, radius: 400, flexion: flexion, abduction: abduction, noise: 1)
      ])
      Issue.record("not refused")
    } catch {
      guard case .smallCap(let extent, let needed) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(extent < needed)
    }
  }

  @Test func `points that were not seen do not count, and too few are refused`() throws {
    var cloud = cap(centre, radius: 400, flexion: 60, abduction: 40)
    for place in stride(from: 0, to: cloud.count, by: 3) { cloud[place] = .missing }
    let few = Array(cloud.filter { !$0.isMissing }.prefix(29))

    #expect(try SphereFit([cloud, few]).centre.isClose(to: centre, within: 1e-8))
    #expect(throws: FunctionalRefusal.tooFewFrames(29, needed: 30)) { try SphereFit([few]) }
    #expect(throws: FunctionalRefusal.tooFewFrames(0, needed: 30)) { try SphereFit([]) }
    #expect(throws: FunctionalRefusal.notSolvable) {
      try SphereFit([Array(repeating: centre, count: 50)])
    }
  }
}
