// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The points that the viewer draws in some frames of a trial, and the lines between them.
struct ClipSkeleton {
  /// The most markers of a clip; those that stand for something come first.
  static let mostMarkers = 120

  /// One point over the frames of the clip, in laboratory axes and millimetres.
  struct Point {
    /// What it is; empty for the end of an axis.
    var name: String

    /// NaN where it is not seen.
    var positions: [Vector3]

    /// Whether the position rests on filled samples.
    var isFilled: [Bool]
  }

  /// A line between two points.
  struct Link: Hashable {
    var a: Int
    var b: Int
    var kind: Kind

    enum Kind: Int {
      case rightBone, leftBone, rightMarkers, leftMarkers, middle
    }
  }

  /// The places of the points of one leg, in this order; `nil` where there is none.
  struct Leg {
    var hip: Int?
    var knee: Int?
    var ankle: Int?

    /// The lateral or, on the left, medial end of the flexion axis.
    var flexionAxis: Int?

    /// The long axis of the thigh carried on below the knee, that of the shank above it.
    var thighAxis: Int?
    var shankAxis: Int?

    var places: [Int?] { [hip, knee, ankle, flexionAxis, thighAxis, shankAxis] }
  }

  /// How long the axes are drawn from the knee centre, in millimetres.
  static let flexionAxisLength = 100.0
  static let longAxisLength = 160.0

  /// The markers, those with a meaning first, then joint centres and ends of axes.
  private(set) var points: [Point] = []

  /// How many of ``points`` are markers, and how many of these have a meaning.
  private(set) var markerCount = 0
  private(set) var knownCount = 0

  private(set) var legs: [Side: Leg] = [:]
  private(set) var links: [Link] = []

  /// How many markers of the recording are not shown.
  private(set) var omittedCount = 0

  /// - Parameters:
  ///   - analyzed: The trial.
  ///   - frames: The frames of the clip.
  init(of analyzed: AnalyzedTrial, frames: [Int]) {
    addMarkers(of: analyzed.trial, frames)
    for side in [Side.right, .left] { addLeg(side, of: analyzed.kinematics, frames) }
    addLinks(of: analyzed.trial.markers)
  }

  /// The places of points that belong to the body for certain: markers with a meaning and joints.
  var bodyPlaces: [Int] {
    let joints = legs.values.flatMap { [$0.hip, $0.knee, $0.ankle] }.compactMap { $0 }
    let known = Array(0..<knownCount) + joints.sorted()
    return known.isEmpty ? Array(0..<markerCount) : known
  }

  // MARK: - Points

  private mutating func addMarkers(of trial: Trial, _ frames: [Int]) {
    let trajectories = trial.trajectories
    let known = Set(trial.markers.landmarks.values).union(trial.markers.trackers.values.joined())
    let order =
      trajectories.markers.indices.filter { known.contains(trajectories.markers[$0]) }
      + trajectories.markers.indices.filter { !known.contains(trajectories.markers[$0]) }
    for index in order {
      let positions = frames.map { trajectories.position(ofMarkerAt: index, frame: $0) }
      guard positions.contains(where: \.isDrawable) else { continue }
      guard points.count < Self.mostMarkers else {
        omittedCount += 1
        continue
      }
      let name = trajectories.markers[index]
      points.append(
        Point(
          name: plain(name.rawValue), positions: positions,
          isFilled: frames.map {
            trajectories.origin(ofMarkerAt: index, frame: $0).isFilled
          }))
      if known.contains(name) { knownCount += 1 }
    }
    markerCount = points.count
  }

  private mutating func addLeg(_ side: Side, of kinematics: TrialKinematics, _ frames: [Int]) {
    let filled = kinematics.filledFrames[side] ?? []
    let isFilled = frames.map { filled.indices.contains($0) && filled[$0] }
    func add(_ name: String, _ positions: [Vector3]) -> Int? {
      guard positions.contains(where: \.isDrawable) else { return nil }
      points.append(Point(name: name, positions: positions, isFilled: isFilled))
      return points.count - 1
    }
    func centres(_ joint: Joint) -> [Vector3] {
      guard let column = kinematics.centres[SidedJoint(joint, side)] else { return [] }
      return frames.map { column.x.indices.contains($0) ? column[$0] : .missing }
    }
    var leg = Leg()
    leg.hip = add("\(side.rawValue) hip centre", centres(.hip))
    let knee = centres(.knee)
    leg.knee = add("\(side.rawValue) knee centre", knee)
    leg.ankle = add("\(side.rawValue) ankle centre", centres(.ankle))
    if let bodies = kinematics.track?.bodies, leg.knee != nil {
      func ends(_ offset: (TrackedLeg) -> Vector3?) -> [Vector3] {
        zip(frames, knee).map { frame, knee in
          guard bodies.indices.contains(frame), let offset = offset(bodies[frame][side]) else {
            return .missing
          }
          return knee + offset
        }
      }
      leg.flexionAxis = add(
        "", ends { $0.thigh.map { $0.rotation.z * Self.flexionAxisLength } })
      leg.thighAxis = add("", ends { $0.thigh.map { $0.rotation.y * -Self.longAxisLength } })
      leg.shankAxis = add("", ends { $0.shank.map { $0.rotation.y * Self.longAxisLength } })
    }
    legs[side] = leg
  }

  // MARK: - Lines

  private mutating func addLinks(of markers: MarkerAssignment) {
    let places = Dictionary(
      points.prefix(markerCount).enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first })
    func place(_ landmark: Landmark, _ side: Side? = nil) -> Int? {
      markers.marker(landmark, side).flatMap { places[plain($0.rawValue)] }
    }
    func link(_ a: Int?, _ b: Int?, _ kind: Link.Kind) {
      if let a, let b, a != b { links.append(Link(a: a, b: b, kind: kind)) }
    }
    for side in [Side.right, .left] {
      let bone: Link.Kind = side == .right ? .rightBone : .leftBone
      let thin: Link.Kind = side == .right ? .rightMarkers : .leftMarkers
      let leg = legs[side] ?? Leg()
      link(leg.hip, leg.knee, bone)
      link(leg.knee, leg.ankle, bone)
      let toe =
        place(.secondMetatarsalHead, side) ?? place(.fifthMetatarsalHead, side)
        ?? place(.firstMetatarsalHead, side) ?? place(.toeTip, side)
      let ankle = leg.ankle ?? place(.lateralMalleolus, side)
      link(ankle, place(.heel, side), thin)
      link(place(.heel, side), toe, thin)
      link(ankle, toe, thin)
      link(
        place(.anteriorSuperiorIliacSpine, side),
        place(.posteriorSuperiorIliacSpine, side) ?? place(.sacrum), .middle)
      link(place(.seventhCervicalVertebra), place(.acromion, side), .middle)
      link(place(.acromion, side), place(.jugularNotch), .middle)
    }
    link(legs[.right]?.hip, legs[.left]?.hip, .middle)
    link(
      place(.anteriorSuperiorIliacSpine, .right), place(.anteriorSuperiorIliacSpine, .left), .middle
    )
    link(
      place(.posteriorSuperiorIliacSpine, .right), place(.posteriorSuperiorIliacSpine, .left),
      .middle)
    let sacrum = place(.sacrum) ?? place(.posteriorSuperiorIliacSpine, .right)
    let back = place(.tenthThoracicVertebra)
    link(place(.seventhCervicalVertebra), back ?? sacrum, .middle)
    link(back, sacrum, .middle)
    link(place(.jugularNotch), place(.xiphoid), .middle)
  }
}

extension SIMD3<Double> {
  /// Whether the point is there and within a kilometre, which holds every laboratory.
  var isDrawable: Bool {
    // NaN fails every comparison.
    x.magnitude < 1e6 && y.magnitude < 1e6 && z.magnitude < 1e6
  }
}
