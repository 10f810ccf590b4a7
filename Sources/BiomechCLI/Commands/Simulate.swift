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
      SimulateStatic.self, SimulateSquat.self, SimulateGait.self, SimulateFunctional.self,
      SimulateSamples.self,
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
    recipe.frameRate = recording.rate
    recipe.stanceWidth = stance
    let trial: SimulatedTrial
    do { trial = try subject.subject().standing(recipe) } catch { throw CommandFailure(error) }
    try console.write([recording.file(of: trial)])
    return .success
  }
}

/// `biomech simulate squat`.
struct SimulateSquat: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "squat", abstract: "Squats on both legs with the feet in place.",
    discussion: """
      Adduction is that of the knee at the bottom, varus positive. Medial knee displacement and \
      separation ratio are reached by turning the legs about their line from hip to ankle.
      """)

  @OptionGroup var recording: RecordingOptions
  @OptionGroup(title: "Subject and defects") var subject: SubjectOptions

  @Option(
    parsing: .unconditional,
    help: "How many squats.")
  var repetitions: Int = 5

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("From standing to standing.", valueName: "seconds"))
  var repetitionDuration: Double = 2.4

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Knee flexion at the bottom.", valueName: "deg"))
  var depth: Double = 95

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Left knee adduction at the bottom, -25 to 25 (default: as in standing).", valueName: "deg"))
  var adductionLeft: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same of the right knee.", valueName: "deg"))
  var adductionRight: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Medial displacement of the left knee at the bottom.", valueName: "mm"))
  var displacementLeft: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The same of the right knee.", valueName: "mm"))
  var displacementRight: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Knee-ankle separation ratio at the bottom, by both legs.", valueName: "ratio"))
  var separation: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Distance of the ankles (default: 1.4 times that of the hips).", valueName: "mm"))
  var stance: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far the feet point outwards.", valueName: "deg"))
  var toeOut: Double = 10

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much the repetitions differ (SD, as a share of depth and turns).", valueName: "share"))
  var variation: Double = 0

  @Option(
    help: ArgumentHelp(
      "Also write a static trial of the same person with the same markers.", valueName: "file"),
    completion: .file(extensions: ["csv", "trc"]))
  var staticOutput: String?

  func validate() throws {
    if separation != nil && (displacementLeft ?? displacementRight) != nil {
      throw ValidationError(
        "--separation and --displacement-left or -right contradict each other; give one of them")
    }
    for adduction in [adductionLeft, adductionRight] {
      if let adduction, !(-25...25).contains(adduction) {
        throw ValidationError(
          "an adduction must lie between -25 and 25 degrees, not '\(adduction)'")
      }
    }
    try recording.validate(staticOutput: staticOutput)
  }

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    let (squat, standing): (SimulatedTrial, SimulatedTrial)
    do {
      let subject = try subject.subject()
      squat = try subject.squat(try recipe(for: subject))
      standing = try recording.standing(of: subject)
    } catch {
      throw CommandFailure(error)
    }
    try console.write(
      [recording.file(of: squat)]
        + (staticOutput.map { [recording.file(of: standing, at: $0)] } ?? []))
    return .success
  }

  /// The squat with the targets reached.
  private func recipe(for subject: SimulatedSubject) throws(RecipeError) -> SquatRecipe {
    var recipe = SquatRecipe()
    recipe.repetitions = repetitions
    recipe.repetitionDuration = repetitionDuration
    recipe.depth = .degrees(depth)
    recipe.frameRate = recording.rate
    recipe.stanceWidth = stance
    recipe.toeOut = .degrees(toeOut)
    recipe.variation = variation
    recipe.kneeAdduction = BothSides(
      left: adductionLeft.map { .degrees($0) }, right: adductionRight.map { .degrees($0) })
    for (side, displacement) in [(Side.left, displacementLeft), (.right, displacementRight)] {
      guard let displacement else { continue }
      recipe = try subject.squatRecipe(
        reachingMedialKneeDisplacement: displacement, of: side, from: recipe)
    }
    guard let separation else { return recipe }
    return try subject.squatRecipe(reachingSeparationRatio: separation, from: recipe)
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
