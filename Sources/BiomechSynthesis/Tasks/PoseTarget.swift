// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// What shall stand at the deepest point of a task.
public enum PoseTarget: Hashable, Sendable {
  /// Valgus look positive; reached by turning the leg about its line from hip to ankle.
  case frontalPlaneProjectionAngle(Side, Angle)

  /// In millimetres, medial positive, standing subtracted; reached by turning the leg.
  case medialKneeDisplacement(Side, Double)

  /// Between the knees over between the ankles; reached by turning both legs alike.
  case kneeAnkleSeparationRatio(Double)

  /// The angle of the knee itself.
  case kneeAbduction(Side, Angle)

  /// On one leg reached by the place of the hip beside its foot, and where that is not enough, as on
  /// two legs, by turning the leg.
  case hipAdduction(Side, Angle)

  /// The drop of the pelvis on the side that does not stand.
  case pelvicDrop(Angle)

  /// The lean of the trunk sideways: towards the standing leg, on two legs to the right.
  case trunkLean(Angle)

  /// How far the ankle bends; reached by the lean of the shank, on two legs of both shanks, which
  /// takes the hips forwards or back.
  case ankleDorsiflexion(Side, Angle)
}

extension SimulatedSubject {
  /// A task in which something stands at the deepest point as it is asked to.
  ///
  /// Only what the target names changes; flexion and all other angles of the knees stay.
  ///
  /// - Parameters:
  ///   - task: The task to start from.
  ///   - target: What to reach there.
  /// - Returns: The task.
  /// - Throws: ``RecipeError`` when it cannot be reached, as the pelvic drop on two legs.
  public func task(
    _ task: TaskRecipe, reaching target: PoseTarget
  ) throws(RecipeError) -> TaskRecipe {
    try task.checkRanges()
    var reached = task
    switch target {
    case .frontalPlaneProjectionAngle(let side, let angle):
      return try turning(
        task, [side], to: angle.degrees, "frontal plane projection angle (°)"
      ) { pose in
        -pose.legs[side].hkaDeviation(side).degrees
      }
    case .medialKneeDisplacement(let side, let displacement):
      let standing = try task.standingPose(of: skeleton).legs[side].medialKneeOffset(side)
      return try turning(
        task, [side], to: displacement, "medial knee displacement (mm)"
      ) { pose in
        pose.legs[side].medialKneeOffset(side) - standing
      }
    case .kneeAnkleSeparationRatio(let ratio):
      return try turning(
        task, Side.allCases, to: ratio, "knee-ankle separation ratio"
      ) { pose in
        (pose.legs.right.knee.z - pose.legs.left.knee.z)
          / (pose.legs.right.ankle.z - pose.legs.left.ankle.z).magnitude
      }
    case .hipAdduction(let side, let angle):
      func adduction(_ pose: SegmentPoses) -> Double { pose.legs[side].angles.hipAdduction.degrees }
      guard reached.strategy != nil else {
        return try turning(
          task, [side], to: angle.degrees, "hip adduction (°)", measure: adduction)
      }
      func moved(_ place: Double) -> TaskRecipe {
        var task = task
        task.strategy?.hipOverFoot = place
        return task
      }
      let most = 120.0
      let farthest = adduction(try moved(most).bottomPose(of: skeleton))
      guard angle.degrees <= farthest else {
        return try turning(
          moved(most), [side], to: angle.degrees, "hip adduction (°)", measure: adduction)
      }
      return moved(
        try argument(
          reaching: angle.degrees, of: "hip adduction (°)", in: -most...most
        ) { place throws(RecipeError) in
          adduction(try moved(place).bottomPose(of: skeleton))
        })
    case .kneeAbduction(let side, let angle):
      reached[side]?.kneeAdduction = -angle
    case .pelvicDrop(let angle):
      guard reached.strategy != nil else {
        throw .targetOutOfReach(
          measure: "pelvic drop on two legs (°)", wanted: angle.degrees, lowest: 0, highest: 0)
      }
      reached.strategy?.pelvicDrop = angle
    case .trunkLean(let angle):
      reached.trunkLean = angle
    case .ankleDorsiflexion(let side, let angle):
      func leaning(_ degrees: Double) -> TaskRecipe {
        var task = task
        task.shankLean = .degrees(degrees)
        return task
      }
      let name = "ankle dorsiflexion (°)"
      return leaning(
        try argument(reaching: angle.degrees, of: name, in: 0...50) { lean throws(RecipeError) in
          try leaning(lean).bottomPose(of: skeleton).legs[side].ankleDorsiflexion.degrees
        })
    }
    try reached.checkRanges()
    return reached
  }

  private func turning(
    _ task: TaskRecipe, _ sides: [Side], to wanted: Double, _ name: String,
    measure: (SegmentPoses) -> Double
  ) throws(RecipeError) -> TaskRecipe {
    func turned(_ degrees: Double) -> TaskRecipe {
      var task = task
      for side in sides { task[side]?.limbRotation = .degrees(degrees) }
      return task
    }
    return turned(
      try argument(reaching: wanted, of: name, in: -75...75) { degrees throws(RecipeError) in
        measure(try turned(degrees).bottomPose(of: skeleton))
      })
  }
}

/// What a recipe asks of one leg at the deepest point.
struct LegSettings {
  var kneeAdduction: Angle?
  var limbRotation: Angle
}
