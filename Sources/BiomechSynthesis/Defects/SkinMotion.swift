// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// How the skin of one subject moves under the tracking markers.
struct SkinMotion: Sendable {
  /// What happens to the markers of one segment at full depth.
  private struct Cluster {
    var middle: Vector3
    var turn: Vector3
    var shift: Vector3
  }

  private enum Skin: CoordinateSystem {}

  private let tissue: SoftTissue
  private var clusters: [SidedSegment: Cluster] = [:]
  private var drifts: [MarkerName: Vector3] = [:]

  /// How far the skin slides over each patella in thigh axes.
  private var patellae = BothSides(Vector3.zero)

  /// Draws the skin of one subject.
  init(_ tissue: SoftTissue, markers: [AttachedMarker], seed: UInt64) {
    self.tissue = tissue
    if tissue.patella != 0 {
      var generator = SeededGenerator(seed: seed, stream: .patellaSkin)
      for side in [Side.right, .left] {
        patellae[side] = generator.nextNormalVector(tissue.patella)
      }
    }
    let axial = tissue.shankAxialTurn ?? tissue.turn
    guard tissue.turn != .zero || axial != .zero || tissue.shift != 0 || tissue.drift != 0 else {
      return
    }
    var generator = SeededGenerator(seed: seed, stream: .softTissue)
    for side in [Side.right, .left] {
      for segment in [Segment.thigh, .shank] {
        let key = SidedSegment(segment, side)
        let cluster = markers.filter { $0.segment == key && $0.isCarriedBySkin }
        let sum = cluster.reduce(Vector3.zero) { $0 + $1.position }
        let turn = tissue.turn.radians
        let along = segment == .shank ? axial.radians : turn
        clusters[key] = Cluster(
          middle: sum / Double(cluster.count),
          turn: generator.nextNormalVector(1) * Vector3(turn, along, turn),
          shift: generator.nextNormalVector(tissue.shift))
        let carried =
          tissue.carriesLandmarks ? markers.filter { $0.segment == key } : cluster
        for marker in carried { drifts[marker.name] = generator.nextNormalVector(tissue.drift) }
      }
    }
  }

  /// The marker where the skin carries it in a movement.
  ///
  /// - Parameters:
  ///   - marker: The marker where it was put.
  ///   - leg: The leg it is on.
  ///   - side: The side of the leg.
  ///   - isStanding: Whether the trial is one of standing.
  /// - Returns: The marker with its place of the moment.
  func displaced(
    _ marker: AttachedMarker, on leg: LegPose, _ side: Side, isStanding: Bool
  ) -> AttachedMarker {
    var marker = marker
    if marker.segment.segment == .patella {
      guard !isStanding, patellae[side] != .zero else { return marker }
      let patellaFromThigh = leg.patella.rotation.inverse * leg.thigh.rotation
      marker.position += patellaFromThigh * patellae[side]
      return marker
    }
    guard let drift = drifts[marker.name], let cluster = clusters[marker.segment] else {
      return marker
    }
    let share =
      switch tissue.course {
      case .withFlexion: leg.angles.kneeFlexion.radians / tissue.fullDepth.radians
      case .constant: isStanding ? 0.0 : 1
      }
    let turn = Rotation<Skin, Skin>(rotationVector: cluster.turn * share)
    marker.position =
      cluster.middle + turn * (marker.position - cluster.middle) + (cluster.shift + drift) * share
    return marker
  }
}

extension AttachedMarker {
  /// Whether it moves with the soft tissue of its segment: trackers, and in the conventional set the
  /// lateral markers of the joint below as well.
  fileprivate var isCarriedBySkin: Bool { landmark == nil || isOnSkin }
}
