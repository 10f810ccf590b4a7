// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What `run.json` says: which run a folder holds, and its files.
///
/// No path and no clock time stands in it, so the same run gives the same bytes; the moment of
/// `SOURCE_DATE_EPOCH` is recorded where that variable is set.
public struct RunManifest: Hashable, Sendable, Codable {
  /// A file the run read.
  public struct Input: Hashable, Sendable, Codable {
    /// What a file was read for.
    public enum Role: String, Sendable, Codable, CaseIterable {
      case trial
      case calibration = "static"
      case functional
      case subject
      case norms
      case deviationBasis = "gdi_basis"
      case rules
      case markerMap = "map"

      /// What the settings of a run call the file.
      var settingName: String {
        switch self {
        case .trial, .calibration, .functional, .subject: "\(rawValue) file"
        case .norms: "norms file"
        case .deviationBasis: "gait deviation basis file"
        case .rules: "rules file"
        case .markerMap: "marker map file"
        }
      }
    }

    public var role: Role

    /// The file name without its folder.
    public var name: String

    /// A key of the file's bytes.
    public var contentKey: String

    public init(_ role: Role, name: String, contentKey: String) {
      self.role = role
      self.name = name
      self.contentKey = contentKey
    }

    private enum CodingKeys: String, CodingKey {
      case role, name
      case contentKey = "content_key"
    }
  }

  /// A file the run wrote.
  public struct Output: Hashable, Sendable, Codable {
    public var name: String

    /// The size in bytes.
    public var bytes: Int
  }

  /// The name and version of this layout.
  public var schema = RunManifest.schemaID

  static let schemaID = "biomech.run/1"

  public var toolVersion: String
  public var configurationHash: String

  /// The options that change numbers, in words; `nil` in the manifest of an older version.
  public var settings: [Provenance.Setting]?

  public var inputs: [Input]

  /// The moment of `SOURCE_DATE_EPOCH` in UTC, or `nil`.
  public var created: String?

  public var files: [Output] = []

  /// Describes a run before it has written anything.
  ///
  /// - Parameters:
  ///   - provenance: How the numbers are made.
  ///   - inputs: What was read, in the order given by the user.
  ///   - sourceDateEpoch: The value of `SOURCE_DATE_EPOCH`, or `nil`.
  public init(provenance: Provenance, inputs: [Input], sourceDateEpoch: String? = nil) {
    self.toolVersion = provenance.version
    self.configurationHash = provenance.configurationHash
    self.settings = provenance.settings
    self.inputs = inputs
    self.created = sourceDateEpoch.flatMap(universalTime)
  }

  /// The name of the file in the folder.
  public static let fileName = "run.json"

  private enum CodingKeys: String, CodingKey {
    case schema, settings, inputs, created, files
    case toolVersion = "tool_version"
    case configurationHash = "configuration_hash"
  }
}

extension RunManifest {
  /// Whether both describe the same inputs under the same options.
  public func isSameRun(as other: RunManifest) -> Bool {
    inputs == other.inputs && configurationHash == other.configurationHash
  }

  /// The inputs that are about a person; the others hold options.
  var recordings: [Input] {
    let recordings: Set<Input.Role> = [.trial, .calibration, .functional, .subject]
    return inputs.filter { recordings.contains($0.role) }
  }

  /// The manifest as text, keys in alphabetical order.
  var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Strings and integers only: there is nothing that cannot be encoded.
    guard let data = try? encoder.encode(self) else { return [] }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  /// The manifest in the bytes of a `run.json`, or `nil` when they are something else.
  init?(json: [UInt8]) {
    guard let manifest = try? JSONDecoder().decode(Self.self, from: Data(json)) else { return nil }
    self = manifest
  }
}

/// Seconds since 1970 as `2026-03-01T12:00:00Z`, or `nil` when the text is no such number.
package func universalTime(_ text: String) -> String? {
  guard var seconds = time_t(text) else { return nil }
  var parts = tm()
  guard gmtime_r(&seconds, &parts) != nil else { return nil }
  var buffer = [CChar](repeating: 0, count: 32)
  let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
  return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
