// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Biomech
import BiomechAssessment
import BiomechReport

/// `biomech compare`: two sessions held against each other.
struct Compare: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what changed between two sessions, and what may be measurement error.",
    discussion: """
      Each measure is set against its minimal detectable change, √(U95² before + U95² after), with \
      the landmarks palpated anew in both sessions. Sessions of other people or other models are \
      refused; other filters, settings or versions are named. With folders that hold the results of \
      many people they are matched by their codes, and the changes of the group are added.
      """)

  @Argument(
    help: """
      The results before: a folder of 'analyze -o', its summary.csv or measures.csv, or a folder with \
      many of them below it.
      """)
  var before: String

  @Argument(help: "The results after, likewise.")
  var after: String

  /// What `compare` can print.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json
  }

  @Option(help: "What to write.")
  var format: Format = .text

  /// The tables of `--format csv`.
  enum Table: String, ExpressibleByArgument, CaseIterable {
    case changes, group, findings
  }

  @Option(
    help: """
      The table of --format csv: the changes of each person, those of the group, or the levels of \
      findings before and after.
      """)
  var table: Table = .changes

  @Option(name: .shortAndLong, help: "Write to this file instead of standard output.")
  var output: String?

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    let (earlier, later) = (try sessions(at: before), try sessions(at: after))
    let failures = earlier.failures + later.failures
    for failure in failures { console.note("\(failure)") }
    let comparison: ProjectComparison
    if let first = earlier.onlySession, let second = later.onlySession {
      comparison = try single(first, second)
    } else {
      comparison = compare(before: earlier.sessions, after: later.sessions)
      for problem in comparison.problems { console.note(problem.message) }
      guard !comparison.persons.isEmpty else {
        throw CommandFailure(
          "\(after): nobody has a session here and in \(before) that can be compared\n"
            + "  hint: people are matched by 'code' in --subject", status: .unreadable)
      }
    }
    let bytes = rendered(comparison, width: console.width)
    if let output, output != "-" {
      try console.write([(output, bytes)], option: "-o")
    } else {
      console.write(bytes)
    }
    let isWhole = failures.isEmpty && !comparison.problems.contains(where: \.isFault)
    return isWhole ? .success : .someInputsFailed
  }

  private func sessions(at path: String) throws(CommandFailure) -> RecordedSessions {
    do { return try RecordedSessions(at: path) } catch {
      throw CommandFailure(
        "\(error)", status: error.code == .unreadable ? .inputOutput : .unreadable)
    }
  }

  private func single(
    _ before: SessionRecord, _ after: SessionRecord
  ) throws(CommandFailure) -> ProjectComparison {
    do {
      return ProjectComparison(try compare(before: before, after: after))
    } catch {
      throw CommandFailure("\(error)", status: .unreadable)
    }
  }

  private func rendered(_ comparison: ProjectComparison, width: Int) -> [UInt8] {
    switch format {
    case .text: Array(comparison.text(width: width).utf8)
    case .json: comparison.document.json
    case .csv:
      switch table {
      case .changes: changesTable(of: comparison.persons)
      case .group: groupTable(of: comparison.group)
      case .findings: findingChangesTable(of: comparison.persons)
      }
    }
  }
}

extension RecordedSessions {
  /// The session, where there is one and nothing else.
  fileprivate var onlySession: SessionRecord? {
    sessions.count == 1 && failures.isEmpty ? sessions[0] : nil
  }
}
