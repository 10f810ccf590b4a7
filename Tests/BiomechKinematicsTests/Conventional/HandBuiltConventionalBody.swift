// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A body put together by hand: bones first, then the markers that a conventional model would see.
struct HandBuiltConventionalBody {
  /// The angles of one leg.
  struct Leg {
    var hip = CardanZXY(aboutZ: .degrees(8), aboutX: .degrees(2), aboutY: .degrees(5))
    var knee = CardanZXY(aboutZ: .degrees(-12), aboutX: .degrees(3), aboutY: .degrees(-6))

    /// The toes up and inwards, from the shank.
    var dorsiflexion = Angle.degrees(-12)
    var footInwards = Angle.degrees(-7)
  }

  var labFromPelvis: Rotation<Pelvis, Laboratory> = .identity
  var midASIS = Vector3(0, 950, 0)
  var left = Leg()
  var right = Leg()

  /// How far the wands stand in front of the axes, and the malleoli behind the knee's axis.
  var thighOffset = Angle.zero
  var shankOffset = Angle.zero
  var tibialTorsion = Angle.zero

  var interASIS = 240.0
  var legLength = 880.0
  var kneeWidth = 104.0
  var ankleWidth = 72.0
  var markerDiameter = 14.0

  subscript(side: Side) -> Leg { side == .left ? left : right }

  /// The person as measured.
  var subject: Subject {
    func both(_ value: Double) -> [Side: Double] { [.left: value, .right: value] }
    return Subject(
      legLength: both(legLength), kneeWidth: both(kneeWidth), ankleWidth: both(ankleWidth),
      markerDiameter: markerDiameter)
  }

  /// What is planted in one leg.
  struct Bones {
    var thigh: RigidTransform<Thigh, Laboratory>
    var shank: RigidTransform<Shank, Laboratory>
    var hip: Vector3
    var ankle: Vector3
  }

  func bones(_ side: Side) -> Bones {
    let s = side.sign
    let pelvis = RigidTransform<Pelvis, Laboratory>(
      rotation: labFromPelvis, translation: midASIS)
    let hip = pelvis.applied(
      to: HipCentre.newingtonGage(
        interASISDistance: interASIS, meanLegLength: legLength,
        asisToTrochanter: 0.1288 * legLength - 48.56, markerRadius: markerDiameter / 2, side: side))
    func turn(_ angles: CardanZXY) -> CardanZXY {
      CardanZXY(aboutZ: angles.aboutZ, aboutX: s * angles.aboutX, aboutY: s * angles.aboutY)
    }
    let thigh = labFromPelvis * Rotation<Thigh, Pelvis>(turn(self[side].hip))
    let knee = hip - 410 * thigh.y
    let shank = thigh * Rotation<Shank, Thigh>(turn(self[side].knee))
    return Bones(
      thigh: RigidTransform(rotation: thigh, translation: knee),
      shank: RigidTransform(rotation: shank, translation: knee), hip: hip,
      ankle: knee - 400 * shank.y)
  }

  /// The markers, by their names in the conventional set, and those on the medial side.
  var markers: [(name: String, place: Vector3)] {
    var markers: [(String, Vector3)] = []
    let pelvis = RigidTransform<Pelvis, Laboratory>(
      rotation: labFromPelvis, translation: midASIS)
    for side in Side.allCases {
      let s = side.sign
      let l = side == .left ? "L" : "R"
      let bones = bones(side)
      markers.append(("\(l)ASI", pelvis.applied(to: Vector3(0, 0, s * interASIS / 2))))
      markers.append(("\(l)PSI", pelvis.applied(to: Vector3(-150, 0, s * 50))))

      let shank = bones.shank.rotation
      let kneeDepth = (kneeWidth + markerDiameter) / 2
      let onKnee = Vector3(0, 0, s)
      markers.append(("\(l)KNE", bones.thigh.applied(to: kneeDepth * onKnee)))
      markers.append(("\(l)KNM", bones.thigh.applied(to: -kneeDepth * onKnee)))
      let wand = Vector3(sin(thighOffset.radians), 0, s * cos(thighOffset.radians))
      markers.append(("\(l)THI", bones.thigh.applied(to: 90 * wand + Vector3(0, 180, 0))))

      // Behind the knee's axis on the outside: a turn towards external rotation.
      let ankle = shank * Rotation<Shank, Shank>.aboutY(-s * tibialTorsion)
      let ankleDepth = (ankleWidth + markerDiameter) / 2
      markers.append(("\(l)ANK", bones.ankle + ankle * (ankleDepth * onKnee)))
      markers.append(("\(l)MED", bones.ankle - ankle * (ankleDepth * onKnee)))
      let shankWand = Vector3(sin(shankOffset.radians), 0, s * cos(shankOffset.radians))
      markers.append(("\(l)TIB", bones.ankle + ankle * (80 * shankWand + Vector3(0, 170, 0))))

      let foot =
        ankle * Rotation<Foot, Shank>.aboutZ(self[side].dorsiflexion)
        * Rotation<Foot, Foot>.aboutY(s * self[side].footInwards)
      markers.append(("\(l)TOE", bones.ankle + 130 * foot.x))
      markers.append(("\(l)HEE", bones.ankle + ankle * Vector3(-50, -45, s * 4)))
    }
    return markers
  }

  /// The landmark or the segment of each name.
  private static func assignment(_ names: [String]) -> MarkerAssignment {
    var assignment = MarkerAssignment()
    let landmarks: [String: Landmark] = [
      "ASI": .anteriorSuperiorIliacSpine, "PSI": .posteriorSuperiorIliacSpine,
      "KNE": .lateralEpicondyle, "KNM": .medialEpicondyle, "ANK": .lateralMalleolus,
      "MED": .medialMalleolus, "HEE": .heel, "TOE": .secondMetatarsalHead,
    ]
    for name in names {
      let side: Side = name.hasPrefix("L") ? .left : .right
      switch String(name.dropFirst()) {
      case "THI": assignment.trackers[SidedSegment(.thigh, side)] = [MarkerName(name)]
      case "TIB": assignment.trackers[SidedSegment(.shank, side)] = [MarkerName(name)]
      case let word:
        if let landmark = landmarks[word] {
          assignment.landmarks[SidedLandmark(landmark, side)] = MarkerName(name)
        }
      }
    }
    return assignment
  }

  /// A trial of some poses.
  ///
  /// - Parameters:
  ///   - name: The name of the trial.
  ///   - bodies: A body for each frame.
  ///   - medial: Whether the medial markers are worn.
  ///   - devices: The markers of knee alignment devices, worn instead of the markers on the knees.
  ///   - parameters: What the file stores.
  /// - Returns: The trial.
  static func trial(
    _ name: String, _ bodies: [HandBuiltConventionalBody], medial: Bool = false,
    devices: Bool = false, parameters: [String: [Double]] = [:]
  ) -> Trial {
    let frames = bodies.map { body in
      var markers = body.markers
      if !medial { markers.removeAll { $0.name.hasSuffix("KNM") || $0.name.hasSuffix("MED") } }
      if devices {
        markers.removeAll { $0.name.hasSuffix("KNE") || $0.name.hasSuffix("KNM") }
        markers += body.devices
      }
      return markers
    }
    let names = frames.first?.map(\.name) ?? []
    var trajectories = MarkerTrajectories(
      markers: names.map { MarkerName($0) }, frameCount: frames.count, frameRate: 100)
    for (frame, markers) in frames.enumerated() {
      for (index, marker) in markers.enumerated() {
        trajectories.setPosition(marker.place, ofMarkerAt: index, frame: frame, origin: .measured)
      }
    }
    return Trial(
      name: name, trajectories: trajectories, markers: assignment(names), parameters: parameters,
      source: TrialSource(path: "\(name).c3d", format: "C3D"))
  }

  /// The markers of knee alignment devices: equal rods outwards, upwards and forwards from the place
  /// of the marker on the knee.
  private var devices: [(name: String, place: Vector3)] {
    Side.allCases.flatMap { side in
      let l = side == .left ? "L" : "R"
      let knee = bones(side).thigh
      let depth = (kneeWidth + markerDiameter) / 2
      func rod(_ direction: Vector3) -> Vector3 {
        knee.applied(to: Vector3(0, 0, side.sign * depth) + 70 * direction)
      }
      // The rods beside the axis stand at right angles in any direction.
      let (s, c) = (sin(0.4), cos(0.4))
      return [
        (name: "\(l)KAX", place: rod(Vector3(0, 0, side.sign))),
        (name: "\(l)KD1", place: rod(Vector3(-s, c, 0))),
        (name: "\(l)KD2", place: rod(Vector3(c, s, 0))),
      ]
    }
  }
}

extension MarkerTrajectories {
  /// Puts a marker in another place, or out of sight.
  mutating func move(_ name: MarkerName, frame: Int, to place: Vector3?) {
    guard let index = index(of: name) else { return }
    setPosition(place ?? .missing, ofMarkerAt: index, frame: frame, origin: .measured)
  }
}
