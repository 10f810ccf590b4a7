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
      Format, rate, units and axes with the evidence for each, what every marker stands for, its \
      gaps, and what is doubtful. Nothing is computed or written.
      """)

  @Argument(
    help: "Motion file (CSV or TRC); '-' is standard input.",
    completion: .file(extensions: ["csv", "trc"]))
  var file: String

  @OptionGroup(title: "Input options") var input: InputOptions

  /// What `inspect` can print.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: "What goes to standard output.")
  var format: Format = .text

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    let inspection: Inspection
    do {
      inspection = Inspection(
        of: try Trial(contentsOf: file, options: try input.readOptions()))
    } catch {
      let failure = CommandFailure(error)
      throw CommandFailure(failure.message + namesToMap(error), status: failure.status)
    }
    switch format {
    case .text: console.write(inspection.text(width: console.width))
    case .json: console.write(inspection.json)
    }
    return .success
  }
}

/// Where no name is known: every marker with the closest known name, to write a map from.
private func namesToMap(_ error: InputError) -> String {
  guard case .markerFile(let error) = error, case .noLandmarks(let found, _) = error.reason else {
    return ""
  }
  return found.map { name in
    // The name of a person may stand in front.
    let bare = name.split(separator: ":").last.map(String.init) ?? name
    if let remark = MarkerSet.remark(onKnownName: bare) { return "\n    \(name): \(remark)" }
    guard !MarkerSet.knownNames.contains(bare) else {
      return "\n    \(name): known, but not in the map or the marker set"
    }
    let closest = closestMatch(to: bare, among: MarkerSet.knownNames)
    return "\n    \(name)" + (closest.map { ": closest known name '\($0)'" } ?? "")
  }.joined()
}
