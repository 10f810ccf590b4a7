// SPDX-License-Identifier: Apache-2.0

/// A reason why a marker file could not be read, and where.
///
/// The first line of ``description`` says where and what; the second, after `hint:`, what to do.
public struct MarkerFileError: Error, Hashable, Sendable {
  /// What is wrong with the file.
  @nonexhaustive
  public enum Reason: Hashable, Sendable {
    /// The system refused to read, with its own words.
    case unreadable(String)
    /// There is not one byte in the file.
    case empty
    /// The bytes are not text.
    case notText
    /// A known format that this version does not read.
    case unsupported(format: String)
    /// Text, but no layout this program knows.
    case unknownFormat(firstLine: String)
    /// A header without a row of data.
    case headerOnly
    /// A line longer than the reader accepts.
    case lineTooLong(limit: Int)
    /// A row with another number of cells than the header.
    case fieldCount(found: Int, expected: Int)
    /// A cell that should hold a number.
    case notANumber(String, column: Int, name: String)
    /// Decimal commas in a file whose cells are separated by commas.
    case decimalCommas
    /// A name that stands over two sets of columns.
    case duplicateMarker(String, columns: [Int])
    /// No column of the header belongs to a marker.
    case noMarkers
    /// Numbers without a row of titles.
    case noTitles
    /// A TRC header with an empty row of labels.
    case noLabels
    /// A TRC header without its row of labels.
    case noLabelRow
    /// Labels that cannot be put over the columns.
    case labelCount(labels: Int, columns: Int)
    /// No rate in the file, and no time stamps.
    case rateMissing
    /// A rate that no laboratory uses.
    case rateImplausible(Double)
    /// Time stamps that do not grow.
    case timeNotIncreasing(String)
    /// Not one name of a landmark of the pelvis or the legs.
    case noLandmarks(found: [String], closest: [String])
    /// Landmarks that have names, but not one position.
    case landmarksNeverSeen
    /// A marker set that this program does not know.
    case unknownMarkerSet(String, closest: String?)
    /// Markers of more than one person.
    case severalSubjects([String])
    /// Units that neither the file nor the landmarks tell.
    case unitsUnknown(evidence: String?)
    /// Declared units that the size of the body contradicts.
    case unitsImplausible(declared: String, evidence: String, likely: String)
    /// A vertical axis that the landmarks do not tell.
    case upUnknown
    /// A forward direction that the landmarks do not tell.
    case forwardUnknown
    /// A forward direction that the user gives and that is up or down.
    case forwardIsVertical(String, up: String)
    /// A forward direction that the user gives and that is the back of the body.
    case forwardContradicted(evidence: String)
    /// Left and right exchanged, or a mirrored recording.
    case mirrored(evidence: String)
    /// Left and right that contradict each other, or what was said about them.
    case sidesContradicted(evidence: String, remedy: String)
    /// A landmark whose name stands in the file more than once, at different places.
    case ambiguousLandmark(name: String, place: String, points: [String])
    /// A person who is not in the file.
    case unknownSubject(String, known: [String])
    /// A recording without one marker, such as a file of joint angles.
    case holdsNoMarkers(content: String)
    /// A problem that only one format can have.
    case format(FormatProblem)
  }

  /// The path as the user gave it.
  public var path: String

  /// The line, counted from 1, or `nil` where the whole file is meant.
  public var line: Int?

  public var reason: Reason

  public init(path: String, line: Int? = nil, reason: Reason) {
    self.path = path
    self.line = line
    self.reason = reason
  }
}
