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
public struct FrontalModel: TrackingModel {
  let subject: Subject

  let settings: ModelSettings

  /// Why this model and not a fuller one, in one sentence.
  let reason: String

  /// Half the width of an adult knee and ankle over skin with the radius of a usual marker, in
  /// millimetres, where nobody measured (engineering choice).
  static let usualKneeOffset = 57.0
  static let usualAnkleOffset = 42.0

  /// - Parameters:
  ///   - subject: Widths of knee and ankle, leg length and marker diameter are taken from here.
  ///   - settings: The regression of the hip centre is taken from here.
  ///   - reason: Why this model and not a fuller one, in one sentence.
  public init(
    subject: Subject, settings: ModelSettings = ModelSettings(), because reason: String
  ) {
    self.subject = subject
    self.settings = settings
    self.reason = reason
  }

  public var kind: ModelKind { .frontal }

  public var calibration: String? { nil }

  /// Whether a trial has anything that can stand for hip, knee and ankle of a leg.
  public static func suits(_ trial: Trial) -> Bool {
    Side.allCases.contains { FrontalLandmarks(trial, $0).isComplete }
  }

  public func canTrack(_ trial: Trial) -> Bool { Self.suits(trial) }

  /// The joint centres and the pelvis in every frame of a trial.
  public func track(_ trial: Trial) -> BodyTrack {
    let trajectories = trial.trajectories
    var track = BodyTrack(
      .frontal, frameCount: trajectories.frameCount, frameRate: trajectories.frameRate)
    track.modelReason = reason
    track.standing = QuietWindow.longest(in: trial, limits: .reference)
    let frames = track.standing?.frames ?? 0..<trajectories.frameCount
    (track.frontalPlane, track.frontalPlaneEvidence) = frontalPlane(
      of: trial, standing: track.standing?.frames)
    let legLength = meanLegLength(of: trial, frames)
    let legs = Side.allCases.map { FrontalLandmarks(trial, $0) }.filter(\.isComplete)
    let feet = legs.map { FootMarkers(trial, $0.side) }
    let trunk = TrunkMarkers(trial)
    let (regression, regressionNote) = hipRegression
    let markers = MarkerThickness(of: subject, settings)

    for frame in 0..<trajectories.frameCount {
      var body = TrackedBody()
      body.pelvis = pelvis(of: trial, frame)
      let size = pelvisSize(of: trial, frame, legLength)
      for (landmarks, foot) in zip(legs, feet) {
        let side = landmarks.side
        let outwards = side.sign * track.frontalPlane.right
        var leg = TrackedLeg()
        let hip = regression.centre(size, side: side, sex: subject.sex, markers: markers)
        leg.hip = landmarks.hip(body.pelvis, hip, frame)
        leg.knee = landmarks.knee(outwards, offset: kneeOffset(side), frame)
        leg.ankle = landmarks.ankle(outwards, offset: ankleOffset(side), frame)
        // The direction of the foot alone: without the axes of a shank there are no ankle angles.
        if let ankle = leg.ankle { leg.foot = foot?.foot(ankle: ankle, frame: frame) }
        leg.isFilled = landmarks.isFilled(frame)
        body[side] = leg
      }
      if let trunk, let middle = body.pelvis?.middle(size) {
        body.trunk = trunk.trunk(over: middle, frame: frame)
      }
      track.bodies[frame] = body
    }
    track.progression = track.directionOfProgression()
    track.errors = errors(
      of: legs,
      pelvis: frames.first { track.bodies[$0].pelvis != nil }.map { frame in
        (pelvisSize(of: trial, frame, legLength), track.bodies[frame])
      }, track.frontalPlane)
    track.notes = legs.flatMap { leg in
      leg.notes(
        knee: subject.kneeWidth[leg.side] == nil, ankle: subject.ankleWidth[leg.side] == nil)
    }
    if let regressionNote { track.notes.append(regressionNote) }
    track.notes.append("knee flexion is the angle between the lines of thigh and shank")
    return track
  }
}

extension FrontalModel {
  /// The regression of the hip centre that was asked for, or Harrington's and why.
  private var hipRegression: (HipRegression, note: String?) {
    guard settings.hipCentre != .auto else { return (.harrington, nil) }
    guard let asked = settings.hipCentre.regression else {
      return (
        .harrington,
        "hip centres by the regression of Harrington 2007: the frontal-plane model follows no cluster "
          + "through a functional trial"
      )
    }
    return asked == .dumas && subject.sex == nil
      ? (
        .harrington,
        "hip centres by the regression of Harrington 2007: that of \(asked.label) needs "
          + HipInput.sex.rawValue
      ) : (asked, asked == .harrington ? nil : "hip centres by the regression of \(asked.label)")
  }

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

  func pelvisSize(of trial: Trial, _ frame: Int, _ legLength: Double) -> PelvisSize {
    let right = trial.position(.anteriorSuperiorIliacSpine, .right, frame: frame)
    let left = trial.position(.anteriorSuperiorIliacSpine, .left, frame: frame)
    let markers = MarkerThickness(of: subject, settings)
    return PelvisSize(
      width: (right - left).length,
      depth: ((right + left) / 2 - sacrum(of: trial, frame)).length - markers.acrossPelvis,
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
