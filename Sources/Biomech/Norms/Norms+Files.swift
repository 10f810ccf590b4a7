// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment
import BiomechFormats
import BiomechKinematics
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Norms {
  /// Reads norms from a file that `biomech norms build` wrote.
  ///
  /// - Parameter path: The file; `-` is standard input.
  /// - Throws: ``NormsError`` with the path, the value and a hint.
  public init(contentsOf path: String) throws(NormsError) {
    let descriptor: Int32
    do { descriptor = try openForReading(path) } catch {
      throw NormsError(path: path, reason: .unreadable(error.description))
    }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    let document: JSONValue
    do {
      document = try JSONValue(reading: FileDescriptorSource(descriptor), path: path)
    } catch {
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
    let bytes: [UInt8]
    do { bytes = try readWholeFile(path) } catch {
      throw NormsError(path: path, reason: .unreadable(error.description))
    }
    try self.init(text: String(decoding: bytes, as: UTF8.self), path: path)
  }
}

extension String {
  /// Up to the first line feed.
  fileprivate var firstLine: String { String(prefix { $0 != "\n" }) }
}
