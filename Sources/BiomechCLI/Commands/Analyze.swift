// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Biomech
import BiomechEvents
import BiomechKinematics
import BiomechMotion
import BiomechReport

/// `biomech analyze`: from motion files to a knee report.
struct Analyze: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report on the knees in one or more trials of a person.",
    usage: "biomech analyze <trials> ... [<options>]",
    discussion: """
      The trials are judged together, as one session. With -o the tables, the JSON and the HTML \
      report are written to a folder as well; without it the report goes to standard output only.
      """)

  @Argument(
    help: """
      Motion files of any format, or the folder of an OpenCap session; '-' is standard input.
      """,
    completion: .file())
  var trials: [String]

  @Option(
    name: .customLong("static"),
    help: ArgumentHelp(
      "Static trial with medial and lateral knee and ankle markers, to calibrate the model.",
      valueName: "file"),
    completion: .file(extensions: ["csv", "trc"]))
  var calibration: String?

  @Option(
    help: ArgumentHelp(
      "The person and their answers to the warning-sign questions (YAML).", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var subject: String?

  @OptionGroup(title: "Input options") var input: InputOptions

  @Option(help: "What the person does in the trials.")
  var task: TaskChoice = .auto

  @Option(
    help: """
      How foot strikes and offs are found where neither the file nor a force plate tells them; auto \
      refines Zeni and checks it by O'Connor.
      """)
  var gaitEvents: GaitEventMethod = .auto

  @OptionGroup(title: "Model options") var model: ModelOptions

  @OptionGroup(title: "Assessment options") var assessment: AssessmentOptions

  @Option(
    help: """
      How gaps are filled; auto takes the first method that suits a gap: rigid (other markers of the \
      segment), pchip (up to 0.1 s), pca (up to 0.5 s).
      """)
  var fill: AnalysisOptions.GapFill = .auto

  @Option(
    help: """
      The low-pass filter on the markers, without phase shift; the static trial is not filtered.
      """)
  var filter: FilterChoice = .butterworth

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      The cut-off frequency of the filter; usual is 8, and 15 where the person lands, jumps or runs; \
      auto finds it for each trial, by residual analysis or, for the spline, by cross-validation.
      """, valueName: "hertz"))
  var cutoff: AnalysisOptions.Cutoff = .usual

  @Flag(help: "Record that somebody asked about the warning signs and none applied.")
  var screened = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Folder for the results; it is created.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(
    parsing: .singleValue,
    help: """
      What to write; may be given several times. json is one document with every trial, csv the \
      table of measures, md Markdown, jsonl one line for each trial, warning sign, finding and \
      measure, xlsx a workbook, mot and c3d the angles of each trial. Without -o it goes to \
      standard output; with -o, md, jsonl, xlsx, mot and c3d become files of the folder besides \
      those it always has.
      """)
  var format: [OutputFormat] = [.text]

  @Option(
    help: """
      How the text report draws the knee angles; auto draws them on a terminal only, in braille dots \
      where the locale is UTF-8.
      """)
  var plots: PlotChoice = .auto

  @Option(
    help: """
      Names and signs of the angles in <trial>.angles.csv and .angles.c3d; isb is this program's own. \
      Everything else keeps its own.
      """)
  var convention: ExportConvention = .isb

  @Flag(
    help: """
      Write <trial>.angles.c3d too: a copy of each C3D trial with the joint angles beside its own \
      points.
      """)
  var writeBack = false

  @Flag(help: "Replace what another run left in the folder.")
  var force = false

  @Option(
    help: ArgumentHelp("End with status 2 when a finding is this or worse.", valueName: "level"))
  var failOn: FailLevel?

  @Flag(help: "End with status 0 although some trials could not be read.")
  var failuresOk = false

  @Flag(help: "Say on standard error where the time went, and the peak memory.")
  var timing = false

  func validate() throws {
    if case .hertz(let hertz) = cutoff {
      guard hertz > 0, hertz.isFinite else {
        throw ValidationError("--cutoff must be more than 0 Hz, not '\(hertz)'")
      }
    }
    guard output != "" else { throw ValidationError("-o needs the name of a folder") }
    guard output != nil || format.count == 1 else {
      throw ValidationError("several of --format need a folder: name one with -o")
    }
    guard format.count(where: { $0.file == nil }) < 2 else {
      throw ValidationError(
        "of text, json, csv and html one can go to standard output; the folder of -o has them all")
    }
    guard !writeBack || output != nil else {
      throw ValidationError("--write-back needs a folder: name one with -o")
    }
    let inputs =
      trials + model.functional + assessment.files + [calibration, subject].compactMap { $0 }
    guard inputs.count(where: { $0 == "-" }) < 2 else {
      throw ValidationError("standard input '-' can be read only once")
    }
  }

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    try AnalysisRun(self).run(on: console)
  }
}

/// What a user may say about the task.
enum TaskChoice: ExpressibleByArgument, CaseIterable, Hashable {
  /// To be recognised.
  case auto

  case named(MovementTask)

  static let allCases: [TaskChoice] = [.auto] + MovementTask.allCases.map(Self.named)

  init?(argument: String) {
    guard argument != "auto" else {
      self = .auto
      return
    }
    guard let task = MovementTask(rawValue: argument.replacing("-", with: "_")) else { return nil }
    self = .named(task)
  }

  static var allValueStrings: [String] { allCases.map(\.defaultValueDescription) }

  var defaultValueDescription: String {
    task.map { $0.rawValue.replacing("_", with: "-") } ?? "auto"
  }

  /// The task, or `nil` to recognise it.
  var task: MovementTask? {
    if case .named(let task) = self { task } else { nil }
  }
}

/// The filters by name.
enum FilterChoice: String, ExpressibleByArgument, CaseIterable {
  case butterworth, spline, none

  /// The filter with a cut-off.
  func filter(_ cutoff: AnalysisOptions.Cutoff) -> AnalysisOptions.Filter {
    switch self {
    case .butterworth: .butterworth(cutoff: cutoff)
    case .spline: .spline(cutoff: cutoff)
    case .none: .none
    }
  }
}

/// What `analyze` can write.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv, html, md, jsonl, xlsx, mot, c3d

  /// The file of a result folder, or the ending of one for each trial; `nil` for what the folder
  /// holds in any case.
  var file: String? {
    switch self {
    case .text, .json, .csv, .html: nil
    case .md: "session.md"
    case .jsonl: "session.jsonl"
    case .xlsx: "session.xlsx"
    case .mot: ".mot"
    case .c3d: ".angles.c3d"
    }
  }
}

/// Whether and how the text report has plots.
enum PlotChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, braille, ascii, off

  /// The characters to draw with on a console, or `nil` for no plots.
  func characters(on console: Console) -> PlotCharacters? {
    switch self {
    case .auto: console.plots
    case .braille: .braille
    case .ascii: .ascii
    case .off: nil
    }
  }
}

/// From which level on a finding ends the command with status 2.
enum FailLevel: String, ExpressibleByArgument, CaseIterable {
  case flag, watch
}
