// SPDX-License-Identifier: Apache-2.0

extension [Drawing.Point] {
  /// The curve with no more points than a picture can show.
  ///
  /// First, where more than four points share a column half a unit wide, only the first, the last,
  /// the lowest and the highest of them stay: at that resolution the picture is the same (Jugel et
  /// al. 2014, "M4", doi:10.14778/2732951.2732953). Then a point goes when the line between those
  /// kept passes within `tolerance` of it (Douglas and Peucker 1973, doi:10.3138/FM57-6770-U75U-7727).
  /// So every point left out lies within `tolerance` of the thinned curve, or within half a unit to
  /// the side of it, and no peak is lost.
  ///
  /// - Parameter tolerance: How far off the curve may be, in units of the drawing.
  /// - Returns: The points kept, the first and the last among them.
  package func thinned(tolerance: Double) -> [Drawing.Point] {
    simplified(columnExtremes(width: 0.5), tolerance: tolerance)
  }

  /// First, last, lowest and highest of each run of points within one column.
  private func columnExtremes(width: Double) -> [Drawing.Point] {
    guard count > 4 else { return self }
    var kept: [Drawing.Point] = []
    var start = 0
    while start < count {
      let column = (self[start].x / width).rounded(.down)
      var end = start + 1
      while end < count, (self[end].x / width).rounded(.down) == column { end += 1 }
      if end - start <= 4 {
        kept += self[start..<end]
      } else {
        var (low, high) = (start, start)
        for index in start..<end {
          if self[index].y < self[low].y { low = index }
          if self[index].y > self[high].y { high = index }
        }
        kept += Set([start, low, high, end - 1]).sorted().map { self[$0] }
      }
      start = end
    }
    return kept
  }
}

/// The points that a curve cannot do without: between those kept it stays within the tolerance.
private func simplified(_ points: [Drawing.Point], tolerance: Double) -> [Drawing.Point] {
  guard points.count > 2 else { return points }
  var isKept = [Bool](repeating: false, count: points.count)
  isKept[0] = true
  isKept[points.count - 1] = true
  var open = [(0, points.count - 1)]
  while let (first, last) = open.popLast() {
    guard last - first > 1 else { continue }
    var (worst, distance) = (first, 0.0)
    for index in (first + 1)..<last {
      let own = squaredDistance(of: points[index], from: points[first], to: points[last])
      if own > distance { (worst, distance) = (index, own) }
    }
    guard distance > tolerance * tolerance else { continue }
    isKept[worst] = true
    open.append((first, worst))
    open.append((worst, last))
  }
  return zip(points, isKept).filter(\.1).map(\.0)
}

/// The square of the distance of a point from a stretch of line.
private func squaredDistance(
  of point: Drawing.Point, from a: Drawing.Point, to b: Drawing.Point
) -> Double {
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  let length = dx * dx + dy * dy
  let along = length > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / length : 0
  let share = min(max(along, 0), 1)
  let (x, y) = (point.x - a.x - share * dx, point.y - a.y - share * dy)
  return x * x + y * y
}
