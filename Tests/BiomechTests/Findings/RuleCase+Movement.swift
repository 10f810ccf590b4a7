// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechMath
import BiomechMotion
import BiomechSynthesis

extension RuleCase {
  /// One value planted beyond its limit by more than any U95, and one short of it.
  private init(
    _ code: String, variant: String = "", _ planted: PlantedFinding, _ value: Double,
    nearMiss: Double
  ) {
    self.init(
      code, variant: variant, planted.side,
      raised: { try planted.session(of: BodyModel(), value: value) },
      nearMiss: { try planted.session(of: BodyModel(), value: nearMiss) })
  }

  static let planted: [RuleCase] = [
    // −3° and 3° are the limits.
    RuleCase("RL01", .standingValgus, -9, nearMiss: -2),
    RuleCase("RL02", .standingVarus, 9, nearMiss: 2),
    // 6° are enough; the rate that goes along with them is not.
    RuleCase("RL03", .gaitVarusThrust, 15, nearMiss: 6),
    RuleCase("RL04", .squatDisplacement, 60, nearMiss: 15),
    RuleCase("RL05", .squatProjection, 30, nearMiss: 8),
    RuleCase("RL06", .landingDisplacement, 80, nearMiss: 15),
    RuleCase("RL07", .landingStiffness, 32, nearMiss: 50),
    RuleCase("RL09", .squatPatella, 0.95, nearMiss: 0.2),
    RuleCase("RL11", .squatDorsiflexion, 8, nearMiss: 22),
    RuleCase("RL12", .squatPelvicDrop, 15, nearMiss: 4),
    RuleCase("RL13", .squatHipAdduction, 30, nearMiss: 18),
    RuleCase("RL14", .squatTrunkLean, 18, nearMiss: 7),
    RuleCase("RL17", .standingAsymmetry, 16, nearMiss: 4),
  ]

  static let drawn: [RuleCase] = [
    // Both landings bend as little; the other has hardly an error beside it.
    RuleCase(
      "RL08", .both, raised: { try landing(errors: .many) },
      nearMiss: { try landing(errors: .some) }),
    RuleCase(
      "RL08", variant: "tuck", .both, raised: { try tuckJumps(flaws: .many) },
      nearMiss: { try tuckJumps(flaws: .some) }),
    RuleCase(
      "RL09", variant: "silent", .right,
      raised: { try PlantedFinding.squatPatella.session(of: BodyModel(), value: 0.95) },
      nearMiss: {
        // The kneecap jumps as far, and nothing hurts or gives way.
        var session = try PlantedFinding.squatPatella.session(of: BodyModel(), value: 0.95)
        session.person.intake = Intake(
          answers: [
            .givingWay: false, .previousDislocation: false, .kneecapSlippedOut: false,
            .painfulClickingOrGrinding: false,
          ], pain: 0, painAfterExercise: 0, painLocation: Intake.PainLocation.none, side: .both)
        return session
      }),
    RuleCase(
      "RL10", .both, .info, orAlmost: [], raised: { try standing(tuberosity: 22) },
      nearMiss: { try standing(tuberosity: 16) }),
    RuleCase(
      "RL10", variant: "unmarked", .both, .info, orAlmost: [.notAssessed],
      raised: { try standing(tuberosity: 22) }, nearMiss: { try standing(tuberosity: nil) }),
    RuleCase(
      "RL22", .both, .info, orAlmost: [.clear], raised: { try squat(frameRate: 40) },
      nearMiss: { try squat(frameRate: 50) }),
    RuleCase(
      "RL22", variant: "gap", .both, .info, orAlmost: [.clear],
      raised: { try squat(frameRate: 50, hidden: 1) },
      nearMiss: { try squat(frameRate: 50, hidden: 0.2) }),
  ]

  private enum Amount { case some, many }

  private static func landing(errors: Amount) throws -> SimulatedSession {
    let subject = try SimulatedSubject(worn: WornSet(.calibrated, extras: .trunk))
    var recipe = DropJumpRecipe()
    recipe.repetitions = 3
    recipe.frameRate = 100
    recipe.landing.contactFlexion = BothSides(.degrees(15))
    recipe.landing.peakFlexion = BothSides(.degrees(48))
    if errors == .many {
      recipe.landing.contact = BothSides(.heel)
      recipe.landing.contactTrunk = TrunkPose(forwardLean: .degrees(-4), lateralLean: .degrees(9))
      recipe.landing.trunk = TrunkPose(forwardLean: .degrees(-6), lateralLean: .degrees(9))
      recipe.landing.limbRotation = BothSides(.degrees(30))
    }
    return try SimulatedSession(subject, [subject.dropJump(recipe)])
  }

  private static func tuckJumps(flaws: Amount) throws -> SimulatedSession {
    let subject = try SimulatedSubject(worn: WornSet(.calibrated, extras: .trunk))
    var recipe = TuckJumpRecipe()
    recipe.landing.limbRotation = BothSides(.degrees(25))
    recipe.thighElevation = BothSides(left: .degrees(70), right: .degrees(50))
    recipe.travel = 250
    if flaws == .many {
      recipe.landing.delay.left = 0.06
      recipe.landing.contact = BothSides(left: .heel, right: .heel)
      recipe.landing.peakFlexion = BothSides(.degrees(110))
    }
    return try SimulatedSession(subject, [subject.tuckJump(recipe)])
  }

  private static func standing(tuberosity: Double?) throws -> SimulatedSession {
    var body = BodyModel()
    if let tuberosity { body.tuberosityLateral.right = tuberosity }
    return try SimulatedSession(
      SimulatedSubject(
        body,
        worn: WornSet(
          .calibrated, extras: tuberosity == nil ? [] : [.patellaCentre, .tibialTuberosity])))
  }

  /// A good squat, the right thigh out of sight for some seconds from its first bottom on.
  private static func squat(frameRate: Double, hidden: Double = 0) throws -> SimulatedSession {
    let subject = try SimulatedSubject()
    var recipe = SquatRecipe()
    recipe.repetitions = 3
    recipe.frameRate = frameRate
    recipe = try subject.squatRecipe(reachingSeparationRatio: 1, from: recipe)
    var squat = try subject.squat(recipe)
    let bottom = squat.truth.bottoms.first ?? 0
    for name in ["RTH1", "RTH2", "RTH3", "RTH4", "RLEP"] as [MarkerName] {
      guard let index = squat.trajectories.index(of: name) else { continue }
      for frame in bottom..<bottom + Int(hidden * frameRate) {
        squat.trajectories.setPosition(
          .missing, ofMarkerAt: index, frame: frame, origin: .missing)
      }
    }
    return try SimulatedSession(subject, [squat])
  }
}
