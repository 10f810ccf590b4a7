// SPDX-License-Identifier: Apache-2.0

import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The gait profile score: how far a way of walking is from that of healthy people, in degrees.
///
/// It is the root mean square of gait variable scores, each of them the root mean square distance of
/// one joint angle from its reference over the cycle. It is not their mean, which some public code
/// computes.
///
/// Source: R. Baker et al., "The Gait Profile Score and Movement Analysis Profile", Gait Posture 30
/// (2009), 265–269, doi:10.1016/j.gaitpost.2009.05.020.
public struct GaitProfileScore: Hashable, Sendable {
  /// The score in degrees; zero for the reference itself.
  public let degrees: Double

  /// The score of some gait variable scores in degrees; `nil` for none or a missing one.
  public init?(variableScores: [Double]) {
    guard !variableScores.isEmpty, !variableScores.contains(where: \.isNaN) else { return nil }
    degrees = variableScores.rootMeanSquareOfPresent
  }

  /// The gait variable score of one angle against its reference, both in degrees and of equal length.
  ///
  /// - Parameters:
  ///   - angle: The angle over the cycle.
  ///   - reference: The reference at the same percentages of the cycle.
  /// - Returns: The root mean square distance, or `nil` for no sample or a missing one.
  public static func variableScore(_ angle: [Double], reference: [Double]) -> Double? {
    precondition(
      angle.count == reference.count,
      "\(angle.count) samples cannot be held against \(reference.count)")
    let distances = zip(angle, reference).map { $0 - $1 }
    guard !distances.isEmpty, !distances.contains(where: \.isNaN) else { return nil }
    return distances.rootMeanSquareOfPresent
  }

  /// The natural logarithm of the score in degrees, or `nil` for the reference itself; among healthy
  /// people it is nearly normal where the score is not.
  var logarithm: Double? { degrees > 0 ? log(degrees) : nil }
}
