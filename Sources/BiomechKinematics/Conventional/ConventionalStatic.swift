// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A trial in which the person stands, and what it tells the conventional gait model.
struct ConventionalStatic: Sendable {
  /// The name of the trial.
  let name: String

  /// What the file stores.
  let stored: StoredMeasurements

  /// Whether the user gave it as the static trial; otherwise it is a stretch of standing.
  let isGiven: Bool

  /// The frames that count: all of a given static trial, as the vendor has it.
  let frames: Range<Int>

  private let trajectories: MarkerTrajectories
  private let markers: ConventionalMarkers

  /// A static trial that the user gave.
  init(given trial: Trial) {
    self.init(trial, frames: 0..<trial.trajectories.frameCount, isGiven: true)
  }

  /// The longest stretch of quiet standing in a trial, or `nil` when there is none.
  init?(standingIn trial: Trial) {
    guard let window = QuietWindow.longest(in: trial, limits: .reference) else { return nil }
    self.init(trial, frames: window.frames, isGiven: false)
  }

  private init(_ trial: Trial, frames: Range<Int>, isGiven: Bool) {
    name = trial.name
    stored = StoredMeasurements(trial)
    self.isGiven = isGiven
    self.frames = frames
    trajectories = trial.trajectories
    markers = ConventionalMarkers(trial)
  }

  /// The mean distance between the markers on the anterior spines, in millimetres; NaN unseen.
  var interASISDistance: Double {
    frames.map { frame in
      let pelvis = markers.pelvis(in: trajectories, frame: frame)
      return (pelvis.leftASIS - pelvis.rightASIS).length
    }.meanOfPresent
  }

  /// The mean distance from spine to malleolus, in millimetres; NaN unseen.
  func legLength(_ side: Side) -> Double {
    frames.map { frame in
      let leg = markers.leg(side, in: trajectories, frame: frame)
      return (spine(side, frame) - leg.malleolus).length
    }.meanOfPresent
  }

  /// The median way from spine to knee to malleolus, in millimetres; NaN unseen.
  ///
  /// It hardly changes as the knee bends, so a movement tells it as well as standing does.
  func legLengthByKnee(_ side: Side) -> Double {
    frames.map { frame in
      let leg = markers.leg(side, in: trajectories, frame: frame)
      return (spine(side, frame) - leg.knee).length + (leg.knee - leg.malleolus).length
    }.medianOfPresent
  }

  private func spine(_ side: Side, _ frame: Int) -> Vector3 {
    let pelvis = markers.pelvis(in: trajectories, frame: frame)
    return side == .left ? pelvis.leftASIS : pelvis.rightASIS
  }

  /// The mean distance between the markers on both sides of a knee, in millimetres; NaN unseen.
  func kneeSpan(_ side: Side) -> Double { span(side) { $0.knee - $0.medialKnee } }

  /// The mean distance between the markers on both sides of an ankle, in millimetres; NaN unseen.
  func ankleSpan(_ side: Side) -> Double { span(side) { $0.ankle - $0.medialAnkle } }

  private func span(_ side: Side, _ way: (ConventionalLegPoints) -> Vector3) -> Double {
    frames.map { way(markers.leg(side, in: trajectories, frame: $0)).length }.meanOfPresent
  }

  /// Whether a knee alignment device is worn and seen on a side.
  func hasDevice(_ side: Side) -> Bool {
    frames.contains { frame in
      !markers.leg(side, in: trajectories, frame: frame).alignmentAxis.isMissing
    }
  }
}

// MARK: - Offsets

extension ConventionalStatic {
  /// The static offsets of a foot: the plain mean over the frames.
  ///
  /// - Parameters:
  ///   - parameters: Everything but the offsets of the feet.
  ///   - side: The foot.
  ///   - isFlat: Whether the sole is level.
  /// - Returns: The offsets, or `nil` when a marker is never seen.
  func footOffsets(
    _ parameters: ConventionalParameters, _ side: Side, isFlat: Bool
  ) -> FootOffsets? {
    var (plantarFlexion, rotation, count) = (0.0, 0.0, 0.0)
    for frame in frames {
      let points = markers.leg(side, in: trajectories, frame: frame)
      let hip = markers.pelvis(in: trajectories, frame: frame).axes?.applied(
        to: parameters.hipInPelvis(side))
      let leg = parameters.leg(points, side, hip: hip, foot: .heelToToe(isFlat: isFlat))
      guard let offsets = points.footOffsets(leg, side, isFlat: isFlat) else { continue }
      plantarFlexion += offsets.plantarFlexion
      rotation += offsets.rotation
      count += 1
    }
    guard count > 0 else { return nil }
    return FootOffsets(
      plantarFlexion: .radians(plantarFlexion / count), rotation: .radians(rotation / count))
  }

  /// The angles of wands and malleoli to the axes of knee and ankle.
  struct AxisOffsets {
    var thigh: Angle
    /// `nil` where nothing tells the axis of the ankle.
    var shank: Angle?
    var tibialTorsion: Angle?
  }

  /// Where the markers on thigh and shank stand against the axes that medial markers or a knee
  /// alignment device show.
  ///
  /// - Parameters:
  ///   - parameters: The lengths, and the tibial torsion where only a device is worn.
  ///   - side: The leg.
  ///   - error: How far the markers are off, for the propagation of their errors.
  ///   - some: The frames to look at; all that count when `nil`.
  /// - Returns: The offsets, the mean over the frames; `nil` when nothing shows the knee's axis.
  func axisOffsets(
    _ parameters: ConventionalParameters, _ side: Side, with error: LegError = LegError(),
    in some: Range<Int>? = nil
  ) -> AxisOffsets? {
    var (thigh, shank, torsion) = ([Double](), [Double](), [Double]())
    for frame in some ?? frames {
      var points = markers.leg(side, in: trajectories, frame: frame)
      let pelvis = markers.pelvis(in: trajectories, frame: frame).axes
      guard let hip = pelvis?.applied(to: parameters.hipInPelvis(side) + error.hipCentre) else {
        continue
      }
      if error != LegError() {
        points.displace(error, parameters.leg(points, side, hip: hip, foot: .offset))
      }
      guard let found = axisOffsets(points, parameters, side, hip: hip) else { continue }
      thigh.append(found.thigh.radians)
      if let angle = found.shank { shank.append(angle.radians) }
      if let angle = found.tibialTorsion { torsion.append(angle.radians) }
    }
    guard !thigh.isEmpty else { return nil }
    return AxisOffsets(
      thigh: .radians(thigh.meanOfPresent),
      shank: shank.isEmpty ? nil : .radians(shank.meanOfPresent),
      tibialTorsion: torsion.isEmpty ? nil : .radians(torsion.meanOfPresent))
  }

  /// A frame of the static trial that shows the axes, with the offsets in it.
  func exemplar(
    _ parameters: ConventionalParameters, _ side: Side
  ) -> (frame: Int, offsets: AxisOffsets)? {
    let middle = (frames.lowerBound + frames.upperBound) / 2
    for frame in Array(middle..<frames.upperBound) + Array(frames.lowerBound..<middle) {
      if let offsets = axisOffsets(parameters, side, in: frame..<frame + 1) {
        return (frame, offsets)
      }
    }
    return nil
  }

  private func axisOffsets(
    _ points: ConventionalLegPoints, _ parameters: ConventionalParameters, _ side: Side,
    hip: Vector3
  ) -> AxisOffsets? {
    let hasDevice = !points.alignmentAxis.isMissing
    // A marker on the far side, mirrored to this one, is a wand on the axis itself.
    let kneeAxis = hasDevice ? points.alignmentAxis : 2 * points.knee - points.medialKnee
    guard !points.thigh.isMissing,
      let knee = jointCentreByChord(
        lateral: points.knee, proximal: hip, segment: kneeAxis,
        offset: parameters.kneeDepth(side)),
      let thigh = offset(of: points.thigh, from: knee, to: hip, lateral: points.knee, side)
    else { return nil }
    var offsets = AxisOffsets(thigh: thigh)

    let hasMedial = !points.medialAnkle.isMissing
    let ankleAxis = hasMedial ? 2 * points.ankle - points.medialAnkle : points.alignmentAxis
    guard !points.shank.isMissing,
      let ankle = jointCentreByChord(
        lateral: points.ankle, proximal: knee, segment: ankleAxis,
        offset: parameters.ankleDepth(side),
        rotation: hasMedial ? .zero : parameters[side].tibialTorsion, side: side)
    else { return offsets }
    offsets.shank = offset(of: points.shank, from: ankle, to: knee, lateral: points.ankle, side)
    if hasMedial {
      offsets.tibialTorsion = offset(
        of: ankle + (points.knee - knee), from: ankle, to: knee, lateral: points.ankle, side)
    }
    return offsets
  }

  /// How far a point stands in front of the lateral end of a joint's axis, seen along the bone.
  private func offset(
    of point: Vector3, from distal: Vector3, to proximal: Vector3, lateral: Vector3, _ side: Side
  ) -> Angle? {
    guard let along = (proximal - distal).normalized, let out = (lateral - distal).normalized
    else { return nil }
    let forwards = along.cross(side.sign * out)
    return .radians(atan2((point - distal).dot(forwards), (point - distal).dot(out)))
  }
}

extension ConventionalLegPoints {
  /// The malleolus that leg length is measured to, or the other one.
  fileprivate var malleolus: Vector3 { medialAnkle.isMissing ? ankle : medialAnkle }
}
