// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// One frame of a clip from four sides, for print and for browsers without scripts.
struct FourViews {
  struct View {
    var title: String
    var drawing: Drawing
  }

  var views: [View]

  /// Draws a frame without perspective, all views at one scale.
  ///
  /// - Parameter clip: The clip; its still frame is drawn.
  init(of clip: ViewerClip) {
    let up = Vector3(0, 1, 0)
    let right = clip.right
    let forward = up.cross(right)
    let box = clip.box(clip.still..<clip.still + 1)
    let sides: [(title: String, across: Vector3, up: Vector3, hasFloor: Bool)] = [
      ("From the front", -right, up, true), ("From the right", forward, up, true),
      ("From behind", right, up, true), ("From above", right, forward, false),
    ]
    let corners = (0..<8).map { bits in
      Vector3(
        bits & 1 == 0 ? box.low.x : box.high.x, bits & 2 == 0 ? box.low.y : box.high.y,
        bits & 4 == 0 ? box.low.z : box.high.z)
    }
    let extents = sides.map { side in
      (
        across: Extent(corners.map { $0.dot(side.across) }),
        up: Extent(corners.map { $0.dot(side.up) } + (side.hasFloor ? [clip.floor] : []))
      )
    }
    let widest = extents.map(\.across.size).max() ?? 1
    let tallest = extents.map(\.up.size).max() ?? 1
    let scale = min(180 / max(widest, 1), 220 / max(tallest, 1))
    let description = [Side.right, .left].compactMap { side in
      clip.knees[side].map { "\(side.rawValue) knee: \($0[clip.still].words)" }
    }.joined(separator: "; ")
    views = zip(sides, extents).map { side, extent in
      let middle = side.hasFloor ? extent.up.low + 110 / scale : extent.up.middle
      var drawing = Drawing(
        width: 200, height: 250, title: "\(side.title), \(clip.name)", description: description)
      if side.hasFloor {
        let floor = 125 + (middle - clip.floor) * scale
        drawing.line(Drawing.Point(4, floor), Drawing.Point(196, floor), .axis)
      }
      drawing.draw(clip) { position in
        position.isDrawable
          ? Drawing.Point(
            100 + (position.dot(side.across) - extent.across.middle) * scale,
            125 - (position.dot(side.up) - middle) * scale)
          : Drawing.Point(.nan, .nan)
      }
      return View(title: side.title, drawing: drawing)
    }
  }
}

private struct Extent {
  var low: Double
  var high: Double

  init(_ values: [Double]) {
    low = values.min() ?? 0
    high = values.max() ?? 1
  }

  var size: Double { high - low }
  var middle: Double { (low + high) / 2 }
}

extension Drawing {
  fileprivate mutating func draw(_ clip: ViewerClip, _ project: (Vector3) -> Point) {
    let skeleton = clip.skeleton
    let places = skeleton.points.map { point in
      let at = project(point.positions[clip.still])
      // What lies outside the picture is no part of the body.
      return (0...width).contains(at.x) && (0...height).contains(at.y) ? at : Point(.nan, .nan)
    }
    for link in skeleton.links { line(places[link.a], places[link.b], link.kind.pen) }
    for index in 0..<skeleton.markerCount {
      symbol(
        .circle, places[index], size: 1.6,
        skeleton.points[index].isFilled[clip.still] ? .filledMarker : .marker)
    }
    for side in [Side.right, .left] {
      guard let leg = skeleton.legs[side], let place = leg.knee else { continue }
      let centre = places[place]
      if let end = leg.flexionAxis.map({ places[$0] }) {
        line(Point(2 * centre.x - end.x, 2 * centre.y - end.y), end, .interval)
      }
      for end in [leg.thighAxis, leg.shankAxis].compactMap({ $0 }) {
        line(centre, places[end], .mechanicalAxis)
      }
      let direction = clip.knees[side]?[clip.still].direction ?? .neutral
      self.knee(direction, centre, size: 5)
      let isOnLeft = skeleton.legs[side.opposite]?.knee.map { centre.x <= places[$0].x } ?? false
      text(
        side == .left ? "L" : "R", Point(centre.x + (isOnLeft ? -11 : 11), centre.y - 10),
        isOnLeft ? .end : .start, side == .left ? .leftLabel : .rightLabel)
    }
  }
}

extension ClipSkeleton.Link.Kind {
  fileprivate var pen: Drawing.Pen {
    switch self {
    case .rightBone: .rightBone
    case .leftBone: .leftBone
    case .rightMarkers: .rightCycle
    case .leftMarkers: .leftCycle
    case .middle: .axis
    }
  }
}

extension Drawing {
  /// A knee by its direction: a circle, a diamond, or a triangle that points down, so that it is
  /// not taken for a flag.
  mutating func knee(_ direction: KneeState.Direction, _ centre: Point, size: Double) {
    switch direction {
    case .neutral: symbol(.circle, centre, size: size, .kneeNeutral)
    case .varus: symbol(.diamond, centre, size: size * 1.2, .kneeVarus)
    case .valgus:
      polygon(
        [(-1.15, -0.9), (1.15, -0.9), (0, 1.15)].map {
          Point(centre.x + $0.0 * size, centre.y + $0.1 * size)
        }, .kneeValgus)
    }
  }
}
