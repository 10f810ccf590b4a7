// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// `biomech simulate gait`.
struct SimulateGait: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "gait", abstract: "Walking straight over the floor.",
    discussion: """
      Knee flexion is that of a healthy adult: 5 degrees at foot strike, 18 under load, 60 in swing; \
      adduction and rotation go along with it over a few degrees. The foot on the floor does not \
      slide.
      """)

  @OptionGroup var recording: RecordingOptions
  @OptionGroup(title: "Subject and defects") var subject: SubjectOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Walking speed.", valueName: "m/s"))
  var speed: Double = 1.2

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Steps per minute.", valueName: "steps/min"))
  var cadence: Double = 112

  @Option(
    parsing: .unconditional,
    help: "How many strides of each leg.")
  var strides: Int = 4

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Distance of the ankles sideways.", valueName: "mm"))
  var stepWidth: Double = 100

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far the feet point outwards.", valueName: "deg"))
  var toeOut: Double = 7

  @Option(
    help: ArgumentHelp(
      "Also write a static trial of the same person with the same markers.", valueName: "file"),
    completion: .file(extensions: ["csv", "trc"]))
  var staticOutput: String?

  func validate() throws {
    try recording.validate(staticOutput: staticOutput)
  }

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    var recipe = GaitRecipe()
    recipe.speed = speed
    recipe.cadence = cadence
    recipe.strides = strides
    recipe.frameRate = recording.rate
    recipe.stepWidth = stepWidth
    recipe.toeOut = .degrees(toeOut)
    let (walk, standing): (SimulatedTrial, SimulatedTrial)
    do {
      let subject = try subject.subject()
      walk = try subject.gait(recipe)
      standing = try recording.standing(of: subject)
    } catch {
      throw CommandFailure(error)
    }
    try console.write(
      [recording.file(of: walk)]
        + (staticOutput.map { [recording.file(of: standing, at: $0)] } ?? []))
    return .success
  }
}
