// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// Which markers a subject wears.
public enum WornMarkers: String, Hashable, Sendable, CaseIterable {
  /// All of them, as in a static trial.
  case calibration

  /// All but the medial epicondyles and malleoli, which are taken off for the movement.
  case tracking
}

/// How a simulated subject stands still.
///
/// With the default stance the leg length is the one the hip regression was solved for, and the
/// alignment is exactly the structural one of the body.
public struct StaticRecipe: Hashable, Sendable {
  /// The length of the trial, in seconds.
  public var duration = 2.0

  /// Frames per second.
  public var frameRate = 100.0

  /// Between the ankle centres in millimetres; as far apart as the hips when `nil`.
  public var stanceWidth: Double?

  /// How far each foot points outwards.
  public var toeOut = Angle.zero

  public var kneeFlexion = BothSides(Angle.zero)

  public var markers = WornMarkers.calibration

  public init() {}

  var frameCount: Int { max(Int((duration * frameRate).rounded()), 1) }

  func checkRanges() throws(RecipeError) {
    try check("the duration", duration, in: 0.01...3600, "0.01 to 3600 seconds")
    try checkFrameRate(frameRate)
    try checkStance(stanceWidth, toeOut: toeOut)
    for flexion in [kneeFlexion.left, kneeFlexion.right] {
      try check("the knee flexion", flexion.degrees, in: -20...120, "-20 to 120 degrees")
    }
  }
}

/// Throws unless a setting lies in its range.
func check(
  _ setting: String, _ value: Double, in range: ClosedRange<Double>, _ words: String
) throws(RecipeError) {
  guard range.contains(value) else {
    throw .outOfRange(setting: setting, value: "\(value)", range: words)
  }
}

func checkFrameRate(_ rate: Double) throws(RecipeError) {
  try check("the frame rate", rate, in: 1...10_000, "1 to 10000 frames per second")
}

func checkStance(_ width: Double?, toeOut: Angle) throws(RecipeError) {
  if let width { try check("the stance width", width, in: 20...1500, "20 to 1500 millimetres") }
  try check("the toe-out", toeOut.degrees, in: -45...60, "-45 to 60 degrees")
}
