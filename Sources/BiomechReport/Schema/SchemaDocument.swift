// SPDX-License-Identifier: Apache-2.0

/// The published schema of a kind of document.
package struct SchemaDocument: Sendable {
  /// The word for `biomech schema`, such as `trial`.
  package let name: String

  /// The value of the key `schema` in the documents, such as `biomech.trial/1`.
  package let id: String

  /// What the documents are, in a sentence.
  package let title: String

  /// What a document holds.
  let root: Schema

  /// The schemas that others refer to, in the order of their names.
  let definitions: [String: Schema]

  package init(
    _ name: String, id: String, title: String, root: Schema, definitions: [String: Schema] = [:]
  ) {
    self.name = name
    self.id = id
    self.title = title
    self.root = root
    self.definitions = definitions
  }

  /// The bytes of the schema: JSON Schema, draft 2020-12.
  package var bytes: [UInt8] {
    JSONWriter.document(capacity: 65_536) { json in
      json.field("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.field("$id", "urn:biomech:schema:\(id.replacing("/", with: ":"))")
      json.field("title", id)
      json.field("description", title)
      json.write(root)
      if !definitions.isEmpty {
        json.object("$defs") { json in
          for (name, schema) in definitions.sorted(by: { $0.key < $1.key }) {
            json.object(name) { $0.write(schema) }
          }
        }
      }
    }
  }
}

extension JSONWriter {
  /// Writes the keywords of a schema into the object at hand.
  fileprivate mutating func write(_ schema: Schema) {
    switch schema {
    case .text: field("type", "string")
    case .number: field("type", "number")
    case .integer: field("type", "integer")
    case .flag: field("type", "boolean")
    case .word(let words): field("enum", words)
    case .constant(let word): field("const", word)
    case .list(let element):
      field("type", "array")
      object("items") { $0.write(element) }
    case .row(let element, let count):
      field("type", "array")
      field("minItems", count)
      field("maxItems", count)
      object("items") { $0.write(element) }
    case .map(let value):
      field("type", "object")
      object("additionalProperties") { $0.write(value) }
    case .definition(let name): field("$ref", "#/$defs/\(name)")
    case .object(let fields): write(fields)
    case .oneOf(let schemas):
      array("oneOf") { json in
        for schema in schemas { json.object { $0.write(schema) } }
      }
    case .nullable(let inner): writeNullable(inner)
    }
  }

  private mutating func write(_ fields: [SchemaField]) {
    field("type", "object")
    object("properties") { json in
      for entry in fields {
        json.object(entry.name) {
          $0.field("description", entry.description)
          $0.write(entry.schema)
        }
      }
    }
    field("required", fields.filter(\.isRequired).map(\.name))
    field("additionalProperties", false)
  }

  private mutating func writeNullable(_ inner: Schema) {
    switch inner {
    case .text: field("type", ["string", "null"])
    case .number: field("type", ["number", "null"])
    case .integer: field("type", ["integer", "null"])
    case .flag: field("type", ["boolean", "null"])
    default:
      array("anyOf") { json in
        json.object { $0.write(inner) }
        json.object { $0.field("type", "null") }
      }
    }
  }
}
