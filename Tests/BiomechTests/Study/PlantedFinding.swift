// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// Something out of line that is planted in a simulated person, and the criterion that has to show it.
enum PlantedFinding: String, CaseIterable {
  case standingValgus = "standing, genu valgum"
  case standingVarus = "standing, genu varum"
  case standingAsymmetry = "standing, one leg more varus"
  case squatDisplacement = "squat, medial knee displacement"
  case squatDorsiflexion = "squat, little dorsiflexion"
  case squatPatella = "squat, patella that jumps outwards"
  case squatProjection = "single-leg squat, projection angle"
  case squatPelvicDrop = "single-leg squat, pelvic drop"
  case squatHipAdduction = "single-leg squat, hip adduction"
  case squatTrunkLean = "single-leg squat, trunk lean"
  case stepDownProjection = "step-down, projection angle"
  case dropJumpDisplacement = "drop jump, medial knee displacement"
  case dropJumpSeparation = "drop jump, knee-ankle separation ratio"
  case landingDisplacement = "landing, medial knee displacement"
  case landingHipAdduction = "landing, hip adduction"
  case landingStiffness = "landing, little bending"
  case gaitVarusThrust = "walking, varus thrust"
  case gaitPelvicDrop = "walking, pelvic drop"

  /// The rule that has to speak.
  var code: String {
    switch self {
    case .standingValgus: "RL01"
    case .standingVarus: "RL02"
    case .gaitVarusThrust: "RL03"
    case .squatDisplacement: "RL04"
    case .squatProjection, .stepDownProjection: "RL05"
    case .dropJumpDisplacement, .dropJumpSeparation, .landingDisplacement: "RL06"
    case .landingStiffness: "RL07"
    case .squatPatella: "RL09"
    case .squatDorsiflexion: "RL11"
    case .squatPelvicDrop, .gaitPelvicDrop: "RL12"
    case .squatHipAdduction, .landingHipAdduction: "RL13"
    case .squatTrunkLean: "RL14"
    case .standingAsymmetry: "RL17"
    }
  }

  /// What the person does; `nil` where standing is enough.
  private var task: SimulatedTask? {
    switch self {
    case .standingValgus, .standingVarus, .standingAsymmetry: nil
    case .squatDisplacement, .squatDorsiflexion: .squat
    case .squatPatella: .patella
    case .squatProjection, .squatPelvicDrop, .squatHipAdduction, .squatTrunkLean: .singleLegSquat
    case .stepDownProjection: .stepDown
    case .dropJumpDisplacement, .dropJumpSeparation: .dropJump
    case .landingDisplacement, .landingHipAdduction, .landingStiffness: .landing
    case .gaitVarusThrust, .gaitPelvicDrop: .gait
    }
  }

  var side: BodySide {
    self == .dropJumpSeparation || self == .standingAsymmetry ? .both : .right
  }

  var kind: MeasureKind {
    switch self {
    case .standingValgus, .standingVarus: .hkaDeviationStanding
    case .standingAsymmetry: .hkaAsymmetryStanding
    case .squatDisplacement, .dropJumpDisplacement, .landingDisplacement:
      .medialKneeDisplacementPeak
    case .squatDorsiflexion: .ankleDorsiflexionPeak
    case .squatPatella: .patellarLateralJump
    case .squatProjection, .stepDownProjection: .frontalPlaneProjectionAnglePeakTo60
    case .squatPelvicDrop: .contralateralPelvicDropPeak
    case .squatHipAdduction, .landingHipAdduction: .hipAdductionPeak
    case .squatTrunkLean: .ipsilateralTrunkLeanPeak
    case .dropJumpSeparation: .kneeAnkleSeparationRatioMinimum
    case .landingStiffness: .kneeFlexionDisplacement
    case .gaitVarusThrust: .varusThrustExcursion
    case .gaitPelvicDrop: .contralateralPelvicDropMeanStance
    }
  }

  var threshold: Threshold {
    switch self {
    case .standingValgus: .standingValgusGuarded
    case .standingVarus: .standingVarusGuarded
    case .standingAsymmetry: .alignmentAsymmetry
    case .squatDisplacement, .dropJumpDisplacement, .landingDisplacement: .medialKneeDisplacement
    case .squatDorsiflexion: .squatDorsiflexion
    case .squatPatella: .patellarJump
    case .squatProjection, .stepDownProjection: .projectionAngleOnOneLeg
    case .squatPelvicDrop, .gaitPelvicDrop: .pelvicDrop
    case .squatHipAdduction, .landingHipAdduction: .hipAdduction
    case .squatTrunkLean: .trunkLean
    case .dropJumpSeparation: .kneeAnkleSeparation
    case .landingStiffness: .kneeFlexionDisplacement
    case .gaitVarusThrust: .varusThrustExcursion
    }
  }

  /// The value that lies 2 U95 beyond the threshold.
  func target(u95: Double) -> Double {
    let isCrossedDownwards = threshold.comparator == .below || threshold.comparator == .atMost
    return threshold.limit + (isCrossedDownwards ? -2 : 2) * u95
  }
}

// MARK: - The person

extension PlantedFinding {
  /// A person in whom the value is what it is asked to be.
  ///
  /// - Parameters:
  ///   - body: The person's body, without anything out of line.
  ///   - defects: What is wrong with the recordings.
  ///   - seed: Draws the defects.
  ///   - value: What the measure shall be, in the unit of the threshold.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The session.
  /// - Throws: `RecipeError` when the body cannot do it.
  func session(
    of body: BodyModel, defects: Defects = .none, seed: UInt64 = 1, value: Double, take: Int = 1
  ) throws -> SimulatedSession {
    let task = task ?? .squat
    let subject = try task.subject(shaped(body, value), defects: defects, seed: seed)
    var session =
      self.task == nil
      ? try SimulatedSession(subject)
      : try SimulatedSession(subject, [trial(of: subject, doing: task, value, take: take)])
    session.person = task.person(subject)
    return session
  }

  /// A body that has what lies in its bones.
  private func shaped(_ body: BodyModel, _ value: Double) -> BodyModel {
    var body = body
    switch self {
    case .standingValgus, .standingVarus: body.structuralVarus.right = .degrees(value)
    case .standingAsymmetry:
      body.structuralVarus = BothSides(left: .degrees(value / 2), right: .degrees(-value / 2))
    case .squatPatella:
      // Between 30° and 45° the groove itself takes the patella outwards by half a millimetre.
      body.patella.right.lateralInExtension = value * body.patellaWidth + 0.5
    default: break
    }
    return body
  }

  private func trial(
    of subject: SimulatedSubject, doing task: SimulatedTask, _ value: Double, take: Int
  ) throws -> SimulatedTrial {
    if task == .gait { return try walk(of: subject, value: value, take: take) }
    var neutral = try task.recipe(of: subject)
    if case .landing(var recipe) = neutral, self == .landingStiffness {
      recipe.landing.contactFlexion = BothSides(.degrees(10))
      recipe.landing.peakFlexion = BothSides(.degrees(10 + value))
      neutral = .landing(recipe)
    }
    let target: PoseTarget? =
      switch self {
      case .squatDisplacement, .dropJumpDisplacement, .landingDisplacement:
        .medialKneeDisplacement(.right, value)
      case .squatDorsiflexion: .ankleDorsiflexion(.right, .degrees(value))
      case .squatProjection, .stepDownProjection:
        .frontalPlaneProjectionAngle(.right, .degrees(value))
      case .squatPelvicDrop: .pelvicDrop(.degrees(value))
      case .squatHipAdduction, .landingHipAdduction: .hipAdduction(.right, .degrees(value))
      case .squatTrunkLean: .trunkLean(.degrees(value))
      case .dropJumpSeparation: .kneeAnkleSeparationRatio(value)
      case .standingValgus, .standingVarus, .standingAsymmetry, .squatPatella, .landingStiffness,
        .gaitVarusThrust, .gaitPelvicDrop:
        nil
      }
    return try subject.trial(
      [target.map { try subject.task(neutral, reaching: $0) } ?? neutral], take: take)
  }

  private func walk(
    of subject: SimulatedSubject, value: Double, take: Int
  ) throws -> SimulatedTrial {
    var recipe = SimulatedTask.walk
    if self == .gaitVarusThrust {
      recipe.kneeAdduction.right = Self.thrust(value)
    } else {
      // The mean while the leg stands alone grows with the drop; two walks tell by how much.
      func mean(_ drop: Double) throws -> Double {
        recipe.pelvicDrop.right = .degrees(drop)
        return try subject.walk(within: recipe, take: take).truth.meanDropOnRightLeg
      }
      let (without, with) = (try mean(0), try mean(4))
      recipe.pelvicDrop.right = .degrees(4 * (value - without) / (with - without))
    }
    return try subject.walk(within: recipe, take: take)
  }

  /// A knee that goes outwards by an angle, in degrees, from strike to 12 % of the cycle, and back.
  private static func thrust(_ excursion: Double) -> GaitCurve {
    func curve(_ peak: Double) -> GaitCurve {
      GaitCurve(degrees: [(0, 0.2), (12, peak), (40, -0.7), (58, -1.5), (75, 1.5), (90, 0.3)])
    }
    func reached(_ curve: GaitCurve) -> Double {
      (stride(from: 0, through: 0.2, by: 0.002).map { curve.angle(atPhase: $0).degrees }.max() ?? 0)
        - curve.angle(atPhase: 0).degrees
    }
    var (low, high) = (0.0, 24.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if reached(curve(middle)) < excursion { low = middle } else { high = middle }
    }
    return curve(low)
  }
}

extension GaitCurve {
  fileprivate init(degrees points: [(Double, Double)]) {
    self.init(points.map { Point(percent: $0, angle: .degrees($1)) })
  }
}

extension Truth {
  /// The mean drop of the left side of the pelvis while the right leg alone stands, in degrees.
  fileprivate var meanDropOnRightLeg: Double {
    guard let gait else { return .nan }
    let frames = pelvisObliquity.indices.filter { frame in
      let time = Double(frame) / frameRate
      let off = gait.footOffs.left.last { $0 <= time } ?? -1
      let strike = gait.footStrikes.left.last { $0 <= time } ?? -1
      return off > strike && off >= 0
    }
    return Angle.radians(frames.map { pelvisObliquity[$0] }.meanOfPresent).degrees.magnitude
  }
}
