// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// The tracking of a patella by one marker, as planted.
private func tracked(
  cycles: Int = 4, deepest: Double = 58, side: Side = .right, subject: Subject = Subject(),
  _ shift: @escaping (Double) -> Double
) -> PatellarTracking? {
  let knees = HandBuiltKnees(flexion: HandBuiltKnees.cycles(cycles, deepest: deepest)) {
    Vector3(45, 5, shift($0))
  }
  let found = knees.kinematics(of: knees.trial([(.patellaCentre, .zero)]))
  return PatellarTracking(of: side, in: found, subject: subject)
}

/// A J: seated from 20° on, sliding out by `amplitude` below it.
private func jump(_ amplitude: Double) -> (Double) -> Double {
  { flexion in 3 + (flexion < 20 ? amplitude * (20 - flexion) / 20 : 0) }
}

struct PatellarTrackingTests {
  @Test(arguments: Side.allCases)
  func `a planted jump outwards near extension is found in every cycle of both legs`(side: Side)
    throws
  {
    let tracking = try #require(
      tracked(side: side, subject: Subject(markerDiameter: 14), jump(12)))

    #expect(tracking.kneeWidth.isClose(to: 80, within: 1e-12))
    #expect(tracking.patellaWidth.isClose(to: 44, within: 1e-12))
    let reference = try #require(tracking.reference)
    #expect(reference.0 == .seated)
    #expect(reference.shift.isClose(to: 3, within: 1e-9))
    #expect(tracking.cycles.map(\.number) == [1, 2, 3, 4])
    for cycle in tracking.cycles {
      let found = try #require(cycle.lateralJump)
      // The last frames of an extension, within 1° of straight, count as rest: 12 mm × 1/20.
      #expect(found.amplitude.isClose(to: 12, within: 0.61))
      // The median from 0° to 20° lies at 10°.
      #expect(cycle.shiftNearExtension.isClose(to: 6, within: 0.4))
      #expect(cycle.tiltNearExtension.isNaN)
    }
  }

  @Test func `the slope is that of the shift from 30 degrees to 5`() throws {
    let sliding: (Double) -> Double = { 10 - 0.25 * $0 }
    let tracking = try #require(tracked(sliding))
    let jump = try #require(tracking.cycles[0].lateralJump)

    #expect(jump.slope.isClose(to: 0.25, within: 1e-9))
  }

  @Test func `bins keep the two directions apart`() throws {
    // Outwards by 5 mm while extending: hysteresis, which one curve for both would hide.
    let flexion = HandBuiltKnees.cycles(3, deepest: 50)
    var knees = HandBuiltKnees(flexion: flexion)
    knees.place = { _ in Vector3(45, 5, 0) }
    var trial = knees.trial([(.patellaCentre, .zero)])
    let bodies = knees.bodies
    for frame in 1..<flexion.count where flexion[frame] < flexion[frame - 1] {
      let thigh = try #require(bodies[frame].right.thigh)
      trial.trajectories.setPosition(
        thigh.applied(to: Vector3(45, 5, 5)), ofMarkerAt: 1, frame: frame, origin: .measured)
    }
    let tracking = try #require(
      PatellarTracking(of: .right, in: knees.kinematics(of: trial), subject: Subject()))

    for cycle in tracking.cycles {
      #expect(cycle.flexing.map(\.flexion) == Array(stride(from: 0, through: 50, by: 5)))
      #expect(cycle.flexing.dropFirst().dropLast().allSatisfy { $0.shift.magnitude < 1e-9 })
      #expect(cycle.extending.dropLast().allSatisfy { $0.shift.isClose(to: 5, within: 1e-9) })
    }
  }

  @Test func `a knee that never reaches 40 degrees is counted from standing`() throws {
    let knees = HandBuiltKnees(flexion: HandBuiltKnees.cycles(3, deepest: 35)) {
      Vector3(45, 5, 2 + 0.1 * $0)
    }
    var found = knees.kinematics(of: knees.trial([(.patellaCentre, .zero)]))
    found.standing = QuietWindow(frames: 0..<90, sway: 1)
    let tracking = try #require(PatellarTracking(of: .left, in: found, subject: Subject()))

    #expect(tracking.reference?.0 == .standing)
    #expect(tracking.reference?.shift.isClose(to: 2, within: 1e-9) ?? false)
    #expect(tracking.cycles.allSatisfy { $0.lateralJump == nil })
  }

  @Test func `a measured patella replaces the usual share of the knee`() throws {
    let subject = Subject(kneeWidth: [.right: 90], patellaWidth: [.right: 48])
    let tracking = try #require(tracked(subject: subject, jump(5)))

    #expect(tracking.kneeWidth == 90)
    #expect(tracking.patellaWidth == 48)
    #expect(tracking.isPatellaMeasured)
  }

  @Test func `without a marker on the patella there is no tracking`() {
    let knees = HandBuiltKnees(flexion: HandBuiltKnees.cycles(3, deepest: 50))

    #expect(
      PatellarTracking(of: .right, in: knees.kinematics(of: knees.trial([])), subject: Subject())
        == nil)
  }
}

struct FlexionCycleTests {
  private func cycles(_ degrees: [Double]) -> [FlexionCycle] {
    FlexionCycle.cycles(in: degrees.map { $0 * .pi / 180 })
  }

  @Test func `a cycle goes from rest to rest`() {
    let found = cycles([0, 0, 0.5, 20, 40, 60, 40, 20, 0.5, 0, 0])

    #expect(found == [FlexionCycle(number: 1, flexing: 2..<6, extending: 5..<9)])
  }

  @Test func `a recording may begin bent and end bent`() {
    let found = cycles([60, 40, 20, 0, 20, 40])

    #expect(
      found == [
        FlexionCycle(number: 1, flexing: nil, extending: 0..<4),
        FlexionCycle(number: 2, flexing: 3..<6, extending: nil),
      ])
  }

  @Test func `a tremble of less than 15 degrees is no turn`() {
    let found = cycles([0, 30, 20, 50, 60, 50, 58, 30, 0])

    #expect(found == [FlexionCycle(number: 1, flexing: 0..<5, extending: 4..<9)])
  }

  @Test func `missing frames are passed over and a still knee has no cycle`() {
    #expect(cycles([0, .nan, 30, .nan, 60, .nan, 0]).count == 1)
    #expect(cycles([3, 4, 3, 5, 4]).isEmpty)
    #expect(cycles([]).isEmpty)
    #expect(cycles([.nan, .nan]).isEmpty)
  }
}
