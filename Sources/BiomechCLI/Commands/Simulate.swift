// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// `biomech simulate`: recordings with known truth.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a trial with known truth, to try things on.",
    discussion: """
      A person is simulated from a leg model of its own, with the joint angles asked for, and \
      recorded with the defects asked for. What really happened is written beside the recording. \
      The same options and seed give the same person and the same bytes.
      """,
    subcommands: [
      SimulateStatic.self, SimulateSquat.self, SimulateSingleLegSquat.self, SimulateStepDown.self,
      SimulateLunge.self, SimulateDropJump.self, SimulateLanding.self,
      SimulateSingleLegLanding.self, SimulateTuckJump.self, SimulateSitToStand.self,
      SimulateGait.self, SimulateRunning.self, SimulateFunctional.self, SimulateSamples.self,
    ])
}

/// `biomech simulate static`.
struct SimulateStatic: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "static", abstract: "Quiet standing with all markers, medial ones included.")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup(title: "Subject and defects") var subject: SubjectOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Length of the trial.", valueName: "seconds"))
  var duration: Double = 2

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Distance of the ankles (default: as far apart as the hips).", valueName: "mm"))
  var stance: Double?

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    var recipe = StaticRecipe()
    recipe.duration = duration
    recipe.frameRate = recording.rate ?? recipe.frameRate
    recipe.stanceWidth = stance
    let trial: SimulatedTrial
    do { trial = try subject.subject().standing(recipe) } catch { throw CommandFailure(error) }
    try console.write([recording.file(of: trial)])
    return .success
  }
}

/// `biomech simulate samples`: what `Scripts/make-sample-data` runs.
struct SimulateSamples: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "samples", abstract: "Write the recordings of SampleData.", shouldDisplay: false)

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Folder to write to.", valueName: "folder"),
    completion: .directory)
  var output: String

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    let trials: [SimulatedTrial]
    do {
      trials = [
        try SampleRecipes.standing(), try SampleRecipes.valgusSquat(),
        try SampleRecipes.symmetricalSquat(), try SampleRecipes.dropJumps(),
      ]
    } catch {
      throw CommandFailure(error)
    }
    try console.write(
      trials.map {
        RecordingFile(path: "\(output)/\($0.name).csv", trial: $0, layout: .laboratory)
      })
    return .success
  }
}

extension CommandFailure {
  /// A trial that cannot be made as asked: the options are wrong.
  init(_ error: RecipeError) { self.init("\(error)", status: .usage) }
}
