// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion

extension JSONWriter {
  /// The stretches of one task each, with their repetitions and cycles.
  mutating func writeBouts(of analyzed: AnalyzedTrial) {
    let clock = Clock(of: analyzed)
    array("bouts", of: analyzed.events.bouts) { json, bout in
      json.field("task", bout.task.rawValue)
      json.field("side", bout.side.rawValue)
      json.field("first_frame", clock.first + bout.frames.lowerBound)
      json.field(
        "last_frame", clock.first + max(bout.frames.upperBound - 1, bout.frames.lowerBound))
      json.field("evidence", bout.evidence)
      json.field("confidence", bout.confidence, decimals: 2)
      json.array("repetitions", of: bout.repetitions) { $0.write($1, clock) }
      json.array("cycles", of: bout.cycles) { $0.write($1, clock) }
      json.array("not_counted", of: bout.rejections) {
        $0.field("side", $1.side.rawValue)
        $0.field("first_frame", clock.first + $1.frames.lowerBound)
        $0.field("last_frame", clock.first + $1.frames.upperBound)
        $0.field("reason", $1.reason)
      }
    }
  }

  private mutating func write(_ repetition: Repetition, _ clock: Clock) {
    field("number", repetition.number)
    field("side", repetition.side.rawValue)
    field("start_frame", clock.first + repetition.start)
    field("bottom_frame", clock.first + repetition.bottom)
    field("end_frame", clock.first + repetition.end)
    field("depth_mm", repetition.depth)
    for side in Side.allCases {
      if let contact = repetition.initialContact[side] {
        field("\(side.rawValue)_contact_frame", clock.first + contact)
      }
    }
    if let takeOff = repetition.takeOff { field("take_off_frame", clock.first + takeOff) }
    if let next = repetition.nextContact { field("next_contact_frame", clock.first + next) }
  }

  private mutating func write(_ cycle: GaitCycle, _ clock: Clock) {
    field("number", cycle.number)
    field("side", cycle.side.rawValue)
    field("strike_s", clock.seconds(cycle.strike), decimals: 4)
    field("strike_source", cycle.timing.strike.rawValue)
    field("off_s", clock.seconds(cycle.off), decimals: 4)
    field("off_source", cycle.timing.off.rawValue)
    field("next_strike_s", clock.seconds(cycle.nextStrike), decimals: 4)
    field("next_strike_source", cycle.timing.nextStrike.rawValue)
    if let off = cycle.oppositeOff {
      field("opposite_off_s", clock.seconds(off), decimals: 4)
      field("opposite_off_source", cycle.timing.oppositeOff.rawValue)
    }
    if let strike = cycle.oppositeStrike {
      field("opposite_strike_s", clock.seconds(strike), decimals: 4)
      field("opposite_strike_source", cycle.timing.oppositeStrike.rawValue)
    }
  }

  mutating func write(_ event: Event, of analyzed: AnalyzedTrial) {
    let clock = Clock(of: analyzed)
    field("event", event.kind.rawValue)
    field("side", event.side.rawValue)
    field("frame", clock.first + event.frame)
    field("time_s", clock.seconds(event.instant), decimals: 6)
    field("source", event.source.rawValue)
    field("confidence", event.confidence, decimals: 2)
  }
}

/// The frame numbers and the time of the motion file.
private struct Clock {
  let first: Int
  private let start: Double
  private let rate: Double

  init(of analyzed: AnalyzedTrial) {
    first = analyzed.trial.source.firstFrame
    start = analyzed.trial.source.startTime
    rate = analyzed.kinematics.frameRate
  }

  func seconds(_ instant: Double) -> Double { start + instant / rate }
}
