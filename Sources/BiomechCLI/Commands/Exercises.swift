// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechAssessment
import BiomechFormats
import BiomechGuidance

/// `biomech exercises`: the catalogue of exercises, or what goes with a finding.
struct Exercises: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the exercises, all of them or those that go with a finding.",
    discussion: """
      General examples with dose, progression, caution, evidence and source, after the warning signs \
      that come before any exercise. They are no plan for anybody: 'biomech analyze --subject' asks \
      about the warning signs and chooses a few.
      """)

  @Option(
    help: "The code of a finding, such as RL04: its exercises, what else helps, and whom to see.")
  var finding: String?

  @Option(
    help: """
      Only exercises that can be done at this level: 1 without or with part of the body weight, 2 on \
      both legs or supported, 3 on one leg or dynamic, 4 with impact.
      """)
  var level: Int?

  /// What `exercises` can print.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: "What goes to standard output.")
  var format: Format = .text

  func validate() throws {
    if let level, !(1...4).contains(level) {
      throw ValidationError("--level must be 1 to 4, not '\(level)'")
    }
  }

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    let selection = try ExerciseSelection(finding: finding, level: level)
    switch format {
    case .text: console.write(selection.text(width: console.width))
    case .json: console.write(selection.document.json)
    }
    return .success
  }
}

/// The exercises asked for, with what goes with them.
struct ExerciseSelection {
  /// The finding they go with, or `nil` for the whole catalogue.
  let guidance: RuleGuidance?

  let exercises: [Exercise]
  let adjuncts: [Adjunct]

  /// Whether the finding has exercises at all, of whatever level.
  let hasExercises: Bool

  /// Chooses from the catalogue.
  ///
  /// - Parameters:
  ///   - finding: The code of a finding, upper and lower case taken as equal, or `nil`.
  ///   - level: The level they must be possible at, or `nil` for any.
  /// - Throws: For a code that no finding has.
  init(finding: String?, level: Int?) throws(CommandFailure) {
    var chosen = Exercise.all
    if let finding {
      guard
        let guidance = RuleGuidance.all.first(where: {
          $0.code.lowercased() == finding.lowercased()
        })
      else { throw unknown(finding) }
      self.guidance = guidance
      chosen = guidance.exercisesOfRuleAndItems.compactMap(Exercise.withCode)
      adjuncts = guidance.adjuncts.compactMap(Adjunct.withCode)
    } else {
      guidance = nil
      adjuncts = Adjunct.all
    }
    hasExercises = !chosen.isEmpty
    exercises = chosen.filter { exercise in level.map(exercise.levels.contains) ?? true }
  }
}

extension RuleGuidance {
  /// The exercises of the rule, then those that only items of its score lead to.
  fileprivate var exercisesOfRuleAndItems: [String] {
    var codes = exercises
    for item in itemExercises.keys.sorted() {
      for code in itemExercises[item] ?? [] where !codes.contains(code) { codes.append(code) }
    }
    return codes
  }
}

private func unknown(_ finding: String) -> CommandFailure {
  let codes = RuleGuidance.all.map(\.code)
  return CommandFailure(
    "there is no finding '\(finding)'"
      + (closestMatch(to: finding, among: codes).map { "; did you mean '\($0)'?" } ?? "")
      + "\n  hint: the codes are \(codes.joined(separator: ", "))", status: .usage)
}
