// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechTestSupport
import Testing

struct ProjectComparisonTests {
  private func session(
    _ subject: String, _ session: String, _ mean: Double, models: [String] = ["calibrated"]
  ) -> SessionRecord {
    .of(subject, session, [.of(.kneeFlexionPeak, mean: mean, u95: 3)], models: models)
  }

  @Test func `the changes of a group have a mean, an interval and a count of people`() throws {
    // Changes of +2, +4 and +6 with a minimal detectable change of √2 · 3 = 4.24 each: mean 4, standard
    // deviation 2, and t(2) = 4.303, so 4.303 · 2 / √3 = 4.9687.
    let comparison = compare(
      before: [session("C", "1", 90), session("A", "1", 90), session("B", "1", 90)],
      after: [session("A", "2", 92), session("B", "2", 94), session("C", "2", 96)])

    #expect(comparison.persons.map(\.before.subject) == ["A", "B", "C"])
    #expect(comparison.problems == [])
    let group = try #require(comparison.group.first)
    #expect(comparison.group.count == 1)
    #expect(group.count == 3)
    #expect(group.mean == 4)
    #expect(group.standardDeviation == 2)
    #expect(group.u95.isClose(to: 4.9687, within: 1e-4))
    #expect((group.increased, group.decreased) == (1, 0))
    #expect((group.notDistinguishable, group.unknown) == (2, 0))
  }

  @Test func `a person with a session on one side only is told, and is no fault`() {
    let comparison = compare(
      before: [session("A", "1", 90), session("B", "1", 90)], after: [session("A", "2", 90)])

    #expect(comparison.persons.count == 1)
    #expect(comparison.problems.map(\.message) == ["subject 'B' has no session after"])
    #expect(comparison.problems.map(\.isFault) == [false])
  }

  @Test func `two sessions of one person on one side cannot be told apart`() {
    let comparison = compare(
      before: [session("A", "1", 90), session("A", "2", 90)], after: [session("A", "3", 90)])

    #expect(comparison.persons.isEmpty)
    #expect(comparison.problems.map(\.isFault) == [true])
    #expect(
      comparison.problems.first?.message.hasPrefix(
        "subject 'A' has 2 sessions on one side: session '1', session '2'\n  hint: ") == true)
  }

  @Test func `a person who is refused does not stop the others`() {
    let comparison = compare(
      before: [session("A", "1", 90), session("B", "1", 90)],
      after: [session("A", "2", 90, models: ["frontal"]), session("B", "2", 99)])

    #expect(comparison.persons.map(\.before.subject) == ["B"])
    #expect(comparison.problems.map(\.subject) == ["A"])
    #expect(comparison.problems.first?.message.contains("[other-model]") == true)
    #expect(comparison.group.map(\.count) == [1])
    #expect(comparison.group.first?.u95.isNaN == true)
  }
}
