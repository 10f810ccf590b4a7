// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// Fills each gap of a few points by the first of these methods that suits it.
///
/// 1. from three or more other points of the same rigid body (``RigidBodyFilling``);
/// 2. up to 0.1 s by a curve through ten samples on both sides (``PCHIPFilling``);
/// 3. up to 0.5 s by the way the point moves with those around it (``PrincipalComponentFilling``).
///
/// Every other gap stays, and so does whatever lies before the first or behind the last sample of a
/// point. A gap is filled as a whole or not at all. No filled sample helps to fill another.
public struct GapFilling: Hashable, Sendable {
  /// A way of filling a gap.
  public enum Method: Hashable, Sendable, CaseIterable {
    case rigidBody, pchip, principalComponents
  }

  /// A gap that was filled.
  public struct FilledGap: Hashable, Sendable {
    public var point: Int
    public var frames: Range<Int>
    public var method: Method

    public init(point: Int, frames: Range<Int>, method: Method) {
      self.point = point
      self.frames = frames
      self.method = method
    }
  }

  /// The methods that may be used; their order is always the same.
  public var methods: Set<Method>

  public var rigidBody: RigidBodyFilling
  public var pchip: PCHIPFilling
  public var principalComponents: PrincipalComponentFilling

  /// Creates the rules with their limits.
  ///
  /// - Parameters:
  ///   - frameRate: Frames per second.
  ///   - methods: The methods that may be used.
  public init(frameRate: Double, methods: Set<Method> = Set(Method.allCases)) {
    self.methods = methods
    rigidBody = RigidBodyFilling(frameRate: frameRate)
    pchip = PCHIPFilling(frameRate: frameRate)
    principalComponents = PrincipalComponentFilling(frameRate: frameRate)
  }

  /// Fills gaps in place.
  ///
  /// - Parameters:
  ///   - block: The columns, three for each point, in millimetres; NaN where a sample is missing. A
  ///     sample with a NaN in any coordinate counts as missing.
  ///   - pointCount: How many points the block holds.
  ///   - bodies: The points of each rigid body.
  /// - Returns: The gaps that were filled, point by point in the order of time, for the caller to
  ///   mark.
  /// - Complexity: O(samples), and for each gap that neighbours fill two LAPACK `dgesdd` of some
  ///   600 × 33.
  @discardableResult
  public func fill(
    _ block: inout MutableSpan<Double>, pointCount: Int, bodies: [[Int]] = []
  ) -> [FilledGap] {
    let presence = PointPresence(block, pointCount: pointCount)
    var filled: [FilledGap] = []
    for point in 0..<pointCount where presence.runs[point].count > 1 {
      let body = bodies.first { $0.contains(point) } ?? []
      var neighbours = Neighbours(of: point)
      let runs = presence.runs[point]
      for (before, after) in zip(runs, runs.dropFirst()) {
        let gap = before.upperBound..<after.lowerBound
        if methods.contains(.rigidBody),
          let positions = rigidBody.positions(
            in: gap, of: point, others: body, block, presence)
        {
          put(positions, at: gap, of: point, into: &block, presence.length)
          filled.append(FilledGap(point: point, frames: gap, method: .rigidBody))
        } else if methods.contains(.pchip), pchip.canFill(between: before, and: after) {
          for column in 3 * point..<3 * point + 3 {
            pchip.fill(&block, gap, columnStart: column * presence.length)
          }
          filled.append(FilledGap(point: point, frames: gap, method: .pchip))
        } else if methods.contains(.principalComponents),
          gap.count <= principalComponents.longest,
          let model = neighbours.model(for: gap, block, presence, principalComponents)
        {
          let positions = principalComponents.positions(
            in: gap, model, block, length: presence.length)
          put(positions, at: gap, of: point, into: &block, presence.length)
          filled.append(FilledGap(point: point, frames: gap, method: .principalComponents))
        }
      }
    }
    return filled
  }

  private func put(
    _ positions: [Vector3], at gap: Range<Int>, of point: Int,
    into block: inout MutableSpan<Double>, _ length: Int
  ) {
    for (frame, position) in zip(gap, positions) {
      for axis in 0..<3 { block[(3 * point + axis) * length + frame] = position[axis] }
    }
  }
}

/// The neighbours of a point, looked for when the first gap needs them, and the models made so far.
private struct Neighbours {
  let point: Int
  private var nearest: [(point: Int, distance: Double)]?
  private var models: [(neighbours: [Int], model: NeighbourModel?)] = []

  /// So many models of a point are made at most; then those that there are must do, lest a
  /// recording full of holes take hours (engineering choice).
  private static let mostModels = 30

  init(of point: Int) { self.point = point }

  /// The model from the nearest neighbours that are seen in a gap and beside it.
  mutating func model(
    for gap: Range<Int>, _ block: borrowing MutableSpan<Double>, _ presence: PointPresence,
    _ rule: PrincipalComponentFilling
  ) -> NeighbourModel? {
    let nearest = self.nearest ?? rule.nearest(to: point, block, presence)
    self.nearest = nearest
    let around = gap.lowerBound - 1..<gap.upperBound + 1
    let seen = Array(
      nearest.lazy.filter { presence.isPresent($0.point, in: around) }
        .prefix(rule.neighbours.upperBound))
    guard seen.count >= rule.neighbours.lowerBound else { return nil }
    let key = seen.map(\.point)
    if let known = models.first(where: { $0.neighbours == key }) { return known.model }
    guard models.count < Self.mostModels else {
      return anyModel(around, presence)
    }
    let model = NeighbourModel(of: point, from: seen, block, presence, rule)
    models.append((key, model))
    return model
  }

  /// The first model of the most neighbours that are all seen.
  private func anyModel(_ frames: Range<Int>, _ presence: PointPresence) -> NeighbourModel? {
    var best: NeighbourModel?
    for case let model? in models.map(\.model)
    where model.neighbours.count > best?.neighbours.count ?? 0 {
      if model.neighbours.allSatisfy({ presence.isPresent($0, in: frames) }) { best = model }
    }
    return best
  }
}
