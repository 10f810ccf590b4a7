// SPDX-License-Identifier: Apache-2.0

/// How far landmarks are missed: standard deviations on each axis of the segment, in millimetres.
public struct LandmarkError: Hashable, Sendable {
  /// The true hip centre from where the regression puts it.
  public var hipCentre: Double

  /// Each epicondyle marker from its epicondyle.
  public var epicondyle: Double

  /// Each malleolus marker from its malleolus.
  public var malleolus: Double

  /// Each marker of an anterior superior iliac spine.
  public var anteriorSpine: Double

  /// Each marker of a posterior superior iliac spine.
  public var posteriorSpine: Double

  /// The thigh and the shank marker of the conventional set.
  public var segmentMarker: Double

  /// Each marker on a patella, from its place on the bone.
  public var patella: Double

  /// The marker over the tibial tuberosity.
  public var tibialTuberosity: Double

  /// Each marker at the neck and on the shoulders.
  public var trunk: Double

  /// How much alike the two markers of a knee, or of an ankle, are misplaced: the correlation of
  /// their errors along each axis, from −1 to 1.
  ///
  /// An uncertainty model takes them as independent; −1 turns the axis of the joint without moving
  /// its centre, 1 moves the centre without turning the axis.
  public var correlation: Double

  public init(
    hipCentre: Double = 0, epicondyle: Double = 0, malleolus: Double = 0,
    anteriorSpine: Double = 0, posteriorSpine: Double = 0, segmentMarker: Double = 0,
    patella: Double = 0, tibialTuberosity: Double = 0, trunk: Double = 0, correlation: Double = 0
  ) {
    self.hipCentre = hipCentre
    self.epicondyle = epicondyle
    self.malleolus = malleolus
    self.anteriorSpine = anteriorSpine
    self.posteriorSpine = posteriorSpine
    self.segmentMarker = segmentMarker
    self.patella = patella
    self.tibialTuberosity = tibialTuberosity
    self.trunk = trunk
    self.correlation = correlation
  }

  /// Hip 10 mm, epicondyles 5 mm, malleoli 4 mm, iliac spines 3 mm in front and 5 mm behind, thigh and
  /// shank markers of the conventional set 10 mm, tuberosity 5 mm.
  ///
  /// The regression misses the hip by 12 mm in the mean against tomography (Mantovani and others 2016,
  /// Gait Posture 44, 48–54); palpation scatters by 3 to 10 mm. The numbers are those of the
  /// uncertainty model (engineering choice); the patella's marker is moved by skin alone, and those of
  /// the trunk stay where they should.
  public static let typical = LandmarkError(
    hipCentre: 10, epicondyle: 5, malleolus: 4, anteriorSpine: 3, posteriorSpine: 5,
    segmentMarker: 10, tibialTuberosity: 5)

  /// Every deviation by a factor; the correlation stays.
  public func scaled(by factor: Double) -> LandmarkError {
    LandmarkError(
      hipCentre: factor * hipCentre, epicondyle: factor * epicondyle,
      malleolus: factor * malleolus, anteriorSpine: factor * anteriorSpine,
      posteriorSpine: factor * posteriorSpine, segmentMarker: factor * segmentMarker,
      patella: factor * patella, tibialTuberosity: factor * tibialTuberosity,
      trunk: factor * trunk,
      correlation: correlation)
  }
}

/// How far tape and calliper are off: standard deviations in millimetres.
public struct MeasurementError: Hashable, Sendable {
  /// The width of a knee or an ankle.
  public var jointWidth: Double

  /// The length of a leg.
  public var legLength: Double

  public init(jointWidth: Double = 0, legLength: Double = 0) {
    self.jointWidth = jointWidth
    self.legLength = legLength
  }

  /// 3 mm in the width of a joint, as in the uncertainty model; that of the leg length is part of what
  /// it takes for the hip (engineering choice).
  public static let typical = MeasurementError(jointWidth: 3)
}
