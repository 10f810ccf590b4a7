// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// Why a motion gives no joint centre or axis that can be trusted.
public enum FunctionalRefusal: Error, Hashable {
  /// Fewer frames in which everything is seen than a fit needs.
  case tooFewFrames(Int, needed: Int)

  /// The motion has no second axis worth the name: the share of the smallest singular value in the
  /// largest, and the share that is needed.
  case rankPoor(share: Double, needed: Double)

  /// The markers moved on a cap so small or so flat that its centre is not determined: the extent of
  /// their directions along its weakest axis, and the extent that is needed.
  case smallCap(extent: Double, needed: Double)

  /// The joint moved less than its centre or axis needs.
  case smallRange(String)

  /// The centre is less certain than a regression's, in millimetres.
  case uncertain(standardDeviation: Double, largest: Double)

  /// The two segments do not turn about one centre: their estimates stay apart, in millimetres.
  case apart(distance: Double, largest: Double)

  /// The markers do not move on spheres: their root mean square distance from them, in millimetres.
  case offSphere(residual: Double, largest: Double)

  /// The centre lies further from that of the regression than regressions err, in millimetres.
  case farFromRegression(distance: Double, largest: Double)

  /// The two methods do not tell the same centre, in millimetres.
  case methodsDisagree(distance: Double, largest: Double)

  /// The segments do not turn about one axis: the share of the motion beside it.
  case noSingleAxis(quality: Double, largest: Double)

  /// The axis is turned further from the epicondyles than palpation errs.
  case turnedTooFar(Angle, largest: Angle)

  /// The joint was loaded in the trial, where a true valgus goes with flexion and would be taken for
  /// an axis error.
  case loaded

  /// LAPACK found no solution.
  case notSolvable
}

extension FunctionalRefusal: CustomStringConvertible {
  /// The reason in words that complete "not used: …".
  public var description: String {
    switch self {
    case .tooFewFrames(let count, let needed):
      "only \(count) frames show both segments, \(needed) are needed"
    case .rankPoor(let share, let needed):
      "the motion is nearly about one axis (smallest singular value \(share.fixed(3)) of the "
        + "largest, \(needed.fixed(3)) needed)"
    case .smallCap(let extent, let needed):
      "the markers moved on too small a part of a sphere (weakest extent of their directions "
        + "\(extent.fixed(4)), \(needed.fixed(4)) needed)"
    case .smallRange(let range): range
    case .uncertain(let deviation, let largest):
      "its standard deviation is \(deviation.fixed(1)) mm, \(largest.fixed(0)) mm at most are taken"
    case .apart(let distance, let largest):
      "the centre seen from both segments stays \(distance.fixed(1)) mm apart, "
        + "\(largest.fixed(0)) mm at most are taken"
    case .offSphere(let residual, let largest):
      "the markers of the thigh leave their spheres by \(residual.fixed(1)) mm, "
        + "\(largest.fixed(0)) mm at most are taken"
    case .farFromRegression(let distance, let largest):
      "it lies \(distance.fixed(0)) mm from that of the regression, \(largest.fixed(0)) mm at most "
        + "are taken"
    case .methodsDisagree(let distance, let largest):
      "the sphere fit and SCoRE are \(distance.fixed(0)) mm apart, \(largest.fixed(0)) mm at most are "
        + "taken"
    case .noSingleAxis(let quality, let largest):
      "the knee does not turn about one axis (\(quality.fixed(2)) of the motion is beside it, "
        + "\(largest.fixed(2)) at most are taken)"
    case .turnedTooFar(let angle, let largest):
      "it lies \(angle.degrees.fixed(0))° from the line through the epicondyles, "
        + "\(largest.degrees.fixed(0))° at most are taken; look for misplaced or exchanged markers"
    case .loaded:
      "the leg was loaded while the knee bent, and a true valgus would be taken for an axis error"
    case .notSolvable: "the fit has no solution"
    }
  }
}
