// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
import BiomechMotion

/// The axes of the model's trunk: y from the middle of the pelvis to the neck, z right.
enum ModelTrunk: CoordinateSystem {}

/// How the trunk stands in the laboratory.
public struct TrunkPose: Hashable, Sendable {
  public var forwardLean: Angle

  /// To the right positive.
  public var lateralLean: Angle

  /// Positive with the right side forward.
  public var rotation: Angle

  public init(
    forwardLean: Angle = .zero, lateralLean: Angle = .zero, rotation: Angle = .zero
  ) {
    self.forwardLean = forwardLean
    self.lateralLean = lateralLean
    self.rotation = rotation
  }

  /// The pose as a mirror shows it.
  var mirrored: TrunkPose {
    TrunkPose(forwardLean: forwardLean, lateralLean: -lateralLean, rotation: -rotation)
  }

  /// A share of every angle.
  func scaled(by share: Double) -> TrunkPose {
    TrunkPose(
      forwardLean: share * forwardLean, lateralLean: share * lateralLean,
      rotation: share * rotation)
  }

  /// Lean forwards, then sideways, then rotation, each about the axes of the laboratory.
  var orientation: Rotation<ModelTrunk, Laboratory> {
    Rotation(CardanYXZ(aboutY: rotation, aboutX: lateralLean, aboutZ: -forwardLean))
  }
}

extension Skeleton {
  /// The trunk over a pelvis: it turns about the middle of the iliac spines.
  func trunk(
    over pelvis: RigidTransform<ModelPelvis, Laboratory>, _ pose: TrunkPose
  ) -> RigidTransform<ModelTrunk, Laboratory> {
    RigidTransform(
      rotation: pose.orientation,
      translation: pelvis.applied(to: Vector3(-body.pelvisDepth / 2, 0, 0)))
  }
}
