// SPDX-License-Identifier: Apache-2.0

package import BiomechMotion

extension MotionFile {
  /// What the file holds besides markers, in words for a sentence, such as `36 coordinates`.
  var content: String {
    let counts = Signal.Kind.allCases.map { kind in
      (kind: kind, count: signals.count { $0.kind == kind })
    }.filter { $0.count > 0 }
    guard !counts.isEmpty else { return "no signal" }
    return counts.map { "\($0.count) \($0.kind.noun(count: $0.count))" }.joined(separator: ", ")
  }

  /// The frame of an event, counted from 0 at the first frame of the trial; `nil` outside it.
  func place(of event: FileEvent) -> Int? {
    let (frame, isTooFar) = event.frame.subtractingReportingOverflow(firstFrame)
    return !isTooFar && (0..<frameCount).contains(frame) ? frame : nil
  }

  /// The events by frames of the trial; those outside it are left out.
  ///
  /// - Parameter sides: Whether the names of left and right were exchanged when the file was made;
  ///   the sides of its events were then exchanged too.
  /// - Returns: The events, in the order of the file.
  func trialEvents(sides: ReadOptions.Sides) -> [Event] {
    events.compactMap { event in
      guard let frame = place(of: event) else { return nil }
      let meaning = EventLabel(event.label)
      let side = event.side == .both ? meaning.side : event.side
      return Event(
        meaning.kind, side: sides == .exchanged ? side.opposite : side, frame: frame,
        source: .file)
    }
  }
}

extension BodySide {
  fileprivate var opposite: BodySide {
    switch self {
    case .left: .right
    case .right: .left
    case .both: .both
    }
  }
}

extension Signal.Kind {
  /// The kind in words, in the singular or plural.
  package func noun(count: Int) -> String {
    let singular =
      switch self {
      case .angle: "joint angle"
      case .force: "force"
      case .moment: "moment"
      case .power: "power"
      case .point: "computed point"
      case .pose: "pose"
      case .analog: "analog channel"
      case .coordinate: "coordinate"
      case .other: "other signal"
      }
    return count == 1 ? singular : singular + "s"
  }
}

/// What the label of an event means.
package struct EventLabel: Hashable {
  package var kind: Event.Kind
  package var side: BodySide

  /// Takes a label such as `Foot Strike`, `RHS`, `left toe off` or `Foot Strike1`.
  package init(_ label: String) {
    let words = label.lowercased().split { !$0.isLetter }.map(String.init)
    var name = words.filter { Self.sides[$0] == nil }.joined()
    side = words.lazy.compactMap { Self.sides[$0] }.first ?? .both
    // RHS and LTO have the side as their first letter.
    if Self.kinds[name] == nil, let first = name.first, let letter = Self.sides[String(first)] {
      name.removeFirst()
      if Self.kinds[name] != nil { side = letter }
    }
    kind = Self.kinds[name] ?? .general
  }

  private static let sides: [String: BodySide] = [
    "left": .left, "l": .left, "right": .right, "r": .right,
  ]

  private static let kinds: [String: Event.Kind] = [
    "footstrike": .footStrike, "heelstrike": .footStrike, "footcontact": .footStrike,
    "heelcontact": .footStrike, "initialcontact": .footStrike, "footon": .footStrike,
    "strike": .footStrike, "hs": .footStrike, "ic": .footStrike, "fs": .footStrike,
    "footoff": .footOff, "toeoff": .footOff, "off": .footOff, "to": .footOff, "fo": .footOff,
  ]
}
