// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion
import BiomechMath

/// A model whose anatomical axes come from a static trial with palpated landmarks (CAST).
///
/// Source: Cappozzo et al. 1995, doi:10.1016/0268-0033(95)91394-T. The hip centre is Harrington's,
/// knee and ankle centres lie midway between epicondyles and malleoli.
public struct CalibratedModel: Sendable {
  /// The name of the trial that calibrated the model.
  public let calibrationName: String

  /// The lengths that were used.
  public let pelvisSize: PelvisSize

  /// What a reader should know about the calibration, one sentence each.
  public let notes: [String]

  let pelvis: PelvisCalibration
  let legs: [LegCalibration]
  let reference: [MarkerName: Vector3]

  /// The medial offset of each knee from the hip-ankle line in the static trial, in millimetres.
  let standingOffset: [Side: Double]

  public var calibration: String? { calibrationName }

  /// Calibrates the model.
  ///
  /// - Parameters:
  ///   - trial: The static trial, in laboratory axes.
  ///   - subject: Leg length and marker diameter are taken from here where known.
  /// - Throws: ``CalibrationError`` when neither leg has its landmarks, or when they contradict
  ///   each other in both. A leg that fails alone is left out and said so in ``notes``.
  public init(calibratedOn trial: Trial, subject: Subject) throws(CalibrationError) {
    let means = StaticMeans(trial)
    let missing = Side.allCases.map { means.missingLandmarks(for: $0) }
    guard missing.contains(where: \.isEmpty) else {
      var all: [SidedLandmark] = []
      for landmark in missing.joined() where !all.contains(landmark) { all.append(landmark) }
      throw CalibrationError(path: trial.source.path, reason: .landmarksMissing(all))
    }
    let pelvis = try PelvisCalibration(means, subject: subject)
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
        legs.append(try LegCalibration(means, side: side, pelvis: pelvis, subject: subject))
      } catch {
        refusal = refusal ?? error
        notes.append("\(side.rawValue) leg not calibrated: \(error.problem); \(error.hint)")
      }
    }
    if let refusal, legs.isEmpty { throw refusal }
    self.calibrationName = trial.name
    self.pelvis = pelvis
    self.pelvisSize = pelvis.size
    self.legs = legs
    self.reference = Dictionary(
      uniqueKeysWithValues: trial.trajectories.markers.compactMap { name in
        means[name].map { (name, $0) }
      })

    var offsets: [Side: Double] = [:]
    for leg in legs {
      let plane = FrontalPlane(along: pelvis.labFromPelvis.rotation.z) ?? .laboratory
      offsets[leg.side] = means.frontalLeg(leg, pelvis, plane)?.medialKneeOffset
    }
    self.standingOffset = offsets
    self.notes = notes
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
