// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Biomech

/// `biomech selftest`: whether this installation computes what it should.
struct SelfTest: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "selftest",
    abstract: "Check that this installation computes what it should.",
    discussion: """
      Recordings with known truth are simulated and analysed as any other, and the results are held \
      against the truth within stated tolerances. It takes a few seconds, reads and writes no file \
      and needs no network. Exit status: 0 when everything passes, 1 otherwise.
      """)

  /// What `selftest` can print.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: "What goes to standard output.")
  var format: Format = .text

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    let sections = SelfTestSection.all()
    switch format {
    case .text: console.write(text(of: sections, width: console.width))
    case .json: console.write(SelfTestDocument(sections).json)
    }
    return sections.flatMap(\.checks).allSatisfy(\.passes) ? .success : .someInputsFailed
  }
}

/// The checks as a table.
private func text(of sections: [SelfTestSection], width: Int) -> String {
  let checks = sections.flatMap(\.checks)
  let failed = checks.count { !$0.passes }
  var page = TextPage(width: width)
  page.line("biomech \(biomechVersion): \(checks.count) checks")
  for section in sections {
    page.heading(section.title)
    page.table(
      [["", "check", "value", "expected", "tolerance"]]
        + section.checks.map {
          [$0.passes ? "PASS" : "FAIL", $0.name, $0.value, $0.expected, $0.tolerance]
        })
  }
  page.blank()
  page.line(
    failed == 0 ? "all \(checks.count) checks passed" : "\(failed) of \(checks.count) checks FAILED"
  )
  return page.text
}

/// What `selftest --format json` prints.
private struct SelfTestDocument: JSONDocument {
  struct Check: Encodable {
    var section: String
    var name: String
    var value: String
    var expected: String
    var tolerance: String
    var passed: Bool
  }

  var schema = "biomech.selftest/1"
  var toolVersion = biomechVersion
  var passed: Bool
  var checks: [Check]

  init(_ sections: [SelfTestSection]) {
    checks = sections.flatMap { section in
      section.checks.map {
        Check(
          section: section.title, name: $0.name, value: $0.value, expected: $0.expected,
          tolerance: $0.tolerance, passed: $0.passes)
      }
    }
    passed = checks.allSatisfy(\.passed)
  }
}
