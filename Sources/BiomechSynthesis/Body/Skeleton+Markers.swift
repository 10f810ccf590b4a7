// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// A marker on the skeleton.
struct AttachedMarker: Sendable {
  let name: MarkerName
  let segment: SidedSegment

  /// The place on the body, or `nil` for a marker that only tracks its segment.
  let landmark: SidedLandmark?

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

  /// Every marker of the body in the order of the recording.
  var markers: [AttachedMarker] {
    let pelvis = [Side.right, .left].map { side in
      attach("ASI", .pelvis, side, .anteriorSuperiorIliacSpine, anteriorSpine(side))
    }
    let back = [Side.right, .left].map { side in
      attach(
        "PSI", .pelvis, side, .posteriorSuperiorIliacSpine,
        Vector3(-body.pelvisDepth, 0, side.sign * body.posteriorPelvisWidth / 2))
    }
    return pelvis + back + legMarkers(.right) + legMarkers(.left)
  }

  private func legMarkers(_ side: Side) -> [AttachedMarker] {
    let outwards = Vector3(0, 0, side.sign)
    let malleolus = malleolarHalfAxis(side)
    return [
      attach("LEP", .thigh, side, .lateralEpicondyle, outwards * (body.kneeWidth / 2)),
      attach("MEP", .thigh, side, .medialEpicondyle, outwards * (-body.kneeWidth / 2)),
      attach("LMA", .shank, side, .lateralMalleolus, ankle + malleolus),
      attach("MMA", .shank, side, .medialMalleolus, ankle - malleolus),
    ] + cluster("TH", .thigh, side, length: body.thighLength, Self.thighCluster)
      + cluster("SH", .shank, side, length: -body.shankLength, Self.shankCluster) + [
        attach("HEE", .foot, side, .heel, heelMarker),
        attach(
          "TO2", .foot, side, .secondMetatarsalHead,
          heelMarker + Vector3(body.footLength, 0, 0)),
      ]
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
      segment: SidedSegment(segment, segment == .pelvis ? nil : side),
      landmark: landmark.map { SidedLandmark($0, side) }, position: position)
  }
}
