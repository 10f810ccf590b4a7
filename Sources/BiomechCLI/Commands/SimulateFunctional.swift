// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// `biomech simulate functional`.
struct SimulateFunctional: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "functional", abstract: "One joint moved so that its centre or axis is found.",
    discussion: """
      The hip: a star of seven arcs and half circles with the leg straight. The knee: swings of the \
      shank under a lifted thigh.
      """)

  @OptionGroup var recording: RecordingOptions
  @OptionGroup(title: "Subject and defects") var subject: SubjectOptions

  @Option(help: "The joint that moves.")
  var joint: FunctionalRecipe.Joint = .hip

  @Option(help: "The leg that moves.")
  var side: Side = .right

  @Option(
    help: ArgumentHelp(
      "Also write a static trial of the same person with the same markers.", valueName: "file"),
    completion: .file(extensions: ["csv", "trc"]))
  var staticOutput: String?

  func validate() throws {
    try recording.validate(staticOutput: staticOutput)
  }

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    var recipe = FunctionalRecipe(joint, side: side)
    recipe.frameRate = recording.rate
    let (motion, standing): (SimulatedTrial, SimulatedTrial)
    do {
      let subject = try subject.subject()
      motion = try subject.functional(recipe)
      standing = try recording.standing(of: subject)
    } catch {
      throw CommandFailure(error)
    }
    try console.write(
      [recording.file(of: motion)]
        + (staticOutput.map { [recording.file(of: standing, at: $0)] } ?? []))
    return .success
  }
}
