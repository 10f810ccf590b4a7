// SPDX-License-Identifier: Apache-2.0

public import BiomechFormats
import BiomechGuidance
public import BiomechMotion

extension Trial {
  /// Reads a recording from a file.
  ///
  /// The trial is named after the file, without folder and extension.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - options: What the user knows better than the file.
  /// - Throws: ``InputError`` with the place and a hint.
  public init(contentsOf path: String, options: ReadOptions = ReadOptions()) throws(InputError) {
    let file = try MotionFile(contentsOf: path, options: options)
    do {
      self = try understood(file, named: trialName(ofFile: path), options: options)
    } catch {
      throw .markerFile(error)
    }
  }
}

extension Subject {
  /// Reads the description of a person from a file (YAML).
  ///
  /// - Parameter path: The file; `-` is standard input.
  /// - Throws: ``InputError`` with the place and a hint.
  public init(contentsOf path: String) throws(InputError) {
    self = try Self.read(path).subject
  }

  /// Reads the description of a person, and the key of the bytes it stands in.
  package static func read(
    _ path: String
  ) throws(InputError) -> (subject: Subject, contentKey: String) {
    try parsed(path) { bytes throws(YAMLFileError) in
      (try readSubject(path: path, bytes: bytes), contentKey(of: bytes))
    }
  }
}

extension MarkerMap {
  /// Reads which marker stands where from a file (YAML).
  ///
  /// - Parameter path: The file; `-` is standard input.
  /// - Throws: ``InputError`` with the place and a hint.
  public init(contentsOf path: String) throws(InputError) {
    self = try Self.read(path).map
  }

  /// Reads which marker stands where, and the key of the bytes it stands in.
  package static func read(
    _ path: String
  ) throws(InputError) -> (map: MarkerMap, contentKey: String) {
    try parsed(path) { bytes throws(YAMLFileError) in
      (try readMarkerMap(path: path, bytes: bytes), contentKey(of: bytes))
    }
  }
}

extension ClinicRules {
  /// Reads the rules of a clinic from a file (YAML), checked against the codes of this version.
  ///
  /// - Parameter path: The file; `-` is standard input.
  /// - Throws: ``InputError`` with the place and a hint.
  public init(contentsOf path: String) throws(InputError) {
    self = try Self.read(path).rules
  }

  /// Reads the rules of a clinic, and the key of the bytes they stand in.
  package static func read(
    _ path: String
  ) throws(InputError) -> (rules: ClinicRules, contentKey: String) {
    try parsed(path) { bytes throws(YAMLFileError) in
      (
        try readClinicRules(path: path, bytes: bytes, vocabulary: .current),
        contentKey(of: bytes)
      )
    }
  }
}

/// The name of a trial in a file: the file name without folder and extension.
///
/// - Parameter path: The path; `-` gives `stdin`.
/// - Returns: The name; a leading full stop belongs to it.
public func trialName(ofFile path: String) -> String {
  guard path != "-" else { return "stdin" }
  let name = fileName(of: path)
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
  return String(name[..<dot])
}

/// The last part of a path.
package func fileName(of path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// The content key of bytes.
package func contentKey(of bytes: [UInt8]) -> String {
  var key = ContentKey()
  bytes.withUnsafeBytes { key.update(with: $0) }
  return key.hexadecimal
}

/// Reads a small file and understands it.
private func parsed<Result>(
  _ path: String, _ parse: ([UInt8]) throws(YAMLFileError) -> Result
) throws(InputError) -> Result {
  let bytes: [UInt8]
  do { bytes = try readWholeFile(path) } catch {
    throw .cannotRead(path: path, reason: error.description)
  }
  do { return try parse(bytes) } catch { throw .configurationFile(error) }
}
