// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Biomech
import BiomechFormats
import BiomechMotion

/// `biomech convert`: a motion file in another format.
struct Convert: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a motion file in another format.",
    usage: "biomech convert <in> <out> [<options>]",
    discussion: """
      Units and axes stay as the file has them unless another unit or the axes of the laboratory \
      are asked for. What the new format has no place for is named on standard error. The names of \
      people and folders are left out unless --keep-names says otherwise.
      """)

  @Argument(help: "Motion file of any format; '-' is standard input.", completion: .file())
  var input: String

  @Argument(
    help: """
      File to write; its ending decides the format unless --to does. '-' is standard output.
      """, completion: .file())
  var output: String

  @Option(help: ArgumentHelp("Format to write.", valueName: "format"))
  var to: TargetFormat?

  @Option(
    help: ArgumentHelp(
      "Unit of the coordinates to write (default: that of the file).", valueName: "unit"))
  var outputUnits: LengthUnit?

  @Flag(
    help: "Turn the positions: x forward, y up, z to the right; the file needs landmarks.")
  var labAxes = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Decimals of the coordinates, 0 to 9 (default: a millionth of a millimetre).",
      valueName: "count"))
  var decimals: Int?

  @Flag(help: "Keep the names of people in front of markers.")
  var keepNames = false

  @OptionGroup(title: "Input options") var inputOptions: InputOptions

  func validate() throws {
    if let decimals, !(0...9).contains(decimals) {
      throw ValidationError("--decimals must be 0 to 9, not '\(decimals)'")
    }
    guard target != nil else {
      throw ValidationError(
        "the ending of '\(output)' names no format: end it in "
          + TargetFormat.allCases.map(\.ending).joined(separator: ", ") + ", or pass --to")
    }
    if inputOptions.sides == .exchanged {
      throw ValidationError(
        "--sides exchanged changes what names mean, and convert leaves names alone")
    }
  }

  /// The format to write, or `nil` where nothing tells.
  private var target: TargetFormat? { to ?? TargetFormat(path: output) }

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    guard let target else { throw CommandFailure("no format", status: .usage) }
    try refuseInputAsOutput(output)
    let file = try recording(console)
    let files: [OutputFile]
    do {
      files = try write(
        file, as: target, named: output == "-" ? "stdout" : fileName(of: output),
        options: WriteOptions(decimals: decimals))
    } catch {
      throw CommandFailure("\(error)", status: .unreadable)
    }
    for sentence in file.leftOut(by: target) { console.note("left out: \(sentence)") }
    guard output != "-" else {
      guard files.count == 1 else {
        throw CommandFailure(
          """
          -: \(target.label) is more than one file [\(FileProblemCode.cannotWrite.rawValue)]
            hint: name a file instead of standard output
          """, status: .usage)
      }
      console.write(files[0].bytes)
      return .success
    }
    let folder = folderName(of: output)
    let isBare = !output.contains("/")
    let paths = files.map { isBare ? $0.name : "\(folder == "/" ? "" : folder)/\($0.name)" }
    for path in paths { try refuseInputAsOutput(path) }
    try console.write(Array(zip(paths, files.map(\.bytes))), option: "<out>")
    return .success
  }

  /// What is to be written: read, and turned and scaled as asked for.
  private func recording(_ console: Console) throws(CommandFailure) -> MotionFile {
    var file: MotionFile
    let options: ReadOptions
    do {
      options = try inputOptions.readOptions()
      file = try MotionFile(contentsOf: input, options: options)
    } catch {
      throw CommandFailure(error)
    }
    let understanding = Understanding(of: file, options: options)
    for doubt in file.doubts { console.note("doubt: \(doubt)") }
    if let problem = understanding.problem, problem.code == .unitsImplausible {
      console.note("doubt: \(problem.problem)")
    }
    file.unit = options.units ?? file.unit ?? understanding.unit
    file.axes = understanding.declaredAxes ?? file.axes
    if labAxes {
      guard let turned = file.turnedToLaboratory(understanding) else {
        throw CommandFailure(InputError.markerFile(understanding.problem ?? unknownAxes))
      }
      file = turned
    }
    if let outputUnits {
      guard let converted = file.converted(to: outputUnits) else {
        throw CommandFailure(
          InputError.markerFile(
            MarkerFileError(path: input, reason: .unitsUnknown(evidence: nil))))
      }
      file = converted
    }
    return keepNames ? file : file.withoutNames
  }

  private var unknownAxes: MarkerFileError { MarkerFileError(path: input, reason: .upUnknown) }

  /// The input is never replaced: a conversion that loses something would lose it for good.
  private func refuseInputAsOutput(_ path: String) throws(CommandFailure) {
    guard path != "-", input != "-", areSameFile(input, path) else { return }
    throw CommandFailure(
      """
      \(path): this is the file that is read [\(FileProblemCode.cannotWrite.rawValue)]
        hint: write to another file
      """, status: .usage)
  }
}
