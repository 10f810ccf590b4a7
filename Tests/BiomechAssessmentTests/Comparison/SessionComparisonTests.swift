// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion
import BiomechTestSupport
import Testing

struct SessionComparisonTests {
  private let flexion = MeasureRecord.of(.kneeFlexionPeak, mean: 90, u95: 3)

  @Test func `measures are matched by task, side and kind`() throws {
    let before = SessionRecord.of(
      "P01", "1", [flexion, .of(.hipAdductionPeak, mean: 5, u95: 2)])
    let after = SessionRecord.of(
      "P01", "2",
      [
        .of(.kneeFlexionPeak, .lunge, mean: 70, u95: 3),
        .of(.kneeFlexionPeak, mean: 100, u95: 4),
      ])

    let comparison = try compare(before: before, after: after)

    #expect(comparison.changes.map(\.change) == [10])
    #expect(comparison.changes.map(\.verdict) == [.changed])
    #expect(comparison.unmatched.map(\.session) == [.before, .after])
    #expect(comparison.unmatched.map(\.key.kind) == [.hipAdductionPeak, .kneeFlexionPeak])
    #expect(comparison.notes == [])
  }

  @Test func `a session without uncertainties is named, and nothing is called changed`() throws {
    let without = SessionRecord.of("P01", "2", [.of(.kneeFlexionPeak, mean: 40, u95: .nan)])

    let comparison = try compare(before: .of("P01", "1", [flexion]), after: without)

    #expect(comparison.changes.map(\.verdict) == [.unknown])
    #expect(
      comparison.notes == [
        "session '2' has no uncertainties: there is no minimal detectable change, and nothing can be "
          + "called changed. Analyse it again without --uncertainty off."
      ])
    let both = try compare(before: without, after: without)
    #expect(both.notes.count == 2)
    // One measure without an uncertainty says nothing about the session.
    let partly = SessionRecord.of(
      "P01", "2",
      [.of(.kneeFlexionPeak, mean: 40, u95: .nan), .of(.hipAdductionPeak, mean: 5, u95: 2)])
    #expect(try compare(before: partly, after: partly).notes.isEmpty)
  }

  @Test func `another person is refused`() {
    let error = #expect(throws: ComparisonError.self) {
      try compare(before: .of("P01", "1", [flexion]), after: .of("P02", "2", [flexion]))
    }

    #expect(
      error?.description == """
        session '2': this is subject 'P02', and session '1' is subject 'P01' [other-subject]
          hint: compare two sessions of one person; 'code' in --subject names them
        """)
  }

  @Test func `another model is refused, and a source that does not tell is named`() throws {
    let before = SessionRecord.of("P01", "1", [flexion])
    let error = #expect(throws: ComparisonError.self) {
      try compare(before: before, after: .of("P01", "2", [flexion], models: ["frontal"]))
    }

    #expect(error?.code == .otherModel)
    #expect(
      error?.description.contains(
        "rest on the model 'frontal', those of session '1' on 'calibrated'") == true)
    let untold = try compare(before: before, after: .of("P01", "2", [flexion], models: []))
    #expect(untold.notes == ["session '2' does not say which model its numbers rest on."])
  }

  @Test func `a measure with another sign or unit is refused by itself`() throws {
    let turned = MeasureRecord.of(
      .kneeAbductionPeak, mean: 8, u95: 3, positive: "varus")
    let scaled = MeasureRecord.of(.squatDepth, mean: 300, u95: 3, unit: .percent)
    let before = SessionRecord.of(
      "P01", "1",
      [flexion, .of(.kneeAbductionPeak, mean: 8, u95: 3), .of(.squatDepth, mean: 290, u95: 5)])

    let comparison = try compare(before: before, after: .of("P01", "2", [flexion, turned, scaled]))

    #expect(comparison.changes.map(\.key.kind) == [.kneeFlexionPeak])
    #expect(
      comparison.refused.map(\.reason) == [
        "positive is 'valgus' before and 'varus' after", "in mm before and in percent after",
      ])
  }

  @Test func `sessions with nothing in common are refused with the reason`() {
    let other = #expect(throws: ComparisonError.self) {
      try compare(
        before: .of("P01", "1", [flexion]),
        after: .of("P01", "2", [.of(.kneeFlexionPeak, .lunge, mean: 80, u95: 3)]))
    }
    #expect(other?.description.contains("no task, side and measure is the same") == true)
    let turned = #expect(throws: ComparisonError.self) {
      try compare(
        before: .of("P01", "1", [flexion]),
        after: .of("P01", "2", [.of(.kneeFlexionPeak, mean: -80, u95: 3, positive: "extension")]))
    }
    #expect(turned?.description.contains("positive is 'flexion' before and 'extension'") == true)
  }

  @Test func `another version, setting or the same recordings are noted`() throws {
    var before = SessionRecord.of(
      "P01", "1", [flexion], settings: ["low-pass filter": "6 Hz", "gap filling": "none"])
    var after = SessionRecord.of(
      "P01", "2", [flexion], version: "2",
      settings: ["low-pass filter": "8 Hz", "gap filling": "none", "hip centre": "davis"])
    before.recordings = ["k1"]
    after.recordings = ["k1"]

    let notes = try compare(before: before, after: after).notes

    #expect(notes.count == 4)
    #expect(notes[0].hasPrefix("Both hold the same recordings"))
    #expect(notes[1].hasPrefix("The program was version 1 before and 2 after"))
    #expect(notes[2] == "The hip centre differs: 'usual' before, 'davis' after.")
    #expect(notes[3] == "The low-pass filter differs: '6 Hz' before, '8 Hz' after.")
  }

  @Test func `findings are matched by rule, task and side`() throws {
    func finding(_ side: BodySide, _ level: FindingLevel) -> FindingRecord {
      FindingRecord(code: "RL04", name: "valgus", task: .squat, side: side, level: level)
    }
    let comparison = try compare(
      before: .of(
        "P01", "1", [flexion], findings: [finding(.left, .clear), finding(.right, .flag)]),
      after: .of("P01", "2", [flexion], findings: [finding(.right, .below)]))

    #expect(comparison.findings.count == 1)
    #expect(comparison.findings.first?.before.level == .flag)
    #expect(comparison.findings.first?.after.level == .below)
    #expect(comparison.findings.first?.isOther == true)
  }
}
