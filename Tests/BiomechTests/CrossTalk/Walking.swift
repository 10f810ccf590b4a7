// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import Testing

extension GaitCurve {
  /// Knee adduction from −2° in early to +5° in late swing.
  ///
  /// It goes along with flexion more than the typical curve does, as the published mean curves of
  /// children do, whose true coupling shifts the estimate of an axis error by 1.0 to 2.8° (Schwartz et
  /// al. 2008, put through least variance).
  static let coupledKneeAdduction = GaitCurve(
    [
      (0.0, 0.1), (14, 0.8), (34, 0), (50, -0.4), (65, -2.2), (81, 4.8), (92, 0.6),
    ].map { Point(percent: $0.0, angle: .degrees($0.1)) })
}

/// A walk whose knees adduct as they usually do, and one with more coupling.
enum WalkingKnees: String, CaseIterable {
  case typical, coupled

  var adduction: GaitCurve {
    self == .typical ? .typicalKneeAdduction : .coupledKneeAdduction
  }
}

extension SimulatedSubject {
  /// Some steps whose knees adduct along a curve, slower for legs too short for the usual steps.
  func walk(_ adduction: GaitCurve = .coupledKneeAdduction, take: Int = 1) throws -> SimulatedTrial
  {
    var recipe = GaitRecipe()
    recipe.kneeAdduction = BothSides(adduction)
    while recipe.speed > 0.8 {
      if let trial = try? gait(recipe, take: take) { return trial }
      recipe.speed -= 0.1
    }
    return try gait(recipe, take: take)
  }
}

extension Sequence<Double> {
  /// The largest magnitude, in degrees, of angles in radians; NaN for none.
  var largestInDegrees: Double { map { Angle.radians($0.magnitude).degrees }.max() ?? .nan }
}

extension CrossTalkReport {
  /// What was found for one side.
  func estimate(_ side: Side) throws -> CrossTalkEstimate {
    switch try #require(legs[side]).verdict {
    case .corrected(let estimate, _): return estimate
    case .refused(_, let estimate): return try #require(estimate)
    }
  }
}
