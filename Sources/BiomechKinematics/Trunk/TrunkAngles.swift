// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// The attitude of the trunk in the laboratory: rotation, then lean sideways, then forwards.
public struct TrunkAngles: Hashable, Sendable {
  /// Lean forwards is positive.
  public var forwardLean: Angle

  /// Lean to the right is positive.
  public var lateralLean: Angle

  /// The right side forward is positive.
  public var rotation: Angle

  /// The angles for the orientation of the trunk in laboratory axes.
  public init(_ labFromTrunk: Rotation<Trunk, Laboratory>) {
    let cardan = labFromTrunk.cardanYXZ
    rotation = cardan.aboutY
    // Turning +x about x carries the neck from up (y) to the right (z).
    lateralLean = cardan.aboutX
    forwardLean = -cardan.aboutZ
  }
}
