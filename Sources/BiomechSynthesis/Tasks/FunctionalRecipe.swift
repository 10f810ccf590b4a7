// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// How a simulated subject moves one joint so that its centre or axis can be found from the motion.
///
/// The subject stands on the other leg and holds the pelvis still.
public struct FunctionalRecipe: Hashable, Sendable {
  /// The joint that moves.
  public enum Joint: String, Hashable, Sendable, CaseIterable {
    /// The straight leg swings forwards, backwards, outwards and between, as a star, and then around.
    case hip

    /// The shank swings to and fro under a lifted thigh.
    case knee
  }

  public var joint: Joint
  public var side: Side

  /// Frames per second.
  public var frameRate = 100.0

  /// From one rest to the next, in seconds.
  public var swingDuration = 1.6

  /// How far the hip goes in each direction.
  public var hipFlexion = Angle.degrees(35)
  public var hipExtension = Angle.degrees(18)
  public var hipAbduction = Angle.degrees(30)

  /// The directions of the star from forwards over outwards to backwards.
  public var arcs = 7

  /// Half circles from forwards over outwards to backwards and back again, after the star.
  public var circles = 2

  /// The knee flexion at the end of each swing of the shank.
  public var kneeFlexion = Angle.degrees(95)

  /// Swings of the shank.
  public var swings = 5

  /// What comes to the knee adduction and internal rotation of standing at that flexion, in
  /// proportion to it.
  public var kneeAdduction = Angle.zero
  public var kneeInternalRotation = Angle.degrees(6)

  public var markers = WornMarkers.tracking

  public init(_ joint: Joint, side: Side) {
    self.joint = joint
    self.side = side
  }

  func checkRanges() throws(RecipeError) {
    try checkFrameRate(frameRate)
    try check("a swing", swingDuration, in: 0.2...60, "0.2 to 60 seconds")
    for (name, angle, range, words) in [
      ("the hip flexion", hipFlexion, 1.0...100, "1 to 100 degrees"),
      ("the hip extension", hipExtension, 1.0...45, "1 to 45 degrees"),
      ("the hip abduction", hipAbduction, 1.0...60, "1 to 60 degrees"),
      ("the knee flexion", kneeFlexion, 1.0...130, "1 to 130 degrees"),
      ("the knee adduction", kneeAdduction, -20.0...20, "-20 to 20 degrees"),
      ("the knee rotation", kneeInternalRotation, -30.0...30, "-30 to 30 degrees"),
    ] {
      try check(name, angle.degrees, in: range, words)
    }
    try check("the number of arcs", Double(arcs), in: 2...50, "2 to 50")
    try check("the number of circles", Double(circles), in: 0...50, "0 to 50")
    try check("the number of swings", Double(swings), in: 1...200, "1 to 200")
  }
}

extension Skeleton {
  /// Every frame of a functional trial.
  func functionalPoses(_ recipe: FunctionalRecipe) throws(RecipeError) -> [SegmentPoses] {
    let standing = try plantedPose(neutralStanding)
    var rest = BodyPose(
      pelvis: standing.pelvisPose, legs: standing.legs.map { $1.angles })
    if recipe.joint == .knee {
      // The thigh is lifted so far that the shank swings free of the floor.
      rest.legs[recipe.side].hipFlexion += .degrees(40)
    }
    let still = Int((recipe.frameRate / 2).rounded())
    let path = Array(repeating: rest, count: still) + recipe.path(from: rest)
    return (path + Array(repeating: rest, count: still)).map { freePose($0) }
  }
}

extension FunctionalRecipe {
  private var frames: Int { max(Int((swingDuration * frameRate).rounded()), 2) }

  /// Out and back, smoothly.
  private func swing(_ frame: Int) -> Double {
    let s = sine(.degrees(180 * Double(frame) / Double(frames)))
    return s * s
  }

  fileprivate func path(from rest: BodyPose) -> [BodyPose] {
    switch joint {
    case .knee:
      (0..<swings).flatMap { _ in
        (0..<frames).map { frame in
          var pose = rest
          let share = swing(frame)
          pose.legs[side].kneeFlexion += share * kneeFlexion
          pose.legs[side].kneeAdduction += share * kneeAdduction
          pose.legs[side].kneeInternalRotation += share * kneeInternalRotation
          return pose
        }
      }
    case .hip:
      star(from: rest) + rounds(from: rest)
    }
  }

  private func star(from rest: BodyPose) -> [BodyPose] {
    (0..<arcs).flatMap { arc in
      let direction = Angle.degrees(180 * Double(arc) / Double(arcs - 1))
      return (0..<frames).map { pose(rest, towards: direction, by: swing($0)) }
    }
  }

  /// Forwards, around over outwards to backwards and back again, and down.
  private func rounds(from rest: BodyPose) -> [BodyPose] {
    guard circles > 0 else { return [] }
    let half = frames / 2
    let lift = (0..<half).map { pose(rest, towards: .zero, by: swing($0)) }
    let turn = (0..<2 * frames * circles).map { frame in
      let share = sine(.degrees(90 * Double(frame) / Double(frames)))
      return pose(rest, towards: share * share * .degrees(180), by: 1)
    }
    let lower = (half..<frames).map { pose(rest, towards: .zero, by: swing($0)) }
    return lift + turn + lower
  }

  /// The leg on an ellipse about its rest.
  private func pose(_ rest: BodyPose, towards direction: Angle, by share: Double) -> BodyPose {
    var pose = rest
    let (forwards, outwards) = (sine(.degrees(90) - direction), sine(direction))
    pose.legs[side].hipFlexion +=
      share * forwards * (forwards < 0 ? hipExtension : hipFlexion)
    pose.legs[side].hipAdduction -= share * outwards * hipAbduction
    return pose
  }
}
