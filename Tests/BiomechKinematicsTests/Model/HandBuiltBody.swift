// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// A standing body of markers written down by hand, whose shanks, feet and trunk can be turned by
/// known angles.
///
/// In standing the shanks are upright and face forward, the feet point outwards by ``toeOut``, and
/// the marker on the toe is 10 mm lower than that on the heel.
struct HandBuiltBody {
  static let toeOut = Angle.degrees(7)

  /// How the body is turned in one frame; the angles are the same on both sides, mirrored.
  struct Turns {
    /// Flexion, adduction and internal rotation of the knee under an upright thigh.
    var knee = Vector3.zero

    /// Dorsiflexion, inversion and internal rotation of the ankle, in degrees.
    var ankle = Vector3(0, 0, -7)

    /// Rotation to the left, lean to the right, lean forwards, in degrees.
    var trunk = Vector3.zero
  }

  private static let midPelvis = Vector3(-75, 950, 0)

  /// The landmarks in the laboratory, all of the right side mirrored to the left.
  static func landmarks(_ turns: Turns) -> [(SidedLandmark, Vector3)] {
    var places: [(SidedLandmark, Vector3)] = []
    for side in Side.allCases {
      let s = side.sign
      func add(_ landmark: Landmark, _ place: Vector3) {
        places.append((SidedLandmark(landmark, side), place))
      }
      add(.anteriorSuperiorIliacSpine, Vector3(0, 950, s * 120))
      add(.posteriorSuperiorIliacSpine, Vector3(-150, 950, s * 45))
      let knee = Vector3(0, 500, s * 90)
      add(.lateralEpicondyle, knee + Vector3(0, 0, s * 47))
      add(.medialEpicondyle, knee - Vector3(0, 0, s * 47))

      let shank = rotation(z: -turns.knee.x, x: s * turns.knee.y, y: s * turns.knee.z)
      let ankle = knee + shank * Vector3(0, -410, 0)
      add(.lateralMalleolus, ankle + shank * Vector3(-12, 0, s * 35))
      add(.medialMalleolus, ankle - shank * Vector3(-12, 0, s * 35))

      let foot =
        shank * rotation(z: turns.ankle.x, x: s * turns.ankle.y, y: s * turns.ankle.z)
      add(.heel, ankle + foot * Vector3(-60, -50, 0))
      add(.secondMetatarsalHead, ankle + foot * Vector3(130, -60, 0))
      add(.acromion, onTrunk(Vector3(0, 470, s * 180), turns))
    }
    places.append((SidedLandmark(.seventhCervicalVertebra), onTrunk(Vector3(-50, 500, 0), turns)))
    places.append((SidedLandmark(.jugularNotch), onTrunk(Vector3(50, 500, 0), turns)))
    return places
  }

  /// The markers that only track a segment.
  static func trackers(_ turns: Turns) -> [(SidedSegment, [Vector3])] {
    Side.allCases.flatMap { side -> [(SidedSegment, [Vector3])] in
      let s = side.sign
      let knee = Vector3(0, 500, s * 90)
      let shank = rotation(z: -turns.knee.x, x: s * turns.knee.y, y: s * turns.knee.z)
      let onThigh = [Vector3(40, 120, 0), Vector3(0, 200, 70), Vector3(50, 260, 50)]
      let onShank = [Vector3(40, -120, 0), Vector3(0, -200, 50), Vector3(45, -260, 30)]
      return [
        (SidedSegment(.thigh, side), onThigh.map { knee + $0 * Vector3(1, 1, s) }),
        (SidedSegment(.shank, side), onShank.map { knee + shank * ($0 * Vector3(1, 1, s)) }),
      ]
    }
  }

  /// A direction of the foot (its x axis, or from the heel marker to that on the toe) in the laboratory.
  static func direction(
    _ place: Vector3, ofFoot side: Side, _ turns: Turns
  ) -> Vector3 {
    let s = side.sign
    return rotation(z: -turns.knee.x, x: s * turns.knee.y, y: s * turns.knee.z)
      * rotation(z: turns.ankle.x, x: s * turns.ankle.y, y: s * turns.ankle.z) * place
  }

  /// A trial with one frame for each way of being turned.
  static func trial(
    _ name: String, _ frames: [Turns], without dropped: Set<SidedLandmark> = []
  ) -> Trial {
    var names: [MarkerName] = []
    var assignment = MarkerAssignment()
    for (landmark, _) in landmarks(Turns()) where !dropped.contains(landmark) {
      let name = MarkerName("\(landmark)")
      names.append(name)
      assignment.landmarks[landmark] = name
    }
    for (segment, places) in trackers(Turns()) {
      let ofSegment = places.indices.map { MarkerName("\(segment) \($0)") }
      names += ofSegment
      assignment.trackers[segment] = ofSegment
    }
    var trajectories = MarkerTrajectories(
      markers: names, frameCount: frames.count, frameRate: 100)
    for (frame, turns) in frames.enumerated() {
      let places =
        landmarks(turns).filter { !dropped.contains($0.0) }.map(\.1)
        + trackers(turns).flatMap(\.1)
      for (index, place) in places.enumerated() {
        trajectories.setPosition(place, ofMarkerAt: index, frame: frame, origin: .measured)
      }
    }
    return Trial(
      name: name, trajectories: trajectories, markers: assignment,
      source: TrialSource(path: "\(name).csv", format: "CSV"))
  }

  /// One second and a half of standing.
  static func standing(without dropped: Set<SidedLandmark> = []) -> Trial {
    trial("static", Array(repeating: Turns(), count: 150), without: dropped)
  }

  /// Turns in this order about the moved axes, in degrees.
  private static func rotation(
    z: Double, x: Double, y: Double
  ) -> Rotation<Laboratory, Laboratory> {
    Rotation(CardanZXY(aboutZ: .degrees(z), aboutX: .degrees(x), aboutY: .degrees(y)))
  }

  private static func onTrunk(_ place: Vector3, _ turns: Turns) -> Vector3 {
    let y: Rotation<Laboratory, Laboratory> = .aboutY(.degrees(turns.trunk.x))
    let x: Rotation<Laboratory, Laboratory> = .aboutX(.degrees(turns.trunk.y))
    let z: Rotation<Laboratory, Laboratory> = .aboutZ(.degrees(-turns.trunk.z))
    return midPelvis + y * x * z * place
  }
}
