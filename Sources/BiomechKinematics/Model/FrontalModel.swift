// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Joint centres only, for trials without medial markers: what a camera in front could see.
///
/// It gives projection angles, separations and displacements, and no three-dimensional knee angle,
/// because without a knee axis there is none. Knee flexion is the angle between the lines of thigh
/// and shank: good enough to tell how deep a squat is.
public struct FrontalModel: Sendable {
  let subject: Subject

  /// Half the width of an adult knee and ankle over skin with the radius of a usual marker, in
  /// millimetres, where nobody measured (engineering choice).
  static let usualKneeOffset = 57.0
  static let usualAnkleOffset = 42.0

  public init(subject: Subject) { self.subject = subject }

  /// Whether a trial has anything that can stand for hip, knee and ankle of a leg.
  public static func suits(_ trial: Trial) -> Bool {
    Side.allCases.contains { FrontalLandmarks(trial, $0).isComplete }
  }

  /// The projection angles, alignment and joint centres of a trial, frame by frame.
  ///
  /// - Parameters:
  ///   - trial: The trial, cleaned as wished.
  ///   - reason: Why not the calibrated model, in one sentence.
  /// - Returns: The kinematics.
  public func kinematics(of trial: Trial, because reason: String) -> TrialKinematics {
    let trajectories = trial.trajectories
    let standing = QuietWindow.longest(in: trial, limits: .reference)
    let frames = standing?.frames ?? 0..<trajectories.frameCount
    let plane = frontalPlane(of: trial, standing: standing?.frames)
    let legLength = meanLegLength(of: trial, frames)
    let legs = Side.allCases.map { FrontalLandmarks(trial, $0) }.filter(\.isComplete)

    var columns = ColumnWriter(frameCount: trajectories.frameCount)
    for frame in 0..<trajectories.frameCount {
      let labFromPelvis = pelvis(of: trial, frame)
      if let labFromPelvis { columns.write(PelvisAngles(labFromPelvis.rotation), frame) }
      var frontal: [Side: FrontalLeg] = [:]
      for leg in legs {
        let outwards = leg.side.sign * plane.plane.right
        let hip = leg.hip(
          labFromPelvis, pelvisSize(of: trial, frame, legLength), outwards, frame)
        let knee = leg.knee(outwards, offset: kneeOffset(leg.side), frame)
        let ankle = leg.ankle(outwards, offset: ankleOffset(leg.side), frame)
        columns.write(hip, .hip, leg.side, frame)
        columns.write(knee, .knee, leg.side, frame)
        columns.write(ankle, .ankle, leg.side, frame)
        if leg.isFilled(frame) { columns.markFilled(leg.side, frame) }
        guard let hip, let knee, let ankle else { continue }
        let (thigh, shank) = (knee - hip, ankle - knee)
        let flexion = Angle.radians(atan2(thigh.cross(shank).length, thigh.dot(shank)))
        columns.write(flexion: flexion, leg.side, frame)
        let projected = FrontalLeg(
          hip: plane.plane.projection(of: hip), knee: plane.plane.projection(of: knee),
          ankle: plane.plane.projection(of: ankle), side: leg.side)
        frontal[leg.side] = projected
        columns.write(projected, thigh: thigh, flexion: flexion, frame)
      }
      if let left = frontal[.left], let right = frontal[.right] {
        columns.write(left: left, right: right, frame)
      }
    }
    var notes = legs.flatMap { leg in
      leg.notes(
        knee: subject.kneeWidth[leg.side] == nil, ankle: subject.ankleWidth[leg.side] == nil)
    }
    notes.append("knee flexion is the angle between the lines of thigh and shank")
    for leg in legs {
      let missing = columns.subtractStanding(
        leg.side, over: standing?.frames, else: nil, from: "")
      if let missing { notes.append(missing) }
    }
    return TrialKinematics(
      model: .frontal, modelReason: reason, frameCount: trajectories.frameCount,
      frameRate: trajectories.frameRate, columns: columns.columns, centres: columns.centres,
      rightDirection: plane.plane.right, frontalPlane: plane.evidence, standing: standing,
      filledFrames: columns.filled, notes: notes)
  }
}

extension FrontalModel {
  private func kneeOffset(_ side: Side) -> Double {
    subject.kneeWidth[side].map { ($0 + (subject.markerDiameter ?? 14)) / 2 }
      ?? Self.usualKneeOffset
  }

  private func ankleOffset(_ side: Side) -> Double {
    subject.ankleWidth[side].map { ($0 + (subject.markerDiameter ?? 14)) / 2 }
      ?? Self.usualAnkleOffset
  }

  private func sacrum(of trial: Trial, _ frame: Int) -> Vector3 {
    let spines =
      (trial.position(.posteriorSuperiorIliacSpine, .right, frame: frame)
        + trial.position(.posteriorSuperiorIliacSpine, .left, frame: frame)) / 2
    return spines.isMissing ? trial.position(.sacrum, frame: frame) : spines
  }

  private func pelvis(of trial: Trial, _ frame: Int) -> RigidTransform<Pelvis, Laboratory>? {
    RigidTransform.pelvis(
      rightASIS: trial.position(.anteriorSuperiorIliacSpine, .right, frame: frame),
      leftASIS: trial.position(.anteriorSuperiorIliacSpine, .left, frame: frame),
      sacrum: sacrum(of: trial, frame))
  }

  private func pelvisSize(of trial: Trial, _ frame: Int, _ legLength: Double) -> PelvisSize {
    let right = trial.position(.anteriorSuperiorIliacSpine, .right, frame: frame)
    let left = trial.position(.anteriorSuperiorIliacSpine, .left, frame: frame)
    return PelvisSize(
      width: (right - left).length,
      depth: ((right + left) / 2 - sacrum(of: trial, frame)).length - (subject.markerDiameter ?? 0),
      legLength: legLength)
  }

  /// From ASIS to malleolus, the mean of both legs: as measured by the user, or while standing.
  private func meanLegLength(of trial: Trial, _ frames: Range<Int>) -> Double {
    Side.allCases.map { side in
      subject.legLength[side]
        ?? frames.map { frame in
          let spine = trial.position(.anteriorSuperiorIliacSpine, side, frame: frame)
          let medial = trial.position(.medialMalleolus, side, frame: frame)
          let lateral = trial.position(.lateralMalleolus, side, frame: frame)
          return (spine - (medial.isMissing ? lateral : medial)).length
        }.medianOfPresent
    }.meanOfPresent
  }

  private func frontalPlane(
    of trial: Trial, standing: Range<Int>?
  ) -> (plane: FrontalPlane, evidence: String) {
    func plane(over frames: Range<Int>) -> FrontalPlane? {
      var right = Vector3(repeating: 0)
      for frame in frames {
        let legs = Side.allCases.map { FrontalLandmarks(trial, $0).anyHip(frame) }
        if let pelvis = pelvis(of: trial, frame) {
          right += pelvis.rotation.z
        } else if legs.allSatisfy({ !$0.isMissing }) {
          right += legs[1] - legs[0]
        }
      }
      return FrontalPlane(along: right)
    }
    if let plane = standing.flatMap(plane(over:)) {
      return (plane, "along the line through both sides of the pelvis while standing")
    }
    if let plane = plane(over: 0..<trial.trajectories.frameCount) {
      return (
        plane,
        "along the mean line through both sides of the pelvis, since nobody stands still in this "
          + "trial"
      )
    }
    return (.laboratory, "the laboratory, since the pelvis is not seen")
  }
}
