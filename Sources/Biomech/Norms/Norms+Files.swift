// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment
import BiomechFormats
import BiomechKinematics
import BiomechMotion

extension Norms {
  /// Reads norms from a file that `biomech norms build` wrote.
  ///
  /// - Parameter path: The file; `-` is standard input.
  /// - Throws: ``NormsError`` with the path, the value and a hint.
  public init(contentsOf path: String) throws(NormsError) {
    self = try Self.read(path).norms
  }

  /// Reads norms, and the key of the bytes they stand in.
  package static func read(
    _ path: String
  ) throws(NormsError) -> (norms: Norms, contentKey: String) {
    let bytes = try content(of: path)
    return (try Norms(bytes: bytes, path: path), contentKey(of: bytes))
  }

  /// Reads norms from the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - path: The path for messages; nothing is opened.
  /// - Throws: ``NormsError`` with the path, the value and a hint.
  package init(bytes: [UInt8], path: String) throws(NormsError) {
    let document: JSONValue
    do { document = try JSONValue(reading: MemorySource(bytes), path: path) } catch {
      throw NormsError(path: path, reason: .notJSON(error.description.firstLine))
    }
    self = try NormsReader(path: path).norms(document)
  }
}

extension GaitDeviationBasis {
  /// Reads the basis of the gait deviation index from a file (CSV).
  ///
  /// - Parameter path: The file; `-` is standard input.
  /// - Throws: ``NormsError`` with the line, the value and a hint.
  public init(contentsOf path: String) throws(NormsError) {
    self = try Self.read(path).basis
  }

  /// Reads the basis, and the key of the bytes it stands in.
  package static func read(
    _ path: String
  ) throws(NormsError) -> (basis: GaitDeviationBasis, contentKey: String) {
    let bytes = try content(of: path)
    // What a terminal would obey has no place among numbers, nor in the words about them.
    let text = String(
      String.UnicodeScalarView(
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
          let isControl = scalar.properties.generalCategory == .control
          return isControl && !"\n\r\t".unicodeScalars.contains(scalar) ? "\u{FFFD}" : scalar
        }))
    let basis = try GaitDeviationBasis(text: text, path: path)
    return (basis, contentKey(of: bytes))
  }
}

private func content(of path: String) throws(NormsError) -> [UInt8] {
  do { return try readWholeFile(path) } catch {
    throw NormsError(path: path, reason: .unreadable(error.description))
  }
}

extension String {
  /// Up to the first line feed.
  fileprivate var firstLine: String { String(prefix { $0 != "\n" }) }
}
