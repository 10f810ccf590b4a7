// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// Something out of line that is planted in a simulated task, and the criterion that has to show it.
enum PlantedFinding: String, CaseIterable {
  case squatDisplacement = "squat, medial knee displacement"
  case squatProjection = "single-leg squat, projection angle"
  case squatPelvicDrop = "single-leg squat, pelvic drop"
  case squatHipAdduction = "single-leg squat, hip adduction"
  case squatTrunkLean = "single-leg squat, trunk lean"
  case stepDownProjection = "step-down, projection angle"
  case dropJumpDisplacement = "drop jump, medial knee displacement"
  case dropJumpSeparation = "drop jump, knee-ankle separation ratio"
  case landingDisplacement = "landing, medial knee displacement"
  case gaitVarusThrust = "walking, varus thrust"
  case gaitPelvicDrop = "walking, pelvic drop"

  /// The rule that has to speak.
  var code: String {
    switch self {
    case .squatDisplacement: "RL04"
    case .squatProjection, .stepDownProjection: "RL05"
    case .dropJumpDisplacement, .dropJumpSeparation, .landingDisplacement: "RL06"
    case .squatPelvicDrop, .gaitPelvicDrop: "RL12"
    case .squatHipAdduction: "RL13"
    case .squatTrunkLean: "RL14"
    case .gaitVarusThrust: "RL03"
    }
  }

  var task: SimulatedTask {
    switch self {
    case .squatDisplacement: .squat
    case .squatProjection, .squatPelvicDrop, .squatHipAdduction, .squatTrunkLean: .singleLegSquat
    case .stepDownProjection: .stepDown
    case .dropJumpDisplacement, .dropJumpSeparation: .dropJump
    case .landingDisplacement: .landing
    case .gaitVarusThrust, .gaitPelvicDrop: .gait
    }
  }

  var side: BodySide { self == .dropJumpSeparation ? .both : .right }

  var kind: MeasureKind {
    switch self {
    case .squatDisplacement, .dropJumpDisplacement, .landingDisplacement:
      .medialKneeDisplacementPeak
    case .squatProjection, .stepDownProjection: .frontalPlaneProjectionAnglePeakTo60
    case .squatPelvicDrop: .contralateralPelvicDropPeak
    case .squatHipAdduction: .hipAdductionPeak
    case .squatTrunkLean: .ipsilateralTrunkLeanPeak
    case .dropJumpSeparation: .kneeAnkleSeparationRatioMinimum
    case .gaitVarusThrust: .varusThrustExcursion
    case .gaitPelvicDrop: .contralateralPelvicDropMeanStance
    }
  }

  var threshold: Threshold {
    switch self {
    case .squatDisplacement, .dropJumpDisplacement, .landingDisplacement: .medialKneeDisplacement
    case .squatProjection, .stepDownProjection: .projectionAngleOnOneLeg
    case .squatPelvicDrop, .gaitPelvicDrop: .pelvicDrop
    case .squatHipAdduction: .hipAdduction
    case .squatTrunkLean: .trunkLean
    case .dropJumpSeparation: .kneeAnkleSeparation
    case .gaitVarusThrust: .varusThrustExcursion
    }
  }

  /// The value that lies 2 U95 beyond the threshold.
  func target(u95: Double) -> Double {
    threshold.limit + (self == .dropJumpSeparation ? -2 : 2) * u95
  }

  /// A trial in which the value is what it is asked to be.
  func trial(
    of subject: SimulatedSubject, value: Double, take: Int
  ) throws -> SimulatedTrial {
    if task == .gait { return try walk(of: subject, value: value, take: take) }
    let neutral = try task.recipe(of: subject)
    let target: PoseTarget =
      switch self {
      case .squatDisplacement, .dropJumpDisplacement, .landingDisplacement:
        .medialKneeDisplacement(.right, value)
      case .squatProjection, .stepDownProjection:
        .frontalPlaneProjectionAngle(.right, .degrees(value))
      case .squatPelvicDrop: .pelvicDrop(.degrees(value))
      case .squatHipAdduction: .hipAdduction(.right, .degrees(value))
      case .squatTrunkLean: .trunkLean(.degrees(value))
      case .dropJumpSeparation: .kneeAnkleSeparationRatio(value)
      case .gaitVarusThrust, .gaitPelvicDrop: .trunkLean(.zero)
      }
    return try subject.trial([subject.task(neutral, reaching: target)], take: take)
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

/// A task that a simulated subject does with nothing out of line.
enum SimulatedTask: String, CaseIterable {
  case squat, singleLegSquat, stepDown, dropJump, landing, gait

  /// Three repetitions, the knees over the feet.
  func recipe(of subject: SimulatedSubject) throws -> TaskRecipe {
    switch self {
    case .squat, .gait:
      var recipe = SquatRecipe()
      recipe.repetitions = 3
      recipe.repetitionDuration = 1.6
      recipe.pause = 0.4
      recipe.standingDuration = 1
      recipe.frameRate = 50
      return .squat(try subject.squatRecipe(reachingSeparationRatio: 1, from: recipe))
    case .singleLegSquat:
      return .singleLegSquat(Self.quick(SingleLegSquatRecipe(.right)))
    case .stepDown:
      var recipe = StepDownRecipe(.right)
      let depth = recipe.squat.depth
      recipe.squat = Self.quick(recipe.squat)
      recipe.squat.depth = min(depth, .degrees(58))
      return .stepDown(recipe)
    case .dropJump:
      var recipe = DropJumpRecipe()
      recipe.repetitions = 3
      recipe.frameRate = 100
      return .dropJump(recipe)
    case .landing:
      var recipe = LandingRecipe()
      recipe.repetitions = 3
      recipe.frameRate = 100
      return .landing(recipe)
    }
  }

  /// Five, since a pelvis that drops takes the free foot to the floor in some of them.
  private static func quick(_ recipe: SingleLegSquatRecipe) -> SingleLegSquatRecipe {
    var recipe = recipe
    recipe.repetitions = 5
    recipe.repetitionDuration = 2
    recipe.depth = .degrees(58)
    recipe.frameRate = 50
    return recipe
  }

  static var walk: GaitRecipe {
    var recipe = GaitRecipe()
    recipe.strides = 7
    return recipe
  }

  func trial(of subject: SimulatedSubject, take: Int) throws -> SimulatedTrial {
    self == .gait
      ? try subject.walk(within: Self.walk, take: take)
      : try subject.trial([recipe(of: subject)], take: take)
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

extension SimulatedSubject {
  /// A walk as fast as asked for, or slower where the legs are too short for its steps.
  fileprivate func walk(within recipe: GaitRecipe, take: Int) throws -> SimulatedTrial {
    var recipe = recipe
    while recipe.speed > 0.5 {
      if let trial = try? gait(recipe, take: take) { return trial }
      recipe.speed -= 0.1
    }
    return try gait(recipe, take: take)
  }
}
