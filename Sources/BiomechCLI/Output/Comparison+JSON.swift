// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

/// What `compare --format json` prints; a value that is not known is left out.
struct ComparisonDocument: JSONDocument {
  struct Session: Encodable {
    var session: String
    var path: String
    var models: [String]
    var toolVersion: String
  }

  struct Value: Encodable {
    var repetitions: Int
    var mean: Double?
    var sd: Double?
    var u95: Double?
  }

  struct Change: Encodable {
    var task: String
    var side: String
    var measure: String
    var unit: String
    var positiveDirection: String
    var before: Value
    var after: Value
    var change: Double?
    var mdc: Double?
    var verdict: String
    var direction: String?
    var threshold: String?
  }

  struct Finding: Encodable {
    var task: String
    var side: String
    var code: String
    var name: String
    var levelBefore: String
    var levelAfter: String
  }

  struct NotCompared: Encodable {
    var task: String
    var side: String
    var measure: String
    var reason: String
  }

  struct Person: Encodable {
    var subject: String
    var before: Session
    var after: Session
    var notes: [String]
    var changes: [Change]
    var findings: [Finding]
    var notCompared: [NotCompared]
  }

  struct Group: Encodable {
    var task: String
    var side: String
    var measure: String
    var unit: String
    var persons: Int
    var meanChange: Double?
    var sd: Double?
    var u95: Double?
    var increased: Int
    var decreased: Int
    var notDistinguishable: Int
    var unknown: Int
  }

  struct Problem: Encodable {
    var subject: String
    var message: String
  }

  var schema = "biomech.comparison/1"
  var persons: [Person]
  var group: [Group]
  var problems: [Problem]
}

extension ProjectComparison {
  /// The comparison for other programs.
  var document: ComparisonDocument {
    ComparisonDocument(
      persons: persons.map(\.entry), group: group.map(\.entry),
      problems: problems.map {
        ComparisonDocument.Problem(subject: $0.subject, message: $0.message)
      })
  }
}

extension SessionComparison {
  fileprivate var entry: ComparisonDocument.Person {
    ComparisonDocument.Person(
      subject: before.subject, before: before.entry, after: after.entry, notes: notes,
      changes: changes.map(\.entry),
      findings: findings.map {
        ComparisonDocument.Finding(
          task: $0.before.task.rawValue, side: $0.before.side.rawValue, code: $0.before.code,
          name: $0.before.name, levelBefore: $0.before.level.rawValue,
          levelAfter: $0.after.level.rawValue)
      },
      notCompared: refused.map { notCompared($0.key, $0.reason) }
        + unmatched.map { notCompared($0.key, "only \($0.session.rawValue)") })
  }

  private func notCompared(_ key: MeasureKey, _ reason: String) -> ComparisonDocument.NotCompared {
    ComparisonDocument.NotCompared(
      task: key.task.rawValue, side: key.side.rawValue, measure: key.kind.id, reason: reason)
  }
}

extension SessionRecord {
  fileprivate var entry: ComparisonDocument.Session {
    ComparisonDocument.Session(
      session: session, path: path, models: models, toolVersion: version)
  }
}

extension MeasureRecord {
  fileprivate var entry: ComparisonDocument.Value {
    ComparisonDocument.Value(
      repetitions: count, mean: mean.present, sd: standardDeviation.present, u95: u95.present)
  }
}

extension MeasureChange {
  fileprivate var entry: ComparisonDocument.Change {
    ComparisonDocument.Change(
      task: key.task.rawValue, side: key.side.rawValue, measure: key.kind.id,
      unit: before.unit.rawValue, positiveDirection: before.positiveDirection,
      before: before.entry, after: after.entry, change: change.present,
      mdc: minimalDetectableChange.present, verdict: verdict.rawValue,
      direction: direction?.words, threshold: direction?.threshold?.id)
  }
}

extension GroupChange {
  fileprivate var entry: ComparisonDocument.Group {
    ComparisonDocument.Group(
      task: key.task.rawValue, side: key.side.rawValue, measure: key.kind.id,
      unit: key.kind.unit.rawValue, persons: count, meanChange: mean.present,
      sd: standardDeviation.present, u95: u95.present, increased: increased, decreased: decreased,
      notDistinguishable: notDistinguishable, unknown: unknown)
  }
}

extension Double {
  /// The number rounded to six decimals, or `nil` where it is missing.
  ///
  /// Six are more than the tables have, and hide what kernels of different processors leave behind.
  fileprivate var present: Double? {
    isFinite ? (self * 1e6).rounded() / 1e6 : nil
  }
}
