// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion
import BiomechTestSupport
import Testing

struct NormsBuildingTests {
  private func wave(
    _ variable: Variable, _ side: BodySide, _ cycle: Int, _ value: Double,
    task: MovementTask = .gait
  ) -> Waveform {
    Waveform(
      variable, side, trial: "walk", task: task, cycle: cycle,
      values: Array(repeating: value, count: 101), filled: Array(repeating: false, count: 101))
  }

  private func measure(_ kind: MeasureKind, _ side: BodySide, _ value: Double) -> Measure {
    Measure(
      kind: kind, side: side, trial: "walk", task: .gait, cycle: 1, value: value, u95: 1, method: ""
    )
  }

  /// A subject whose nine angles are all the same on both sides, seen from the own side.
  private func subject(
    _ name: String, _ value: Double, age: Double? = 30, sex: Subject.Sex? = .female,
    speed: Double = 0.42, model: ModelKind = .calibrated
  ) -> ControlSubject {
    let waves = [BodySide.right, .left].flatMap { side in
      GaitProfileScore.variables.map { variable in
        wave(
          variable, side, 1, variable.countsFromTheRight && side == .left ? -value : value)
      }
    }
    return ControlSubject(
      name: name, subject: Subject(age: age, sex: sex), models: [model], tasks: [.gait],
      waveforms: waves,
      measures: [
        measure(.normalizedSpeed, .right, speed), measure(.kneeFlexionAtStrike, .right, value),
        measure(.kneeFlexionAtStrike, .left, value + 2),
      ])
  }

  private let description = ControlGroupDescription(
    population: "healthy adults", programVersion: "1.2", created: "2026-03-01")

  private func built(_ group: [ControlSubject]) throws -> (norms: Norms, warnings: [String]) {
    try Norms.built(of: group, task: .gait, description, path: "controls")
  }

  // Legs first: (10 + 12)/2 = 11 and 20 give 15.5; with 14.5 and 18 the mean is 16, and the
  // deviations −0.5, −1.5 and 2 make √(6.5/2) = 1.802776.
  @Test func `everybody counts once, and both legs alike`() throws {
    func control(_ name: String, _ waves: [Waveform]) -> ControlSubject {
      ControlSubject(
        name: name, subject: Subject(), models: [.calibrated], tasks: [.gait], waveforms: waves)
    }
    let (norms, _) = try built([
      control(
        "a",
        [
          wave(.kneeFlexion, .left, 1, 10), wave(.kneeFlexion, .left, 2, 12),
          wave(.kneeFlexion, .right, 1, 20),
        ]),
      control("b", [wave(.kneeFlexion, .left, 1, 14.5)]),
      control(
        "c", [wave(.kneeFlexion, .right, 1, 18), wave(.kneeFlexion, .right, 9, 90, task: .running)]),
    ])
    let band = try #require(norms.band(for: .kneeFlexion))

    #expect(band.mean.allSatisfy { $0.isClose(to: 16, within: 1e-12) })
    #expect(band.standardDeviation.allSatisfy { $0.isClose(to: 1.802776, within: 1e-6) })
    #expect(norms.passport.subjects == 3 && norms.passport.cycles == 5)
    #expect(norms.logSideScore == nil)
  }

  // Each subject against the mean of the others: 10 − 14.5, 12 − 13.5 and 17 − 11 in all nine angles.
  // ln 4.5 = 1.504077, ln 1.5 = 0.405465, ln 6 = 1.791759: mean 1.233767, deviation 0.731615.
  @Test func `the logarithm of the profile score leaves the subject out of the norm`() throws {
    let (norms, _) = try built([subject("a", 10), subject("b", 12), subject("c", 17)])
    let side = try #require(norms.logSideScore)
    let overall = try #require(norms.logOverallScore)

    #expect(side.mean.isClose(to: 1.233767, within: 1e-6))
    #expect(side.standardDeviation.isClose(to: 0.731615, within: 1e-5))
    #expect(overall.mean.isClose(to: side.mean, within: 1e-12))
    // The left pelvis was turned to the own side before it was averaged.
    #expect(try #require(norms.band(for: .pelvisObliquity)).mean[0].isClose(to: 13, within: 1e-12))
    #expect(
      try #require(norms.measures[.kneeFlexionAtStrike]).mean.isClose(to: 14, within: 1e-12))
  }

  @Test func `the passport says who, how fast and by what`() throws {
    let (norms, warnings) = try built([
      subject("a", 10, age: 21, speed: 0.40), subject("b", 12, age: 38, sex: .male, speed: 0.44),
      subject("c", 17, age: 30, speed: 0.51),
    ])
    let passport = norms.passport

    #expect(passport.ageRange == 21...38 && passport.ageGroup == .adults)
    #expect(passport.sexes == .all)
    #expect(passport.speed?.speedClass == .free)
    #expect(passport.speed?.range == 0.40...0.51)
    #expect(passport.model == .calibrated && passport.task == .gait)
    #expect(passport.summary == "3 subjects, 6 strides of walking, healthy adults")
    #expect(
      warnings == [
        "With 3 subjects the standard deviations are known to 50 % only; 20 subjects or more make a "
          + "useful band.",
        "'c' walks fast (0.510), the group free (0.450), for the length of their legs.",
      ])
  }

  @Test func `what is not known is said`() throws {
    var nameless = description
    nameless.population = ""
    let (norms, warnings) = try Norms.built(
      of: [subject("a", 10, age: nil, sex: nil), subject("b", 12, speed: .nan)], task: .gait,
      nameless, path: "controls")

    #expect(norms.passport.ageRange == nil && norms.passport.sexes == nil)
    #expect(norms.passport.speed == nil)
    for words in ["no ages", "which sex", "no speed, since that of 'b'", "--population"] {
      #expect(warnings.contains { $0.contains(words) }, "\(words)")
    }
  }

  @Test func `a curve that one subject lacks is left out and named`() throws {
    var without = subject("b", 12)
    without.waveforms.removeAll { $0.variable == .hipFlexion }
    let (norms, warnings) = try built([subject("a", 10), without])

    #expect(norms.band(for: .hipFlexion) == nil)
    #expect(norms.band(for: .kneeFlexion) != nil)
    #expect(
      warnings.contains("Hip flexion is left out, since no complete cycle of 'b' has it."))
  }

  @Test func `groups that make no norms are refused with the reason`() {
    func problem(_ group: [ControlSubject], _ said: ControlGroupDescription? = nil) -> String? {
      do {
        _ = try Norms.built(of: group, task: .gait, said ?? description, path: "controls")
        return nil
      } catch {
        return "\(error)"
      }
    }
    var standing = subject("b", 12)
    standing.waveforms = []
    standing.tasks = [.static]
    var children = description
    children.ageRange = 6...12
    var men = description
    men.sexes = .male

    #expect(
      problem([subject("a", 10)])
        == "controls: norms need 2 subjects or more; there are '1' [too-few-controls]\n  hint: give "
        + "each subject a folder of their own; 20 or more make a useful band")
    #expect(
      problem([subject("a", 10), standing])
        == "controls: 'b' has no complete stride of walking; found: quiet standing [no-cycles]\n"
        + "  hint: add a walk with a complete cycle, leave the subject out, or name another --task")
    #expect(
      problem([subject("a", 10), subject("b", 12, model: .conventional)])
        == "controls: the subjects were analysed with different models: 'a' calibrated, 'b' "
        + "conventional [mixed-models]\n  hint: choose one with --model; norms and patients need the "
        + "same one")
    #expect(
      problem([subject("a", 10), subject("b", 12)], children)
        == "controls: 'a' is 30 years old, and the group was stated to be 6 to 12 "
        + "[outside-description]\n  hint: leave the subject out, or correct the statement or "
        + "subject.yaml")
    #expect(
      problem([subject("a", 10), subject("b", 12)], men)?
        .hasPrefix("controls: 'a' is female, and the group was stated to be male") == true)
    #expect(
      problem([subject("a", 10), subject("b", 10)])?
        .contains("no variable that every subject has without a gap [controls-differ]") == true)
  }
}
