// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// A model whose anatomical axes come from the landmarks worn in motion, frame by frame.
///
/// Pelvis and thigh have the axes of the calibrated model. The epicondyles ride on the thigh, so the
/// shank takes its direction from the malleoli, turned about its long axis by the tibial torsion that
/// the person has while standing (or, when nobody stands still, with the knee as straight as it gets):
/// there the knee rotation is zero, as in the calibrated model.
///
/// Skin slides over the ends of the bones while they move, and every frame takes that in full:
/// calibrated landmarks agree better with other systems, which is why this is never the default.
public struct DirectModel: Sendable {
  /// The name of the trial that the lengths of the pelvis and the tibial torsion are from.
  public let calibrationName: String

  /// What a reader should know about the model, one sentence each.
  public let notes: [String]

  let pelvisSize: PelvisSize
  private let hips: [Side: Vector3]
  private let torsions: [Side: Rotation<Shank, Shank>]
  private let soles: [Side: Rotation<Foot, Foot>]

  /// How errors of placement change a body; set with the landmarks of the static trial.
  var errors: DirectErrors?

  /// The model for the trials of a session.
  ///
  /// - Parameter inputs: The static trial, or trials that calibrate themselves, as for the calibrated
  ///   model.
  /// - Returns: The model.
  /// - Throws: ``CalibrationError`` when a trial lacks the landmarks in motion.
  static func model(for inputs: ModelInputs) throws(CalibrationError) -> DirectModel {
    let lacking = inputs.trials.first { trial in
      !Side.allCases.contains(where: trial.wearsMedialMarkers(on:))
    }
    if let lacking {
      let without = StaticMeans(lacking).landmarksWithoutMarker(Side.allCases)
      // Markers that are there, but never all together, are wanting in motion all the same.
      let medial = Side.allCases.flatMap { side in
        [Landmark.medialEpicondyle, .medialMalleolus].map { SidedLandmark($0, side) }
      }
      throw CalibrationError(
        path: lacking.source.path,
        reason: .landmarksNotWorn(without.isEmpty ? medial : without))
    }
    return try CalibratedModel.model(for: inputs).direct
  }

  init(
    _ means: StaticMeans, pelvis: PelvisCalibration, subject: Subject, settings: ModelSettings
  ) {
    calibrationName = means.trial.name
    notes = means.notes + pelvis.hipNotes + Self.kneeAxisNote(settings)
    pelvisSize = pelvis.size
    var hips: [Side: Vector3] = [:]
    var torsions: [Side: Rotation<Shank, Shank>] = [:]
    var soles: [Side: Rotation<Foot, Foot>] = [:]
    for side in Side.allCases {
      hips[side] = pelvis.hip(side)
      guard let lateral = means[.lateralEpicondyle, side],
        let medial = means[.medialEpicondyle, side],
        let lateralMalleolus = means[.lateralMalleolus, side],
        let medialMalleolus = means[.medialMalleolus, side]
      else { continue }
      let ankle = (lateralMalleolus + medialMalleolus) / 2
      let epicondyles = means.epicondylesOnShank[side] ?? (lateral, medial)
      guard
        let byKnee = means.shank(ankle: ankle, lateral: lateral, medial: medial, side: side),
        let byMalleoli = RigidTransform.shank(
          knee: (epicondyles.lateral + epicondyles.medial) / 2, lateralMalleolus: lateralMalleolus,
          medialMalleolus: medialMalleolus, side: side)
      else { continue }
      torsions[side] = byMalleoli.rotation.inverse * byKnee.rotation
      if let byMarkers = means.foot(side, ankle: ankle, .anatomical),
        let sole = means.foot(side, ankle: ankle, settings.footReference)
      {
        soles[side] = byMarkers.rotation.inverse * sole.rotation
      }
    }
    self.hips = hips
    self.torsions = torsions
    self.soles = soles
  }
}

extension DirectModel {
  /// That the axes of the knee are not those of a functional trial, where those were asked for.
  private static func kneeAxisNote(_ settings: ModelSettings) -> [String] {
    settings.kneeAxis == .epicondyles
      ? []
      : [
        "the direct model takes the axes of the knees from the markers over the epicondyles frame by "
          + "frame; a functional axis is not used"
      ]
  }
}

extension DirectModel: TrackingModel {
  public var kind: ModelKind { .direct }

  public var calibration: String? { calibrationName }

  /// Whether a trial has the landmarks of some leg in motion.
  public func canTrack(_ trial: Trial) -> Bool {
    Side.allCases.contains { torsions[$0] != nil && trial.wearsMedialMarkers(on: $0) }
      && Side.allCases.allSatisfy { trial.markers.marker(.anteriorSuperiorIliacSpine, $0) != nil }
  }

  /// Where the segments are in every frame of a trial.
  ///
  /// - Parameter trial: The trial, cleaned as wished.
  /// - Returns: The segments; a frame lacks those whose landmarks it lacks.
  /// - Complexity: O(frames).
  public func track(_ trial: Trial) -> BodyTrack {
    let trajectories = trial.trajectories
    var track = BodyTrack(
      .direct, frameCount: trajectories.frameCount, frameRate: trajectories.frameRate)
    track.standing = QuietWindow.longest(in: trial, limits: .reference)
    let pelvis = PelvisMarkers(trial)
    let legs = Side.allCases.compactMap { side -> (LegMarkers, Rotation<Shank, Shank>)? in
      guard let torsion = torsions[side], let markers = LegMarkers(trial, side) else { return nil }
      return (markers, torsion)
    }
    let trunk = TrunkMarkers(trial)
    for frame in 0..<trajectories.frameCount {
      var body = TrackedBody()
      body.pelvis = pelvis?.pelvis(frame)
      for (markers, torsion) in legs {
        body[markers.side] = leg(markers, torsion, pelvis: body.pelvis, frame)
        if pelvis?.isFilled(frame) ?? false { body[markers.side].isFilled = true }
      }
      if let trunk, let middle = body.pelvis?.middle(pelvisSize) {
        body.trunk = trunk.trunk(over: middle, frame: frame)
      }
      track.bodies[frame] = body
    }
    (track.frontalPlane, track.frontalPlaneEvidence) = track.frontalPlaneOfPelvis()
    track.progression = track.directionOfProgression()
    track.errors = errors
    track.notes = notes
    return track
  }

  private func leg(
    _ markers: LegMarkers, _ torsion: Rotation<Shank, Shank>,
    pelvis: RigidTransform<Pelvis, Laboratory>?, _ frame: Int
  ) -> TrackedLeg {
    let side = markers.side
    let places = markers.places(frame)
    var leg = TrackedLeg()
    leg.isFilled = markers.isFilled(frame)
    if let pelvis, let hip = hips[side] { leg.hip = pelvis.applied(to: hip) }
    let knee = (places.lateralEpicondyle + places.medialEpicondyle) / 2
    let ankle = (places.lateralMalleolus + places.medialMalleolus) / 2
    if !knee.isMissing { leg.knee = knee }
    if !ankle.isMissing { leg.ankle = ankle }
    if let hip = leg.hip {
      leg.thigh = .thigh(
        hip: hip, lateral: places.lateralEpicondyle, medial: places.medialEpicondyle, side: side)
    }
    if let shank = RigidTransform.shank(
      knee: knee, lateralMalleolus: places.lateralMalleolus,
      medialMalleolus: places.medialMalleolus, side: side)
    {
      leg.shank = RigidTransform(rotation: shank.rotation * torsion, translation: knee)
    }
    if let foot = markers.foot?.foot(ankle: ankle, frame: frame) {
      leg.foot = RigidTransform(
        rotation: foot.rotation * (soles[side] ?? .identity), translation: ankle)
    }
    return leg
  }
}
