// SPDX-License-Identifier: Apache-2.0

/// Reads a marker map.
///
/// - Parameters:
///   - path: The path for messages; nothing is opened.
///   - bytes: The content of the file.
/// - Returns: The map.
/// - Throws: ``YAMLFileError`` with the line and a hint.
public func readMarkerMap(path: String, bytes: [UInt8]) throws(MarkerMapError) -> MarkerMap {
  throw YAMLFileError(path: path, line: nil, reason: .empty)
}
