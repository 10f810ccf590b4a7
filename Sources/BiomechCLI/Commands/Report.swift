// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Biomech
import BiomechFormats
import BiomechReport

/// `biomech report`: results that were written before, as one file to hand on.
struct Report: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a report to PDF, or put the reports of a team on one page.",
    discussion: """
      The name after -o says what is made. A PDF is laid out by WeasyPrint, which must be installed; \
      the same report gives the same bytes. A page of a team lists everybody whose results lie \
      below the folder, what needs care first, with links to the reports.
      """)

  @Argument(
    help: ArgumentHelp(
      """
      A folder of 'analyze -o' or one HTML report of it, for a PDF; a folder with many such folders \
      below it, for a page of a team.
      """, valueName: "results"),
    completion: .file())
  var results: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write, .pdf or .html.", valueName: "file"),
    completion: .file(extensions: ["pdf", "html"]))
  var output: String

  @Option(help: "The size of the sheets of a PDF.")
  var paper: Paper = .a4

  func validate() throws {
    guard kind != nil else {
      throw ValidationError("-o needs a name that ends in .pdf or .html, not '\(output)'")
    }
  }

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    switch kind {
    case .team: return try writeTeamPage(on: console)
    case .pdf, nil:
      let pdf: [UInt8]
      let page = try page()
      do {
        pdf = try printedPDF(
          of: page, on: paper, sourceDateEpoch: environment("SOURCE_DATE_EPOCH"))
      } catch {
        throw CommandFailure("\(error)", status: .inputOutput)
      }
      try console.write([(output, pdf)], option: "-o")
      return .success
    }
  }

  private enum Kind {
    case pdf, team
  }

  private var kind: Kind? {
    let name = output.lowercased()
    return name.hasSuffix(".pdf") ? .pdf : name.hasSuffix(".html") ? .team : nil
  }
}

extension Report {
  /// The page to be printed.
  private func page() throws(CommandFailure) -> [UInt8] {
    let isPage = results.lowercased().hasSuffix(".html")
    let path = isPage ? results : "\(results)/session.html"
    do { return try readResultPage(path) } catch {
      throw CommandFailure(
        "\(error)", status: error.code == .unreadable ? .inputOutput : .unreadable)
    }
  }

  private func writeTeamPage(on console: Console) throws(CommandFailure) -> CommandStatus {
    let team: RecordedTeam
    do { team = try RecordedTeam(at: results, for: output) } catch {
      throw CommandFailure(
        "\(error)", status: error.code == .unreadable ? .inputOutput : .unreadable)
    }
    for failure in team.failures { console.note("\(failure)") }
    try console.write([(output, teamPage(of: team.members, version: biomechVersion))], option: "-o")
    return team.failures.isEmpty ? .success : .someInputsFailed
  }
}
