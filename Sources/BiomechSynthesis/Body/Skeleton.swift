// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The axes of the model's pelvis: x anterior, y up, z right, origin between the anterior spines.
enum ModelPelvis: CoordinateSystem {}

/// The axes of the model's thigh: x anterior, y towards the hip, z right, origin at the knee centre.
enum ModelThigh: CoordinateSystem {}

/// The axes of the model's shank, parallel to the thigh's where the knee angles are zero, origin at
/// the knee centre.
enum ModelShank: CoordinateSystem {}

/// The axes of the model's foot: x from heel to toes, y up, z right, origin at the ankle centre.
enum ModelFoot: CoordinateSystem {}

/// A body whose hip centres are in place.
struct Skeleton: Sendable {
  let body: BodyModel

  /// The true hip centres in pelvis axes.
  let hips: BothSides<Vector3>

  /// The distance from anterior superior iliac spine to medial malleolus in neutral standing.
  let legLengths: BothSides<Double>

  /// Places the hip centres so that the regression and the standing body agree.
  ///
  /// The regression needs the leg length, which depends on the hip height; the leg length moves the
  /// hip by at most 14 % of itself, so a few rounds settle it.
  init(_ body: BodyModel) throws(RecipeError) {
    var skeleton = Skeleton(body, legLengths: BothSides(body.thighLength + body.shankLength))
    for _ in 0..<60 {
      let measured = try skeleton.measuredLegLengths()
      let change = max(
        (measured.left - skeleton.legLengths.left).magnitude,
        (measured.right - skeleton.legLengths.right).magnitude)
      skeleton = Skeleton(body, legLengths: measured)
      if change < 1e-12 { break }
    }
    self = skeleton
  }

  private init(_ body: BodyModel, legLengths: BothSides<Double>) {
    self.body = body
    self.legLengths = legLengths
    let lengths = HipMeasurements(
      pelvisWidth: body.pelvisWidth, pelvisDepth: body.pelvisDepth, legLengths: legLengths)
    hips = body.hipCentreError.map { side, error in
      body.hipRegression.hipCentre(lengths, side: side) + error
    }
  }

  /// The mean of both legs.
  var legLength: Double { (legLengths.left + legLengths.right) / 2 }

  private func measuredLegLengths() throws(RecipeError) -> BothSides<Double> {
    let pose = try plantedPose(neutralStanding)
    return BothSides(()).map { side, _ in
      let spine = pose.pelvis.applied(to: anteriorSpine(side))
      return (pose.legs[side].shank.applied(to: medialMalleolus(side)) - spine).length
    }
  }

  /// The stance that sets the leg length: straight knees, ankles under the hips, feet forward.
  var neutralStanding: PlantedPosture {
    PlantedPosture(
      legs: body.structuralVarus.map { PlantedLeg(adduction: $1) },
      stanceWidth: hipSeparation, toeOut: .zero, pelvicTilt: body.pelvicTilt)
  }

  /// Between the hip centres from left to right.
  var hipSeparation: Double { hips.right.z - hips.left.z }
}
