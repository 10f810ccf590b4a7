// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// The marker names of one laboratory tradition and what they stand for.
public struct MarkerSet: Sendable {
  /// What a marker is for.
  public enum Place: Hashable, Sendable {
    /// It stands at a landmark.
    case landmark(SidedLandmark)
    /// It only tracks a segment.
    case tracker(SidedSegment)
  }

  /// The meaning of a name in a set.
  public struct Entry: Hashable, Sendable {
    public var place: Place

    /// Whether the sources of the set leave the meaning uncertain.
    public var isUncertain: Bool

    /// The place of the name in the set: earlier names are preferred.
    var rank: Int
  }

  /// The word for `--marker-set`, such as `PIG`.
  public let identifier: String

  /// The name of the set in words.
  public let name: String

  /// The meaning of each marker name.
  public let entries: [String: Entry]

  /// Whether the names are key points of video, which lie inside the body by guess.
  var isVideo: Bool { ["POSE", "MP", "FMC", "CAPTURY"].contains(identifier) }

  /// Every set that this program knows.
  public static let all: [MarkerSet] = parsed(markerSetTable)

  /// How many sets hold a name.
  static let setCounts: [String: Int] = all.reduce(into: [:]) { counts, set in
    for name in set.entries.keys { counts[name, default: 0] += 1 }
  }

  /// Every marker name that this program knows, in alphabetical order.
  public static let knownNames: [String] = setCounts.keys.sorted()
}

extension MarkerSet {
  /// Why a known name says nothing about the knees, such as `known, but not on the pelvis or a leg`.
  ///
  /// - Parameter name: The name of a marker, without the name of a person.
  /// - Returns: A part of a sentence, or `nil` when the name is not known, or is that of a landmark
  ///   of the pelvis or a leg in some set.
  public static func remark(onKnownName name: String) -> String? {
    let places = all.compactMap { $0.entries[name]?.place }
    guard !places.isEmpty, !places.contains(where: \.isOnPelvisOrLeg) else { return nil }
    let tracks = places.contains { place in
      if case .tracker = place { true } else { false }
    }
    return tracks
      ? "known, but it only tracks a segment" : "known, but not on the pelvis or a leg"
  }

  /// What is wrong with a word for `--marker-set`.
  ///
  /// - Parameter identifier: What the user wrote.
  /// - Returns: A sentence with the closest identifier or all of them, or `nil` when there is a set
  ///   of that identifier.
  public static func problem(withIdentifier identifier: String) -> String? {
    let identifiers = all.map(\.identifier)
    guard !identifiers.contains(identifier.uppercased()) else { return nil }
    let closest = closestMatch(to: identifier, among: identifiers)
    return "there is no marker set '\(identifier.printable)'; "
      + (closest.map { "did you mean '\($0)'?" }
        ?? "the sets are \(identifiers.joined(separator: ", "))")
  }
}

extension MarkerSet.Place {
  /// Plain words, such as `left medial femoral epicondyle` or `left thigh tracker`.
  public var description: String {
    switch self {
    case .landmark(let landmark): landmark.description
    case .tracker(let segment): "\(segment) tracker"
    }
  }

  /// The place that a word of the table or of a map names, on a side.
  init?(_ word: Substring, side: Side?) {
    if let landmark = Landmark(rawValue: String(word)) {
      self = .landmark(SidedLandmark(landmark, side))
    } else if let segment = Segment(rawValue: String(word)) {
      self = .tracker(SidedSegment(segment, side))
    } else {
      return nil
    }
  }
}

extension MarkerSet {
  /// The sets of a table in the form of ``markerSetTable``.
  private static func parsed(_ table: String) -> [MarkerSet] {
    var sets: [MarkerSet] = []
    var title: [Substring] = []
    var entries: [String: Entry] = [:]
    func finish() {
      guard title.count == 2 else { return }
      sets.append(
        MarkerSet(identifier: String(title[0]), name: String(title[1]), entries: entries))
      entries = [:]
    }
    for line in table.split(separator: "\n") {
      if line.hasPrefix("@") {
        finish()
        title = line.dropFirst().split(separator: "|")
        continue
      }
      let isUncertain = line.hasPrefix("?")
      let cells = line.drop { $0 == "?" }.split(separator: "|", omittingEmptySubsequences: false)
      let sides: [Side?] = cells.count == 2 ? [nil] : [.left, .right]
      for (name, side) in zip(cells.dropFirst(), sides) where !name.isEmpty {
        // The pelvis has no sides.
        let hasSide = cells[0] != Segment.pelvis.rawValue
        guard let place = Place(cells[0], side: hasSide ? side : nil) else { continue }
        entries[String(name)] = Entry(
          place: place, isUncertain: isUncertain, rank: entries.count)
      }
    }
    finish()
    return sets
  }
}
