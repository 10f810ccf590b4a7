// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics

/// Two sessions of one person held against each other.
public struct SessionComparison: Hashable, Sendable {
  public var before: SessionRecord
  public var after: SessionRecord

  /// The measures that both sessions have, in the order of the first.
  public var changes: [MeasureChange]

  /// The rules that both sessions looked at, with both levels.
  public var findings: [FindingChange]

  /// What both have and cannot be compared, with the reason.
  public var refused: [RefusedMeasure]

  /// What only one of the sessions has.
  public var unmatched: [UnmatchedMeasure]

  /// How the two were made differently, one sentence each.
  public var notes: [String]

  /// The changes of one verdict.
  public func changes(_ verdict: ChangeVerdict) -> [MeasureChange] {
    changes.filter { $0.verdict == verdict }
  }
}

/// A rule in two sessions.
public struct FindingChange: Hashable, Sendable {
  public var before: FindingRecord
  public var after: FindingRecord

  /// Whether the level is another one.
  public var isOther: Bool { before.level != after.level }
}

/// A measure that both sessions have with another meaning.
public struct RefusedMeasure: Hashable, Sendable {
  public var key: MeasureKey
  public var reason: String
}

/// A measure that one session has and the other has not.
public struct UnmatchedMeasure: Hashable, Sendable {
  public enum Session: String, Sendable {
    case before, after
  }

  public var key: MeasureKey

  /// The session that has it.
  public var session: Session
}

/// Holds two sessions of one person against each other.
///
/// - Parameters:
///   - before: The first session.
///   - after: The second session.
/// - Returns: Every measure with its change, minimal detectable change and verdict.
/// - Throws: ``ComparisonError`` when the sessions belong to different people, rest on different
///   models, or have no measure in common.
public func compare(
  before: SessionRecord, after: SessionRecord
) throws(ComparisonError) -> SessionComparison {
  guard before.subject == after.subject else {
    throw ComparisonError(
      before: before.label, after: after.label,
      reason: .otherSubject(before: before.subject, after: after.subject))
  }
  guard before.models.isEmpty || after.models.isEmpty || before.models == after.models else {
    throw ComparisonError(
      before: before.label, after: after.label,
      reason: .otherModel(before: before.models, after: after.models))
  }
  let later = Dictionary(after.measures.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
  let earlier = Set(before.measures.map(\.key))
  var comparison = SessionComparison(
    before: before, after: after, changes: [], findings: [], refused: [], unmatched: [], notes: [])
  for record in before.measures {
    guard let match = later[record.key] else {
      comparison.unmatched.append(UnmatchedMeasure(key: record.key, session: .before))
      continue
    }
    if let reason = record.difference(of: match) {
      comparison.refused.append(RefusedMeasure(key: record.key, reason: reason))
    } else {
      comparison.changes.append(MeasureChange(before: record, after: match))
    }
  }
  comparison.unmatched += after.measures.filter { !earlier.contains($0.key) }
    .map { UnmatchedMeasure(key: $0.key, session: .after) }
  guard !comparison.changes.isEmpty else {
    throw ComparisonError(
      before: before.label, after: after.label,
      reason: .nothingInCommon(refusal: comparison.refused.first?.reason))
  }
  comparison.findings = before.findings.compactMap { finding in
    after.findings.first {
      $0.code == finding.code && $0.task == finding.task && $0.side == finding.side
    }.map { FindingChange(before: finding, after: $0) }
  }
  comparison.notes = notes(before, after) + comparison.notesOfUncertainty
  return comparison
}

extension MeasureRecord {
  /// Why another record of the same measure cannot be compared, or `nil` when it can.
  fileprivate func difference(of other: MeasureRecord) -> String? {
    if unit != other.unit {
      return "in \(unit.rawValue) before and in \(other.unit.rawValue) after"
    }
    if positiveDirection != other.positiveDirection {
      return "positive is '\(positiveDirection)' before and '\(other.positiveDirection)' after"
    }
    return nil
  }
}

extension SessionComparison {
  /// The sessions that have no uncertainty for anything compared, so that nothing can be called
  /// changed.
  fileprivate var notesOfUncertainty: [String] {
    let sides = [(before, changes.map(\.before)), (after, changes.map(\.after))]
    return sides.filter { $0.1.allSatisfy(\.u95.isNaN) }.map { session, _ in
      "\(session.label) has no uncertainties: there is no minimal detectable change, and nothing can "
        + "be called changed. Analyse it again without --uncertainty off."
    }
  }
}

/// How two sessions were made differently, and what their tables leave open.
private func notes(_ before: SessionRecord, _ after: SessionRecord) -> [String] {
  var notes: [String] = []
  if !before.recordings.isEmpty, before.recordings == after.recordings {
    notes.append(
      "Both hold the same recordings: what differs between them is how they were analysed.")
  }
  if !before.version.isEmpty, !after.version.isEmpty, before.version != after.version {
    notes.append(
      "The program was version \(before.version) before and \(after.version) after; a change of "
        + "numbers between them would look like a change of the person.")
  }
  if !before.settings.isEmpty, !after.settings.isEmpty {
    for name in Set(before.settings.keys).union(after.settings.keys).sorted() {
      let (was, became) = (before.settings[name] ?? "usual", after.settings[name] ?? "usual")
      if was != became {
        notes.append("The \(name) differs: '\(was)' before, '\(became)' after.")
      }
    }
  }
  for record in [before, after] where record.models.isEmpty {
    notes.append("\(record.label) does not say which model its numbers rest on.")
  }
  return notes + before.remarks + after.remarks.filter { !before.remarks.contains($0) }
}
