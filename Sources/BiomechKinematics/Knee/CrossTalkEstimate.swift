// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// By how much the knee's axis seems to be off, as told by the motion of one knee.
public struct CrossTalkEstimate: Hashable, Sendable {
  /// How far a true coupling of flexion and adduction shifts the estimate of a healthy knee.
  ///
  /// The mean curves of 83 children at five speeds (Schwartz et al. 2008), put through the method,
  /// give 1.0 to 2.8°, whatever the axis error (root mean square 1.7°; rounded up, an engineering
  /// choice).
  public static let coupling = Angle.degrees(2)

  /// The turn of the thigh's axes about its long axis that corrects it, inwards positive.
  public var offset: Angle

  /// The standard deviation of ``offset`` from one walk of as many cycles to the next; that of least
  /// variance stands for all methods.
  public var repeatability: Angle

  public var cycleCount: Int

  /// From the least to the greatest flexion.
  public var flexionRange: Angle

  /// The share of the variance of adduction that goes with the correction, from 0 to 1; below 0
  /// where it grows.
  public var varianceReduction: Double

  /// The standard deviation of ``offset``: repeatability and true coupling together.
  ///
  /// It stands for the adduction that comes out, not for the axis of the bone: skin that turns a
  /// cluster as the knee bends looks like an axis error and is corrected with it. In 50 simulated
  /// subjects with the errors of a careful laboratory the estimate missed the axis by 3° and the
  /// corrected adduction of a deep squat by 1.5 to 2.1° (root mean square).
  public var standardDeviation: Angle {
    .radians(
      (repeatability.radians * repeatability.radians
        + Self.coupling.radians * Self.coupling.radians).squareRoot())
  }

  /// An estimate made elsewhere.
  public init(
    offset: Angle, repeatability: Angle, cycleCount: Int, flexionRange: Angle,
    varianceReduction: Double
  ) {
    self.offset = offset
    self.repeatability = repeatability
    self.cycleCount = cycleCount
    self.flexionRange = flexionRange
    self.varianceReduction = varianceReduction
  }

  /// - Parameters:
  ///   - knee: The motion, at least one cycle.
  ///   - method: How to estimate; `nil` comes of a motion without a single axis.
  init?(_ knee: KneeCycles, method: CrossTalkMethod) {
    switch method {
    case .auto, .minimumVariance: offset = knee.leastVarianceOffset
    case .pca: offset = knee.principalComponentOffset
    case .sara:
      guard let found = knee.symmetricalAxisOffset else { return nil }
      offset = found
    case .off: offset = .zero
    }
    repeatability = knee.repeatability(ofOffset: offset)
    cycleCount = knee.cycles.count
    flexionRange = knee.flexionRange
    let before = knee.adductionVariance(afterTurning: .zero)
    let after = knee.adductionVariance(afterTurning: offset)
    varianceReduction = before > 0 ? 1 - after / before : 0
  }
}

// MARK: - Repeatability

/// Sums over a cycle from which the turn of least variance follows in closed form.
private struct Moments {
  var count = 0.0
  var forwards = 0.0
  var outwards = 0.0
  var forwardsSquared = 0.0
  var outwardsSquared = 0.0
  var product = 0.0

  init() {}

  init(_ cycle: [Vector3]) {
    for direction in cycle {
      count += 1
      forwards += direction.x
      outwards += direction.z
      forwardsSquared += direction.x * direction.x
      outwardsSquared += direction.z * direction.z
      product += direction.x * direction.z
    }
  }

  static func += (a: inout Self, b: Self) {
    a.count += b.count
    a.forwards += b.forwards
    a.outwards += b.outwards
    a.forwardsSquared += b.forwardsSquared
    a.outwardsSquared += b.outwardsSquared
    a.product += b.product
  }

  /// The turn after which the sine of adduction varies least.
  ///
  /// The sine is f sin δ + o cos δ, so its variance is a quadratic form with two eigenvectors.
  var leastVarianceOffset: Double {
    let forwardsVariance = forwardsSquared - forwards * forwards / count
    let outwardsVariance = outwardsSquared - outwards * outwards / count
    let covariance = product - forwards * outwards / count
    return atan2(-2 * covariance, forwardsVariance - outwardsVariance) / 2
  }
}

extension KneeCycles {
  /// How often the cycles are drawn anew; the spread is then known to a twentieth.
  private static let draws = 200

  /// How many independent values the adduction of one cycle amounts to (engineering choice): a curve
  /// as smooth as that of a knee in walking is known from four or five.
  private static let independentValues = 4.0

  /// The standard deviation of the turn of least variance: from three cycles on by drawing the cycles
  /// anew (bootstrap), with fewer from the adduction that is left.
  fileprivate func repeatability(ofOffset offset: Angle) -> Angle {
    guard cycles.count >= 3 else { return repeatability(fromRestAfter: offset) }
    let moments = cycles.map(Moments.init)
    var generator = SeededGenerator(seed: 1)
    let offsets = (0..<Self.draws).map { _ in
      var sum = Moments()
      for _ in moments { sum += moments[Int.random(in: moments.indices, using: &generator)] }
      return sum.leastVarianceOffset
    }
    return .radians(offsets.standardDeviationOfPresent)
  }

  /// The standard error of a slope: what is left of adduction against the forward lean of the shank.
  private func repeatability(fromRestAfter offset: Angle) -> Angle {
    let rest = adductionVariance(afterTurning: offset).squareRoot()
    let lean = cycles.joined().map(\.x).standardDeviationOfPresent
    let count = Self.independentValues * Double(cycles.count)
    return .radians(rest / (lean * count.squareRoot()))
  }
}
