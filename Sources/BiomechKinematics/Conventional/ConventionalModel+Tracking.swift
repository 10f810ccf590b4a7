// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

extension ConventionalModel: TrackingModel {
  public var kind: ModelKind { .conventional }

  public func canTrack(_ trial: Trial) -> Bool { Self.suits(trial) }

  /// Where the segments are in every frame of a trial.
  ///
  /// A segment is there wherever every marker it needs is.
  ///
  /// - Parameter trial: The trial, cleaned as wished.
  /// - Returns: The segments, and where the measurements behind them are from.
  /// - Complexity: O(frames); nothing is allocated for a frame.
  public func track(_ trial: Trial) -> BodyTrack {
    let trajectories = trial.trajectories
    let markers = ConventionalMarkers(trial)
    let found = parameters(for: trial)
    let recording = ConventionalRecording(
      trial, markers, found.parameters, isStatic: isStatic(trial),
      calibration: sources.calibration ?? sources.standing)
    var track = BodyTrack(
      .conventional, frameCount: trajectories.frameCount, frameRate: trajectories.frameRate)
    track.modelReason = reason
    track.definitions = .conventional
    track.progression = trial.laboratoryAxis(markers)
    for frame in track.bodies.indices { track.bodies[frame] = recording.body(frame) }

    track.standing = QuietWindow.longest(in: trial, limits: .reference)
    (track.frontalPlane, track.frontalPlaneEvidence) = track.frontalPlaneOfPelvis()
    let frames = track.standing?.frames ?? track.bodies.indices
    for side in markers.completeSides {
      track.geometry[side] = recording.geometry(side, over: frames, of: track.bodies)
    }
    track.errors = recording
    track.notes = notes(markers) + found.notes
    return track
  }

  /// What is missing of a leg or a foot, one sentence each.
  private func notes(_ markers: ConventionalMarkers) -> [String] {
    Side.allCases.compactMap { side in
      let missing = markers[side].missing(side)
      guard missing.isEmpty else {
        return "\(side.rawValue) leg not assessed: no marker "
          + missing.map { "'\($0)'" }.joined(separator: ", ")
      }
      return markers[side].toe == nil
        ? "\(side.rawValue) ankle and foot not assessed: no marker on the second metatarsal head"
        : nil
    }
  }
}

/// The markers of a trial with the parameters of the conventional gait model: everything that a body
/// follows from, again and again with other errors.
struct ConventionalRecording: Sendable {
  let trajectories: MarkerTrajectories
  let markers: ConventionalMarkers
  let parameters: ConventionalParameters

  /// Whether this is the static trial itself, in which the foot is the line from heel to toe.
  let isStatic: Bool

  /// The trial that showed the axes of the joints, where one did, and what a frame of it shows.
  let calibration: ConventionalStatic?
  let calibrated: [Side: (frame: Int, offsets: ConventionalStatic.AxisOffsets)]

  init(
    _ trial: Trial, _ markers: ConventionalMarkers, _ parameters: ConventionalParameters,
    isStatic: Bool, calibration: ConventionalStatic?
  ) {
    trajectories = trial.trajectories
    self.markers = markers
    self.parameters = parameters
    self.isStatic = isStatic
    self.calibration = calibration
    var calibrated: [Side: (frame: Int, offsets: ConventionalStatic.AxisOffsets)] = [:]
    for side in Side.allCases {
      let origin = parameters.origins[.init(.thighOffset, side)]
      guard let calibration, origin == .markers(calibration.name) else { continue }
      calibrated[side] = calibration.exemplar(parameters, side)
    }
    self.calibrated = calibrated
  }

  /// The body of one frame.
  func body(_ frame: Int) -> TrackedBody {
    let pelvis = markers.pelvis(in: trajectories, frame: frame)
    var body = TrackedBody()
    body.pelvis = pelvis.axes
    for side in Side.allCases {
      body[side] = parameters.leg(
        markers.leg(side, in: trajectories, frame: frame), side,
        hip: body.pelvis?.applied(to: parameters.hipInPelvis(side)), foot: foot(side))
      body[side].isFilled = markers.isFilled(side, in: trajectories, frame: frame)
    }
    return body
  }

  func foot(_ side: Side) -> ConventionalFootPart {
    isStatic ? .heelToToe(isFlat: parameters[side].footIsFlat) : .offset
  }

  /// The lengths of a leg: medians over some frames, or over all where those show nothing.
  func geometry(_ side: Side, over frames: Range<Int>, of bodies: [TrackedBody]) -> LegGeometry {
    func median(_ length: (TrackedLeg, Int) -> Double?) -> Double {
      let some = frames.map { length(bodies[$0][side], $0) ?? .nan }.medianOfPresent
      return some.isNaN
        ? bodies.indices.map { length(bodies[$0][side], $0) ?? .nan }.medianOfPresent : some
    }
    func points(_ frame: Int) -> ConventionalLegPoints {
      markers.leg(side, in: trajectories, frame: frame)
    }
    return LegGeometry(
      thighLength: median { leg, _ in
        leg.knee.flatMap { knee in leg.hip.map { ($0 - knee).length } }
      },
      shankLength: median { leg, _ in
        leg.ankle.flatMap { ankle in leg.knee.map { ($0 - ankle).length } }
      },
      kneeWidth: parameters[side].kneeWidth + parameters.markerDiameter,
      thighLever: median { leg, frame in
        leg.knee.map { ((points(frame).thigh + points(frame).knee) / 2 - $0).length }
      },
      shankLever: median { leg, frame in
        leg.ankle.map { ((points(frame).shank + points(frame).ankle) / 2 - $0).length }
      })
  }
}
