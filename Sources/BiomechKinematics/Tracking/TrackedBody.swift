// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// Where the segments and joint centres of one leg are in one frame, in laboratory axes.
///
/// Every part is `nil` where the markers, or the model, do not give it.
public struct TrackedLeg: Hashable, Sendable {
  /// The anatomical axes of the thigh, origin at the knee centre.
  public var thigh: RigidTransform<Thigh, Laboratory>?

  /// The anatomical axes of the shank, origin at the knee centre.
  public var shank: RigidTransform<Shank, Laboratory>?

  /// The axes of the shank turned to the axis of the ankle, origin at the ankle centre.
  ///
  /// The angles of the ankle count from them where a model tells the axes of knee and ankle apart,
  /// and from `shank` where this is `nil`.
  public var shankAtAnkle: RigidTransform<Shank, Laboratory>?

  /// The anatomical axes of the foot, origin at the ankle centre.
  public var foot: RigidTransform<Foot, Laboratory>?

  /// The axes of the patella, origin at its centre.
  public var patella: RigidTransform<Patella, Laboratory>?

  /// The centre of the patella where its axes are not known, in millimetres.
  public var patellaCentre: Vector3?

  /// The anterior superior iliac spine and the tibial tuberosity where markers on them are seen, in
  /// millimetres; the quadriceps angle is drawn through them.
  public var iliacSpine: Vector3?
  public var tibialTuberosity: Vector3?

  /// The hip centre in millimetres.
  public var hip: Vector3?

  /// The knee centre in millimetres.
  public var knee: Vector3?

  /// The ankle centre in millimetres.
  public var ankle: Vector3?

  /// Whether any of it rests on filled samples.
  public var isFilled = false

  public init() {}
}

/// Where the segments of a body are in one frame, in laboratory axes.
public struct TrackedBody: Hashable, Sendable {
  public var pelvis: RigidTransform<Pelvis, Laboratory>?
  public var trunk: RigidTransform<Trunk, Laboratory>?
  public var left = TrackedLeg()
  public var right = TrackedLeg()

  public init() {}

  /// The leg of one side.
  public subscript(side: Side) -> TrackedLeg {
    get { side == .left ? left : right }
    set { if side == .left { left = newValue } else { right = newValue } }
  }
}
