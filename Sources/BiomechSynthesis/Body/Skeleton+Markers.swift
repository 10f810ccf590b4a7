// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// A marker on the skeleton.
struct AttachedMarker: Sendable {
  let name: MarkerName
  let segment: SidedSegment

  /// The place on the body, or `nil` for a marker that only tracks its segment.
  let landmark: SidedLandmark?

  /// Whether it alone gives the segment a direction, as in the conventional set.
  var isAlone = false

  /// Whether skin carries it although it stands at a landmark, as the knee and the ankle marker of
  /// the conventional set.
  var isOnSkin = false

  /// The place in the axes of the segment.
  var position: Vector3
}

extension Skeleton {
  func anteriorSpine(_ side: Side) -> Vector3 { Vector3(0, 0, side.sign * body.pelvisWidth / 2) }

  func medialMalleolus(_ side: Side) -> Vector3 { ankle - malleolarHalfAxis(side) }

  private var ankle: Vector3 { Vector3(0, -body.shankLength, 0) }

  /// From the ankle centre to the lateral malleolus: outwards, and backwards by the torsion.
  private func malleolarHalfAxis(_ side: Side) -> Vector3 {
    let torsion: Rotation<ModelShank, ModelShank> = .aboutY(-side.sign * body.tibialTorsion)
    return torsion * Vector3(0, 0, side.sign * body.ankleWidth / 2)
  }

  /// Every marker of a set in the order of the recording.
  func markers(_ set: WornSet) -> [AttachedMarker] {
    let pelvis = [Side.right, .left].map { side in
      attach("ASI", .pelvis, side, .anteriorSuperiorIliacSpine, anteriorSpine(side))
    }
    let back = [Side.right, .left].map { side in
      attach(
        "PSI", .pelvis, side, .posteriorSuperiorIliacSpine,
        Vector3(-body.pelvisDepth, 0, side.sign * body.posteriorPelvisWidth / 2))
    }
    let legs = [Side.right, .left].flatMap { side in
      switch set.base {
      case .calibrated: calibratedLeg(side)
      case .conventional: conventionalLeg(side, set)
      }
    }
    let knees = [Side.right, .left].flatMap { patellaAndTuberosity($0, set.extras) }
    return pelvis + back + legs + knees + (set.extras.contains(.trunk) ? trunkMarkers : [])
  }

  private func calibratedLeg(_ side: Side) -> [AttachedMarker] {
    let outwards = Vector3(0, 0, side.sign)
    let malleolus = malleolarHalfAxis(side)
    return [
      attach("LEP", .thigh, side, .lateralEpicondyle, outwards * (body.kneeWidth / 2)),
      attach("MEP", .thigh, side, .medialEpicondyle, outwards * (-body.kneeWidth / 2)),
      attach("LMA", .shank, side, .lateralMalleolus, ankle + malleolus),
      attach("MMA", .shank, side, .medialMalleolus, ankle - malleolus),
    ] + cluster("TH", .thigh, side, length: body.thighLength, Self.thighCluster)
      + cluster("SH", .shank, side, length: -body.shankLength, Self.shankCluster)
      + foot(side, toe: "TO2")
  }

  /// The markers of Plug-in Gait, so placed that its geometry finds the joint centres: knee and ankle
  /// markers on the axes of their joints, half a width and a radius from the centre; the thigh marker
  /// in the plane of hip, knee and knee marker, and that of the shank in the plane of knee, ankle and
  /// ankle marker.
  private func conventionalLeg(_ side: Side, _ set: WornSet) -> [AttachedMarker] {
    let outwards = Vector3(0, 0, side.sign)
    let malleolus = malleolarHalfAxis(side)
    let toAnkleMarker = malleolus / malleolus.length * (body.ankleWidth / 2 + markerRadius)
    let toKneeMarker = outwards * (body.kneeWidth / 2 + markerRadius)
    let aside = malleolus / malleolus.length * (55 + set.wandLength)
    let medial =
      set.extras.contains(.medial)
      ? [
        attach("KNM", .thigh, side, .medialEpicondyle, -toKneeMarker),
        attach("MED", .shank, side, .medialMalleolus, ankle - toAnkleMarker),
      ] : []
    var thigh = attach(
      "THI", .thigh, side, nil,
      Vector3(0, 0.42 * body.thighLength, side.sign * (85 + set.wandLength)))
    var shank = attach(
      "TIB", .shank, side, nil, Vector3(0, -0.45 * body.shankLength, 0) + aside)
    var knee = attach("KNE", .thigh, side, .lateralEpicondyle, toKneeMarker)
    var joint = attach("ANK", .shank, side, .lateralMalleolus, ankle + toAnkleMarker)
    (thigh.isAlone, shank.isAlone) = (true, true)
    (knee.isOnSkin, joint.isOnSkin) = (true, true)
    return [thigh, knee, shank, joint] + foot(side, toe: "TOE") + medial
  }

  private func foot(_ side: Side, toe: String) -> [AttachedMarker] {
    [
      attach("HEE", .foot, side, .heel, heelMarker),
      attach(
        toe, .foot, side, .secondMetatarsalHead, heelMarker + Vector3(body.footLength, 0, 0)),
    ]
  }

  private func patellaAndTuberosity(_ side: Side, _ extras: WornSet.Extras) -> [AttachedMarker] {
    let (half, outwards) = (body.patellaHeight / 2, side.sign * body.patellaWidth / 2)
    var markers: [AttachedMarker] = []
    if extras.contains(.patellaCentre) {
      markers.append(attach("PAT", .patella, side, .patellaCentre, .zero))
    }
    if extras.contains(.patellaOutline) {
      markers += [
        attach("PAS", .patella, side, .superiorPatellarPole, Vector3(0, half, 0)),
        attach("PAI", .patella, side, .inferiorPatellarPole, Vector3(0, -half, 0)),
        attach("PAM", .patella, side, .medialPatellarBorder, Vector3(0, 0, -outwards)),
        attach("PAL", .patella, side, .lateralPatellarBorder, Vector3(0, 0, outwards)),
      ]
    }
    if extras.contains(.tibialTuberosity) {
      let place = Vector3(42, -70, side.sign * body.tuberosityLateral[side])
      markers.append(attach("TUB", .shank, side, .tibialTuberosity, place))
    }
    return markers
  }

  /// The neck is the middle between C7 and the upper end of the sternum; it lies on the y axis.
  private var trunkMarkers: [AttachedMarker] {
    let width = 1.5 * body.pelvisWidth
    let midline: [(MarkerName, Landmark, Vector3)] = [
      ("C7", .seventhCervicalVertebra, Vector3(-65, 500, 0)),
      ("T10", .tenthThoracicVertebra, Vector3(-95, 250, 0)),
      ("CLAV", .jugularNotch, Vector3(65, 420, 0)),
      ("STRN", .xiphoid, Vector3(85, 260, 0)),
    ]
    let markers = midline.map { name, landmark, place in
      AttachedMarker(
        name: name, segment: SidedSegment(.trunk), landmark: SidedLandmark(landmark),
        position: place)
    }
    return markers
      + [Side.right, .left].map { side in
        attach("SHO", .trunk, side, .acromion, Vector3(0, 440, side.sign * width / 2))
      }
  }

  // Forwards in mm, along the segment as a share of its length, outwards in mm. The places lie on
  // the surface of a limb and were searched for the shape that changes most under any exchange of
  // labels: 31 mm on the thigh, 21 mm on the shank.
  private static let thighCluster = [
    Vector3(-20, 0.31, 77), Vector3(36, 0.36, 78), Vector3(79, 0.31, 25), Vector3(75, 0.58, 35),
  ]
  private static let shankCluster = [
    Vector3(14, 0.21, 53), Vector3(20, 0.58, 57), Vector3(-36, 0.65, 37), Vector3(44, 0.68, 31),
  ]

  private func cluster(
    _ name: String, _ segment: Segment, _ side: Side, length: Double, _ places: [Vector3]
  ) -> [AttachedMarker] {
    places.enumerated().map { index, place in
      attach(
        "\(name)\(index + 1)", segment, side, nil,
        Vector3(place.x, place.y * length, side.sign * place.z))
    }
  }

  private func attach(
    _ name: String, _ segment: Segment, _ side: Side, _ landmark: Landmark?, _ position: Vector3
  ) -> AttachedMarker {
    AttachedMarker(
      name: MarkerName((side == .right ? "R" : "L") + name),
      segment: SidedSegment(segment, segment == .pelvis || segment == .trunk ? nil : side),
      landmark: landmark.map { SidedLandmark($0, side) }, position: position)
  }
}
