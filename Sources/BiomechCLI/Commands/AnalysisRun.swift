// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechEvents
import BiomechFormats
import BiomechMotion
import BiomechReport

/// One run of `biomech analyze`: everything that can be refused is refused before work begins.
struct AnalysisRun {
  private let command: Analyze
  private let session: OpenCapFolder?
  private let folder: ResultFolder?
  private let readOptions: ReadOptions
  private let options: AnalysisOptions

  /// Checks what can be checked without reading a motion file.
  init(_ command: Analyze) throws(CommandFailure) {
    let (command, session) = try command.withFilesForFolders()
    self.command = command
    self.session = session
    try refuseStaticAsTrial(command)
    try refuseEqualNames(command)
    if let output = command.output {
      do {
        folder = try ResultFolder(
          path: output, existing: command.force ? .replace : .refuseAnotherRun)
      } catch {
        throw CommandFailure("\(error)", status: .inputOutput)
      }
    } else {
      folder = nil
    }
    var options = command.options
    do {
      let (reading, map) = try command.input.read()
      readOptions = reading
      options.files += map.map { [$0] } ?? []
    } catch {
      throw CommandFailure(error)
    }
    try command.assessment.read(into: &options)
    self.options = options
  }

  /// Reads, analyses, writes.
  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    var times = StageTimes()
    var inputs = try times.measure(.reading) { () throws(CommandFailure) in
      try AnalysisInputs(command, from: session, readOptions)
    }
    for failure in inputs.failures { console.note(failure.problem) }
    let manifest = RunManifest(
      provenance: Provenance(settings: options.settings), inputs: inputs.manifest + options.files,
      sourceDateEpoch: environment("SOURCE_DATE_EPOCH"))
    do { try folder?.check(for: manifest) } catch {
      throw CommandFailure("\(error)", status: .inputOutput)
    }

    let unread = inputs.failures.count
    let report = try analyzed(&inputs, &times)
    for failure in report.failures.dropFirst(unread) { console.note(failure.problem) }
    let (files, shown) = try times.measure(.rendering) { () throws(CommandFailure) in
      let extra = try command.extraFiles(for: report)
      let files = reportFiles(for: report) + extra
      return (files, try output(of: report, files, extra, on: console))
    }
    try times.measure(.writing) { () throws(CommandFailure) in
      if let folder { try write(files, of: manifest, to: folder, console) }
      console.write(shown)
    }
    if let folder { console.note("report: \(folder.path)/session.html") }
    if command.timing { console.note(timingTable(times)) }
    return status(of: report)
  }
}

// MARK: - Steps

extension AnalysisRun {
  private func analyzed(
    _ inputs: inout AnalysisInputs, _ times: inout StageTimes
  ) throws(CommandFailure) -> SessionReport {
    do {
      return try analyze(
        trials: inputs.takeTrials(), calibration: inputs.takeCalibration(),
        functional: inputs.takeFunctional(), subject: inputs.subject, options: options,
        failures: inputs.failures, times: &times)
    } catch {
      throw CommandFailure("\(error)", status: .unreadable)
    }
  }

  /// What goes to standard output.
  private func output(
    of report: SessionReport, _ files: [ReportFile], _ extra: [ReportFile], on console: Console
  ) throws(CommandFailure) -> [UInt8] {
    func bytes(of name: String) -> [UInt8] { files.first { $0.name == name }?.bytes ?? [] }
    let printed = command.format.first { $0.file == nil }
    if printed == nil && folder == nil { return try command.onlyFile(of: extra) }
    switch printed ?? .text {
    case .text, .md, .jsonl, .xlsx, .mot, .c3d:
      return Array(
        renderText(
          report, width: console.width, colour: console.colour == .allowed,
          plots: command.plots.characters(on: console)
        ).utf8)
    case .json:
      let stems = reportFileStems(for: report.trials.map(\.trial.name))
      return sessionDocument(of: stems.map { bytes(of: "\($0).json") })
    case .csv: return bytes(of: "measures.csv")
    case .html: return bytes(of: "session.html")
    }
  }

  private func write(
    _ files: [ReportFile], of manifest: RunManifest, to folder: ResultFolder, _ console: Console
  ) throws(CommandFailure) {
    do {
      try console.uninterrupted { () throws(ResultFolderError) in
        try folder.write(files, of: manifest)
      }
    } catch {
      throw CommandFailure("\(error)", status: .inputOutput)
    }
  }

  private func status(of report: SessionReport) -> CommandStatus {
    if !report.failures.isEmpty && !command.failuresOk { return .someInputsFailed }
    let worst = report.assessment.findings.map(\.level).max() ?? .clear
    return switch command.failOn {
    case .flag? where worst >= .flag: .findingReached
    case .watch? where worst >= .watch: .findingReached
    default: .success
    }
  }
}

extension Analyze {
  /// What the command line says, without the files of ``AssessmentOptions``.
  fileprivate var options: AnalysisOptions {
    AnalysisOptions(
      model: model.model, modelSettings: model.settings,
      task: task.task,
      events: EventSettings(gait: gaitEvents), crossTalk: model.crossTalk,
      filter: filter.filter(cutoff), fill: fill,
      uncertainty: model.uncertainty, convention: convention,
      screening: screened ? .vouchedFor : .notStated,
      inputSettings: input.settings)
  }
}

extension CommandFailure {
  /// Norms or a basis that could not be used.
  init(_ error: NormsError) { self.init("\(error)", status: .unreadable) }

  /// An input that could not be used.
  init(_ error: InputError) {
    self.init("\(error)", status: error.isAboutReading ? .inputOutput : .unreadable)
  }
}

/// A file that is only read as the static trial would lose its movement without a word.
private func refuseStaticAsTrial(_ command: Analyze) throws(CommandFailure) {
  if let path = command.model.functional.first(where: (command.recordings).contains) {
    throw CommandFailure(
      """
      \(path): the file is given both with --functional and as another trial
        hint: leave one of them out; a functional trial is not judged
      """, status: .usage)
  }
  guard let path = command.calibration, command.trials.contains(path) else { return }
  throw CommandFailure(
    """
    \(path): the file is given both as a trial and as --static
      hint: leave one of them out; without --static a trial with medial markers calibrates itself
    """, status: .usage)
}

/// Two trials with one name would overwrite each other's files and share the rows of every table.
private func refuseEqualNames(_ command: Analyze) throws(CommandFailure) {
  var paths: [String: String] = [:]
  for path in command.recordings {
    let name = trialName(ofFile: path)
    if let other = paths.updateValue(path, forKey: name.lowercased()) {
      throw CommandFailure(
        """
        \(path): the trial '\(name)' is given twice; the other is '\(other)'
          hint: rename one of the files, or analyse them one by one
        """, status: .usage)
    }
  }
}
