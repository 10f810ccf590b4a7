// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// An angle over the gait cycle: a smooth periodic curve through a few points.
///
/// Between the points it is a cubic spline whose first two derivatives are continuous, over the seam
/// of the cycle as well.
public struct GaitCurve: Hashable, Sendable {
  /// A point of a curve.
  public struct Point: Hashable, Sendable {
    /// The share of the cycle since foot strike, in percent, from 0 to below 100.
    public var percent: Double

    public var angle: Angle

    public init(percent: Double, angle: Angle) {
      self.percent = percent
      self.angle = angle
    }
  }

  /// The points the curve goes through, in rising order of the cycle.
  public let points: [Point]

  /// The second derivative at each point, in radians per cycle squared.
  private let bends: [Double]

  /// The curve through some points.
  ///
  /// - Parameter points: At least one, no two at the same percent of the cycle; one or two give a
  ///   constant or a wave.
  public init(_ points: [Point]) {
    precondition(!points.isEmpty, "a curve needs a point")
    self.points = points.sorted { $0.percent < $1.percent }
    bends = Self.bends(of: self.points)
  }

  /// The same angle throughout.
  public static func constant(_ angle: Angle) -> GaitCurve {
    GaitCurve([Point(percent: 0, angle: angle)])
  }

  /// The angle at an instant.
  ///
  /// - Parameter phase: Cycles since a foot strike of the leg; any number.
  /// - Returns: The angle of the curve.
  public func angle(atPhase phase: Double) -> Angle {
    guard points.count > 1 else { return points[0].angle }
    let share = phase - phase.rounded(.down)
    let next = points.firstIndex { $0.percent > 100 * share } ?? 0
    let last = (next + points.count - 1) % points.count
    let width = Self.width(of: points, from: last)
    let isBehindSeam = next == 0 && 100 * share < points[0].percent
    let done = share - points[last].percent / 100 + (isBehindSeam ? 1 : 0)
    let (b, a) = (done / width, 1 - done / width)
    let line = a * points[last].angle.radians + b * points[next].angle.radians
    let bend = (a * a * a - a) * bends[last] + (b * b * b - b) * bends[next]
    return .radians(line + bend * width * width / 6)
  }

  /// The share of the cycle from a point to the next.
  private static func width(of points: [Point], from index: Int) -> Double {
    let next = (index + 1) % points.count
    let width = (points[next].percent - points[index].percent) / 100
    return next > index ? width : width + 1
  }

  /// The second derivatives that make the first ones continuous, by Gauss elimination of the cyclic
  /// equations; the points are few.
  private static func bends(of points: [Point]) -> [Double] {
    let count = points.count
    guard count > 1 else { return [0] }
    var rows = Array(repeating: Array(repeating: 0.0, count: count + 1), count: count)
    for index in 0..<count {
      let (before, after) = ((index + count - 1) % count, (index + 1) % count)
      let (left, right) = (width(of: points, from: before), width(of: points, from: index))
      let value = points[index].angle.radians
      rows[index][before] += left
      rows[index][index] += 2 * (left + right)
      rows[index][after] += right
      rows[index][count] =
        6
        * ((points[after].angle.radians - value) / right
          - (value - points[before].angle.radians) / left)
    }
    // The diagonal outweighs the rest of each row, so no pivoting is needed.
    for pivot in 0..<count {
      for row in pivot + 1..<max(count, pivot + 1) {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...count { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    var bends = Array(repeating: 0.0, count: count)
    for row in (0..<count).reversed() {
      let known = (row + 1..<max(count, row + 1)).reduce(0) { $0 + rows[row][$1] * bends[$1] }
      bends[row] = (rows[row][count] - known) / rows[row][row]
    }
    return bends
  }
}

extension GaitCurve {
  /// A curve through points given as percent of the cycle and degrees.
  fileprivate init(degrees points: [(Double, Double)]) {
    self.init(points.map { Point(percent: $0.0, angle: .degrees($0.1)) })
  }

  /// Knee flexion of a healthy adult at free speed: 5° at foot strike, 18° under load, 5° late in
  /// single support and 60° in swing.
  ///
  /// The shape of Schwartz et al. 2008 (J. Biomech. 41, 1639–1650), rounded.
  public static let typicalKneeFlexion = GaitCurve(degrees: [
    (0, 5), (14, 18), (40, 5), (50, 13), (60, 41), (72, 60), (86, 28), (96, 3),
  ])

  /// Knee adduction as it goes along with flexion in healthy knees, over a range of about 3.5°.
  ///
  /// Biplane radiography finds a range of 3.7° in walking (Gray et al. 2019, J. Orthop. Res. 37,
  /// 615–630); the shape is an engineering choice.
  public static let typicalKneeAdduction = GaitCurve(degrees: [
    (0, 0.2), (15, 0.9), (40, -0.7), (58, -1.5), (75, 1.5), (90, 0.3),
  ])

  /// The curve with a varus thrust: from foot strike on it rises by an angle until some 10 % of the
  /// cycle.
  ///
  /// - Parameter rise: The largest value in the first 20 % less that at foot strike; positive.
  /// - Returns: The curve; from 30 % on it goes through the points of this one.
  public func withVarusThrust(_ rise: Angle) -> GaitCurve {
    let strike = angle(atPhase: 0)
    func curve(_ top: Angle) -> GaitCurve {
      let later = points.filter { $0.percent >= 30 }
      return GaitCurve(
        [
          Point(percent: 0, angle: strike), Point(percent: 10, angle: strike + top),
          Point(percent: 22, angle: strike + 0.3 * top),
        ] + later)
    }
    // The spline is highest beside its point; the height of the point makes up for it.
    var (low, high) = (0.0, 2.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      let tried = curve(middle * rise)
      let most = (0...200).map { tried.angle(atPhase: Double($0) / 1000) }.max() ?? .zero
      if most - strike < rise { low = middle } else { high = middle }
    }
    return curve((low + high) / 2 * rise)
  }

  /// Internal rotation of the knee, some degrees in loading and in swing (engineering choice).
  public static let typicalKneeInternalRotation = GaitCurve(degrees: [
    (0, -2), (15, 3), (45, 0), (62, -3), (78, 4), (92, -1),
  ])
}
