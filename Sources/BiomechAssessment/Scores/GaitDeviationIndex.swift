// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics
import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The gait features and the control values that the gait deviation index stands on.
///
/// They are published with the paper and do not ship: the user supplies them, and nothing stands in
/// for them.
///
/// A cycle is a vector g of the nine angles of the gait profile at 0, 2, … 100 %, in degrees. With the
/// features F (orthonormal columns), the mean c̄ of the controls and the mean and standard deviation of
/// their logarithms:
///
///     c = Fᵀ g;  raw = ln |c − c̄|;  index = 100 − 10 (raw − mean) / deviation
///
/// Source: M. H. Schwartz and A. Rozumalski, "The gait deviation index: a new comprehensive index of
/// gait pathology", Gait Posture 28 (2008), 351–357, doi:10.1016/j.gaitpost.2008.05.001.
public struct GaitDeviationBasis: Hashable, Sendable {
  /// The angles of a cycle: nine of 51 points.
  public static let length = 459

  /// The gait features of the paper.
  public static let featureCount = 15

  /// The columns of F, each with a value for every element of g.
  public let features: [[Double]]

  /// c̄, one value for each feature.
  public let controlMean: [Double]

  /// The mean of raw over the controls.
  public let rawMean: Double

  /// The standard deviation of raw over the controls.
  public let rawDeviation: Double

  /// The model that the angles of the basis were computed with.
  public let model: ModelKind

  /// A basis, or `nil` with the reason where it cannot be one.
  ///
  /// - Parameters:
  ///   - features: The columns of F.
  ///   - controlMean: c̄.
  ///   - rawMean: The mean of raw over the controls.
  ///   - rawDeviation: Its standard deviation.
  ///   - model: The model of the angles.
  ///   - path: The file, for messages.
  /// - Throws: ``NormsError`` for columns of different lengths, that are not of length one and at
  ///   right angles to 0.001, which is what four printed decimals leave, or a deviation of zero.
  public init(
    features: [[Double]], controlMean: [Double], rawMean: Double, rawDeviation: Double,
    model: ModelKind, path: String
  ) throws(NormsError) {
    func refuse(_ words: String) -> NormsError { NormsError(path: path, reason: .basis(words)) }
    guard let first = features.first, features.allSatisfy({ $0.count == first.count }) else {
      throw refuse("the features differ in length")
    }
    guard controlMean.count == features.count else {
      throw refuse("the controls have '\(controlMean.count)' values for \(features.count) features")
    }
    guard rawMean.isFinite, rawDeviation > 0, rawDeviation.isFinite else {
      throw refuse(
        "the mean and the standard deviation of the controls are '\(rawMean)' and '\(rawDeviation)'"
      )
    }
    for (i, a) in features.enumerated() {
      for (j, b) in features.enumerated().prefix(i + 1) {
        let product = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
        guard abs(product - (i == j ? 1 : 0)) <= 1e-3 else {
          throw refuse(
            i == j
              ? "feature \(i + 1) has the length '\(product.squareRoot().fixed(4))', not 1"
              : "the features \(j + 1) and \(i + 1) are not at right angles: their product is "
                + "'\(product.fixed(4))'")
        }
      }
    }
    self.features = features
    self.controlMean = controlMean
    self.rawMean = rawMean
    self.rawDeviation = rawDeviation
    self.model = model
  }

  /// The index of a cycle: 100 is the mean of the controls, and 10 points are one of their standard
  /// deviations.
  ///
  /// - Parameter vector: As long as a feature, in degrees.
  /// - Returns: The index, or `nil` for another length, a missing value, or a cycle that agrees with
  ///   the controls to the last digit.
  public func index(of vector: [Double]) -> Double? {
    guard vector.count == features.first?.count else { return nil }
    var square = 0.0
    for (feature, mean) in zip(features, controlMean) {
      let difference = zip(feature, vector).reduce(-mean) { $0 + $1.0 * $1.1 }
      square += difference * difference
    }
    guard square > 0, square.isFinite else { return nil }
    return 100 - 10 * (log(square.squareRoot()) - rawMean) / rawDeviation
  }
}
