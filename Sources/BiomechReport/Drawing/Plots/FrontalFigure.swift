// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The legs in one instant, seen from the front: the subject's right is on the left of the picture.
struct FrontalFigure {
  /// A point in the frontal plane in millimetres: along the subject's right, and up.
  struct PlanePoint: Hashable {
    var right: Double
    var up: Double
  }

  /// The centres of one leg in the frontal plane.
  struct Leg {
    var side: Side
    var hip: PlanePoint
    var knee: PlanePoint
    var ankle: PlanePoint

    /// The foot of the perpendicular from the knee on the line through hip and ankle.
    var footOnLine: PlanePoint {
      let (dx, dy) = (ankle.right - hip.right, ankle.up - hip.up)
      let share =
        ((knee.right - hip.right) * dx + (knee.up - hip.up) * dy) / (dx * dx + dy * dy)
      return PlanePoint(right: hip.right + share * dx, up: hip.up + share * dy)
    }

    /// How far the knee lies medial of the line from hip to ankle, in millimetres.
    var medialDistance: Double {
      let foot = footOnLine
      let distance =
        ((knee.right - foot.right) * (knee.right - foot.right)
        + (knee.up - foot.up) * (knee.up - foot.up)).squareRoot()
      return (knee.right - foot.right) * side.sign > 0 ? -distance : distance
    }
  }

  var legs: [Leg]

  /// The legs of a trial over some frames (their mean), or `nil` when no leg is whole.
  ///
  /// - Parameters:
  ///   - kinematics: The trial.
  ///   - frames: When.
  ///   - sides: Which legs.
  ///   - right: Where the subject's right is, or `nil` for that of the whole trial.
  init?(
    of kinematics: TrialKinematics, frames: Range<Int>, sides: [Side] = Side.allCases,
    right: Vector3? = nil
  ) {
    let right = right ?? kinematics.rightDirection
    legs = sides.compactMap { side in
      let points = Joint.allCases.compactMap { joint -> PlanePoint? in
        guard let column = kinematics.centres[SidedJoint(joint, side)] else { return nil }
        let present = frames.clamped(to: column.x.indices).map { column[$0] }
          .filter { !$0.isMissing }
        guard !present.isEmpty else { return nil }
        return PlanePoint(
          right: present.map { $0.dot(right) }.meanOfPresent,
          up: present.map(\.y).meanOfPresent)
      }
      guard points.count == Joint.allCases.count else { return nil }
      return Leg(side: side, hip: points[0], knee: points[1], ankle: points[2])
    }
    if legs.isEmpty { return nil }
  }

  /// The points of all legs.
  var points: [PlanePoint] { legs.flatMap { [$0.hip, $0.knee, $0.ankle] } }

  /// Draws the figure at a scale that several figures share.
  ///
  /// - Parameters:
  ///   - title: What the instant is.
  ///   - bounds: The figures to be compared; they share one scale and one floor.
  /// - Returns: The drawing.
  func drawing(title: String, sharing bounds: [FrontalFigure]) -> Drawing {
    let all = bounds.flatMap(\.points)
    let floor = all.map(\.up).min() ?? 0
    let height = max((all.map(\.up).max() ?? 0) - floor, 1)
    let own = points.map(\.right)
    let centre = ((own.min() ?? 0) + (own.max() ?? 0)) / 2
    let halfWidth =
      bounds.map { figure in
        let across = figure.points.map(\.right)
        return ((across.max() ?? 0) - (across.min() ?? 0)) / 2
      }.max() ?? 1
    let scale = min(370 / height, 110 / max(halfWidth, 1))

    var drawing = Drawing(
      width: 360, height: 424, title: title,
      description: legs.map { "\($0.side.rawValue) knee \($0.distanceText) the hip-ankle line" }
        .joined(separator: "; ") + ". Seen from the front.")
    func place(_ point: PlanePoint) -> Drawing.Point {
      Drawing.Point(180 - (point.right - centre) * scale, 392 - (point.up - floor) * scale)
    }
    drawing.line(Drawing.Point(60, 392), Drawing.Point(300, 392), .grid)
    if legs.count == 2 { drawing.line(place(legs[0].hip), place(legs[1].hip), .pelvis) }
    for leg in legs { drawing.draw(leg, place) }
    drawing.line(Drawing.Point(20, 412), Drawing.Point(20 + 100 * scale, 412), .axis)
    drawing.text("100 mm", Drawing.Point(26 + 100 * scale, 412), .start, .tick)
    return drawing
  }
}

extension FrontalFigure.Leg {
  /// How the knee lies to the line, such as `30 mm medial of`.
  var distanceText: String {
    let distance = medialDistance
    let rounded = distance.magnitude.text(0)
    return rounded == "0" ? "on" : "\(rounded) mm \(distance > 0 ? "medial" : "lateral") of"
  }
}

extension Drawing {
  fileprivate mutating func draw(
    _ leg: FrontalFigure.Leg, _ place: (FrontalFigure.PlanePoint) -> Point
  ) {
    let isLeft = leg.side == .left
    let (hip, knee, ankle) = (place(leg.hip), place(leg.knee), place(leg.ankle))
    line(hip, ankle, .mechanicalAxis)
    line(hip, knee, isLeft ? .leftBone : .rightBone)
    line(knee, ankle, isLeft ? .leftBone : .rightBone)
    line(knee, place(leg.footOnLine), .displacement)
    for joint in [hip, knee, ankle] {
      symbol(isLeft ? .circle : .square, joint, size: 4, isLeft ? .leftJoint : .rightJoint)
    }
    let outwards: Double = isLeft ? 1 : -1
    let outermost =
      isLeft ? max(hip.x, knee.x, ankle.x) : min(hip.x, knee.x, ankle.x)
    let anchor: Anchor = isLeft ? .start : .end
    let at = Point(outermost + 14 * outwards, knee.y)
    text(isLeft ? "L" : "R", Point(at.x, at.y - 16), anchor, isLeft ? .leftLabel : .rightLabel)
    let distance = leg.medialDistance
    let rounded = distance.magnitude.text(0)
    text("\(rounded) mm", Point(at.x, at.y - 1), anchor, .label)
    text(
      rounded == "0" ? "on the line" : distance > 0 ? "medial" : "lateral",
      Point(at.x, at.y + 13), anchor, .note)
  }
}
