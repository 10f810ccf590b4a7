// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// Two rounds of sessions of several people held against each other.
public struct ProjectComparison: Hashable, Sendable {
  /// One entry for each person with a session in both rounds, by their codes.
  public var persons: [SessionComparison]

  /// Why people have none, one entry each, by their codes.
  public var problems: [ProjectProblem]

  /// How the measures changed over all persons.
  public var group: [GroupChange]

  /// Puts the changes of the people together.
  public init(_ persons: [SessionComparison], problems: [ProjectProblem] = []) {
    self.persons = persons
    self.problems = problems
    group = groupChanges(of: persons.flatMap(\.changes))
  }

  /// The comparison of one person.
  public init(_ person: SessionComparison) { self.init([person]) }
}

/// A person whose sessions are not compared.
public struct ProjectProblem: Hashable, Sendable {
  public var subject: String

  /// The reason in words, with its hint.
  public var message: String

  /// Whether it is a fault to mend, and not just a session that is not there.
  public var isFault: Bool
}

/// The change of one measure over several people.
public struct GroupChange: Hashable, Sendable {
  public var key: MeasureKey

  /// The people who have it in both sessions.
  public var count: Int

  /// The mean of their changes.
  public var mean: Double

  /// NaN for one person.
  public var standardDeviation: Double

  /// Half the width of the 95 % interval of the mean change from the scatter between people, by
  /// Student's t; NaN for one person.
  public var u95: Double

  /// The people in whom it has grown beyond the minimal detectable change.
  public var increased: Int

  /// The people in whom it has fallen beyond the minimal detectable change.
  public var decreased: Int

  /// The people in whom no change stands out of measurement error.
  public var notDistinguishable: Int

  /// The people of whom an uncertainty is not known.
  public var unknown: Int
}

/// Holds two rounds of sessions of several people against each other, person by person.
///
/// - Parameters:
///   - before: The first round: one session for each person.
///   - after: The second round.
/// - Returns: The people with a session in both, and why others have none.
public func compare(before: [SessionRecord], after: [SessionRecord]) -> ProjectComparison {
  let earlier = Dictionary(grouping: before, by: \.subject)
  let later = Dictionary(grouping: after, by: \.subject)
  var persons: [SessionComparison] = []
  var problems: [ProjectProblem] = []
  for subject in Set(earlier.keys).union(later.keys).sorted() {
    let (first, second) = (earlier[subject] ?? [], later[subject] ?? [])
    if let problem = problem(of: subject, first, second) {
      problems.append(problem)
    } else if let first = first.first, let second = second.first {
      do { persons.append(try compare(before: first, after: second)) } catch {
        problems.append(ProjectProblem(subject: subject, message: "\(error)", isFault: true))
      }
    }
  }
  return ProjectComparison(persons, problems: problems)
}

/// Why the sessions of a person do not make a pair, or `nil` when they do.
private func problem(
  of subject: String, _ first: [SessionRecord], _ second: [SessionRecord]
) -> ProjectProblem? {
  for records in [first, second] where records.count > 1 {
    let names = records.prefix(3).map(\.label).joined(separator: ", ")
    return ProjectProblem(
      subject: subject,
      message: "subject '\(subject)' has \(records.count) sessions on one side: \(names)\n"
        + "  hint: name folders with one session for each person; 'code' in --subject tells people "
        + "apart", isFault: true)
  }
  guard first.isEmpty || second.isEmpty else { return nil }
  return ProjectProblem(
    subject: subject,
    message: "subject '\(subject)' has no session \(first.isEmpty ? "before" : "after")",
    isFault: false)
}

/// The changes over all people, in the order of first appearance.
private func groupChanges(of changes: [MeasureChange]) -> [GroupChange] {
  var order: [MeasureKey] = []
  var groups: [MeasureKey: [MeasureChange]] = [:]
  for change in changes {
    if groups[change.key] == nil { order.append(change.key) }
    groups[change.key, default: []].append(change)
  }
  return order.compactMap { key in
    let present = (groups[key] ?? []).filter { !$0.change.isNaN }
    guard !present.isEmpty else { return nil }
    let values = present.map(\.change)
    let deviation = values.count > 1 ? values.standardDeviationOfPresent : .nan
    let t =
      values.count > 1 ? Measure.studentT95(degreesOfFreedom: values.count - 1) : .nan
    return GroupChange(
      key: key, count: values.count, mean: values.meanOfPresent, standardDeviation: deviation,
      u95: t * deviation / Double(values.count).squareRoot(),
      increased: present.count { $0.verdict == .changed && $0.change > 0 },
      decreased: present.count { $0.verdict == .changed && $0.change < 0 },
      notDistinguishable: present.count { $0.verdict == .notDistinguishable },
      unknown: present.count { $0.verdict == .unknown })
  }
}
