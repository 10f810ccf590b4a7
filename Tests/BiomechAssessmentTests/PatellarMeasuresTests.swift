// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// Knees that bend and straighten at 100 Hz, with a patella in columns written by hand.
private func trial(
  cycles: Int, source: PatellaSource = .marker("RPAT"), deepest: Double = 55,
  shift: (Double) -> Double, tilt: ((Double) -> Double)? = nil
) -> AnalyzedTrial {
  let bend = (0..<100).map { Double($0) / 100 * deepest }
  let flexion =
    [0.0] + (0..<cycles).flatMap { _ in bend + bend.map { deepest - $0 } } + [0.0]
  var kinematics = TrialKinematics(
    model: .calibrated, frameCount: flexion.count, frameRate: 100)
  kinematics.columns[VariableKey(.kneeFlexion, .right)] = flexion.map { $0 * .pi / 180 }
  kinematics.columns[VariableKey(.patellarShift, .right)] = flexion.map(shift)
  if let tilt {
    kinematics.columns[VariableKey(.patellarTilt, .right)] = flexion.map { tilt($0) * .pi / 180 }
  }
  kinematics.geometry[.right] = referenceLeg
  kinematics.patella[.right] = source
  return AnalyzedTrial(
    trial: Trial(
      name: "bends",
      trajectories: MarkerTrajectories(
        markers: [], frameCount: flexion.count, frameRate: 100),
      markers: MarkerAssignment(), source: TrialSource(path: "bends.csv", format: "CSV")),
    kinematics: kinematics, events: TrialEvents(task: .other, evidence: "by hand"))
}

private func jump(_ amplitude: Double) -> (Double) -> Double {
  { flexion in 3 + (flexion < 20 ? amplitude * (20 - flexion) / 20 : 0) }
}

private let measured = Subject(
  kneeWidth: [.right: 80], patellaWidth: [.right: 40], markerDiameter: 14)

struct PatellarMeasuresTests {
  @Test(arguments: [(4.0, "below"), (14, "watch"), (26, "flag")])
  func `a jump of known height has its band in every cycle`(amplitude: Double, band: String) {
    let assessment = Assessment(
      of: [trial(cycles: 3, shift: jump(amplitude))], subject: measured)
    let jumps = assessment.measures.filter { $0.kind == .patellarLateralJump }

    #expect(jumps.map(\.cycle) == [1, 2, 3])
    #expect(jumps.allSatisfy { $0.band == band && $0.quality == .good })
    // Frames within 1° of straight count as rest.
    #expect(
      jumps.allSatisfy { $0.value.isClose(to: amplitude / 40, within: 0.07 * amplitude / 40) })
  }

  @Test func `shift near extension is counted from the seated patella in percent of the knee`() {
    let assessment = Assessment(of: [trial(cycles: 3, shift: jump(8))], subject: measured)
    let shifts = assessment.measures.filter { $0.kind == .patellarShiftNearExtension }

    // The median over 0° to 20° is half the height: 4 mm of 80 mm.
    #expect(shifts.allSatisfy { $0.value.isClose(to: 5, within: 0.5) })
    #expect(shifts.allSatisfy { $0.u95.isClose(to: 10 / 0.8, within: 1e-9) })
  }

  @Test func `two cycles are of limited quality, and the method says why`() throws {
    let assessment = Assessment(of: [trial(cycles: 2, shift: jump(14))], subject: measured)
    let measure = try #require(assessment.measures.first { $0.kind == .patellarLateralJump })

    #expect(measure.quality == .limited)
    #expect(measure.method.hasSuffix("fewer than 3 cycles"))
  }

  @Test func `tilt near extension comes with axes only`() throws {
    let tilted = Assessment(
      of: [
        trial(cycles: 3, source: .landmarks(["A", "B", "C"]), shift: { _ in 0 }, tilt: { _ in 12 })
      ], subject: measured)
    let plain = Assessment(of: [trial(cycles: 3, shift: { _ in 0 })], subject: measured)

    #expect(
      tilted.measures.filter { $0.kind == .patellarTiltNearExtension }.allSatisfy {
        $0.value.isClose(to: 12, within: 1e-9)
      })
    #expect(!plain.measures.contains { $0.kind == .patellarTiltNearExtension })
  }

  @Test func `no finding rests on the patella without answers`() {
    let assessment = Assessment(of: [trial(cycles: 3, shift: jump(30))], subject: measured)

    #expect(assessment.findings.filter { $0.code == "RL09" }.map(\.level) == [.notAssessed])
    #expect(assessment.patellae["bends"]?.count == 1)
  }
}
