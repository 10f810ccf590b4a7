// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The pelvis as it stood in the static trial.
struct PelvisCalibration {
  let labFromPelvis: RigidTransform<Pelvis, Laboratory>
  let size: PelvisSize

  /// How the hip centres are placed.
  let hips: [Side: HipCentreReport]

  /// The markers of the pelvis and their places in its axes.
  let markers: [(name: MarkerName, place: Vector3)]

  /// The ASIS, and the middle of the PSIS or the sacrum, in its axes.
  let spines: (right: Vector3, left: Vector3, sacrum: Vector3)

  init(
    _ means: StaticMeans, subject: Subject, settings: ModelSettings,
    functional: FunctionalCalibration
  ) throws(CalibrationError) {
    guard let right = means[.anteriorSuperiorIliacSpine, .right],
      let left = means[.anteriorSuperiorIliacSpine, .left], let sacrum = means.sacrum,
      let labFromPelvis = RigidTransform.pelvis(rightASIS: right, leftASIS: left, sacrum: sacrum)
    else {
      throw CalibrationError(
        path: means.trial.source.path, reason: .degenerate(SidedSegment(.pelvis)))
    }
    self.labFromPelvis = labFromPelvis

    // Leg length from the markers only where nobody measured it; one leg can stand for both.
    var lengths: [Double] = []
    for side in Side.allCases {
      if let measured = subject.legLength[side] {
        lengths.append(measured)
      } else if let spine = means[.anteriorSuperiorIliacSpine, side],
        let malleolus = means[.medialMalleolus, side] ?? means[.lateralMalleolus, side]
      {
        lengths.append((spine - malleolus).length)
      }
    }
    // The regression starts at bone: with a known marker diameter the skin markers' share goes.
    let markers = MarkerThickness(of: subject, settings)
    let size = PelvisSize(
      width: (right - left).length,
      depth: ((right + left) / 2 - sacrum).length - markers.acrossPelvis,
      legLength: lengths.meanOfPresent)
    self.size = size
    let placement = HipPlacement(size, subject: subject, settings: settings)
    var hips: [Side: HipCentreReport] = [:]
    for side in Side.allCases {
      hips[side] = placement.report(
        side, functional: functional.hips[side], refusals: functional.hipRefusals[side] ?? [])
    }
    self.hips = hips

    let pelvisFromLab = labFromPelvis.inverse
    spines = (
      pelvisFromLab.applied(to: right), pelvisFromLab.applied(to: left),
      pelvisFromLab.applied(to: sacrum)
    )
    let landmarks: [SidedLandmark] =
      Side.allCases.flatMap { side in
        [Landmark.anteriorSuperiorIliacSpine, .posteriorSuperiorIliacSpine, .iliacCrest].map {
          SidedLandmark($0, side)
        }
      } + [SidedLandmark(.sacrum)]
    let names =
      landmarks.compactMap { means.trial.markers.landmarks[$0] }
      + (means.trial.markers.trackers[SidedSegment(.pelvis)] ?? [])
    self.markers = names.compactMap { name in
      means[name].map { (name, pelvisFromLab.applied(to: $0)) }
    }
  }

  /// What a reader should know about the hip centres, one sentence each.
  var hipNotes: [String] { Side.allCases.flatMap { hips[$0]?.notes ?? [] } }

  /// The hip centre in pelvis axes; missing when nothing places it.
  func hip(_ side: Side) -> Vector3 { hips[side]?.centre ?? .missing }
}

/// One leg as it stood in the static trial.
struct LegCalibration {
  let side: Side
  let labFromThigh: RigidTransform<Thigh, Laboratory>
  let hipInPelvis: Vector3
  let ankleInShank: Vector3
  let hipInThigh: Vector3
  let geometry: LegGeometry
  let errors: CalibratedLegErrors
  let thighTrackers: [(name: MarkerName, place: Vector3)]
  let thighLandmarks: [(name: MarkerName, place: Vector3)]

  /// Markers of the thigh over skin that slides too far to count beside others.
  let thighHelpers: [(name: MarkerName, place: Vector3)]

  let shankTrackers: [(name: MarkerName, place: Vector3)]
  let shankLandmarks: [(name: MarkerName, place: Vector3)]

  /// The markers of the foot and their places in its axes; empty for a foot without any.
  let footMarkers: [(name: MarkerName, place: Vector3)]

  init(
    _ means: StaticMeans, side: Side, pelvis: PelvisCalibration, subject: Subject,
    settings: ModelSettings, functional: FunctionalCalibration
  ) throws(CalibrationError) {
    let path = means.trial.source.path
    let missing = means.missingLandmarks(for: side)
    guard let lateral = means[.lateralEpicondyle, side],
      let medial = means[.medialEpicondyle, side],
      let lateralMalleolus = means[.lateralMalleolus, side],
      let medialMalleolus = means[.medialMalleolus, side], missing.isEmpty
    else {
      // A landmark that could be placed by the other side and was not has no direction to go by.
      throw CalibrationError(
        path: path,
        reason: missing.isEmpty
          ? .degenerate(SidedSegment(.thigh, side)) : .landmarksMissing(missing))
    }

    let outwards = side.sign * pelvis.labFromPelvis.rotation.z
    try checkPair(
      lateral, medial, .lateralEpicondyle, .medialEpicondyle, 40...200, side, outwards, path)
    try checkPair(
      lateralMalleolus, medialMalleolus, .lateralMalleolus, .medialMalleolus, 25...150, side,
      outwards, path)

    let hipInPelvis = pelvis.hip(side)
    let hip = means.hips[side] ?? pelvis.labFromPelvis.applied(to: hipInPelvis)
    let knee = (lateral + medial) / 2
    let ankle = (lateralMalleolus + medialMalleolus) / 2
    // A functional axis takes the direction of the epicondyles, not the place of the knee centre.
    let axis = settings.kneeAxis == .sara ? functional.kneeAxesInStatic[side] : nil
    let halfAxis = axis.map { side.sign * 50 * $0 } ?? (lateral - medial) / 2
    let (lateralEnd, medialEnd) = (knee + halfAxis, knee - halfAxis)
    guard
      let thigh = RigidTransform.thigh(
        hip: hip, lateral: lateralEnd, medial: medialEnd, side: side)
    else {
      throw CalibrationError(path: path, reason: .degenerate(SidedSegment(.thigh, side)))
    }
    guard
      var shank = means.shank(ankle: ankle, lateral: lateralEnd, medial: medialEnd, side: side)
    else {
      throw CalibrationError(path: path, reason: .degenerate(SidedSegment(.shank, side)))
    }
    if axis != nil, means.epicondylesOnShank[side] != nil, let knee = functional.knees[side] {
      // These epicondyles ride on the shank, where the functional axis is turned from them as much.
      shank.rotation = shank.rotation * .aboutY(side.sign * knee.inwardTurn)
    }

    self.side = side
    labFromThigh = thigh
    self.hipInPelvis = hipInPelvis
    hipInThigh = thigh.inverse.applied(to: hip)
    ankleInShank = shank.inverse.applied(to: ankle)
    thighTrackers = means.trackers(.thigh, side, in: thigh.inverse)
    thighLandmarks = means.landmarks([.lateralEpicondyle], side, in: thigh.inverse)
    thighHelpers = means.landmarks([.greaterTrochanter], side, in: thigh.inverse)
    shankTrackers = means.trackers(.shank, side, in: shank.inverse)
    shankLandmarks = means.landmarks(
      [.lateralMalleolus, .tibialTuberosity, .fibulaHead], side, in: shank.inverse)
    let foot = means.foot(side, ankle: ankle, settings.footReference)
    footMarkers = foot.map { means.footMarkers(side, in: $0.inverse) } ?? []

    let ofLeg = means.recovered.filter { $0.key.side == side }
    // The thigh's axes start at the knee centre, so the centroid itself is the lever.
    let onThigh = centroid(of: thighTrackers.isEmpty ? thighLandmarks : thighTrackers)
    let onShank = centroid(of: shankTrackers.isEmpty ? shankLandmarks : shankTrackers)
    geometry = LegGeometry(
      thighLength: (hip - knee).length, shankLength: (knee - ankle).length,
      kneeWidth: (lateral - medial).length, thighLever: onThigh.length,
      shankLever: (onShank - ankleInShank).length,
      recovered: Dictionary(
        ofLeg.map { ($0.key.landmark, $0.value.error) }, uniquingKeysWith: { first, _ in first }))
    let (thighFromLab, shankFromLab) = (thigh.inverse, shank.inverse)
    let epicondyles = means.epicondylesOnShank[side] ?? (lateral, medial)
    errors = CalibratedLegErrors(
      side: side, hip: hipInThigh, lateralEpicondyle: thighFromLab.applied(to: lateral),
      medialEpicondyle: thighFromLab.applied(to: medial),
      lateralOnShank: shankFromLab.applied(to: epicondyles.lateral),
      medialOnShank: shankFromLab.applied(to: epicondyles.medial),
      lateralMalleolus: shankFromLab.applied(to: lateralMalleolus),
      medialMalleolus: shankFromLab.applied(to: medialMalleolus),
      thighFromPelvis: thighFromLab.rotation * pelvis.labFromPelvis.rotation,
      shankFromThigh: shankFromLab * thigh, thighMiddle: onThigh, shankMiddle: onShank,
      footFromShank: foot.map { $0.rotation.inverse * shank.rotation },
      hasFunctionalAxis: axis != nil)
  }
}

/// The middle of some markers; NaN when there is none.
private func centroid(of markers: [(name: MarkerName, place: Vector3)]) -> Vector3 {
  guard !markers.isEmpty else { return .missing }
  return markers.reduce(Vector3(repeating: 0)) { $0 + $1.place } / Double(markers.count)
}

/// Refuses a lateral and a medial landmark that are exchanged or not a joint's width apart.
///
/// The limits tell wrong units and wrong names, not big knees: marker bases over soft tissue stand
/// 170 mm apart in a recording whose other numbers are sound.
private func checkPair(
  _ lateral: Vector3, _ medial: Vector3, _ lateralName: Landmark, _ medialName: Landmark,
  _ plausible: ClosedRange<Double>, _ side: Side, _ outwards: Vector3, _ path: String
) throws(CalibrationError) {
  let (a, b) = (SidedLandmark(lateralName, side), SidedLandmark(medialName, side))
  let width = (lateral - medial).length
  guard plausible.contains(width) else {
    throw CalibrationError(
      path: path,
      reason: .implausibleWidth(
        a, b, millimetres: width,
        expected: "\(Int(plausible.lowerBound)) to \(Int(plausible.upperBound)) mm"))
  }
  guard (lateral - medial).dot(outwards) > 0 else {
    throw CalibrationError(path: path, reason: .landmarksExchanged(a, b))
  }
}

extension StaticMeans {
  /// The axes of the shank with the knee axis that it has in standing, or with a straight knee.
  func shank(
    ankle: Vector3, lateral: Vector3, medial: Vector3, side: Side
  ) -> RigidTransform<Shank, Laboratory>? {
    let epicondyles = epicondylesOnShank[side] ?? (lateral, medial)
    return .shank(
      ankle: ankle, lateral: epicondyles.lateral, medial: epicondyles.medial, side: side)
  }

  /// The axes of the foot, or `nil` without markers on heel and forefoot.
  ///
  /// A sole is flat on the floor only while standing.
  func foot(
    _ side: Side, ankle: Vector3, _ reference: FootReference
  ) -> RigidTransform<Foot, Laboratory>? {
    guard let foot = FootLandmarks.heelAndForefoot({ self[$0, side] }) else { return nil }
    return posture == .standing && reference == .neutral
      ? .flatFoot(heel: foot.heel, forefoot: foot.forefoot, ankle: ankle)
      : .foot(heel: foot.heel, forefoot: foot.forefoot, ankle: ankle)
  }

  /// The markers of a foot and their places in its axes.
  fileprivate func footMarkers(
    _ side: Side, in footFromLab: RigidTransform<Laboratory, Foot>
  ) -> [(name: MarkerName, place: Vector3)] {
    trackers(.foot, side, in: footFromLab) + landmarks(FootLandmarks.all, side, in: footFromLab)
  }

  /// The tracking markers of a segment and their places in its axes.
  fileprivate func trackers<Body>(
    _ segment: Segment, _ side: Side, in bodyFromLab: RigidTransform<Laboratory, Body>
  ) -> [(name: MarkerName, place: Vector3)] {
    (trial.markers.trackers[SidedSegment(segment, side)] ?? []).compactMap { name in
      self[name].map { (name, bodyFromLab.applied(to: $0)) }
    }
  }

  /// The landmarks of a segment and their places in its axes.
  fileprivate func landmarks<Body>(
    _ landmarks: [Landmark], _ side: Side, in bodyFromLab: RigidTransform<Laboratory, Body>
  ) -> [(name: MarkerName, place: Vector3)] {
    landmarks.compactMap { landmark in
      guard let name = trial.markers.marker(landmark, side), let place = self[name] else {
        return nil
      }
      return (name, bodyFromLab.applied(to: place))
    }
  }
}
