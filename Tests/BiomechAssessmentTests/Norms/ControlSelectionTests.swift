// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion
import Testing

/// Who belongs into norms.
struct ControlSelectionTests {
  private func wave(_ trial: String, _ side: BodySide, _ task: MovementTask = .gait) -> Waveform {
    Waveform(
      .kneeFlexion, side, trial: trial, task: task, cycle: 1,
      values: Array(repeating: 1, count: 101), filled: Array(repeating: false, count: 101))
  }

  private func speed(_ trial: String, _ side: BodySide, _ value: Double) -> Measure {
    Measure(
      kind: .normalizedSpeed, side: side, trial: trial, task: .gait, cycle: 1, value: value, u95: 0,
      method: "")
  }

  /// Two walks, at 0.30 and 0.45, and a run.
  private func subject(
    _ name: String, age: Double? = 30, sex: Subject.Sex? = .female
  ) -> ControlSubject {
    ControlSubject(
      name: name, subject: Subject(age: age, sex: sex), models: [.calibrated],
      tasks: [.gait, .running],
      waveforms: [
        wave("slow", .left), wave("slow", .right), wave("free", .left), wave("free", .right),
        wave("run", .right, .running),
      ],
      measures: [
        speed("slow", .left, 0.29), speed("slow", .right, 0.31), speed("free", .left, 0.45),
        speed("free", .right, 0.45),
      ])
  }

  private func names(_ selection: ControlSelection, _ group: [ControlSubject]) -> [String] {
    selection.applied(to: group, task: .gait).group.map(\.name)
  }

  @Test func `everybody belongs where nothing is asked for`() {
    let group = [subject("a", age: nil, sex: nil), subject("b")]
    let (kept, remarks) = ControlSelection().applied(to: group, task: .gait)

    #expect(kept.map(\.name) == ["a", "b"])
    #expect(kept[0].waveforms == group[0].waveforms)
    #expect(remarks.isEmpty)
    #expect(ControlSelection().settings.isEmpty)
  }

  @Test func `both ends of an age range belong, an unknown age does not`() {
    let group = [
      subject("a", age: 20), subject("b", age: 40), subject("c", age: 40.5),
      subject("d", age: nil),
    ]
    let selection = ControlSelection(ages: 20...40)

    #expect(names(selection, group) == ["a", "b"])
    #expect(
      selection.applied(to: group, task: .gait).remarks == [
        "'c' is left out: 40.5 years old, not 20 to 40.", "'d' is left out: the age is not known.",
      ])
  }

  @Test func `an unknown sex does not belong`() {
    let group = [subject("a", sex: .male), subject("b"), subject("c", sex: nil)]

    #expect(names(ControlSelection(sex: .female), group) == ["b"])
  }

  @Test func `trials of other speeds are left out, the mean of both legs counts`() throws {
    let selection = ControlSelection(speeds: 0.29...0.305)
    let (kept, remarks) = selection.applied(to: [subject("a")], task: .gait)

    let own = try #require(kept.first)
    #expect(Set(own.waveforms.map(\.trial)) == ["slow", "run"])
    #expect(Set(own.measures.map(\.trial)) == ["slow"])
    #expect(
      remarks == ["Of 'a' 'free' (0.450) is left out: the speed is not 0.29 to 0.305."])
    #expect(names(ControlSelection(speeds: 0.6...0.7), [subject("a")]).isEmpty)
  }

  @Test func `the cycles of one leg are kept and those of both`() throws {
    var both = subject("a")
    both.waveforms.append(wave("slow", .both))
    let (kept, _) = ControlSelection(side: .left).applied(to: [both], task: .gait)

    let own = try #require(kept.first)
    #expect(own.waveforms.map(\.side) == [.left, .left, .both])
    #expect(own.measures.map(\.side) == [.left, .left])
  }
}
