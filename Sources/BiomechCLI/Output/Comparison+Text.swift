// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion

extension ProjectComparison {
  /// The comparison as text: a person in full, or a group and then each person in short.
  func text(width: Int) -> String {
    var page = TextPage(width: width)
    if persons.count == 1, problems.isEmpty {
      persons[0].write(to: &page)
    } else {
      writeGroup(to: &page)
      for person in persons { person.writeShort(to: &page) }
    }
    page.blank()
    page.line(
      "A measure has changed where the change reaches its minimal detectable change (MDC), which "
        + "measurement error alone does in 5 comparisons of 100: on average in "
        + "\((Double(comparisonCount) / 20).fixed(1)) of these \(comparisonCount). A change of a "
        + "measure says nothing about its cause.")
    return page.text
  }

  private var comparisonCount: Int { persons.reduce(0) { $0 + $1.changes.count } }

  private func writeGroup(to page: inout TextPage) {
    page.line("\(persons.count) of \(persons.count + problems.count) people compared")
    page.heading(
      "Changes of the group: mean, with its 95 % interval from the scatter between people")
    for change in group {
      let kind = change.key.kind
      page.item(
        "\(change.key.words): \(kind.signed(change.mean))"
          + (change.u95.isNaN ? "" : " ± \(kind.shown(change.u95))")
          + "; \(change.increased) up, \(change.decreased) down, "
          + "\(change.notDistinguishable) not distinguishable"
          + (change.unknown > 0 ? ", \(change.unknown) not known" : "") + " of \(change.count)")
    }
  }
}

extension SessionComparison {
  private var title: String {
    "Subject \(before.subject): \(before.place) before, \(after.place) after"
  }

  /// Everything that was compared.
  fileprivate func write(to page: inout TextPage) {
    page.line(title)
    for note in notes { page.item(note) }
    for verdict in ChangeVerdict.allCases {
      let changes = changes(verdict)
      guard verdict == .changed || !changes.isEmpty else { continue }
      page.heading(
        "\(verdict.words.prefix(1).uppercased() + verdict.words.dropFirst()): \(changes.count) of "
          + "\(self.changes.count) measures")
      if verdict == .changed {
        for change in changes { page.item(change.words) }
      } else {
        write(changes, to: &page)
      }
    }
    if !findings.isEmpty {
      page.heading("Findings")
      for finding in findings { page.item(finding.words) }
    }
    if !refused.isEmpty || !unmatched.isEmpty { page.heading("Not compared") }
    for measure in refused { page.item("\(measure.key.words): \(measure.reason)") }
    for session in [UnmatchedMeasure.Session.before, .after] {
      let keys = unmatched.filter { $0.session == session }.map(\.key)
      if !keys.isEmpty {
        page.item("only \(session.rawValue): " + keys.map(\.words).joined(separator: "; "))
      }
    }
  }

  /// Changes without a direction, as a table for each task.
  private func write(_ changes: [MeasureChange], to page: inout TextPage) {
    var tasks: [MovementTask] = []
    for change in changes where !tasks.contains(change.key.task) { tasks.append(change.key.task) }
    for task in tasks {
      page.table(
        [[task.label, "side", "before", "after", "change", "MDC"]]
          + changes.filter { $0.key.task == task }.map(\.cells))
    }
  }

  /// What changed.
  fileprivate func writeShort(to page: inout TextPage) {
    page.heading(title)
    for note in notes { page.item(note) }
    let changed = changes(.changed)
    page.line("  \(changed.count) of \(changes.count) measures changed")
    for change in changed { page.item(change.words) }
    for finding in findings where finding.isOther { page.item(finding.words) }
    if !refused.isEmpty {
      page.item("not compared: " + refused.map(\.key.words).joined(separator: "; "))
    }
  }
}

// MARK: - Words

extension SessionRecord {
  /// The session and where it was read from.
  fileprivate var place: String {
    path.isEmpty ? "session '\(session)'" : "session '\(session)' (\(path))"
  }
}

extension MeasureKey {
  /// Such as `double-leg squat, right: peak knee flexion`.
  fileprivate var words: String {
    let leg = side == .both ? "both legs" : side.rawValue
    return "\(task.label), \(leg): \(kind.label.prefix(1).lowercased() + kind.label.dropFirst())"
  }
}

extension MeasureChange {
  /// Both values with their repetitions, the change, its limit and where it leads.
  fileprivate var words: String {
    let kind = key.kind
    let counts =
      before.count == 1 && after.count == 1 ? "" : " (n \(before.count) and \(after.count))"
    let limit =
      minimalDetectableChange.isNaN
      ? "" : ", MDC \(kind.shown(minimalDetectableChange))"
    return "\(key.words): \(kind.shown(before.mean)) to \(kind.shown(after.mean))\(counts), change "
      + "\(kind.signed(change))\(limit)" + (direction.map { "; \($0.words)" } ?? "")
  }
}

extension MeasureChange {
  /// The same in cells: measure, side, before, after, change, limit.
  fileprivate var cells: [String] {
    let kind = key.kind
    return [
      kind.label, key.side.rawValue, kind.shown(before.mean), kind.shown(after.mean),
      kind.signed(change), kind.shown(minimalDetectableChange),
    ]
  }
}

extension FindingChange {
  fileprivate var words: String {
    let leg = before.side == .both ? "both legs" : before.side.rawValue
    let levels =
      isOther
      ? "\(before.level.label) before, \(after.level.label) after"
      : "\(after.level.label) both times"
    return "\(before.code) \(before.name), \(leg): \(levels)"
  }
}

extension FindingLevel {
  /// The level as people read it.
  fileprivate var label: String { self == .notAssessed ? "not assessed" : rawValue }
}

extension MeasureKind {
  /// A value of this measure with its unit.
  fileprivate func shown(_ value: Double) -> String {
    value.isNaN ? "missing" : value.fixed(decimals) + unit.mark
  }

  /// A change of this measure with its sign and unit.
  fileprivate func signed(_ value: Double) -> String {
    let text = shown(value)
    return value > 0 && text != shown(0) ? "+\(text)" : text
  }
}
