// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The strikes and offs of both feet by their markers, with a second opinion.
struct MarkerMarks {
  private(set) var marks: [GaitMark] = []

  /// What is doubtful, one sentence each.
  private(set) var notes: [String] = []

  /// How far the second opinion may be off after its median difference is taken away, in seconds
  /// (engineering choice): nine in ten strikes agree within half of it.
  static let disagreement = 0.08

  /// How far the median differences of both feet may be from each other, in seconds (engineering
  /// choice).
  static let differenceOfSides = 0.06

  /// Events further apart than this are not the same, in seconds; less than half of the shortest stride
  /// of a walk.
  private static let sameEvent = 0.3

  /// What confidence is multiplied with where an ankle stands in, and where the second opinion
  /// disagrees (engineering choices).
  private static let standInFactor = 0.6
  private static let doubtFactor = 0.7

  /// - Parameters:
  ///   - method: The method asked for; the automatic choice differs between walking and running.
  ///   - task: Walking or running.
  ///   - points: Where feet and pelvis are.
  ///   - progression: Where the person is going.
  init(
    _ method: GaitEventMethod, _ task: MovementTask, _ points: GaitPoints,
    _ progression: Progression
  ) {
    var usual: [Event.Kind: [Side: Double]] = [:]
    for side in Side.allCases {
      guard let foot = FootMotion(of: side, points, progression) else { continue }
      let instants: FootInstants
      switch method {
      case .auto:
        instants = task == .running ? FootInstants(running: foot) : FootInstants(refining: foot)
      case .zeni: instants = FootInstants(zeni: foot)
      case .oconnor: instants = FootInstants(oconnor: foot)
      case .ghoussayni: instants = FootInstants(ghoussayni: foot)
      case .desailly: instants = FootInstants(desailly: foot)
      }
      let factor = points.hasStandIn.contains(side) ? Self.standInFactor : 1
      for (kind, found) in [(Event.Kind.footStrike, instants.strikes), (.footOff, instants.offs)] {
        marks += found.map {
          GaitMark(
            kind: kind, side: side, time: $0.time, anchor: $0.anchor, source: .kinematic,
            confidence: $0.confidence * factor)
        }
      }
      // The method was made for walking, and it needs both ends of the foot.
      if method == .auto, task == .gait, !points.hasStandIn.contains(side) {
        let other = FootInstants(oconnor: foot)
        for (kind, opinions) in [(Event.Kind.footStrike, other.strikes), (.footOff, other.offs)] {
          usual[kind, default: [:]][side] = compare(side, kind, with: opinions, points.frameRate)
        }
      }
    }
    for kind in [Event.Kind.footStrike, .footOff] { compareSides(kind, usual[kind] ?? [:]) }
  }

  /// Holds the marks of a foot against O'Connor's method.
  ///
  /// - Returns: The median difference, O'Connor's less ours, in seconds; NaN where there is none.
  private mutating func compare(
    _ side: Side, _ kind: Event.Kind, with opinions: [FootInstants.Instant], _ frameRate: Double
  ) -> Double {
    let places = marks.indices.filter { marks[$0].side == side && marks[$0].kind == kind }
    let differences = places.map { place in
      opinions.map { ($0.time - marks[place].time) / frameRate }
        .filter { $0.magnitude < Self.sameEvent }.min { $0.magnitude < $1.magnitude } ?? .nan
    }
    let usual = differences.medianOfPresent
    var doubtful: [(time: Double, by: Double)] = []
    for (place, difference) in zip(places, differences) {
      let away = (difference - usual).magnitude
      guard away > Self.disagreement else { continue }
      marks[place].confidence *= Self.doubtFactor
      doubtful.append((marks[place].time / frameRate, away))
    }
    guard let worst = doubtful.max(by: { $0.by < $1.by }) else { return usual }
    let count =
      doubtful.count == 1
      ? "The \(side.rawValue) foot \(kind.word) at \(worst.time.fixed(2)) s is"
      : "\(doubtful.count) of the \(side.rawValue) foot \(kind.word)s are, at worst at "
        + "\(worst.time.fixed(2)) s,"
    notes.append(
      "\(count) \((1000 * worst.by).fixed(0)) ms from where O'Connor's method has it, its usual "
        + "difference taken away; more than \((1000 * Self.disagreement).fixed(0)) ms is doubtful.")
    return usual
  }

  /// Holds the usual differences of both feet against each other: where one foot is always off, its own
  /// strikes agree with one another.
  private mutating func compareSides(_ kind: Event.Kind, _ usual: [Side: Double]) {
    guard let left = usual[.left], let right = usual[.right],
      (left - right).magnitude > Self.differenceOfSides
    else { return }
    for place in marks.indices where marks[place].kind == kind {
      marks[place].confidence *= Self.doubtFactor
    }
    func milliseconds(_ seconds: Double) -> String { (1000 * seconds).fixed(0) }
    notes.append(
      "Where O'Connor's method has foot \(kind.word)s differs by \(milliseconds(left)) ms on the left "
        + "and by \(milliseconds(right)) ms on the right: those of one foot may be told too early or too "
        + "late, and so may differences between the sides. More than "
        + "\(milliseconds(Self.differenceOfSides)) ms between the feet is doubtful.")
  }
}

extension Event.Kind {
  /// What a foot does, in a word.
  fileprivate var word: String { self == .footStrike ? "strike" : "off" }
}
