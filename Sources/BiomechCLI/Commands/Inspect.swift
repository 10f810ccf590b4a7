// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Biomech
import BiomechFormats
import BiomechMotion

/// `biomech inspect`: what is in a motion file and how it is understood.
struct Inspect: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is in a motion file, and how it is understood.",
    usage: "biomech inspect <file> [<options>]",
    discussion: """
      Format, rate, units and axes with the evidence for each and the option that overrules it, \
      what every marker stands for, its gaps, everything else in the file, and what is doubtful. \
      Nothing is computed. A file that can be read but not analysed is shown with the reason; the \
      exit status is 0 then too.
      """)

  @Argument(
    help: """
      Motion file of any format, or the folder of an OpenCap session; '-' is standard input.
      """,
    completion: .file())
  var file: String

  @OptionGroup(title: "Input options") var input: InputOptions

  /// What `inspect` can print.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: "What goes to standard output.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "Also write a marker map to edit and to pass with --map.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var writeMap: String?

  @Flag(help: "Replace the file of --write-map if it is there.")
  var force = false

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    if OpenCapFolder.isFolder(file) { return try inspectFolder(on: console) }
    let motion: MotionFile
    let understanding: Understanding
    do {
      let options = try input.readOptions()
      motion = try MotionFile(contentsOf: file, options: options)
      understanding = Understanding(of: motion, options: options)
    } catch {
      throw CommandFailure(error)
    }
    if let writeMap { try write(understanding, to: writeMap, console) }
    let inspection = Inspection(of: motion, understanding)
    switch format {
    case .text: console.write(inspection.text(width: console.width))
    case .json: console.write(inspection.json)
    }
    return .success
  }

  private func write(
    _ understanding: Understanding, to path: String, _ console: Console
  ) throws(CommandFailure) {
    guard force || !isFile(path) else {
      throw CommandFailure(
        """
        \(path): the file is there already [\(FileProblemCode.cannotWrite.rawValue)]
          hint: name another file with --write-map, or pass --force to replace it
        """, status: .inputOutput)
    }
    let text = MarkerMap.template(for: understanding.markers, fileName: fileName(of: file))
    try console.write([(path, Array(text.utf8))], option: "--write-map")
  }
}
