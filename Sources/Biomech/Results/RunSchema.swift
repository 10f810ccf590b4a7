// SPDX-License-Identifier: Apache-2.0

package import BiomechReport

extension SchemaDocument {
  /// `run.json`.
  package static let run = SchemaDocument(
    "run", id: RunManifest.schemaID,
    title: "Which run a result folder holds: what it read, with which settings, and its files.",
    root: .object([
      .field("schema", .constant(RunManifest.schemaID), "The name and version of this layout."),
      .field("tool_version", .text, "The version of the program."),
      .field("configuration_hash", .text, "64-bit key of the settings, 16 hexadecimal digits."),
      .optional(
        "settings",
        .list(
          .object([
            .field("name", .text, "An option that changes numbers, in words."),
            .field("value", .text, "Its value, in words."),
          ])), "The options that change numbers; left out by old versions."),
      .field(
        "inputs",
        .list(
          .object([
            .field("role", .words(of: RunManifest.Input.Role.self), "What the file was read for."),
            .field("name", .text, "The file name without its folder."),
            .field("content_key", .text, "A key of its bytes."),
          ])), "The files that were read, in the order given."),
      .optional("created", .text, "The moment of SOURCE_DATE_EPOCH in UTC, where it is set."),
      .field(
        "files",
        .list(
          .object([
            .field("name", .text, "The name in this folder."),
            .field("bytes", .integer, "The size in bytes."),
          ])), "The files that were written."),
    ]))
}
