// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The strikes and offs that the force plates of a recording tell.
///
/// A load belongs to the foot that stands on the plate. Its beginning is a strike only where the heel
/// came down on the plate, and its end an off only where the tip of the toes left from it: a foot that
/// is half on the floor loads the plate too late or leaves it too early. A load under both feet is not
/// used.
struct ForceContacts {
  private(set) var marks: [GaitMark] = []

  /// What was left out and why, one sentence each.
  private(set) var notes: [String] = []

  /// A foot stands when it is no faster than this over the floor, in millimetres per second, and no
  /// higher above its lowest place, in millimetres (engineering choices).
  private static let standingSpeed = 400.0
  private static let standingHeight = 60.0

  /// The confidence of an event told by a plate.
  private static let confidence = 0.98

  /// From the heads of the metatarsals to the tip of the toes, as a share of the length from the heel
  /// (engineering choice).
  private static let toeShare = 0.25

  init(of trial: Trial, _ points: GaitPoints) {
    for (place, plate) in trial.forcePlates.enumerated() {
      let force = ForcePlateForce(of: plate, number: place + 1, in: trial)
      if let refusal = force.refusal { notes.append(refusal) }
      for load in force.loads { use(load, of: force, points) }
    }
  }

  private mutating func use(
    _ load: (start: Double?, end: Double?), of force: ForcePlateForce, _ points: GaitPoints
  ) {
    let first = load.start.map { Int($0.rounded(.up)) } ?? points.frames.lowerBound
    let last = load.end.map { Int($0.rounded(.down)) } ?? points.frames.upperBound - 1
    guard first <= last else { return }
    let frames = (first..<last + 1).clamped(to: points.frames)
    var standing: [Side: Int] = [:]
    for side in Side.allCases {
      standing[side] = frames.count { Self.stands(side, at: $0, on: force, points) }
    }
    let feet = Side.allCases.filter { (standing[$0] ?? 0) >= 3 }
    guard let side = feet.first else { return }
    guard feet.count == 1 else {
      let start = Double(first) / points.frameRate
      notes.append(
        "Both feet stood on force plate \(force.number) from \(start.fixed(2)) s on: it does not tell "
          + "when each struck or left.")
      return
    }
    guard let heel = points.heel[side], let toe = points.toe[side] else { return }
    if let start = load.start, frames.contains(first), force.holds(heel[first]) {
      marks.append(mark(.footStrike, side, start))
    }
    if let end = load.end, frames.contains(last) {
      let tip = toe[last] + (toe[last] - heel[last]) * Self.toeShare
      if force.holds(toe[last]), force.holds(tip) { marks.append(mark(.footOff, side, end)) }
    }
  }

  private func mark(_ kind: Event.Kind, _ side: Side, _ time: Double) -> GaitMark {
    GaitMark(kind: kind, side: side, time: time, source: .force, confidence: Self.confidence)
  }

  /// Whether heel or toes of a foot rest on a plate.
  private static func stands(
    _ side: Side, at frame: Int, on force: ForcePlateForce, _ points: GaitPoints
  ) -> Bool {
    [points.heel[side], points.toe[side]].compactMap { $0 }.contains { point in
      guard frame > points.frames.lowerBound, frame + 1 < points.frames.upperBound,
        force.holds(point[frame])
      else { return false }
      let speed = (point[frame + 1] - point[frame - 1]).length * points.frameRate / 2
      let lowest = points.frames.reduce(Double.infinity) {
        point.y[$1].isNaN ? $0 : min($0, point.y[$1])
      }
      return speed < standingSpeed && point.y[frame] - lowest < standingHeight
    }
  }
}
