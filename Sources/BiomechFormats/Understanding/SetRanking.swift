// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The marker set that fits the names of a file best, and what names mean in its light.
///
/// The score of a set is the sum over the names found of 1/(number of sets that hold the name),
/// times the number found, divided by the square root of the size of the set: rare names and
/// complete sets count most.
struct SetRanking {
  /// The best set, or the one that the user chose; `nil` when no set holds any of the names.
  let best: MarkerSet?

  /// What is concluded, with the evidence.
  let conclusion: TrialSource.Conclusion?

  /// A sentence when the names hardly tell one set from another.
  let doubt: String?

  /// The segment of each numbered series of trackers in the best set, such as `r_thigh` of
  /// `r_thigh1`.
  private let series: [Substring: MarkerSet.Place]

  /// A score below this is a guess: on 72 TRC files of many laboratories, right sets scored more.
  private static let confidentScore = 5.0

  /// Ranks all sets.
  ///
  /// - Parameters:
  ///   - names: The marker names without the name of the person in front.
  ///   - forced: The identifier of the set that the user chose.
  ///   - path: The path for messages.
  /// - Throws: ``MarkerFileError`` when there is no set of that identifier.
  init(of names: [String], forced: String?, path: String) throws(MarkerFileError) {
    var ranked = MarkerSet.all.map { (set: $0, score: Self.score(of: $0, for: names)) }
    ranked.sort { ($1.score, $0.set.identifier) < ($0.score, $1.set.identifier) }
    if let forced {
      ranked = ranked.filter { $0.set.identifier == forced.uppercased() }
      guard !ranked.isEmpty else {
        let closest = closestMatch(to: forced, among: MarkerSet.all.map(\.identifier))
        throw MarkerFileError(path: path, reason: .unknownMarkerSet(forced, closest: closest))
      }
    }
    guard let first = ranked.first, forced != nil || first.score > 0 else {
      (best, conclusion, doubt, series) = (nil, nil, nil, [:])
      return
    }
    let found = names.count { first.set.entries[$0] != nil }
    var evidence = "\(found) of \(names.count) names belong to '\(first.set.name)'"
    if forced != nil {
      evidence += "; given with --marker-set"
    } else {
      evidence += "; score \(first.score.fixed(1))"
      if ranked.count > 1, ranked[1].score > 0 {
        evidence += ", next best \(ranked[1].set.identifier) \(ranked[1].score.fixed(1))"
      }
    }
    best = first.set
    conclusion = TrialSource.Conclusion(.markerSet, first.set.identifier, evidence: evidence)
    let isGuess = forced == nil && first.score < Self.confidentScore
    doubt =
      isGuess
      ? "the marker set \(first.set.identifier) is a guess (score \(first.score.fixed(1))): check "
        + "which marker stands where, and pass --marker-set or --map if it is wrong" : nil
    series = Self.series(of: first.set)
  }

  /// What a name means: in the best set, as another one of a numbered series of its trackers, or in
  /// other sets as far as they agree.
  func entry(of name: String) -> MarkerSet.Entry? {
    guard let best else { return nil }
    if let entry = best.entries[name] { return entry }
    if let place = Self.stem(of: name).flatMap({ series[$0] }) {
      return MarkerSet.Entry(place: place, isUncertain: false, rank: .max)
    }
    // A key point of video must not stand in for a landmark of a set of skin markers.
    let others = MarkerSet.all.filter { !$0.isVideo || best.isVideo }
      .compactMap { $0.entries[name] }
    guard var entry = others.first, others.allSatisfy({ $0.place == entry.place }) else {
      return nil
    }
    entry.rank = .max
    return entry
  }
}

extension SetRanking {
  static func score(of set: MarkerSet, for names: [String]) -> Double {
    var rarity = 0.0
    var found = 0.0
    for name in names where set.entries[name] != nil {
      rarity += 1 / Double(MarkerSet.setCounts[name] ?? 1)
      found += 1
    }
    return rarity * found / Double(set.entries.count).squareRoot()
  }

  private static func series(of set: MarkerSet) -> [Substring: MarkerSet.Place] {
    var places: [Substring: Set<MarkerSet.Place>] = [:]
    for (name, entry) in set.entries {
      guard case .tracker = entry.place, let stem = stem(of: name) else { continue }
      places[stem, default: []].insert(entry.place)
    }
    return places.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// The name without the number at its end, or `nil` when it has none or nothing else.
  private static func stem(of name: String) -> Substring? {
    let stem = name[...].prefix(name.count - name.reversed().prefix { $0.isNumber }.count)
    return stem.isEmpty || stem.count == name.count ? nil : stem
  }
}
