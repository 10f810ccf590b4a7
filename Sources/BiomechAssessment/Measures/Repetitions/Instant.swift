// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechMotion

/// An instant of a repetition and how well it is known.
struct Instant {
  /// How well a contact is told from markers at best, in seconds: one frame at 200 Hz (engineering
  /// choice).
  static let byMarkers = 0.005

  /// In frames from the first frame of the trial, with a fraction where the detection gives one.
  let frames: Double

  /// Half the width of its 95 % interval, in seconds.
  let u95: Double

  /// The instant of an event of a trial.
  ///
  /// Half a frame is lost to sampling. By markers alone it may be a whole frame, and at high rates
  /// what the markers can tell.
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
    let isByMarkers = (event?.source ?? .kinematic) == .kinematic
    u95 = isByMarkers ? max(1 / frameRate, Self.byMarkers) : 0.5 / frameRate
  }
}
