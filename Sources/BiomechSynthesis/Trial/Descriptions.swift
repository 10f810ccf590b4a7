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

extension SingleLegTask {
  var description: String {
    let place = step == 0 ? "on the floor" : "on a step of \(step.fixed(0)) mm"
    let count = recipe.repetitions
    return """
      \(count) \(task.repetitionWord)\(count == 1 ? "" : "s") on the \(recipe.side) leg \(place), to \
      \(recipe.depth) of knee flexion at \(recipe.frameRate.fixed(0)) Hz, \
      \(recipe.repetitionDuration.fixed(1)) s each, toes out \(recipe.toeOut).
      At the bottom: \(recipe.strategy.description).
      """
  }
}

extension DropJumpRecipe {
  var description: String {
    """
    \(repetitions) \(repetitions == 1 ? "drop jump" : "drop jumps") from a box of \
    \(boxHeight.fixed(0)) mm, \(distance.fixed(0)) mm forwards, and up by \(jumpHeight.fixed(0)) mm, at \
    \(frameRate.fixed(0)) Hz.
    \(landing.description)
    """
  }
}

extension LandingRecipe {
  var description: String {
    """
    \(repetitions) \(repetitions == 1 ? "landing" : "landings") on both feet from \
    \(boxHeight.fixed(0)) mm, \(distance.fixed(0)) mm forwards, at \(frameRate.fixed(0)) Hz.
    \(landing.description)
    """
  }
}

extension SingleLegLandingRecipe {
  var description: String {
    """
    \(repetitions) \(repetitions == 1 ? "landing" : "landings") on the \(side) foot from \
    \(boxHeight.fixed(0)) mm, \(distance.fixed(0)) mm forwards, at \(frameRate.fixed(0)) Hz.
    Contact by \(contact.rawValue) at \(contactFlexion) of knee flexion, then to \(peakFlexion).
    At the bottom: \(strategy.description).
    """
  }
}

extension LungeRecipe {
  var description: String {
    """
    \(repetitions) \(repetitions == 1 ? "lunge" : "lunges") forwards on the \(side) leg to \(depth) of \
    knee flexion at \(frameRate.fixed(0)) Hz, \(repetitionDuration.fixed(1)) s each, toes out \(toeOut).
    At the bottom: \(strategy.description).
    """
  }
}

extension TuckJumpRecipe {
  var description: String {
    """
    \(jumps) tuck \(jumps == 1 ? "jump" : "jumps") by \(jumpHeight.fixed(0)) mm, thighs up to \
    \(thighElevation.text { "\($0)" }), at \(frameRate.fixed(0)) Hz.
    \(landing.description)
    """
  }
}

extension SitToStandRecipe {
  var description: String {
    let adduction = kneeAdduction.text { $0.map { "\($0)" } ?? "as standing" }
    return """
      \(repetitions) \(repetitions == 1 ? "rise" : "rises") from a seat with \(seatedFlexion) of knee \
      flexion at \(frameRate.fixed(0)) Hz, \(riseDuration.fixed(1)) s each, toes out \(toeOut).
      As the hips leave the seat: knee adduction \(adduction), \
      limb rotation \(limbRotation.text { "\($0)" }), trunk leaning \(trunk.forwardLean) forwards.
      """
  }
}

extension LandingStyle {
  var description: String {
    let adduction = kneeAdduction.text { $0.map { "\($0)" } ?? "as standing" }
    let later = Side.allCases.filter { delay[$0] > 0 }.map {
      ", the \($0) foot \((1000 * delay[$0]).fixed(0)) ms later"
    }
    return """
      Contact by \(contact.text { $0.rawValue }) at \(contactFlexion.text { "\($0)" }) of knee \
      flexion\(later.joined()), then to \(peakFlexion.text { "\($0)" }).
      At the bottom: knee adduction \(adduction), knee internal rotation \
      \(kneeInternalRotation.text { "\($0)" }), limb rotation \(limbRotation.text { "\($0)" }), \
      trunk leaning \(trunk.forwardLean) forwards and \(trunk.lateralLean) to the right.
      """
  }
}

extension StanceStrategy {
  var description: String {
    """
    knee adduction \(kneeAdduction.map { "\($0)" } ?? "as standing"), knee internal rotation \
    \(kneeInternalRotation), limb rotation \(limbRotation), pelvic drop \(pelvicDrop), \
    trunk leaning \(trunkForwardLean) forwards and \(trunkLean) to the leg
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

extension RunningRecipe {
  var description: String {
    """
    Running at \(speed.fixed(2)) m/s and \(cadence.fixed(0)) steps/min, \(contactTime.fixed(3)) s on the \
    ground, \(strides) \(strides == 1 ? "stride" : "strides") at \(frameRate.fixed(0)) Hz, \
    \(leadingSide) foot first, contact by \(contact.rawValue).
    Knee flexion \(contactFlexion.text { "\($0)" }) at contact and \
    \(peakFlexion.text { "\($0)" }) at the bottom; there knee adduction \
    \(kneeAdduction.text { $0.map { "\($0)" } ?? "as standing" }), \
    pelvic drop \(pelvicDrop.text { "\($0)" }), trunk lean \(trunkLean.text { "\($0)" }).
    """
  }
}

extension FunctionalRecipe {
  var description: String {
    let motion =
      switch joint {
      case .hip:
        "a star of \(arcs) arcs and \(circles) half circles to and fro, flexion to \(hipFlexion), "
          + "extension to \(hipExtension), abduction to \(hipAbduction)"
      case .knee:
        "\(swings) swings to \(kneeFlexion) of flexion, with adduction of \(kneeAdduction) and "
          + "internal rotation of \(kneeInternalRotation) there"
      }
    return "Functional trial of the \(side.rawValue) \(joint.rawValue) at "
      + "\(frameRate.fixed(0)) Hz: \(motion)."
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
      malleoli \(landmarks.malleolus.fixed(1)) mm\(further); skin at \(softTissue.fullDepth) (SD): turn \
      \(softTissue.turn), shift \(softTissue.shift.fixed(1)) mm, drift \
      \(softTissue.drift.fixed(1)) mm; marker noise \(markerNoise.fixed(2)) mm; gaps \
      \((100 * gaps.fraction).fixed(1)) %.
      """
  }

  /// The errors that not every recording has.
  private var further: String {
    let named = [
      ("anterior iliac spines", landmarks.anteriorSpine),
      ("posterior ones", landmarks.posteriorSpine),
      ("conventional thigh and shank markers", landmarks.segmentMarker),
      ("patella", landmarks.patella), ("tuberosity", landmarks.tibialTuberosity),
      ("skin over the patella", softTissue.patella),
      ("width of joints", measurements.jointWidth), ("leg length", measurements.legLength),
    ]
    let texts = named.filter { $0.1 != 0 }.map { ", \($0.0) \($0.1.fixed(1)) mm" }
    let correlation =
      landmarks.correlation == 0
      ? "" : ", both markers of a joint alike by \(landmarks.correlation.fixed(2))"
    return texts.joined() + correlation
  }

  func checkRanges() throws(RecipeError) {
    for side in Side.allCases {
      let axis = kneeAxisError[side].degrees
      try check("the knee axis error", axis, in: -45...45, "-45 to 45 degrees")
    }
    for (name, deviation) in [
      ("the hip centre error", landmarks.hipCentre), ("the epicondyle error", landmarks.epicondyle),
      ("the malleolus error", landmarks.malleolus), ("the marker noise", markerNoise),
      ("the anterior spine error", landmarks.anteriorSpine),
      ("the posterior spine error", landmarks.posteriorSpine),
      ("the segment marker error", landmarks.segmentMarker),
      ("the patella error", landmarks.patella),
      ("the tuberosity error", landmarks.tibialTuberosity),
      ("the error of joint widths", measurements.jointWidth),
      ("the error of leg lengths", measurements.legLength),
    ] {
      try check(name, deviation, in: 0...50, "0 to 50 millimetres")
    }
    try check("the correlation of palpation", landmarks.correlation, in: -1...1, "-1 to 1")
    for tissue in [softTissue, gaitSoftTissue, landingSoftTissue].compactMap({ $0 }) {
      try tissue.checkRanges()
    }
    try check("the share of gaps", gaps.fraction, in: 0...0.9, "0 to 0.9")
    try check("the mean gap", gaps.meanDuration, in: 0...60, "0 to 60 seconds")
  }
}

extension SoftTissue {
  fileprivate func checkRanges() throws(RecipeError) {
    for (name, deviation) in [
      ("the skin shift", shift), ("the skin drift", drift), ("the skin over the patella", patella),
    ] {
      try check(name, deviation, in: 0...50, "0 to 50 millimetres")
    }
    try check("the skin turn", turn.degrees, in: 0...20, "0 to 20 degrees")
    let axial = (shankAxialTurn ?? turn).degrees
    try check("the skin turn about the shank", axial, in: 0...40, "0 to 40 degrees")
    try check("the full depth", fullDepth.degrees, in: 10...160, "10 to 160 degrees")
  }
}

extension BothSides {
  /// One text when both sides are the same, otherwise one for each.
  fileprivate func text(_ describe: (Value) -> String) -> String {
    let (left, right) = (describe(left), describe(right))
    return left == right ? left : "\(left) left and \(right) right"
  }
}
