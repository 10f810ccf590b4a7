// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// What is measured of a repetition of each task.
struct TaskMeasures {
  typealias OfLeg = (RepetitionMeasures) -> (Side) -> Measure?
  typealias OfBoth = (RepetitionMeasures) -> () -> Measure?

  /// What is measured of each leg that does the task.
  let leg: [OfLeg]

  /// What is measured of both together.
  let both: [OfBoth]

  init(_ task: MovementTask) {
    typealias Of = RepetitionMeasures
    let knee: [OfLeg] = [
      Of.kneeFlexionPeak, Of.kneeAdductionAtBottom, Of.kneeAbductionPeak, Of.projectionAnglePeak,
      Of.kneeDisplacementPeak, Of.kneeDisplacementAtBottom, Of.hipAdductionPeak,
      Of.hipInternalRotationPeak,
    ]
    let contact: [OfLeg] = [
      Of.kneeFlexionAtContact, Of.kneeFlexionAt40Milliseconds, Of.kneeFlexionAt100Milliseconds,
      Of.kneeFlexionDisplacement, Of.kneeAbductionAtContact, Of.kneeAbductionAt40Milliseconds,
      Of.kneeAbductionAt100Milliseconds, Of.kneeAbductionExcursion,
    ]
    let footInPlace: [OfLeg] = [Of.ankleDorsiflexionPeak, Of.shankInclinationPeak, Of.heelLift]
    let stance: [OfLeg] = [
      Of.dynamicValgusIndex, Of.contralateralPelvicDropPeak, Of.ipsilateralTrunkLeanPeak,
    ]
    let separations: [OfBoth] = [
      Of.separationRatioAtBottom, Of.separationRatioMinimum, Of.normalizedKneeSeparation,
    ]
    let jump: [OfBoth] = [Of.jumpHeight, Of.contactTime, Of.reactiveStrengthIndex]
    let jumpOfLeg: [OfLeg] = [Of.jumpHeight, Of.contactTime, Of.reactiveStrengthIndex]

    (leg, both) =
      switch task {
      case .squat: (knee + footInPlace, [Of.squatDepth, Of.separationRatioAtBottom])
      case .singleLegSquat, .stepDown:
        (
          knee + footInPlace + stance + [Of.projectionAnglePeakTo60, Of.depth], []
        )
      case .lunge:
        (
          knee + [Of.ankleDorsiflexionPeak, Of.shankInclinationPeak, Of.ipsilateralTrunkLeanPeak],
          []
        )
      case .sitToStand:
        ([Of.kneeFlexionPeak, Of.kneeAbductionPeak, Of.hipAdductionPeak], [])
      case .dropJump, .landing:
        (contact + knee + [Of.ankleDorsiflexionPeak], separations + jump)
      case .tuckJump: (contact + knee, separations + jump)
      case .singleLegLanding:
        (contact + knee + [Of.ankleDorsiflexionPeak] + stance + jumpOfLeg, [])
      case .static, .gait, .running, .other: ([], [])
      }
  }
}
