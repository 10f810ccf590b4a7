// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// How the tracking markers of thigh and shank move against the bone as the knee flexes.
///
/// The markers of a segment turn about their own middle and shift, both in a direction drawn once per
/// subject and segment; each marker drifts a little by itself. In the conventional set the knee
/// marker belongs to the thigh and the ankle marker to the shank.
public struct SoftTissue: Hashable, Sendable {
  /// When how much of it is there.
  public enum Course: Hashable, Sendable {
    /// In proportion to knee flexion, all of it at ``SoftTissue/fullDepth``.
    case withFlexion

    /// All of it in every frame of a movement, none in standing.
    case constant
  }

  /// The standard deviation of the turn about each axis at full depth.
  public var turn: Angle

  /// The same of the shank about its own length, where it differs.
  public var shankAxialTurn: Angle?

  /// The standard deviation of the shift along each axis at full depth, in millimetres.
  public var shift: Double

  /// The standard deviation of each marker's own drift along each axis at full depth, in
  /// millimetres.
  public var drift: Double

  /// How far the skin slides over the patella along each axis of the thigh, in every frame of a
  /// movement: a standard deviation in millimetres.
  public var patella: Double

  /// The knee flexion that counts as full depth.
  public var fullDepth: Angle

  public var course = Course.withFlexion

  /// Whether the skin carries the markers over epicondyles and malleoli too; otherwise they stay where
  /// they were palpated, as what they stand for does.
  public var carriesLandmarks = false

  public init(
    turn: Angle = .zero, shift: Double = 0, drift: Double = 0, fullDepth: Angle = .degrees(95),
    shankAxialTurn: Angle? = nil, patella: Double = 0, course: Course = .withFlexion
  ) {
    self.turn = turn
    self.shankAxialTurn = shankAxialTurn
    self.shift = shift
    self.drift = drift
    self.patella = patella
    self.fullDepth = fullDepth
    self.course = course
  }

  /// What gives the knee adduction an error, half of its variance from each segment.
  ///
  /// The adduction is read about an axis that moves from the front of the thigh to its length as the
  /// knee flexes, so the turn has the same spread about every axis; about the length of the shank it
  /// is larger, so that knee rotation has twice the error. Shift 2 mm, drift 1 mm, patella 5 mm
  /// (engineering choices, those of the uncertainty model but for the drift).
  ///
  /// - Parameters:
  ///   - adduction: The standard deviation of knee adduction at full depth.
  ///   - fullDepth: The knee flexion that counts as full depth.
  /// - Returns: The soft tissue.
  public static func giving(
    adduction: Angle, fullDepth: Angle = .degrees(95)
  ) -> SoftTissue {
    SoftTissue(
      turn: (1 / 2.0.squareRoot()) * adduction, shift: 2, drift: 1, fullDepth: fullDepth,
      shankAxialTurn: 3.5.squareRoot() * adduction, patella: 5)
  }

  /// An error of 2.5° in the knee adduction of a deep squat.
  public static let typical = giving(adduction: .degrees(2.5))

  /// An error of 3° in the knee adduction of a swinging leg.
  public static let gait = giving(adduction: .degrees(3), fullDepth: .degrees(60))

  /// An error of 4° in the knee adduction of a landing.
  public static let landing = giving(adduction: .degrees(4), fullDepth: .degrees(80))

  /// Every deviation by a factor.
  public func scaled(by factor: Double) -> SoftTissue {
    var tissue = SoftTissue(
      turn: factor * turn, shift: factor * shift, drift: factor * drift, fullDepth: fullDepth,
      shankAxialTurn: shankAxialTurn.map { factor * $0 }, patella: factor * patella,
      course: course)
    tissue.carriesLandmarks = carriesLandmarks
    return tissue
  }
}
