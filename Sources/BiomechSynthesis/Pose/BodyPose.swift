// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
import BiomechMotion

/// The angles of one leg; signs are clinical and the same for both legs.
public struct LegAngles: Hashable, Sendable {
  public var hipFlexion: Angle
  public var hipAdduction: Angle
  public var hipInternalRotation: Angle
  public var kneeFlexion: Angle

  /// Varus positive, valgus negative.
  public var kneeAdduction: Angle

  public var kneeInternalRotation: Angle

  public init(
    hipFlexion: Angle = .zero, hipAdduction: Angle = .zero, hipInternalRotation: Angle = .zero,
    kneeFlexion: Angle = .zero, kneeAdduction: Angle = .zero, kneeInternalRotation: Angle = .zero
  ) {
    self.hipFlexion = hipFlexion
    self.hipAdduction = hipAdduction
    self.hipInternalRotation = hipInternalRotation
    self.kneeFlexion = kneeFlexion
    self.kneeAdduction = kneeAdduction
    self.kneeInternalRotation = kneeInternalRotation
  }
}

/// The pelvis in the laboratory.
public struct PelvisPose: Hashable, Sendable {
  /// The midpoint of the anterior superior iliac spines, in millimetres.
  public var position: Vector3

  public var anteriorTilt: Angle

  /// Positive with the right side up.
  public var obliquity: Angle

  /// Positive with the right side forward.
  public var rotation: Angle

  public init(
    position: Vector3 = Vector3(0, 980, 0), anteriorTilt: Angle = .zero, obliquity: Angle = .zero,
    rotation: Angle = .zero
  ) {
    self.position = position
    self.anteriorTilt = anteriorTilt
    self.obliquity = obliquity
    self.rotation = rotation
  }

  /// Tilt, then obliquity, then rotation: the globe order of Baker (2001).
  var axes: RigidTransform<ModelPelvis, Laboratory> {
    RigidTransform(
      rotation: Rotation(CardanYXZ(aboutY: rotation, aboutX: -obliquity, aboutZ: -anteriorTilt)),
      translation: position)
  }
}

/// A whole pose: pelvis and trunk in the laboratory and the angles of both legs.
public struct BodyPose: Hashable, Sendable {
  public var pelvis: PelvisPose
  public var trunk: TrunkPose
  public var legs: BothSides<LegAngles>

  public init(
    pelvis: PelvisPose = PelvisPose(), trunk: TrunkPose = TrunkPose(), legs: BothSides<LegAngles>
  ) {
    self.pelvis = pelvis
    self.trunk = trunk
    self.legs = legs
  }
}
