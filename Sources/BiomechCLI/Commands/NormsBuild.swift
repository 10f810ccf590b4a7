// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Biomech
import BiomechAssessment
import BiomechMotion
import BiomechReport

/// `biomech norms`: reference bands of the user's own control group.
struct NormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "norms", abstract: "Make reference bands of your own control group.",
    subcommands: [NormsBuild.self])
}

/// `biomech norms build`.
struct NormsBuild: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build reference bands from recordings of healthy people.",
    usage: "biomech norms build <folder> [<options>]",
    discussion: """
      The folder holds a folder for each subject, with the motion files of that person. A file whose \
      name has 'static', 'standing' or 'neutral' in it, or begins with 'cal', calibrates the model; \
      'subject.yaml' says age and sex. Everybody counts once, however many cycles they have. One file \
      that cannot be used stops the command: a control group is checked by hand.

      The --only options pick from a folder that holds more people than belong into the band; who is \
      left out is named. --age-range and --sex state what the people are instead, and stop at somebody \
      who is not.

      The bands hold for the model, the task, the speed and the ages they were built with; analyze \
      refuses them for others. 2 subjects are the least, 20 make a useful band.
      """)

  @Argument(help: "Folder with a folder for each subject.", completion: .directory)
  var folder: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("File for the norms (JSON); '-' is standard output.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var output = "-"

  @Option(help: "What the people did; other movements in the files are left out.")
  var task: TaskChoice = .named(.gait)

  @Option(
    help: ArgumentHelp(
      "Who they are, such as 'healthy adults, barefoot, Graz 2026'.", valueName: "text"))
  var population = ""

  @Option(
    help: ArgumentHelp(
      "Their ages in years, such as 20-40 (default: of the subject files).", valueName: "from-to"))
  var ageRange: AgeRange?

  @Option(help: "Their sex (default: of the subject files).")
  var sex: NormsPassport.Sexes?

  @OptionGroup(title: "Selection options") var selection: SelectionOptions

  @Option(
    help: ArgumentHelp(
      "The day to write into the norms (default: of SOURCE_DATE_EPOCH, else none).",
      valueName: "date"))
  var date: String?

  @OptionGroup(title: "Input options") var input: InputOptions

  @OptionGroup(title: "Model options") var model: ModelOptions

  func validate() throws {
    guard let task = task.task, task != .static, task != .other else {
      throw ValidationError("--task must name a movement with cycles or repetitions")
    }
  }

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    let controls: ControlFolder
    let reading: ReadOptions
    do {
      controls = try ControlFolder(contentsOf: folder)
      reading = try input.readOptions()
    } catch {
      throw CommandFailure(error)
    }
    let options = AnalysisOptions(
      model: model.model, modelSettings: model.settings, crossTalk: model.crossTalk,
      inputSettings: input.settings)
    var group: [ControlSubject] = []
    // With one subject there is nothing to compute, and nothing to wait for.
    if controls.members.count > 1 {
      for member in controls.members {
        do {
          group.append(
            try ControlSubject(analyzing: member, options: options, reading: reading))
        } catch {
          throw CommandFailure("\(error)", status: .unreadable)
        }
      }
    }
    let only = selection.selection
    let (selected, remarks) = only.applied(to: group, task: task.task ?? .gait)
    for remark in remarks { console.note(remark) }
    let norms: Norms
    do {
      let (built, warnings) = try Norms.built(
        of: selected, task: task.task ?? .gait, description(options, only), path: controls.path)
      for warning in warnings { console.note("warning: \(warning)") }
      norms = built
    } catch {
      throw CommandFailure("\(error)", status: .unreadable)
    }
    let bytes = normsDocument(of: norms)
    if output == "-" {
      console.write(bytes)
    } else {
      try console.write([(output, bytes)], option: "-o")
    }
    console.note(
      "norms of \(norms.passport.summary): \(norms.bands.count) curves, "
        + "\(norms.measures.count) measures")
    return .success
  }

  private func description(
    _ options: AnalysisOptions, _ selection: ControlSelection
  ) -> ControlGroupDescription {
    // What is judged, and how surely, does not change the curves.
    let left: Set<String> = ["task", "uncertainty", "screening vouched for"]
    return ControlGroupDescription(
      population: population, ageRange: ageRange?.years, sexes: sex,
      programVersion: biomechVersion,
      created: date ?? environment("SOURCE_DATE_EPOCH").flatMap(universalTime),
      settings: options.settings.filter { !left.contains($0.name) }.map {
        NormsPassport.Setting($0.name, $0.value)
      } + selection.settings)
  }
}

/// Who of the folder belongs into the norms.
struct SelectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take subjects of these ages in years only, such as 20-40.", valueName: "from-to"))
  var onlyAges: AgeRange?

  @Option(help: "Take subjects of this sex only.")
  var onlySex: Subject.Sex?

  @Option(help: "Take the cycles of this leg only; the band then stands for both.")
  var onlySide: Side?

  @Option(
    help: ArgumentHelp(
      """
      Take trials of these speeds only, over √(g · leg length), such as 0.360-0.494 for free \
      walking.
      """, valueName: "from-to"))
  var onlySpeeds: SpeedRange?

  /// The options as the norms want them.
  var selection: ControlSelection {
    ControlSelection(
      ages: onlyAges?.years, sex: onlySex, side: onlySide, speeds: onlySpeeds?.speeds)
  }
}

/// Speeds as the user writes them: `0.360-0.494`.
struct SpeedRange: ExpressibleByArgument {
  let speeds: ClosedRange<Double>

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = Double(parts[0]), let to = Double(parts[1]), from >= 0,
      from <= to, to <= 10
    else { return nil }
    speeds = from...to
  }
}

/// Ages as the user writes them: `20-40`.
struct AgeRange: ExpressibleByArgument {
  let years: ClosedRange<Double>

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = Double(parts[0]), let to = Double(parts[1]), from >= 0,
      from <= to, to <= 130
    else { return nil }
    years = from...to
  }
}
