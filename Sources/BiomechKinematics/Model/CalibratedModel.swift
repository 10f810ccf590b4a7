// SPDX-License-Identifier: Apache-2.0

import BiomechMotion
import BiomechMath

/// A model whose anatomical axes come from a static trial with palpated landmarks (CAST).
///
/// Source: Cappozzo et al. 1995, doi:10.1016/0268-0033(95)91394-T. The hip centre is placed as
/// ``ModelSettings/hipCentre`` says, knee and ankle centres lie midway between epicondyles and
/// malleoli.
public struct CalibratedModel: Sendable {
  /// The name of the trial that calibrated the model.
  public let calibrationName: String

  /// The lengths that were used.
  public let pelvisSize: PelvisSize

  /// What a reader should know about the calibration, one sentence each.
  public let notes: [String]

  /// How the hip centre of each calibrated leg was placed.
  public var hipCentres: [HipCentreReport] { legs.compactMap { pelvis.hips[$0.side] } }

  /// The axes that functional trials give for the knees, whether they are used or not.
  public let functionalKnees: [FunctionalKnee]

  let pelvis: PelvisCalibration
  let legs: [LegCalibration]
  let reference: [MarkerName: Vector3]

  /// The medial offset of each knee from the hip-ankle line in the static trial, in millimetres.
  let standingOffset: [Side: Double]

  public var calibration: String? { calibrationName }

  /// The same landmarks looked at frame by frame, to compare with.
  let direct: DirectModel

  /// Calibrates the model with what functional trials gave.
  init(
    _ means: StaticMeans, subject: Subject, settings: ModelSettings, found: FunctionalCalibration
  ) throws(CalibrationError) {
    var means = means
    let trial = means.trial
    if Side.allCases.allSatisfy({ !means.missingLandmarks(for: $0).isEmpty }) {
      throw CalibrationError(
        path: trial.source.path,
        reason: .landmarksMissing(means.missingLandmarks(Side.allCases)))
    }
    let pelvis = try PelvisCalibration(
      means, subject: subject, settings: settings, functional: found)
    means.recoverMedialLandmarks(
      pelvis: pelvis.labFromPelvis,
      hips: { pelvis.labFromPelvis.applied(to: pelvis.hip($0)) },
      subject: subject)
    let missing = Side.allCases.map { means.missingLandmarks(for: $0) }
    var legs: [LegCalibration] = []
    var notes = means.notes
    var refusal: CalibrationError?
    for (side, missing) in zip(Side.allCases, missing) {
      guard missing.isEmpty else {
        notes.append(
          "\(side.rawValue) leg not calibrated: \(trial.name) has no "
            + missing.map(\.description).joined(separator: ", no "))
        continue
      }
      // One leg with contradicting landmarks does not take the other one with it.
      do {
        legs.append(
          try LegCalibration(
            means, side: side, pelvis: pelvis, subject: subject, settings: settings,
            functional: found))
      } catch {
        refusal = refusal ?? error
        notes.append("\(side.rawValue) leg not calibrated: \(error.problem); \(error.hint)")
      }
    }
    if let refusal, legs.isEmpty { throw refusal }
    var direct = DirectModel(means, pelvis: pelvis, subject: subject, settings: settings)
    func errors(_ side: Side) -> CalibratedLegErrors? { legs.first { $0.side == side }?.errors }
    direct.errors = DirectErrors(
      pelvis: pelvis.errors(legs), left: errors(.left).map { DirectLegErrors($0) },
      right: errors(.right).map { DirectLegErrors($0) })
    self.direct = direct
    self.calibrationName = trial.name
    self.pelvis = pelvis
    self.pelvisSize = pelvis.size
    self.legs = legs
    self.reference = Dictionary(
      uniqueKeysWithValues: trial.trajectories.markers.compactMap { name in
        means[name].map { (name, $0) }
      })

    var offsets: [Side: Double] = [:]
    for leg in legs where means.posture == .standing {
      let plane = FrontalPlane(along: pelvis.labFromPelvis.rotation.z) ?? .laboratory
      offsets[leg.side] = means.frontalLeg(leg, pelvis, plane)?.medialKneeOffset
    }
    self.standingOffset = offsets
    notes += legs.flatMap { pelvis.hips[$0.side]?.notes ?? [] }
    notes += legs.flatMap { found.kneeNotes($0.side, settings.kneeAxis) } + found.notes
    functionalKnees = legs.compactMap { found.knees[$0.side] }
    self.notes = notes
  }
}

extension CalibratedModel {
  /// The body as it stood in the static trial; `nil` when nobody stood in it.
  var standingBody: TrackedBody? {
    guard !standingOffset.isEmpty else { return nil }
    var body = TrackedBody()
    body.pelvis = pelvis.labFromPelvis
    for leg in legs {
      let hip = pelvis.labFromPelvis.applied(to: leg.hipInPelvis)
      body[leg.side] = leg.errors.standingLeg(
        hip: hip, pelvis: pelvis.labFromPelvis.rotation, ankleInShank: leg.ankleInShank)
    }
    return body
  }

  /// How errors of placement change a body.
  ///
  /// - Parameter clusters: How the clusters fitted in the trial; their residual tells the noise.
  /// - Returns: The propagation.
  func errors(_ clusters: [ClusterReport]) -> CalibratedErrors {
    func leg(_ side: Side) -> LegCalibration? { legs.first { $0.side == side } }
    var errors = CalibratedErrors(
      pelvis: pelvis.errors(legs), left: leg(.left)?.errors, right: leg(.right)?.errors)
    for leg in legs {
      for cluster in clusters where cluster.segment.side == leg.side {
        let isThigh = cluster.segment.segment == .thigh
        // Landmarks help only where the tracking markers do not suffice.
        let trackers = (isThigh ? leg.thighTrackers : leg.shankTrackers)
          .filter { cluster.markers.contains($0.name) }
        let landmarks = isThigh ? leg.thighLandmarks : leg.shankLandmarks
        let places = (trackers.count >= 3 ? trackers : trackers + landmarks).map(\.place)
        errors.frameErrors += cluster.noise(of: places) { turn, shift in
          var error = BodyError()
          if isThigh {
            error[leg.side].thighTurn = turn
            error[leg.side].thighShift = shift
          } else {
            error[leg.side].shankTurn = turn
            error[leg.side].shankShift = shift
          }
          return error
        }
      }
    }
    return errors
  }
}

extension ClusterReport {
  /// The independent turns and shifts of one standard deviation by the noise of a cluster's markers.
  ///
  /// What a rigid shape does not explain is taken as white noise: 3 n coordinates less six degrees
  /// of freedom leave the residual.
  fileprivate func noise(
    of places: [Vector3], _ error: (_ turn: Vector3, _ shift: Vector3) -> BodyError
  ) -> [BodyError] {
    guard residual > 0, let unit = PointFitNoise(of: places) else { return [] }
    let count = Double(places.count)
    let noise = residual * (count / (3 * count - 6)).squareRoot()
    return unit.turns.map { error($0 * noise, .zero) }
      + [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1)].map {
        error(.zero, $0 * (unit.shift * noise))
      }
  }
}

extension StaticMeans {
  /// The leg as it stood, in a frontal plane.
  fileprivate func frontalLeg(
    _ leg: LegCalibration, _ pelvis: PelvisCalibration, _ plane: FrontalPlane
  ) -> FrontalLeg? {
    guard let lateral = self[.lateralEpicondyle, leg.side],
      let medial = self[.medialEpicondyle, leg.side],
      let lateralMalleolus = self[.lateralMalleolus, leg.side],
      let medialMalleolus = self[.medialMalleolus, leg.side]
    else { return nil }
    return FrontalLeg(
      hip: plane.projection(of: pelvis.labFromPelvis.applied(to: leg.hipInPelvis)),
      knee: plane.projection(of: (lateral + medial) / 2),
      ankle: plane.projection(of: (lateralMalleolus + medialMalleolus) / 2), side: leg.side)
  }
}

extension PelvisCalibration {
  /// What displaced spines do to the pelvis.
  fileprivate func errors(_ legs: [LegCalibration]) -> PelvisErrors {
    func hip(_ side: Side) -> Vector3 { legs.first { $0.side == side }?.hipInPelvis ?? .zero }
    var errors = PelvisErrors(
      rightASIS: spines.right, leftASIS: spines.left, sacrum: spines.sacrum, size: size,
      leftHip: hip(.left), rightHip: hip(.right))
    errors.leftPlacement = hips[.left]
    errors.rightPlacement = hips[.right]
    return errors
  }
}
