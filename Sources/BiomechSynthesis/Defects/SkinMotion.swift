// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// How the skin of one subject moves under the tracking markers.
struct SkinMotion: Sendable {
  /// What happens to the cluster of one segment at full depth.
  private struct Cluster {
    var middle: Vector3
    var turn: Vector3
    var shift: Vector3
  }

  private enum Skin: CoordinateSystem {}

  private let fullDepth: Angle
  private var clusters: [SidedSegment: Cluster] = [:]
  private var drifts: [MarkerName: Vector3] = [:]

  /// Draws the skin of one subject.
  init(_ tissue: SoftTissue, markers: [AttachedMarker], seed: UInt64) {
    fullDepth = tissue.fullDepth
    guard tissue.turn != .zero || tissue.shift != 0 || tissue.drift != 0 else { return }
    var generator = SeededGenerator(seed: seed, stream: .softTissue)
    for side in [Side.right, .left] {
      for segment in [Segment.thigh, .shank] {
        let key = SidedSegment(segment, side)
        let cluster = markers.filter { $0.segment == key && $0.landmark == nil }
        let sum = cluster.reduce(Vector3.zero) { $0 + $1.position }
        clusters[key] = Cluster(
          middle: sum / Double(cluster.count),
          turn: generator.nextNormalVector(tissue.turn.radians),
          shift: generator.nextNormalVector(tissue.shift))
        for marker in cluster { drifts[marker.name] = generator.nextNormalVector(tissue.drift) }
      }
    }
  }

  /// The marker where the skin carries it at a knee flexion.
  func displaced(_ marker: AttachedMarker, flexion: Angle) -> AttachedMarker {
    guard let drift = drifts[marker.name], let cluster = clusters[marker.segment] else {
      return marker
    }
    let share = flexion.radians / fullDepth.radians
    let turn = Rotation<Skin, Skin>(rotationVector: cluster.turn * share)
    var marker = marker
    marker.position =
      cluster.middle + turn * (marker.position - cluster.middle) + (cluster.shift + drift) * share
    return marker
  }
}
