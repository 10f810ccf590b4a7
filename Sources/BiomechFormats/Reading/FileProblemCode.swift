// SPDX-License-Identifier: Apache-2.0

/// The kinds of problems that a file can have; the raw value is the word for `biomech explain`.
public enum FileProblemCode: String, Sendable, CaseIterable {
  case unreadable
  case emptyFile = "empty-file"
  case notText = "not-text"
  case unsupportedFormat = "unsupported-format"
  case unknownLayout = "unknown-layout"
  case noTitles = "no-titles"
  case headerOnly = "header-only"
  case lineTooLong = "line-too-long"
  case cellCount = "cell-count"
  case notANumber = "not-a-number"
  case decimalCommas = "decimal-commas"
  case duplicateMarker = "duplicate-marker"
  case noMarkers = "no-markers"
  case noLabels = "no-labels"
  case labelCount = "label-count"
  case rateMissing = "rate-missing"
  case rateImplausible = "rate-implausible"
  case timeNotIncreasing = "time-not-increasing"
  case noLandmarks = "no-landmarks"
  case landmarksNeverSeen = "landmarks-never-seen"
  case ambiguousLandmark = "ambiguous-landmark"
  case unknownMarkerSet = "unknown-marker-set"
  case severalSubjects = "several-subjects"
  case unknownSubject = "unknown-subject"
  case unitsUnknown = "units-unknown"
  case unitsImplausible = "units-implausible"
  case upUnknown = "up-unknown"
  case forwardUnknown = "forward-unknown"
  case forwardContradicted = "forward-contradicted"
  case mirrored

  /// A header that does not end, or lacks a line without which nothing can be read.
  case headerIncomplete = "header-incomplete"
  /// A count, offset or size in the file that cannot be true.
  case damagedFile = "damaged-file"
  /// Positions along axes of a body instead of the laboratory.
  case localCoordinates = "local-coordinates"
  /// A version of the format that is not read.
  case oldVersion = "old-version"
  /// Positions in a picture instead of in space.
  case imageCoordinates = "image-coordinates"
  /// A file without which this one cannot be read is not there, or does not fit.
  case companionMissing = "companion-missing"

  /// A format that has no place for what should be written.
  case cannotHold = "cannot-hold"
  /// An output that would replace its own input, or that the system refuses.
  case cannotWrite = "cannot-write"

  /// More bytes than a file that a person writes has.
  case fileTooLarge = "file-too-large"
  /// Text that is not YAML.
  case yamlSyntax = "yaml-syntax"
  /// Something else than keys with values.
  case notAMapping = "not-a-mapping"
  case unknownKey = "unknown-key"
  case duplicateKey = "duplicate-key"
  case unexpectedValue = "unexpected-value"
  case valueOutOfRange = "value-out-of-range"
  /// A marker at two places, or a place with two markers.
  case markerConflict = "marker-conflict"
  case emptyMap = "empty-map"
  /// Two answers that cannot both be true.
  case contradiction
  /// A rule of a clinic without something it needs.
  case missingKey = "missing-key"
  /// A code that this program does not know.
  case unknownCode = "unknown-code"
  /// A code that stands for something else already, or that is not made as codes are.
  case unusableCode = "unusable-code"
  /// Something that no clinic can switch off.
  case alwaysOn = "always-on"
}

extension MarkerFileError {
  /// The kind of the problem.
  public var code: FileProblemCode {
    switch reason {
    case .unreadable: .unreadable
    case .empty: .emptyFile
    case .notText: .notText
    case .unsupported: .unsupportedFormat
    case .unknownFormat: .unknownLayout
    case .noTitles: .noTitles
    case .headerOnly: .headerOnly
    case .lineTooLong: .lineTooLong
    case .fieldCount: .cellCount
    case .notANumber: .notANumber
    case .decimalCommas: .decimalCommas
    case .duplicateMarker: .duplicateMarker
    case .noMarkers, .holdsNoMarkers: .noMarkers
    case .noLabels: .noLabels
    case .noLabelRow: .headerIncomplete
    case .labelCount: .labelCount
    case .rateMissing: .rateMissing
    case .rateImplausible: .rateImplausible
    case .timeNotIncreasing: .timeNotIncreasing
    case .noLandmarks: .noLandmarks
    case .landmarksNeverSeen: .landmarksNeverSeen
    case .unknownMarkerSet: .unknownMarkerSet
    case .severalSubjects: .severalSubjects
    case .unitsUnknown: .unitsUnknown
    case .unitsImplausible: .unitsImplausible
    case .upUnknown: .upUnknown
    case .forwardUnknown: .forwardUnknown
    case .forwardIsVertical, .forwardContradicted: .forwardContradicted
    case .mirrored, .sidesContradicted: .mirrored
    case .ambiguousLandmark: .ambiguousLandmark
    case .unknownSubject: .unknownSubject
    case .format(let problem): problem.code
    }
  }
}

extension YAMLFileError {
  /// The kind of the problem.
  public var code: FileProblemCode {
    switch reason {
    case .tooLarge: .fileTooLarge
    case .notText: .notText
    case .syntax: .yamlSyntax
    case .notAMapping: .notAMapping
    case .unknownKey: .unknownKey
    case .duplicateKey: .duplicateKey
    case .unexpected: .unexpectedValue
    case .outOfRange: .valueOutOfRange
    case .conflict: .markerConflict
    case .noMarkers: .emptyMap
    case .contradiction: .contradiction
    case .missingKey: .missingKey
    case .unknownCode: .unknownCode
    case .takenCode, .malformedCode, .repeatedCode: .unusableCode
    case .alwaysOn: .alwaysOn
    }
  }
}
