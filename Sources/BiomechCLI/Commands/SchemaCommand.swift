// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Biomech
import BiomechFormats
import BiomechReport

/// `biomech schema`: what the JSON documents of this program hold.
struct SchemaCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a document that this program writes.",
    usage: "biomech schema [<name>]",
    discussion: """
      The schemas are draft 2020-12. Each describes every field with its unit and allows no other; \
      the key 'schema' of a document names its version. Without a name all of them are listed.
      """)

  @Argument(help: "A name, such as trial or run.")
  var name: String?

  func run(on console: Console) throws(CommandFailure) -> CommandStatus {
    guard let name else {
      console.write(list(width: console.width))
      return .success
    }
    // What stands in the key 'schema' of a document is understood too.
    let word = name.lowercased()
    guard let schema = SchemaDocument.all.first(where: { $0.name == word || $0.id == word }) else {
      let closest = closestMatch(to: word, among: SchemaDocument.all.map(\.name))
      throw CommandFailure(
        "there is no schema '\(name)'"
          + (closest.map { "; did you mean '\($0)'?" } ?? "")
          + "\n  hint: 'biomech schema' without a name lists all of them", status: .usage)
    }
    console.write(schema.bytes)
    return .success
  }

  private func list(width: Int) -> String {
    var page = TextPage(width: width)
    page.line("Documents of this program; 'biomech schema NAME' prints the JSON Schema of one.")
    page.blank()
    let column = (SchemaDocument.all.map(\.name.count).max() ?? 0) + 4
    for schema in SchemaDocument.all { page.entry(schema.name, schema.title, column: column) }
    return page.text
  }
}

extension SchemaDocument {
  /// Every schema of this program: documents of results, then what the other commands print.
  static let all: [SchemaDocument] =
    ofReports + [
      .run, .comparison, .inspection, .sessionInspection, .explanation, .exercises, .selfTest,
    ]
}
