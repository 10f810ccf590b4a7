// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// What the markers of a file stand for, by their names.
struct MarkerRecognition {
  /// The names to go on with, in the order of the file: without the name of the person in front.
  private(set) var names: [MarkerName] = []

  private(set) var assignment = MarkerAssignment()

  /// The identifier of the set whose names decided, if one did.
  private(set) var markerSet: String?

  private(set) var conclusions: [TrialSource.Conclusion] = []
  private(set) var doubts: [String] = []

  /// Finds out what markers stand for.
  ///
  /// - Parameters:
  ///   - fileNames: The names in the file, such as `RASI` or `Anna:RASI`, none of them twice.
  ///   - people: The people that the file speaks of elsewhere.
  ///   - options: A map, a set or a person that the user chose, and what the sides mean.
  ///   - path: The path for messages.
  /// - Throws: ``MarkerFileError`` when no landmark of the pelvis or a leg is among them, or those of
  ///   several people.
  init(
    of fileNames: [String], people: [String], options: ReadOptions, path: String
  ) throws(MarkerFileError) {
    let labels = fileNames.map { MarkerLabel($0) }
    let entries: [[MarkerSet.Entry]]
    if let map = options.markerMap {
      entries = labels.map { map.entries(of: $0) }
      noteAbsentNames(of: map, labels: labels)
      conclusions.append(
        TrialSource.Conclusion(
          .markerSet, "map", evidence: "given with --map; names outside it stand for nothing"))
    } else {
      let ranking = try SetRanking(
        of: labels.map(\.marker), forced: options.markerSet, path: path)
      entries = labels.map { label in ranking.entry(of: label.marker).map { [$0] } ?? [] }
      markerSet = ranking.best?.identifier
      conclusions += [ranking.conclusion].compactMap { $0 }
      doubts += [ranking.doubt].compactMap { $0 }
    }

    let walkers = Set(
      zip(labels, entries).filter { $1.contains { $0.place.isOnPelvisOrLeg } }.map { $0.0.person })
    let chosen = try Self.chosenPerson(
      options.subjectName, labels: labels, people: people, path: path)
    guard chosen != nil || walkers.count < 2 else {
      throw MarkerFileError(path: path, reason: .severalSubjects(walkers.sorted()))
    }
    guard let person = chosen ?? walkers.first, walkers.contains(person) else {
      let closest = closestKnownNames(to: labels.map(\.marker))
      throw MarkerFileError(path: path, reason: .noLandmarks(found: fileNames, closest: closest))
    }
    noteSubject(person, labels: labels, isChosen: options.subjectName != nil)
    names = Self.names(for: labels, of: person)
    assign(zip(labels, entries).map { $0.person == person ? $1 : [] })
    if options.sides == .exchanged { assignment.exchangeSides() }
  }

  /// The person that the user named, as the file writes the name, or `nil` when none was named.
  private static func chosenPerson(
    _ name: String?, labels: [MarkerLabel], people: [String], path: String
  ) throws(MarkerFileError) -> String? {
    guard let name else { return nil }
    let prefixes = Set(labels.map(\.person))
    let fitting =
      prefixes.first { $0 == name } ?? prefixes.first { $0.lowercased() == name.lowercased() }
    if let fitting { return fitting }
    // A file about one person may name them elsewhere than in front of the markers.
    if prefixes == [""], people.contains(where: { $0.lowercased() == name.lowercased() }) {
      return ""
    }
    let known = prefixes.union(prefixes == [""] ? people : []).filter { !$0.isEmpty }
    throw MarkerFileError(path: path, reason: .unknownSubject(name, known: known.sorted()))
  }

  /// The names themselves are personal and stay out of what is reported.
  private mutating func noteSubject(_ person: String, labels: [MarkerLabel], isChosen: Bool) {
    let count = Set(labels.map(\.person)).count
    guard isChosen || count > 1 else { return }
    conclusions.append(
      TrialSource.Conclusion(
        .subject, count > 1 ? "one of \(count)" : "the only one",
        evidence: isChosen
          ? "given with --subject-name"
          : "of \(count) names in front of markers only one has landmarks of the pelvis or the legs"
      ))
  }

  /// Takes the second trajectory of a name where the first one is empty.
  mutating func preferTwinsThatAreSeen(in file: MotionFile) {
    for (place, name) in assignment.landmarks where name.rawValue.utf8.count < 256 {
      let twins = TwinCheck.indices(of: name, among: names)
      guard twins.count > 1, let first = twins.first, !file.isSeen(markerAt: first) else {
        continue
      }
      guard let seen = twins.first(where: { file.isSeen(markerAt: $0) }) else { continue }
      assignment.landmarks[place] = names[seen]
      assignment.unassigned = assignment.unassigned.map { $0 == names[seen] ? name : $0 }
    }
  }

  /// Without the person's name, unless another marker has the bare name already.
  private static func names(for labels: [MarkerLabel], of person: String) -> [MarkerName] {
    let taken = Set(labels.filter { $0.person != person }.map(\.full))
    return labels.map { label in
      let isBare = label.person == person && !taken.contains(label.marker)
      return MarkerName(isBare ? label.marker : label.full)
    }
  }

  private mutating func assign(_ entries: [[MarkerSet.Entry]]) {
    var ranks: [SidedLandmark: Int] = [:]
    var uncertain: [String] = []
    for (name, entries) in zip(names, entries) {
      for entry in entries {
        if entry.isUncertain { uncertain.append("'\(name)' (\(entry.place.description))") }
        switch entry.place {
        case .tracker(let segment):
          assignment.trackers[segment, default: []].append(name)
        case .landmark(let landmark):
          // The first name of the set wins, then the first in the file.
          if let rank = ranks[landmark], rank <= entry.rank { continue }
          assignment.landmarks[landmark] = name
          ranks[landmark] = entry.rank
        }
      }
    }
    let used = Set(assignment.landmarks.values).union(assignment.trackers.values.joined())
    assignment.unassigned = names.filter { !used.contains($0) }
    if !uncertain.isEmpty {
      doubts.append(
        "the meaning of \(uncertain.joined(separator: ", ")) is uncertain in this marker set: "
          + "check it, or pass --map")
    }
  }

  /// A static trial has markers that a movement lacks, so an absent name is no error.
  private mutating func noteAbsentNames(of map: MarkerMap, labels: [MarkerLabel]) {
    let present = Set(labels.flatMap { [$0.full, $0.marker] })
    for name in map.names where !present.contains(name) {
      let closest = closestMatch(to: name, among: labels.map(\.marker))
      doubts.append(
        "the map names '\(name)', which this file does not have"
          + (closest.map { ": did you mean '\($0)'?" } ?? ""))
    }
  }
}

/// A marker name in a file, taken apart.
struct MarkerLabel {
  /// As the file has it.
  var full: String

  /// The name of the person in front, or nothing.
  var person: String

  /// The name of the marker.
  var marker: String

  /// Takes a name apart at its last colon; with nothing on one side of it there is no person.
  init(_ name: String) {
    full = name
    person = ""
    marker = name
    guard let colon = name.lastIndex(of: ":"), colon > name.startIndex else { return }
    let last = String(name[name.index(after: colon)...])
    guard !last.isEmpty else { return }
    person = String(name[..<colon])
    marker = last
  }
}

extension MarkerMap {
  /// What the map says about a marker, under its full or its bare name.
  fileprivate func entries(of label: MarkerLabel) -> [MarkerSet.Entry] {
    let names = [MarkerName(label.full), MarkerName(label.marker)]
    let places =
      landmarks.filter { names.contains($0.value) }.map { MarkerSet.Place.landmark($0.key) }
      + trackers.filter { !Set($0.value).isDisjoint(with: names) }.map { .tracker($0.key) }
    return places.map { MarkerSet.Entry(place: $0, isUncertain: false, rank: .max) }
  }

  /// Every marker name of the map, in alphabetical order.
  fileprivate var names: [String] {
    Set(landmarks.values.map(\.rawValue) + trackers.values.joined().map(\.rawValue)).sorted()
  }
}

extension MarkerAssignment {
  /// Lets every name of a side stand for the other one.
  fileprivate mutating func exchangeSides() {
    landmarks = Dictionary(
      uniqueKeysWithValues: landmarks.map {
        (SidedLandmark($0.key.landmark, $0.key.side?.opposite), $0.value)
      })
    trackers = Dictionary(
      uniqueKeysWithValues: trackers.map {
        (SidedSegment($0.key.segment, $0.key.side?.opposite), $0.value)
      })
  }
}

extension MarkerSet.Place {
  /// Whether a marker there can stand for a landmark of the pelvis or a leg.
  var isOnPelvisOrLeg: Bool {
    if case .landmark(let landmark) = self { landmark.landmark.isOnPelvisOrLeg } else { false }
  }
}

/// Known names of landmarks of the pelvis and the legs that are like some of the names given.
///
/// - Parameter names: Names that nothing is known of; only the first 200 are looked at.
/// - Returns: Parts of a sentence, such as `'LKNEE' is like 'LKNE'`, at most five.
private func closestKnownNames(to names: [String]) -> [String] {
  let known = Set(
    MarkerSet.all.flatMap { $0.entries.filter { $0.value.place.isOnPelvisOrLeg }.map(\.key) }
  ).sorted()
  return Array(
    names.prefix(200).lazy.filter { !MarkerSet.knownNames.contains($0) }.compactMap { name in
      closestMatch(to: name, among: known).map { "'\(name.printable)' is like '\($0)'" }
    }.prefix(5))
}
