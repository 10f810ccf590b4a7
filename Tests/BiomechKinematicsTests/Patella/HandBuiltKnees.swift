// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// A model that knows where the thighs and shanks are, since the test put them there.
struct KnownKnees: TrackingModel {
  var bodies: [TrackedBody]
  var frameRate = 100.0

  var kind: ModelKind { .direct }
  var calibration: String? { nil }
  func canTrack(_ trial: Trial) -> Bool { true }

  func track(_ trial: Trial) -> BodyTrack {
    var track = BodyTrack(.direct, frameCount: bodies.count, frameRate: frameRate)
    track.bodies = bodies
    for side in Side.allCases {
      track.geometry[side] = LegGeometry(
        thighLength: 420, shankLength: 400, kneeWidth: 94, thighLever: 200, shankLever: 200)
    }
    return track
  }
}

/// Knees that bend and straighten, with markers on the patellae where a test puts them.
///
/// The right thigh stands obliquely in the laboratory, so that a mix-up of axes shows; the left leg is
/// its mirror image.
struct HandBuiltKnees {
  /// Knee flexion in each frame, in degrees.
  var flexion: [Double]

  /// The patella in thigh axes of the right leg, in each frame, in millimetres and degrees.
  var place: (Double) -> Vector3 = { _ in Vector3(45, 5, 0) }
  var turns: (Double) -> (flexion: Double, spin: Double, tilt: Double) = { (0.65 * $0, 0, 0) }

  /// Cycles from straight to `deepest` and back, with a second of standing before.
  static func cycles(_ count: Int, deepest: Double) -> [Double] {
    let bend = (0..<100).map { Double($0) / 100 * deepest }
    let cycle = bend + (0..<100).map { deepest - Double($0) / 100 * deepest }
    return Array(repeating: 0.0, count: 100) + (0..<count).flatMap { _ in cycle }
      + Array(repeating: 0.0, count: 20)
  }

  /// The thigh of a leg, the left one mirrored at the plane z = 0.
  private func thigh(_ side: Side) -> RigidTransform<Thigh, Laboratory> {
    let s = side.sign
    return RigidTransform(
      rotation: Rotation(
        CardanZXY(aboutZ: .degrees(12), aboutX: .degrees(s * 7), aboutY: .degrees(s * -9))),
      translation: Vector3(30, 500, s * 110))
  }

  private func patella(_ side: Side, _ flexion: Double) -> RigidTransform<Patella, Laboratory> {
    let s = side.sign
    let turns = turns(flexion)
    let inThigh = RigidTransform<Patella, Thigh>(
      rotation: Rotation(
        CardanZXY(
          aboutZ: .degrees(-turns.flexion), aboutX: .degrees(s * turns.spin),
          aboutY: .degrees(-s * turns.tilt))),
      translation: place(flexion) * Vector3(1, 1, s))
    return thigh(side) * inThigh
  }

  /// Where the thighs and shanks are.
  var bodies: [TrackedBody] {
    flexion.map { flexion in
      var body = TrackedBody()
      for side in Side.allCases {
        var leg = TrackedLeg()
        let thigh = thigh(side)
        leg.thigh = thigh
        leg.shank =
          thigh
          * RigidTransform<Shank, Thigh>(
            rotation: .aboutZ(.degrees(-flexion)), translation: .zero)
        leg.hip = thigh.applied(to: Vector3(0, 420, 0))
        leg.knee = thigh.translation
        leg.ankle = leg.shank?.applied(to: Vector3(0, -400, 0))
        body[side] = leg
      }
      return body
    }
  }

  /// A trial with markers at places on the patella, in patella axes of the right leg.
  func trial(
    _ markers: [(landmark: Landmark?, place: Vector3)], named name: String = "bends"
  ) -> Trial {
    var names: [MarkerName] = []
    var assignment = MarkerAssignment()
    for side in Side.allCases {
      for (number, marker) in markers.enumerated() {
        let marked = MarkerName("\(side.rawValue)\(number)")
        names.append(marked)
        if let landmark = marker.landmark {
          assignment.landmarks[SidedLandmark(landmark, side)] = marked
        } else {
          assignment.trackers[SidedSegment(.patella, side), default: []].append(marked)
        }
      }
    }
    var trajectories = MarkerTrajectories(
      markers: names, frameCount: flexion.count, frameRate: 100)
    for (frame, flexion) in flexion.enumerated() {
      var index = 0
      for side in Side.allCases {
        let patella = patella(side, flexion)
        for marker in markers {
          trajectories.setPosition(
            patella.applied(to: marker.place * Vector3(1, 1, side.sign)), ofMarkerAt: index,
            frame: frame, origin: .measured)
          index += 1
        }
      }
    }
    return Trial(
      name: name, trajectories: trajectories, markers: assignment,
      source: TrialSource(path: "\(name).csv", format: "CSV"))
  }

  /// The kinematics of a trial whose knees are these.
  ///
  /// - Parameters:
  ///   - trial: The trial.
  ///   - calibration: The static trial and its knees; without it the trial calibrates itself.
  /// - Returns: The angles.
  func kinematics(
    of trial: Trial, calibratedBy calibration: (knees: HandBuiltKnees, trial: Trial)? = nil
  ) -> TrialKinematics {
    let inputs = ModelInputs(calibration: calibration?.trial, trials: [trial])
    let patellae = PatellaCalibration(inputs) { asked in
      let knees = asked.name == calibration?.trial.name ? calibration?.knees : self
      return KnownKnees(bodies: knees?.bodies ?? []).track(asked)
    }
    var track = KnownKnees(bodies: bodies).track(trial)
    track.findPatellae(in: trial, patellae)
    return TrialKinematics(of: track)
  }
}
