// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// What every simulated motion is asked: who moves, how it is recorded, and a static trial beside it.
struct SimulationOptions: ParsableArguments {
  @OptionGroup var recording: RecordingOptions

  @Option(
    help: ArgumentHelp(
      "Also write a static trial of the same person with the same markers.", valueName: "file"),
    completion: .file(extensions: ["csv", "trc"]))
  var staticOutput: String?

  @OptionGroup(title: "Subject and defects") var subject: SubjectOptions

  func validate() throws {
    if let staticOutput, RecordingFile.Format(path: staticOutput) == nil {
      throw ValidationError("--static-output '\(staticOutput)' must end in .csv or .trc")
    }
    if staticOutput != nil && staticOutput == recording.output {
      throw ValidationError("-o and --static-output name the same file")
    }
  }
}

/// A command that writes a motion of a simulated person.
protocol SimulatedMotion: ConsoleCommand {
  var simulation: SimulationOptions { get }

  /// Frames per second where the user names none.
  static var usualRate: Double { get }

  /// The motion.
  ///
  /// - Parameters:
  ///   - subject: Who moves.
  ///   - rate: Frames per second.
  /// - Returns: The trial.
  /// - Throws: `RecipeError` when it cannot be made as asked.
  func trial(of subject: SimulatedSubject, rate: Double) throws(RecipeError) -> SimulatedTrial
}

extension SimulatedMotion {
  static var usualRate: Double { 100 }

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    let recording = simulation.recording
    var files: [RecordingFile] = []
    do {
      let subject = try simulation.subject.subject()
      let rate = recording.rate ?? Self.usualRate
      files.append(recording.file(of: try trial(of: subject, rate: rate)))
      if let path = simulation.staticOutput {
        var posture = StaticRecipe()
        posture.frameRate = rate
        files.append(recording.file(of: try subject.standing(posture), at: path))
      }
    } catch {
      throw CommandFailure(error)
    }
    try console.write(files)
    return .success
  }
}
