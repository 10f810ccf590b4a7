// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Holds JSON documents against a JSON Schema.
///
/// It knows the keywords that the published schemas use, and no others. `Scripts/validate` does the
/// same with the Python package `jsonschema`.
public struct SchemaValidator {
  private let root: [String: Any]
  private let definitions: [String: Any]

  /// Reads a schema.
  ///
  /// - Parameter schema: The bytes of the schema.
  /// - Throws: Where that is no JSON object.
  public init(_ schema: [UInt8]) throws {
    root = try JSONSerialization.jsonObject(with: Data(schema)) as? [String: Any] ?? [:]
    definitions = root["$defs"] as? [String: Any] ?? [:]
  }

  /// What in a document is not as the schema says, such as `/trial/name: missing`.
  ///
  /// - Parameter document: The bytes of a document.
  /// - Returns: Nothing when all is well.
  /// - Throws: Where the document is no JSON.
  public func problems(in document: [UInt8]) throws -> [String] {
    problems(
      try JSONSerialization.jsonObject(with: Data(document), options: .fragmentsAllowed), root, "")
  }

  private func problems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    var found: [String] = []
    for (keyword, argument) in schema {
      switch keyword {
      case "$schema", "$id", "$defs", "title", "description": break
      case "$ref":
        let name = (argument as? String)?.split(separator: "/").last.map(String.init) ?? ""
        guard let definition = definitions[name] as? [String: Any] else {
          found.append("\(path): no definition '\(name)'")
          continue
        }
        found += problems(value, definition, path)
      case "type":
        let types = argument as? [String] ?? [argument as? String ?? ""]
        if !types.contains(where: { isOfType($0, value) }) {
          found.append("\(path): no \(types.joined(separator: " or "))")
        }
      case "enum":
        let words = argument as? [String] ?? []
        if !words.contains(value as? String ?? "\0") { found.append("\(path): no known word") }
      case "const":
        if value as? String != argument as? String { found.append("\(path): not \(argument)") }
      case "anyOf", "oneOf":
        let fitting = (argument as? [[String: Any]] ?? []).filter {
          problems(value, $0, path).isEmpty
        }
        if fitting.isEmpty || (keyword == "oneOf" && fitting.count > 1) {
          found.append("\(path): fits \(fitting.count) of the alternatives")
        }
      case "items", "minItems", "maxItems":
        found += problems(inList: value, keyword, argument, path)
      case "properties", "required", "additionalProperties":
        found += problems(inObject: value, keyword, argument, schema, path)
      default: found.append("\(path): the keyword '\(keyword)' is not known here")
      }
    }
    return found
  }

  private func problems(
    inList value: Any, _ keyword: String, _ argument: Any, _ path: String
  ) -> [String] {
    guard let list = value as? [Any] else { return [] }
    let limit = argument as? Int ?? 0
    switch keyword {
    case "minItems": return list.count < limit ? ["\(path): fewer than \(limit)"] : []
    case "maxItems": return list.count > limit ? ["\(path): more than \(limit)"] : []
    default:
      guard let schema = argument as? [String: Any] else { return ["\(path): no schema"] }
      return list.enumerated().flatMap { problems($1, schema, "\(path)/\($0)") }
    }
  }

  private func problems(
    inObject value: Any, _ keyword: String, _ argument: Any, _ schema: [String: Any], _ path: String
  ) -> [String] {
    guard let object = value as? [String: Any] else { return [] }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    switch keyword {
    case "required":
      return (argument as? [String] ?? []).filter { object[$0] == nil }.map {
        "\(path)/\($0): missing"
      }
    case "properties":
      return properties.flatMap { name, inner in
        object[name].map { problems($0, inner, "\(path)/\(name)") } ?? []
      }
    default:
      let others = object.filter { properties[$0.key] == nil }
      guard let inner = argument as? [String: Any] else {
        return others.keys.map { "\(path)/\($0): not described" }
      }
      return others.flatMap { problems($1, inner, "\(path)/\($0)") }
    }
  }

  private func isOfType(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "null": return value is NSNull
    case "string": return value is String
    case "array": return value is [Any]
    case "object": return value is [String: Any]
    default:
      guard let number = value as? NSNumber, !(value is String) else { return false }
      let isFlag = String(cString: number.objCType) == "c"
      switch type {
      case "boolean": return isFlag
      case "integer": return !isFlag && number.doubleValue == number.doubleValue.rounded()
      default: return !isFlag
      }
    }
  }
}
