// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension TrialKinematics {
  /// The angles, alignment and joint centres of the segments that a model found.
  ///
  /// - Parameter track: The segments, frame by frame.
  /// - Complexity: O(frames); nothing is allocated for a frame.
  public init(of track: BodyTrack) {
    var columns = KinematicColumns(frameCount: track.bodies.count)
    var centres: [SidedJoint: PointColumns] = [:]
    var filled: [Side: [Bool]] = [:]
    let patella = PatellaLimits(of: track)
    for (frame, body) in track.bodies.enumerated() {
      columns.write(body, frame, of: track, patella)
    }
    for side in Side.allCases {
      // A closure for each joint: a key path would cost more than finding the leg did.
      let bodies = track.bodies.lazy
      centres[SidedJoint(.hip, side)] = PointColumns(bodies.map { $0[side].hip })
      centres[SidedJoint(.knee, side)] = PointColumns(bodies.map { $0[side].knee })
      centres[SidedJoint(.ankle, side)] = PointColumns(bodies.map { $0[side].ankle })
      filled[side] = track.bodies.map { $0[side].isFilled }
    }

    var notes = track.notes + patella.notes
    for side in Side.allCases where centres[SidedJoint(.knee, side)] != nil {
      let note = columns.subtractStanding(
        side, over: track.standing?.frames, else: track.standingOffset[side],
        from: track.standingOffsetOrigin)
      if let note { notes.append(note) }
    }
    self.init(
      model: track.model, modelReason: track.modelReason, frameCount: track.bodies.count,
      frameRate: track.frameRate, columns: columns.byKey, centres: centres,
      rightDirection: track.frontalPlane.right, frontalPlane: track.frontalPlaneEvidence,
      standing: track.standing, clusters: track.clusters, geometry: track.geometry,
      filledFrames: filled, notes: notes)
    self.patella = track.patella
    self.track = track
  }
}

extension PointColumns {
  /// The columns of some points, or `nil` when none is there.
  fileprivate init?(_ points: some Collection<Vector3?>) {
    guard points.contains(where: { $0 != nil }) else { return nil }
    self.init(frameCount: points.count)
    for (frame, point) in points.enumerated() {
      if let point { self[frame] = point }
    }
  }
}

// MARK: - One frame

/// From here on the quadriceps angle mixes the turn of the hip and the depth into what it means
/// (engineering choice).
private let largestQuadricepsFlexion = Angle.degrees(30)

/// Where markers over a patella say something of it.
private struct PatellaLimits {
  private let isThroughSkin: [Side: Bool]
  private let isLanding: Bool

  init(of track: BodyTrack) {
    isThroughSkin = track.patella.mapValues(\.isThroughSkin)
    isLanding = isThroughSkin.values.contains(true) && track.hasFlight
  }

  func allow(_ side: Side, flexion: Angle) -> Bool {
    guard isThroughSkin[side] ?? true else { return true }
    return !isLanding && flexion <= PatellarTracking.largestFlexion
  }

  var notes: [String] {
    isLanding
      ? [
        "patellar tracking is left out: the person leaves the ground, and in a landing the skin "
          + "slides over the patella"
      ] : []
  }
}

extension KinematicColumns {
  /// Everything that follows from the segments of one frame.
  fileprivate mutating func write(
    _ body: TrackedBody, _ frame: Int, of track: BodyTrack, _ limits: PatellaLimits
  ) {
    if let pelvis = body.pelvis {
      // In globe order the pelvis counts from the axes of the laboratory, as the trunk does.
      let angles =
        track.definitions == .isb
        ? PelvisAngles(pelvis.rotation)
        : PelvisAngles(pelvis.rotation, along: track.progression, by: track.definitions)
      set(angles.anteriorTilt, .pelvisAnteriorTilt, frame)
      set(angles.obliquity, .pelvisObliquity, frame)
      set(angles.rotation, .pelvisRotation, frame)
    }
    if let trunk = body.trunk {
      let angles = TrunkAngles(trunk.rotation)
      set(angles.forwardLean, .trunkForwardLean, frame)
      set(angles.lateralLean, .trunkLateralLean, frame)
      set(angles.rotation, .trunkRotation, frame)
    }
    let left = write(body.left, .left, pelvis: body.pelvis, frame, of: track, limits)
    let right = write(body.right, .right, pelvis: body.pelvis, frame, of: track, limits)
    if let left, let right {
      set(
        ratio: BiomechKinematics.kneeAnkleSeparationRatio(left: left, right: right),
        .kneeAnkleSeparationRatio, frame)
    }
  }

  /// - Returns: The leg in the frontal plane, or `nil` when a joint centre is missing.
  private mutating func write(
    _ leg: TrackedLeg, _ side: Side, pelvis: RigidTransform<Pelvis, Laboratory>?, _ frame: Int,
    of track: BodyTrack, _ limits: PatellaLimits
  ) -> FrontalLeg? {
    if let pelvis, let thigh = leg.thigh {
      let angles = HipAngles(pelvis.rotation.inverse * thigh.rotation, side: side)
      set(angles.flexion, .hipFlexion, side, frame)
      set(angles.adduction, .hipAdduction, side, frame)
      set(angles.internalRotation, .hipInternalRotation, side, frame)
    }
    let flexion = writeKnee(leg, side, frame)
    writeFoot(leg, side, frame, of: track)
    if limits.allow(side, flexion: flexion) {
      writePatella(leg, side, frame)
      writeQuadricepsAngle(leg, side, frame, flexion, track.frontalPlane)
    }
    guard let hip = leg.hip, let knee = leg.knee, let ankle = leg.ankle else { return nil }
    let plane = track.frontalPlane
    let frontal = FrontalLeg(
      hip: plane.projection(of: hip), knee: plane.projection(of: knee),
      ankle: plane.projection(of: ankle), side: side)
    set(frontal.hkaDeviation, .hkaDeviation, side, frame)
    set(millimetres: frontal.mechanicalAxisDeviation, .mechanicalAxisDeviation, side, frame)
    set(millimetres: frontal.medialKneeOffset, .medialKneeDisplacement, side, frame)
    let thigh = knee - hip
    let elevation = Angle.radians(atan2(Vector3(thigh.x, 0, thigh.z).length, -thigh.y))
    if flexion <= ProjectionAngleValidity.largestFlexion
      && elevation <= ProjectionAngleValidity.largestThighElevation
    {
      set(frontal.projectionAngle, .projectionAngle, side, frame)
    }
    return frontal
  }

  /// - Returns: Knee flexion: of the axes, or without axes the angle between the lines of thigh and
  ///   shank; NaN when there is neither.
  private mutating func writeKnee(_ leg: TrackedLeg, _ side: Side, _ frame: Int) -> Angle {
    if let thigh = leg.thigh, let shank = leg.shank {
      let angles = KneeAngles(thigh.rotation.inverse * shank.rotation, side: side)
      set(angles.flexion, .kneeFlexion, side, frame)
      set(angles.adduction, .kneeAdduction, side, frame)
      set(angles.internalRotation, .kneeInternalRotation, side, frame)
      return angles.flexion
    }
    // A model with axes has no flexion where one of them is missing: the two kinds differ.
    guard leg.thigh == nil, leg.shank == nil, let hip = leg.hip, let knee = leg.knee,
      let ankle = leg.ankle
    else { return .radians(.nan) }
    let (thigh, shank) = (knee - hip, ankle - knee)
    let flexion = Angle.radians(atan2(thigh.cross(shank).length, thigh.dot(shank)))
    set(flexion, .kneeFlexion, side, frame)
    return flexion
  }

  private mutating func writeFoot(
    _ leg: TrackedLeg, _ side: Side, _ frame: Int, of track: BodyTrack
  ) {
    guard let foot = leg.foot else { return }
    if let shank = leg.shankAtAnkle ?? leg.shank {
      let angles = AnkleAngles(
        shank.rotation.inverse * foot.rotation, side: side, by: track.definitions)
      set(angles.dorsiflexion, .ankleDorsiflexion, side, frame)
      set(angles.inversion, .ankleInversion, side, frame)
      set(angles.internalRotation, .ankleInternalRotation, side, frame)
    }
    set(
      BiomechKinematics.footProgression(
        foot.rotation, along: track.progression, side: side, by: track.definitions),
      .footProgression, side, frame)
  }

  private mutating func writePatella(_ leg: TrackedLeg, _ side: Side, _ frame: Int) {
    guard let thigh = leg.thigh else { return }
    if let patella = leg.patella {
      let angles = PatellarAngles(thigh.rotation.inverse * patella.rotation, side: side)
      set(angles.flexion, .patellarFlexion, side, frame)
      set(angles.lateralTilt, .patellarTilt, side, frame)
      set(angles.spin, .patellarSpin, side, frame)
    }
    guard let centre = leg.patella?.translation ?? leg.patellaCentre else { return }
    let shift = side.sign * thigh.inverse.applied(to: centre).z
    set(millimetres: shift, .patellarShift, side, frame)
  }

  private mutating func writeQuadricepsAngle(
    _ leg: TrackedLeg, _ side: Side, _ frame: Int, _ flexion: Angle, _ plane: FrontalPlane
  ) {
    guard flexion < largestQuadricepsFlexion, let spine = leg.iliacSpine,
      let tuberosity = leg.tibialTuberosity,
      let centre = leg.patella?.translation ?? leg.patellaCentre
    else { return }
    let angle = quadricepsAngle(
      asis: plane.projection(of: spine), patella: plane.projection(of: centre),
      tuberosity: plane.projection(of: tuberosity), side: side)
    set(angle, .quadricepsAngle, side, frame)
  }
}
