// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// Who of a folder of recordings belongs into the norms, and which of their cycles.
///
/// Everything that is not asked for is let in. A subject of whom nobody knows what is asked for does
/// not belong: an age that is not stated is no age within a range.
public struct ControlSelection: Hashable, Sendable {
  /// The ages that are let in, in years.
  public var ages: ClosedRange<Double>?

  public var sex: Subject.Sex?

  /// The leg whose cycles count; repetitions of both legs count anyway.
  public var side: Side?

  /// How fast the trials that are let in were walked or run: the mean of a trial over √(g · leg
  /// length).
  public var speeds: ClosedRange<Double>?

  public init(
    ages: ClosedRange<Double>? = nil, sex: Subject.Sex? = nil, side: Side? = nil,
    speeds: ClosedRange<Double>? = nil
  ) {
    self.ages = ages
    self.sex = sex
    self.side = side
    self.speeds = speeds
  }

  /// Those who belong into the norms.
  ///
  /// - Parameters:
  ///   - group: The subjects.
  ///   - task: The task of the norms.
  /// - Returns: The subjects with what counts of them, and what was left out, one sentence each.
  public func applied(
    to group: [ControlSubject], task: MovementTask
  ) -> (group: [ControlSubject], remarks: [String]) {
    var kept: [ControlSubject] = []
    var remarks: [String] = []
    for var subject in group {
      if let reason = objection(to: subject.subject) {
        remarks.append("'\(subject.name)' is left out: \(reason).")
        continue
      }
      if let speeds {
        let slow = subject.leaveOut(trialsOf: task, outside: speeds)
        if !slow.isEmpty {
          remarks.append(
            "Of '\(subject.name)' \(slow.joined(separator: ", ")) \(slow.count == 1 ? "is" : "are") "
              + "left out: the speed is not \(words(speeds)).")
        }
        guard subject.waveforms.contains(where: { $0.task == task }) else {
          remarks.append("'\(subject.name)' is left out: no trial of such a speed remains.")
          continue
        }
      }
      if let side { subject.keep(side) }
      kept.append(subject)
    }
    return (kept, remarks)
  }

  /// The selection in words, for the settings of the norms; empty where everybody is let in.
  public var settings: [NormsPassport.Setting] {
    [
      ("only ages", ages.map(words)), ("only sex", sex?.rawValue), ("only side", side?.rawValue),
      ("only speeds", speeds.map(words)),
    ].compactMap { name, value in value.map { NormsPassport.Setting(name, $0) } }
  }

  private func objection(to subject: Subject) -> String? {
    if let ages {
      guard let age = subject.age else { return "the age is not known" }
      guard ages.contains(age) else {
        return "\(age.shortest()) years old, not \(words(ages))"
      }
    }
    if let sex {
      guard let own = subject.sex else { return "the sex is not known" }
      guard own == sex else { return "\(own.rawValue), not \(sex.rawValue)" }
    }
    return nil
  }

  private func words(_ range: ClosedRange<Double>) -> String {
    "\(range.lowerBound.shortest()) to \(range.upperBound.shortest())"
  }
}

extension ControlSubject {
  /// Leaves out the trials of a task that are slower or faster, or of unknown speed.
  ///
  /// - Returns: Their names, with the speed.
  fileprivate mutating func leaveOut(
    trialsOf task: MovementTask, outside speeds: ClosedRange<Double>
  ) -> [String] {
    var names: [String] = []
    for trial in Set(waveforms.filter { $0.task == task }.map(\.trial)).sorted() {
      let speed = measures.filter {
        $0.kind == .normalizedSpeed && $0.task == task && $0.trial == trial
      }.map(\.value).meanOfPresent
      if speeds.contains(speed) { continue }
      waveforms.removeAll { $0.task == task && $0.trial == trial }
      measures.removeAll { $0.task == task && $0.trial == trial }
      names.append("'\(trial)' (\(speed.isNaN ? "unknown" : speed.fixed(3)))")
    }
    return names
  }

  /// Keeps the cycles of one leg, and what belongs to both.
  fileprivate mutating func keep(_ side: Side) {
    waveforms.removeAll { $0.side == BodySide(side.opposite) }
    measures.removeAll { $0.side == BodySide(side.opposite) }
  }
}
