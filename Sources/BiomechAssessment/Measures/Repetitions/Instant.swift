// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechMotion

/// An instant of a repetition and how well it is known.
struct Instant {
  /// In frames from the first frame of the trial, with a fraction where the detection gives one.
  let frames: Double

  let timing: EventTiming

  /// The instant of an event of a trial; one that is not among its events is taken as told by markers.
  ///
  /// - Parameters:
  ///   - kind: What happened.
  ///   - side: The foot, or both.
  ///   - frame: Its frame.
  ///   - events: Where its source and fraction are looked up.
  ///   - frameRate: Frames per second.
  init(
    _ kind: Event.Kind, _ side: BodySide, at frame: Int, in events: TrialEvents,
    frameRate: Double
  ) {
    let event = events.events.first {
      $0.kind == kind && $0.frame == frame
        && ($0.side == side || $0.side == .both || side == .both)
    }
    frames = event?.instant ?? Double(frame)
    timing = EventTiming(kind, by: event?.source ?? .kinematic, frameRate: frameRate)
  }
}
