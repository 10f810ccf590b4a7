// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment
import BiomechKinematics
import BiomechMotion

/// The bytes of a table of changes: one row per person, task, side and measure.
///
/// `mdc` is the minimal detectable change; `verdict` is `changed`, `not_distinguishable` or
/// `unknown`. Direction and threshold stand only where something changed.
///
/// - Parameter comparisons: The people.
/// - Returns: The table, by person, task, side and measure.
public func changesTable(of comparisons: [SessionComparison]) -> [UInt8] {
  ReportTable(
    "changes",
    header: "subject,session_before,session_after,task,side,measure,unit,positive_direction,"
      + "n_before,mean_before,u95_before,n_after,mean_after,u95_after,change,mdc,verdict,direction,"
      + "threshold"
  ) { table in
    for comparison in comparisons {
      for change in comparison.changes.sorted(by: { precedes($0.key, $1.key) }) {
        table.cell(comparison.before.subject)
        table.cell(comparison.before.session)
        table.cell(comparison.after.session)
        table.cell(change.key)
        table.cell(change.before.unit.rawValue)
        table.cell(change.before.positiveDirection)
        for record in [change.before, change.after] {
          table.cell(record.count)
          table.cell(record.mean)
          table.cell(record.u95)
        }
        table.cell(change.change)
        table.cell(change.minimalDetectableChange)
        table.cell(change.verdict.rawValue)
        table.cell(change.direction?.words ?? "")
        table.cell(change.direction?.threshold?.id ?? "")
        table.endRow()
      }
    }
  }.csv
}

/// The bytes of a table of changes over several people: one row per task, side and measure.
///
/// `u95` belongs to the mean change and comes from the scatter between people; `increased` and
/// `decreased` count the people whose own change passes their minimal detectable change.
///
/// - Parameter group: The changes.
/// - Returns: The table, by task, side and measure.
public func groupTable(of group: [GroupChange]) -> [UInt8] {
  ReportTable(
    "group",
    header: "task,side,measure,unit,positive_direction,persons,mean_change,sd,u95,increased,"
      + "decreased,not_distinguishable,unknown"
  ) { table in
    for change in group.sorted(by: { precedes($0.key, $1.key) }) {
      table.cell(change.key)
      table.cell(change.key.kind.unit.rawValue)
      table.cell(change.key.kind.positiveDirection)
      table.cell(change.count)
      table.cell(change.mean)
      table.cell(change.standardDeviation)
      table.cell(change.u95)
      table.cell(change.increased)
      table.cell(change.decreased)
      table.cell(change.notDistinguishable)
      table.cell(change.unknown)
      table.endRow()
    }
  }.csv
}

/// The bytes of a table of findings: one row per person, task, side and rule that both sessions
/// looked at.
///
/// - Parameter comparisons: The people.
/// - Returns: The table, by person, task, side and code.
public func findingChangesTable(of comparisons: [SessionComparison]) -> [UInt8] {
  ReportTable(
    "finding_changes",
    header: "subject,session_before,session_after,task,side,code,name,level_before,level_after"
  ) { table in
    for comparison in comparisons {
      for change in comparison.findings.sorted(by: precedes) {
        table.cell(comparison.before.subject)
        table.cell(comparison.before.session)
        table.cell(comparison.after.session)
        table.cell(change.before.task.rawValue)
        table.cell(change.before.side.rawValue)
        table.cell(change.before.code)
        table.cell(change.before.name)
        table.cell(change.before.level.rawValue)
        table.cell(change.after.level.rawValue)
        table.endRow()
      }
    }
  }.csv
}

extension Table {
  /// Appends task, side and measure.
  fileprivate mutating func cell(_ key: MeasureKey) {
    cell(key.task.rawValue)
    cell(key.side.rawValue)
    cell(key.kind.id)
  }
}

private func precedes(_ a: MeasureKey, _ b: MeasureKey) -> Bool {
  (a.task.rawValue, a.side.rawValue, a.kind.id) < (b.task.rawValue, b.side.rawValue, b.kind.id)
}

private func precedes(_ a: FindingChange, _ b: FindingChange) -> Bool {
  (a.before.task.rawValue, a.before.side.rawValue, a.before.code)
    < (b.before.task.rawValue, b.before.side.rawValue, b.before.code)
}
