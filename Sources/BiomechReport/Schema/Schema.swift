// SPDX-License-Identifier: Apache-2.0

/// What values a place of a JSON document may hold; becomes JSON Schema, draft 2020-12.
///
/// An object takes the fields that are described and no others, so whoever adds a field to a document
/// has to describe it: the tests hold every document against its schema.
package indirect enum Schema: Sendable {
  case text

  /// One of some words.
  case word([String])

  /// One word only.
  case constant(String)

  case number, integer, flag

  /// A list of any length.
  case list(Schema)

  /// A list of a given length.
  case row(Schema, count: Int)

  /// An object with the fields described and no others.
  case object([SchemaField])

  /// An object whose keys are names chosen by somebody else.
  case map(Schema)

  /// A schema that is described once, under a name.
  case definition(String)

  /// One of several objects.
  case oneOf([Schema])

  /// A value that may be missing: `null` then.
  case nullable(Schema)
}

/// A field of an object.
package struct SchemaField: Sendable {
  let name: String
  let schema: Schema
  let description: String
  let isRequired: Bool

  /// A field that is always there.
  ///
  /// - Parameters:
  ///   - name: The key.
  ///   - schema: What it holds.
  ///   - description: What it means: unit, sign, when it is `null`.
  /// - Returns: The field.
  package static func field(
    _ name: String, _ schema: Schema, _ description: String
  ) -> SchemaField {
    SchemaField(name: name, schema: schema, description: description, isRequired: true)
  }

  /// A field that is left out where there is nothing to say.
  ///
  /// - Parameters:
  ///   - name: The key.
  ///   - schema: What it holds.
  ///   - description: What it means, and when it is there.
  /// - Returns: The field.
  package static func optional(
    _ name: String, _ schema: Schema, _ description: String
  ) -> SchemaField {
    SchemaField(name: name, schema: schema, description: description, isRequired: false)
  }
}

extension Schema {
  /// The words of an enumeration.
  package static func words<Word: RawRepresentable<String> & CaseIterable>(of: Word.Type) -> Schema
  {
    .word(Word.allCases.map(\.rawValue))
  }

  /// A number, or `null` where it is missing.
  package static let numberOrNull = Schema.nullable(.number)

  /// A text, or `null` where there is none.
  package static let textOrNull = Schema.nullable(.text)
}
