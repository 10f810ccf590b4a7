// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// A strike or an off of one foot, whoever told it.
struct GaitMark: Hashable {
  var kind: Event.Kind
  var side: Side

  /// In frames from the first frame of the trial, with its fraction.
  var time: Double

  /// Where Zeni's method has it; `nil` unless markers told it.
  var anchor: Double?

  var source: Event.Source
  var confidence: Double
}

extension GaitMark {
  /// The mark as an event, at the frame nearest to it.
  var event: Event {
    let frame = time.rounded()
    return Event(
      kind, side: BodySide(side), frame: Int(frame), fraction: time - frame, source: source,
      confidence: confidence)
  }

  /// Plain words, such as `right foot strike`.
  var label: String { "\(side.rawValue) foot \(kind == .footStrike ? "strike" : "off")" }
}

extension [GaitMark] {
  /// The marks of one foot in the order of time.
  func of(_ side: Side) -> [GaitMark] {
    filter { $0.side == side }.sorted { $0.time < $1.time }
  }

  /// The marks of one kind of one foot in the order of time.
  func of(_ side: Side, _ kind: Event.Kind) -> [GaitMark] {
    filter { $0.side == side && $0.kind == kind }.sorted { $0.time < $1.time }
  }

  /// The median time from a strike or off to the next of the same kind of the same foot, in frames;
  /// NaN where there is none.
  var medianStride: Double {
    Side.allCases.flatMap { side in
      [Event.Kind.footStrike, .footOff].flatMap { kind in
        let times = of(side, kind).map(\.time)
        return zip(times, times.dropFirst()).map { $1 - $0 }
      }
    }.medianOfPresent
  }
}
