// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct SingleLegMeasuresTests {
  private func squat(
    _ side: BodySide, _ change: (inout HandBuiltRepetition) -> Void = { _ in }
  ) -> HandBuiltRepetition {
    var squat = HandBuiltRepetition(task: .singleLegSquat, side: side)
    squat.contact = [:]
    squat.takeOff = nil
    squat.nextContact = nil
    change(&squat)
    return squat
  }

  @Test func `only the leg that bears the weight is measured`() {
    let measures = squat(.left).assessment.measures.filter { $0.cycle != nil }

    #expect(!measures.isEmpty)
    #expect(measures.allSatisfy { $0.side == .left })
    #expect(measures.contains { $0.kind == .squatDepth && $0.band == nil })
  }

  @Test func `a pelvis with its right side up hangs on the left of a right stance leg`() throws {
    func drop(_ side: BodySide) throws -> Double {
      let squat = squat(side) { $0.obliquity = Ramp(1, 6) }
      return try #require(squat.assessment.measure(.contralateralPelvicDropPeak, side)).value
    }

    #expect(try drop(.right).isClose(to: 6, within: 1e-9))
    #expect(try drop(.left).isClose(to: -1, within: 1e-9))
  }

  @Test func `a lean to the right is towards a right stance leg`() throws {
    func lean(_ side: BodySide) throws -> Double {
      let squat = squat(side) { $0.trunkSideways = Ramp(2, 9) }
      return try #require(squat.assessment.measure(.ipsilateralTrunkLeanPeak, side)).value
    }

    #expect(try lean(.right).isClose(to: 9, within: 1e-9))
    #expect(try lean(.left).isClose(to: -2, within: 1e-9))
  }

  @Test(arguments: [Side.left, .right])
  func `the dynamic valgus index adds the lean of the thigh to the projection`(side: Side) throws {
    let squat = squat(BodySide(side)) {
      $0.projection[side] = Ramp(10)
      $0.thigh = Ramp(0)
      // From a hip 90 mm to the side to a knee 48 mm to the side: atan(42 / 420) = 5.7106°.
      $0.medial[side] = Ramp(102)
    }
    let index = try #require(squat.assessment.measure(.dynamicValgusIndex, BodySide(side)))

    #expect(index.value.isClose(to: 15.7106, within: 1e-4))
    #expect(index.u95.isClose(to: 89.0.squareRoot(), within: 1e-9))
  }

  @Test func `the shank leans as far as the heel stays down`() throws {
    // Knee at (420 sin 30°, 900 − 420 cos 30°) over an ankle at (0, 80): atan(210 / 456.27) = 24.714°.
    let down = squat(.right) {
      $0.thigh = Ramp(0, 30)
      $0.heelUp = [:]
    }
    let inclination = try #require(down.assessment.measure(.shankInclinationPeak, .right))
    #expect(inclination.value.isClose(to: 24.714, within: 1e-3))
    #expect(inclination.method == "calibrated, largest with the heel down")

    // A heel that is 30 mm up at the start comes down by 3 mm a frame.
    let lift = try #require(
      squat(.right) { $0.heelUp = [.right: 30] }.assessment.measure(.heelLift, .right))
    #expect(lift.value.isClose(to: 30, within: 1e-9))
  }

  @Test func `sides are compared by difference and by ratio`() throws {
    func landing(_ side: BodySide, _ name: String, flight: Int, flexion: Double)
      -> AnalyzedTrial
    {
      var landing = HandBuiltRepetition(name: name, task: .singleLegLanding, side: side)
      landing.nextContact = 60 + flight
      landing.flexion = [.left: Ramp(35, flexion), .right: Ramp(35, flexion)]
      return landing.analyzed
    }
    let trials = [
      landing(.right, "r1", flight: 40, flexion: 80),
      landing(.right, "r2", flight: 40, flexion: 90),
      landing(.left, "l1", flight: 36, flexion: 70), landing(.left, "l2", flight: 36, flexion: 80),
    ]
    let assessment = Assessment(of: trials, subject: .adult)
    let difference = try #require(
      assessment.measure(.difference(of: .kneeFlexionPeak), .both, cycle: nil))
    #expect(difference.value.isClose(to: 75 - 85, within: 1e-9))
    // Each side 5° shared and a scatter of 12.706 · 7.0711 / √2 = 63.53°: √(2 · (25 + 4036.1)).
    #expect(difference.u95.isClose(to: 90.12, within: 0.01))
    #expect(difference.trial == "r1")
    #expect(
      difference.method == "left minus right; U95 as squares, means of 2 left and 2 right")

    // Heights go with the square of the flight: 100 · 36² / 40² = 81 %.
    let smaller = try #require(
      assessment.measure(.limbSymmetry(of: .jumpHeight), .both, cycle: nil))
    #expect(smaller.value.isClose(to: 81, within: 1e-9))
    #expect(smaller.method.hasPrefix("left (smaller) over right"))

    // 100 · 40² / 36² where the right one is injured.
    var injured = Subject.adult
    injured.intake = Intake(side: .right)
    let index = try #require(
      Assessment(of: trials, subject: injured)
        .measure(.limbSymmetry(of: .jumpHeight), .both, cycle: nil))
    #expect(index.value.isClose(to: 123.4568, within: 1e-4))
  }

  @Test func `errors of a pelvis that both legs share add up in a difference`() throws {
    let trials = [
      squat(.right) { $0.obliquity = Ramp(6) }.analyzed,
      squat(.left) { $0.obliquity = Ramp(-2) }.analyzed,
    ]
    let difference = try #require(
      Assessment(of: trials, subject: .adult).measure(
        .difference(of: .contralateralPelvicDropPeak), .both, cycle: nil))

    #expect(difference.value.isClose(to: 2 - 6, within: 1e-9))
    // 4° of each side.
    #expect(difference.u95.isClose(to: 8, within: 1e-9))
  }

  @Test func `one side alone is compared with nothing`() {
    let measures = squat(.right).assessment.measures
    #expect(!measures.contains { MeasureKind.compared.contains($0.kind) })
  }
}
