// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What really happened in a simulated trial, frame by frame.
///
/// Angles are radians, lengths millimetres. Measures in the frontal plane are those of the
/// laboratory, seen from x forward.
public struct Truth: Sendable {
  public let frameRate: Double
  public var legs: BothSides<LegTruth>
  public var kneeAnkleSeparationRatio: [Double] = []
  public var pelvisAnteriorTilt: [Double] = []
  public var pelvisObliquity: [Double] = []
  public var pelvisRotation: [Double] = []
  public var trunkForwardLean: [Double] = []

  /// To the right positive.
  public var trunkLateralLean: [Double] = []

  /// Positive with the right side forward.
  public var trunkRotation: [Double] = []

  /// The frames of standing that the medial knee displacement starts from; empty in a free motion,
  /// where it starts from the neutral standing of the body.
  public var standing: Range<Int>

  /// What was done again and again, in the order of time; empty in walking and standing.
  public var repetitions: [TrueRepetition]

  /// The steps of a walk; `nil` in other trials.
  public var gait: GaitTruth?

  public var frameCount: Int { kneeAnkleSeparationRatio.count }

  /// The frame of the deepest point of each repetition.
  public var bottoms: [Int] { repetitions.map(\.bottom) }

  /// The truth of a sequence of poses.
  init(_ performance: Performance, frameRate: Double, neutral: SegmentPoses) {
    let poses = performance.poses
    self.frameRate = frameRate
    standing = performance.standing
    repetitions = performance.repetitions
    let reference = standing.first.map { poses[$0] } ?? neutral
    // Each leg by itself, since changing one of two in place would copy its columns every frame.
    legs = reference.legs.map { side, standingLeg in
      var leg = LegTruth()
      for pose in poses {
        leg.append(
          pose.legs[side], side, standingOffset: standingLeg.medialKneeOffset(side))
      }
      return leg
    }
    for pose in poses {
      kneeAnkleSeparationRatio.append(pose.kneeAnkleSeparationRatio)
      pelvisAnteriorTilt.append(pose.pelvisPose.anteriorTilt.radians)
      pelvisObliquity.append(pose.pelvisPose.obliquity.radians)
      pelvisRotation.append(pose.pelvisPose.rotation.radians)
      trunkForwardLean.append(pose.trunkPose.forwardLean.radians)
      trunkLateralLean.append(pose.trunkPose.lateralLean.radians)
      trunkRotation.append(pose.trunkPose.rotation.radians)
    }
  }
}

/// What one leg really did, frame by frame; angles in radians, lengths in millimetres.
public struct LegTruth: Sendable {
  public var kneeFlexion: [Double] = []
  public var kneeAdduction: [Double] = []
  public var kneeInternalRotation: [Double] = []
  public var hipFlexion: [Double] = []
  public var hipAdduction: [Double] = []
  public var hipInternalRotation: [Double] = []

  public var ankleDorsiflexion: [Double] = []
  public var ankleInversion: [Double] = []

  /// The turn of the foot inwards against the shank.
  public var ankleInternalRotation: [Double] = []

  /// The direction of the foot against the way the subject goes or faces; toes inwards positive.
  public var footProgression: [Double] = []

  public var patellarFlexion: [Double] = []

  /// Lateral positive.
  public var patellarTilt: [Double] = []

  /// The distal pole moving medially is positive.
  public var patellarSpin: [Double] = []

  /// From the middle of the knee to the middle of the patella along the axis of the thigh; lateral
  /// positive.
  public var patellarShift: [Double] = []

  /// The hip-knee-ankle deviation, NaN beyond 30° of knee flexion, where it means nothing.
  public var hkaDeviation: [Double] = []

  /// The frontal plane projection angle at any flexion, valgus look positive: the deviation of the
  /// line from hip over knee to ankle, seen from x.
  public var frontalPlaneProjectionAngle: [Double] = []

  public var medialKneeDisplacement: [Double] = []
  public var hipCentre: [Vector3] = []
  public var kneeCentre: [Vector3] = []
  public var ankleCentre: [Vector3] = []

  fileprivate mutating func append(_ leg: LegPose, _ side: Side, standingOffset: Double) {
    kneeFlexion.append(leg.angles.kneeFlexion.radians)
    kneeAdduction.append(leg.angles.kneeAdduction.radians)
    kneeInternalRotation.append(leg.angles.kneeInternalRotation.radians)
    hipFlexion.append(leg.angles.hipFlexion.radians)
    hipAdduction.append(leg.angles.hipAdduction.radians)
    hipInternalRotation.append(leg.angles.hipInternalRotation.radians)
    let ankle = leg.shankFromFoot
    ankleDorsiflexion.append(leg.ankleDorsiflexion.radians)
    ankleInversion.append(side.sign * ankle.aboutX.radians)
    ankleInternalRotation.append(side.sign * ankle.aboutY.radians)
    footProgression.append(-side.sign * atan2(leg.foot.rotation.x.z, leg.foot.rotation.x.x))
    patellarFlexion.append(leg.patellarPose.flexion.radians)
    patellarTilt.append(leg.patellarPose.tilt.radians)
    patellarSpin.append(leg.patellarPose.spin.radians)
    patellarShift.append(leg.patellarPose.shift)
    let deviation = leg.hkaDeviation(side).radians
    frontalPlaneProjectionAngle.append(-deviation)
    let isStraight = leg.angles.kneeFlexion <= .degrees(30)
    hkaDeviation.append(isStraight ? deviation : .nan)
    medialKneeDisplacement.append(leg.medialKneeOffset(side) - standingOffset)
    hipCentre.append(leg.hip)
    kneeCentre.append(leg.knee)
    ankleCentre.append(leg.ankle)
  }
}
