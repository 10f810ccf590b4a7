// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import BiomechFormats

/// `biomech explain`: what a code means, where it comes from, and its limits.
struct Explain: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a code means: an error, a finding, a measure, an exercise.",
    usage: "biomech explain [<code>] [<options>]",
    discussion: """
      Error codes stand in brackets at the end of a message, such as [no-landmarks]; other codes \
      stand in reports and tables, such as RL04, TH46 or EX10. Without a code all of them are \
      listed.
      """)

  @Argument(help: "A code, in upper or lower case.")
  var code: String?

  /// What `explain` can print.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: "What goes to standard output.")
  var format: Format = .text

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    let explanations: [Explanation]
    if let code {
      guard let explanation = Explanation.of(code) else { throw unknown(code) }
      explanations = [explanation]
    } else {
      explanations = Explanation.all
    }
    switch format {
    case .json: console.write(ExplanationDocument(explanations: explanations).json)
    case .text:
      console.write(
        code == nil
          ? explanations.list(width: console.width)
          : explanations[0].text(width: console.width))
    }
    return .success
  }

  private func unknown(_ code: String) -> CommandFailure {
    let closest = closestMatch(to: code, among: Explanation.all.map(\.code))
    return CommandFailure(
      "there is no code '\(code)'"
        + (closest.map { "; did you mean '\($0)'?" } ?? "")
        + "\n  hint: 'biomech explain' without a code lists all of them", status: .usage)
  }
}

extension Explanation {
  /// The explanation as text.
  fileprivate func text(width: Int) -> String {
    var page = TextPage(width: width)
    page.line("\(code): \(isError ? group : title)")
    page.blank()
    for section in sections {
      if section.items.count == 1 {
        page.entry(section.heading, section.items[0], column: 20)
      } else {
        page.line("  \(section.heading)")
        for item in section.items { page.item(item) }
      }
    }
    return page.text
  }
}

extension [Explanation] {
  /// All codes under the headings of their groups.
  fileprivate func list(width: Int) -> String {
    var page = TextPage(width: width)
    page.line("Codes of this program; 'biomech explain CODE' says more about one.")
    var group = ""
    for explanation in self {
      if explanation.group != group {
        group = explanation.group
        page.heading(group)
      }
      let column = filter { $0.group == group }.map(\.code.count).max() ?? 0
      page.entry(explanation.code, explanation.title, column: Swift.min(column, 36) + 4)
    }
    page.blank()
    page.line(
      "Behind the code of a measure, _difference is the left leg less the right one and _lsi the limb "
        + "symmetry index; 'biomech explain' knows them too.")
    return page.text
  }
}

/// What `explain --format json` prints.
private struct ExplanationDocument: JSONDocument {
  var schema = "biomech.explanation/1"
  var explanations: [Explanation]
}
