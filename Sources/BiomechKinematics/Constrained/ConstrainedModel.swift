// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// A chain of pelvis, thighs, shanks and feet fitted to all markers of a frame at once: inverse
/// kinematics.
///
/// The hips are ball joints at the centres of the calibration; the knees turn about all three axes,
/// within wide soft bounds, and do not shift; lengths and the places of the markers are those of the
/// static trial. What one segment lacks in markers its neighbours make up for, so the model goes on
/// where a cluster alone would have a gap.
///
/// Source: Lu and O'Connor 1999, doi:10.1016/S0021-9290(98)00158-4.
public struct ConstrainedModel: Sendable {
  /// What the chain is made from.
  let calibrated: CalibratedModel

  let weights: [MarkerName: Double]

  /// Why this model and not a fuller one, in one sentence.
  let reason: String

  public var calibration: String? { calibrated.calibration }

  /// Makes the model from a calibration.
  ///
  /// - Parameters:
  ///   - calibrated: The calibration: lengths, joint centres and places of the markers.
  ///   - settings: The weights of markers are taken from here.
  ///   - reason: Why this model and not a fuller one, in one sentence; empty for no reason.
  public init(_ calibrated: CalibratedModel, settings: ModelSettings, because reason: String = "") {
    self.calibrated = calibrated
    self.weights = settings.markerWeights
    self.reason = reason
  }

  /// The weights of markers, where a tracking marker of a thigh or shank counts one (engineering
  /// choices).
  ///
  /// The spines of the pelvis count most: five markers hold what both legs hang on, and the error of
  /// a regression for the hip must not turn it. A landmark beside tracking markers counts a half, as
  /// in the calibrated model: skin slides most over the ends of a bone, and furthest over the
  /// trochanter. The foot is not quite rigid.
  public enum Weight {
    public static let pelvis = 5.0
    public static let tracker = 1.0
    public static let landmark = 0.5
    public static let trochanter = 0.1
    public static let foot = 0.3
  }

  /// The chain with the markers that a trial has.
  ///
  /// - Parameters:
  ///   - clusters: How the calibrated model understood the names of the markers in the trial.
  ///   - trial: The trial.
  /// - Returns: The chain.
  func lowerBody(_ clusters: [ClusterReport], in trial: Trial) -> LowerBody {
    var body = LowerBody()
    body.addPelvis()
    add([(calibrated.pelvis.markers, Weight.pelvis)], to: LowerBody.pelvis, clusters, &body)
    for leg in calibrated.legs {
      let onFoot = leg.footMarkers.filter { trial.trajectories.index(of: $0.name) != nil }
      body.addLeg(
        leg.side, hip: (leg.hipInPelvis, leg.hipInThigh), ankle: leg.ankleInShank,
        footTurns: footTurns(onFoot.map(\.place)))
      let place = body.legs[body.legs.count - 1]
      add(
        [
          (leg.thighTrackers, Weight.tracker), (leg.thighLandmarks, Weight.landmark),
          (leg.thighHelpers, Weight.trochanter),
        ], to: place.thigh, clusters, &body)
      add(
        [(leg.shankTrackers, Weight.tracker), (leg.shankLandmarks, Weight.landmark)],
        to: place.shank, clusters, &body)
      if let foot = place.foot { add([(leg.footMarkers, Weight.foot)], to: foot, clusters, &body) }
    }
    body.normalizeWeights()
    return body
  }

  /// How many axes a foot is seen to turn about: all three where its markers and the ankle centre span
  /// it, two where they lie nearly on one line, none with fewer than two markers.
  private func footTurns(_ places: [Vector3]) -> Int {
    guard places.count >= 2 else { return 0 }
    let points = places + [.zero]
    let spread = PointSpread(of: points, weights: points.map { _ in 1 })
    return spread?.isWellConditioned == true ? 3 : 2
  }

  /// Puts the markers of a segment on a body under the names they have in the trial.
  private func add(
    _ groups: [(markers: [(name: MarkerName, place: Vector3)], weight: Double)], to body: Int,
    _ clusters: [ClusterReport], _ lowerBody: inout LowerBody
  ) {
    guard let cluster = clusters.first(where: { $0.segment == lowerBody.segments[body] }) else {
      return
    }
    var staticNames: [MarkerName: MarkerName] = [:]
    if case .relabelled(let renamed, _) = cluster.outcome { staticNames = renamed }
    for name in cluster.markers {
      let known = staticNames[name] ?? name
      for group in groups {
        guard let marker = group.markers.first(where: { $0.name == known }) else { continue }
        let weight = weights[name] ?? group.weight
        if weight > 0 { lowerBody.addMarker(name, on: body, at: marker.place, weight: weight) }
        break
      }
    }
  }
}
