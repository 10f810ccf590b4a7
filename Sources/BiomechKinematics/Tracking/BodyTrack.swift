// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// What a model makes of a trial: where every segment is in every frame, before any angle.
///
/// Markers become segments here, and segments become angles in ``TrialKinematics``; what changes the
/// segments after the model, such as the correction of a knee axis, stands between the two.
public struct BodyTrack: Sendable {
  public var model: ModelKind

  /// Why this model and not a fuller one, in one sentence; empty for the fullest.
  public var modelReason = ""

  /// Frames per second.
  public let frameRate: Double

  /// One body for each frame.
  public var bodies: [TrackedBody]

  /// Whether the shank's medio-lateral axis comes from the knee axis of the static trial, so that a
  /// correction of that axis turns the shank as well; the conventional model takes it from the ankle.
  public var shankTakesKneeAxis: Bool

  /// The order in which joint rotations are taken apart.
  public var definitions = AngleDefinitions.isb

  /// The horizontal direction that foot progression counts from, and in conventional order the pelvis.
  public var progression = Vector3(1, 0, 0)

  /// The frontal plane of the trial, constant over it, and which plane that is in one sentence.
  public var frontalPlane = FrontalPlane.laboratory
  public var frontalPlaneEvidence = "the laboratory"

  /// The upright reference of the trial, or `nil` when the person never stood still.
  public var standing: QuietWindow?

  /// The medial offset of each knee from the hip-ankle line while standing elsewhere, in
  /// millimetres, for a trial in which nobody stands still.
  public var standingOffset: [Side: Double] = [:]

  /// Where ``standingOffset`` is from, such as `the static trial standing`.
  public var standingOffsetOrigin = ""

  /// What the place of each patella rests on; empty where none was found.
  public var patella: [Side: PatellaSource] = [:]

  /// How the person stood there, in the laboratory axes of that trial.
  public var standingBody: TrackedBody?

  /// How each marker cluster fitted.
  public var clusters: [ClusterReport] = []

  /// How far the markers lie from the chain that was fitted to them; `nil` for other models.
  public var residuals: MarkerResiduals?

  /// Lengths from which the uncertainty of each leg follows.
  public var geometry: [Side: LegGeometry] = [:]

  /// How far landmarks taken frame by frame differ from the calibrated ones, for a calibrated model
  /// of a trial in which medial markers are worn in motion.
  public var directDifference: [Side: DirectDifference] = [:]

  /// How errors of placement change a body of this track; `nil` when the model cannot tell.
  public var errors: (any ErrorPropagation)?

  /// How the hip centre of each leg was placed.
  public var hipCentres: [HipCentreReport] = []

  /// The axes that functional trials give for the knees, whether they are used or not.
  public var functionalKnees: [FunctionalKnee] = []

  /// What could not be computed and why, one sentence each.
  public var notes: [String] = []

  /// A track in which nothing is seen.
  public init(_ model: ModelKind, frameCount: Int, frameRate: Double) {
    self.model = model
    self.frameRate = frameRate
    shankTakesKneeAxis = model != .conventional
    bodies = Array(repeating: TrackedBody(), count: frameCount)
  }
}

/// The order in which the rotations of pelvis, ankle and foot are taken apart; hip and knee are the
/// same in both.
public enum AngleDefinitions: String, Sendable, CaseIterable {
  /// Pelvis in globe order (rotation, obliquity, tilt), ankle as flexion, inversion, rotation.
  case isb

  /// The conventional gait model: pelvis as tilt, obliquity, rotation, ankle as flexion, rotation,
  /// inversion.
  case conventional
}
