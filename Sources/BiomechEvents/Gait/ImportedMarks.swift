// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The strikes and offs that came with a recording, as far as they can be true.
///
/// They are used before all others. Those that contradict each other are not used at all, since nobody
/// can tell which of them is wrong.
struct ImportedMarks {
  private(set) var marks: [GaitMark] = []

  /// What was not used and why, one sentence each, with what to do.
  private(set) var notes: [String] = []

  /// The notes about events that cannot be true, or not with the recording.
  private(set) var contradictions: [String] = []

  /// The least time between two strikes of one foot, in seconds (engineering choice).
  private static let shortestStride = 0.3

  private let startTime: Double
  private let frameRate: Double

  /// - Parameters:
  ///   - trial: The recording.
  ///   - frames: The stretch that is looked at; events of others are none of its business.
  ///   - task: Walking or running, which differ in the order of events.
  init(of trial: Trial, in frames: Range<Int>, task: MovementTask) {
    startTime = trial.source.startTime
    frameRate = trial.trajectories.frameRate
    let events = trial.events.filter { $0.kind == .footStrike || $0.kind == .footOff }
    let all = 0..<trial.trajectories.frameCount
    let outside = events.filter { !all.contains($0.frame) }
    if !outside.isEmpty {
      contradict(
        "\(list(outside.map(place))) \(outside.count == 1 ? "lies" : "lie") outside the recording and "
          + "\(outside.count == 1 ? "is" : "are") not used; correct the file.")
    }
    let inside = events.filter { all.contains($0.frame) && frames.contains($0.frame) }
    if inside.contains(where: { $0.side == .both }) {
      notes.append(
        "Some foot strikes or offs of the file do not say of which foot they are and are not used; "
          + "name the side in the file.")
    }
    for event in inside {
      guard let side = event.side.side else { continue }
      let mark = GaitMark(
        kind: event.kind, side: side, time: event.instant, source: event.source,
        confidence: event.confidence)
      // The same event written twice is one event.
      guard !marks.contains(where: { $0.isSame(as: mark) }) else { continue }
      marks.append(mark)
    }
    for side in Side.allCases {
      guard let contradiction = contradiction(within: side) else { continue }
      contradict(contradiction)
      marks.removeAll { $0.side == side }
    }
    if let contradiction = contradiction(ofOrderIn: task) {
      contradict(contradiction)
      marks = []
    }
  }

  private mutating func contradict(_ sentence: String) {
    contradictions.append(sentence)
    notes.append(sentence)
  }
}

// MARK: - Contradictions

extension ImportedMarks {
  private static let consequence = "are not used for gait cycles; correct them in the file"

  /// Two events of one kind without the other kind between them, where the file has both kinds.
  private func contradiction(within side: Side) -> String? {
    let own = marks.of(side)
    let hasBoth = Set(own.map(\.kind)).count == 2
    for (a, b) in zip(own, own.dropFirst()) {
      let missing = a.kind == .footStrike ? "foot off" : "foot strike"
      if a.kind == b.kind, hasBoth {
        return
          "The file has a \(place(a)) and a \(place(b)) without a \(missing) between them: the events "
          + "of the \(side.rawValue) foot \(Self.consequence)."
      }
      if a.kind == b.kind, b.time - a.time < Self.shortestStride * frameRate {
        return
          "The file has a \(place(a)) and a \(place(b)), closer than any stride: the events of the "
          + "\(side.rawValue) foot \(Self.consequence)."
      }
      if b.time - a.time < 1 {
        return
          "The file has a \(place(a)) and a \(place(b)) in one frame: the events of the "
          + "\(side.rawValue) foot \(Self.consequence)."
      }
    }
    return nil
  }

  /// Events between two strikes of one foot in an order that nobody walks or runs in.
  ///
  /// After the strike of a foot the other one leaves the ground and strikes before this one leaves; in
  /// running this one leaves first.
  private func contradiction(ofOrderIn task: MovementTask) -> String? {
    for side in Side.allCases {
      let strikes = marks.of(side, .footStrike)
      for (start, end) in zip(strikes, strikes.dropFirst()) {
        let between = marks.filter { start.time < $0.time && $0.time < end.time }
          .sorted { $0.time < $1.time }
        let order: [(Event.Kind, Side)] =
          task == .running
          ? [(.footOff, side), (.footStrike, side.opposite), (.footOff, side.opposite)]
          : [(.footOff, side.opposite), (.footStrike, side.opposite), (.footOff, side)]
        let ranks = between.map { mark in
          order.firstIndex { $0.0 == mark.kind && $0.1 == mark.side } ?? 0
        }
        for (place, ranks) in zip(ranks, ranks.dropFirst()).enumerated()
        where ranks.0 >= ranks.1 {
          return
            "The file has a \(self.place(between[place])) before a \(self.place(between[place + 1])) "
            + "within one \(task == .running ? "running" : "walking") stride: its events "
            + "\(Self.consequence)."
        }
      }
    }
    return nil
  }
}

// MARK: - Against force plates

extension ImportedMarks {
  /// How far a strike or off of the file may be from that of a plate, in seconds: several times what
  /// people and detectors differ by (engineering choice).
  private static let plateTolerance = 0.05

  /// Strikes and offs this near to each other are meant to be one, in seconds (engineering choice).
  private static let sameEvent = 0.2

  /// Says where the file and a force plate tell different things; the event of the file stays in use.
  ///
  /// - Parameter plates: The strikes and offs that plates tell.
  mutating func compare(with plates: [GaitMark]) {
    let tolerance = Self.plateTolerance * frameRate
    for mark in marks {
      let stances = plates.of(mark.side)
      let twin = plates.of(mark.side, mark.kind).min {
        ($0.time - mark.time).magnitude < ($1.time - mark.time).magnitude
      }
      if let twin, (twin.time - mark.time).magnitude <= Self.sameEvent * frameRate {
        guard (twin.time - mark.time).magnitude > tolerance else { continue }
        contradict(
          "The file has a \(place(mark)), and a force plate tells it at \(seconds(twin.time)): the "
            + "file's event is used; correct it if the plate is right.")
      } else if let (strike, off) = zip(stances, stances.dropFirst()).first(where: { strike, off in
        strike.kind == .footStrike && off.kind == .footOff
          && strike.time + tolerance < mark.time && mark.time < off.time - tolerance
      }) {
        contradict(
          "The file has a \(place(mark)), while the foot stands on a force plate from "
            + "\(seconds(strike.time)) to \(seconds(off.time)): the file's event is used; correct it "
            + "if the plate is right.")
      }
    }
  }
}

// MARK: - Words

extension GaitMark {
  fileprivate func isSame(as other: GaitMark) -> Bool {
    kind == other.kind && side == other.side && time == other.time
  }
}

extension ImportedMarks {
  /// The event with its time on the clock of the file.
  private func place(_ mark: GaitMark) -> String {
    "\(mark.label) at \(seconds(mark.time))"
  }

  /// A time in frames on the clock of the file.
  private func seconds(_ frame: Double) -> String {
    "\((startTime + frame / frameRate).fixed(2)) s"
  }

  private func place(_ event: Event) -> String {
    let side = event.side.side.map { "\($0.rawValue) " } ?? ""
    let kind = event.kind == .footStrike ? "foot strike" : "foot off"
    return "\(side)\(kind) at \(seconds(event.instant))"
  }

  private func list(_ places: [String]) -> String {
    let words = places.count == 1 ? "The file's " : "Of the file's events "
    return words + places.joined(separator: ", ")
  }
}
