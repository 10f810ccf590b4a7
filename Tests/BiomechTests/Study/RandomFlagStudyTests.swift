// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import Foundation
import Testing

/// How often something is flagged in people who do a task in any of many ways, with nothing planted.
///
/// The ways are drawn wide, and some of them are out of line by themselves: a landing with little
/// bending is stiff. What was done is told by a recording of the same movement without any error. A
/// flag that this recording reaches the limit of is true; every other one is false. Each landing is
/// drawn once, and rules that need three of them are not asked here.
///
/// `BIOMECH_FINDING_STUDY=100` makes five times as many trials; without it one of each task shows that
/// the path works.
@Suite struct RandomFlagStudyTests {
  private static var trialCount: Int {
    ProcessInfo.processInfo.environment["BIOMECH_FINDING_STUDY"].flatMap { Int($0) }
      .map { 5 * $0 } ?? RandomTrial.tasks.count
  }

  /// A flag in one trial, such as `landing RL07 right`.
  private struct Flag: Hashable {
    let task: MovementTask
    let code: String
    let side: BodySide

    var words: String { "\(task.label) \(code)" }
  }

  private static func findings(_ random: RandomTrial) throws -> [Finding] {
    try analyze(
      trials: [random.trial.trial], calibration: random.calibration?.trial,
      subject: Subject(age: 30, sex: .female)
    ).assessment.findings
  }

  /// The flags of a trial, the true ones and the false ones.
  private static func flags(trial index: Int) throws -> (true: [Flag], false: [Flag]) {
    let task = RandomTrial.tasks[index % RandomTrial.tasks.count]
    let random = try RandomTrial(task, seed: UInt64(index + 1))
    func flag(_ finding: Finding) -> Flag {
      Flag(task: task, code: finding.code, side: finding.side)
    }
    let flags = try findings(random).filter { $0.level == .flag }.map(flag)
    guard !flags.isEmpty else { return ([], []) }
    let reached = Set(
      try findings(random.recordedPerfectly()).filter { $0.level >= .watch }.map(flag))
    return (flags.filter(reached.contains), flags.filter { !reached.contains($0) })
  }

  @Test func `trials of mixed tasks raise few false flags`() async throws {
    let count = Self.trialCount
    let trials = try await withThrowingTaskGroup(of: (true: [Flag], false: [Flag]).self) { group in
      for index in 0..<count { group.addTask { try Self.flags(trial: index) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    func told(_ flags: [Flag]) -> String {
      let counts = Dictionary(grouping: flags, by: \.words).mapValues(\.count)
      let list = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return list.isEmpty ? "" : " (\(list.joined(separator: ", ")))"
    }
    let planted = trials.flatMap(\.true)
    let invented = trials.flatMap(\.false)
    let wrong = trials.count { !$0.false.isEmpty }
    print(
      "finding study, mixed tasks: a false flag in \(wrong) of \(count) trials\(told(invented)); a "
        + "flag of what the movement drawn really shows in \(trials.count { !$0.true.isEmpty })"
        + "\(told(planted))")
    #expect(Double(wrong) <= 0.02 * Double(count))
  }
}
