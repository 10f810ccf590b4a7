// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension StaticRecipe {
  var description: String {
    let stance = stanceWidth.map { "ankles \($0.fixed(0)) mm apart" } ?? "ankles under the hips"
    return "Quiet standing for \(duration.fixed(1)) s at \(frameRate.fixed(0)) Hz, \(stance), "
      + "toes out \(toeOut), knee flexion \(kneeFlexion.text { "\($0)" })."
  }
}

extension SquatRecipe {
  var description: String {
    let stance =
      stanceWidth.map { "\($0.fixed(0)) mm apart" } ?? "1.4 times as far apart as the hips"
    let adduction = kneeAdduction.text { $0.map { "\($0)" } ?? "as standing" }
    return """
      \(repetitions) \(repetitions == 1 ? "squat" : "squats") to \(depth) of knee flexion at \(frameRate.fixed(0)) Hz, \
      \(repetitionDuration.fixed(1)) s each, ankles \(stance), toes out \(toeOut).
      At the bottom: knee adduction \(adduction), \
      knee internal rotation \(kneeInternalRotation.text { "\($0)" }), \
      limb rotation \(limbRotation.text { "\($0)" }).
      """
  }
}

extension GaitRecipe {
  var description: String {
    let adduction = kneeAdduction.text { $0.span }
    return """
      Walking at \(speed.fixed(2)) m/s and \(cadence.fixed(0)) steps/min, \(strides) \
      \(strides == 1 ? "stride" : "strides") at \(frameRate.fixed(0)) Hz, \(leadingSide) foot first, \
      ankles \(stepWidth.fixed(0)) mm apart, toes out \(toeOut).
      Knee flexion \(kneeFlexion.text { $0.span }), beside standing adduction \(adduction), \
      internal rotation \(kneeInternalRotation.text { $0.span }).
      """
  }
}

extension GaitCurve {
  /// From the smallest to the largest of its points.
  fileprivate var span: String {
    let angles = points.map(\.angle)
    guard let least = angles.min(), let most = angles.max() else { return "" }
    return least == most ? "\(least)" : "\(least) to \(most)"
  }
}

extension Defects {
  var description: String {
    guard self != .none else { return "A perfect recording." }
    return """
      Knee axis error \(kneeAxisError.text { "\($0)" }); landmark errors (SD): hip \
      \(landmarks.hipCentre.fixed(1)) mm, epicondyles \(landmarks.epicondyle.fixed(1)) mm, \
      malleoli \(landmarks.malleolus.fixed(1)) mm; skin at \(softTissue.fullDepth) (SD): turn \
      \(softTissue.turn), shift \(softTissue.shift.fixed(1)) mm, drift \
      \(softTissue.drift.fixed(1)) mm; marker noise \(markerNoise.fixed(2)) mm; gaps \
      \((100 * gaps.fraction).fixed(1)) %.
      """
  }

  func checkRanges() throws(RecipeError) {
    for side in Side.allCases {
      let axis = kneeAxisError[side].degrees
      try check("the knee axis error", axis, in: -45...45, "-45 to 45 degrees")
    }
    for (name, deviation) in [
      ("the hip centre error", landmarks.hipCentre), ("the epicondyle error", landmarks.epicondyle),
      ("the malleolus error", landmarks.malleolus), ("the skin shift", softTissue.shift),
      ("the skin drift", softTissue.drift), ("the marker noise", markerNoise),
    ] {
      try check(name, deviation, in: 0...50, "0 to 50 millimetres")
    }
    try check("the skin turn", softTissue.turn.degrees, in: 0...20, "0 to 20 degrees")
    try check("the full depth", softTissue.fullDepth.degrees, in: 10...160, "10 to 160 degrees")
    try check("the share of gaps", gaps.fraction, in: 0...0.9, "0 to 0.9")
    try check("the mean gap", gaps.meanDuration, in: 0...60, "0 to 60 seconds")
  }
}

extension BothSides {
  /// One text when both sides are the same, otherwise one for each.
  fileprivate func text(_ describe: (Value) -> String) -> String {
    let (left, right) = (describe(left), describe(right))
    return left == right ? left : "\(left) left and \(right) right"
  }
}
