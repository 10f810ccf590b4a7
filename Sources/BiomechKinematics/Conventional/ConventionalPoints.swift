// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The markers of a leg in one frame, in millimetres; missing ones are NaN.
struct ConventionalLegPoints {
  /// Over the lateral epicondyle.
  var knee = Vector3.missing

  /// The wand or marker on the thigh.
  var thigh = Vector3.missing

  /// Over the lateral malleolus.
  var ankle = Vector3.missing

  /// The wand or marker on the shank.
  var shank = Vector3.missing

  var heel = Vector3.missing

  /// Over the second metatarsal head.
  var toe = Vector3.missing

  /// The lateral end of a knee alignment device; with it `knee` is where a marker would be.
  var alignmentAxis = Vector3.missing

  /// Over the medial epicondyle and the medial malleolus, where worn.
  var medialKnee = Vector3.missing
  var medialAnkle = Vector3.missing
}

/// The markers of the pelvis in one frame, in millimetres; missing ones are NaN.
struct ConventionalPelvisPoints {
  var leftASIS = Vector3.missing
  var rightASIS = Vector3.missing

  /// The middle of the posterior spines, or the marker on the sacrum.
  var sacrum = Vector3.missing

  /// The axes of the pelvis, or `nil` when a marker is missing.
  var axes: RigidTransform<Pelvis, Laboratory>? {
    .pelvis(rightASIS: rightASIS, leftASIS: leftASIS, sacrum: sacrum)
  }
}

/// The markers of the conventional gait model in a trial, by their places among its trajectories.
struct ConventionalMarkers: Sendable {
  /// The markers of one leg.
  struct Leg: Sendable {
    var knee: Int?
    var thigh: Int?
    var ankle: Int?
    var shank: Int?
    var heel: Int?
    var toe: Int?
    var medialKnee: Int?
    var medialAnkle: Int?
    var device: KneeAlignmentDevice?

    /// The model's names for what is missing of the thigh and the shank, such as `LKNE`.
    func missing(_ side: Side) -> [String] {
      let letter = side == .left ? "L" : "R"
      var names: [String] = []
      if knee == nil && device == nil { names.append("\(letter)KNE") }
      if thigh == nil && device == nil { names.append("\(letter)THI") }
      if ankle == nil { names.append("\(letter)ANK") }
      if shank == nil && device == nil { names.append("\(letter)TIB") }
      return names
    }
  }

  let leftASIS: Int?
  let rightASIS: Int?
  let leftPSIS: Int?
  let rightPSIS: Int?
  let sacrum: Int?
  let left: Leg
  let right: Leg

  init(_ trial: Trial) {
    func index(_ landmark: Landmark, _ side: Side? = nil) -> Int? {
      trial.markers.marker(landmark, side).flatMap { trial.trajectories.indexIfSeen(of: $0) }
    }
    func leg(_ side: Side) -> Leg {
      let letter = side == .left ? "L" : "R"
      return Leg(
        knee: index(.lateralEpicondyle, side),
        thigh: trial.marker(named: "\(letter)THI", orTracking: .thigh, side),
        ankle: index(.lateralMalleolus, side),
        shank: trial.marker(named: "\(letter)TIB", orTracking: .shank, side),
        heel: index(.heel, side), toe: index(.secondMetatarsalHead, side) ?? index(.toeTip, side),
        medialKnee: index(.medialEpicondyle, side), medialAnkle: index(.medialMalleolus, side),
        device: KneeAlignmentDevice(trial.trajectories, side))
    }
    leftASIS = index(.anteriorSuperiorIliacSpine, .left)
    rightASIS = index(.anteriorSuperiorIliacSpine, .right)
    leftPSIS = index(.posteriorSuperiorIliacSpine, .left)
    rightPSIS = index(.posteriorSuperiorIliacSpine, .right)
    sacrum = index(.sacrum)
    left = leg(.left)
    right = leg(.right)
  }

  subscript(side: Side) -> Leg { side == .left ? left : right }

  /// The model's names for what is missing of the pelvis, such as `LASI`.
  var missingOfPelvis: [String] {
    var names: [String] = []
    if leftASIS == nil { names.append("LASI") }
    if rightASIS == nil { names.append("RASI") }
    if sacrum == nil {
      if leftPSIS == nil { names.append("LPSI") }
      if rightPSIS == nil { names.append("RPSI") }
    }
    return names
  }

  /// The model's names for what is missing of the pelvis and of the leg that misses least.
  var missing: [String] {
    let legs = [left.missing(.left), right.missing(.right)]
    return missingOfPelvis + (legs.min { $0.count < $1.count } ?? [])
  }

  /// The legs that have their markers; none without a pelvis.
  var completeSides: [Side] {
    missingOfPelvis.isEmpty ? Side.allCases.filter { self[$0].missing($0).isEmpty } : []
  }

  /// The pelvis in one frame.
  func pelvis(in trajectories: MarkerTrajectories, frame: Int) -> ConventionalPelvisPoints {
    func position(_ index: Int?) -> Vector3 {
      index.map { trajectories.position(ofMarkerAt: $0, frame: frame) } ?? .missing
    }
    let spines = (position(leftPSIS) + position(rightPSIS)) / 2
    return ConventionalPelvisPoints(
      leftASIS: position(leftASIS), rightASIS: position(rightASIS),
      sacrum: spines.isMissing ? position(sacrum) : spines)
  }

  /// A leg in one frame.
  func leg(_ side: Side, in trajectories: MarkerTrajectories, frame: Int) -> ConventionalLegPoints {
    let leg = self[side]
    func position(_ index: Int?) -> Vector3 {
      index.map { trajectories.position(ofMarkerAt: $0, frame: frame) } ?? .missing
    }
    var points = ConventionalLegPoints(
      knee: position(leg.knee), thigh: position(leg.thigh), ankle: position(leg.ankle),
      shank: position(leg.shank), heel: position(leg.heel), toe: position(leg.toe),
      medialKnee: position(leg.medialKnee), medialAnkle: position(leg.medialAnkle))
    if points.knee.isMissing, let device = leg.device,
      let knee = device.lateralKnee(in: trajectories, frame: frame)
    {
      points.knee = knee
      points.alignmentAxis = position(device.axis)
    }
    return points
  }

  /// Whether the pelvis, thigh or shank of a side rests on a filled sample in a frame.
  func isFilled(_ side: Side, in trajectories: MarkerTrajectories, frame: Int) -> Bool {
    func isFilled(_ index: Int?) -> Bool {
      index.map { trajectories.origin(ofMarkerAt: $0, frame: frame).isFilled } ?? false
    }
    let leg = self[side]
    return isFilled(leftASIS) || isFilled(rightASIS) || isFilled(leftPSIS) || isFilled(rightPSIS)
      || isFilled(sacrum) || isFilled(leg.knee) || isFilled(leg.thigh) || isFilled(leg.ankle)
      || isFilled(leg.shank)
  }
}

extension Trial {
  /// The marker of a name, or else the first that tracks a segment.
  fileprivate func marker(
    named name: String, orTracking segment: Segment, _ side: Side
  ) -> Int? {
    let trackers = markers.trackers[SidedSegment(segment, side)] ?? []
    let wand = trajectories.indexIfSeen(of: MarkerName(name))
    if trackers.contains(MarkerName(name)), let wand { return wand }
    return trackers.lazy.compactMap { trajectories.indexIfSeen(of: $0) }.first ?? wand
  }
}

extension MarkerTrajectories {
  /// The place of a marker that is seen at least once, or `nil`.
  func indexIfSeen(of name: MarkerName) -> Int? {
    index(of: name).flatMap { count(of: .missing, forMarkerAt: $0) < frameCount ? $0 : nil }
  }
}
