// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The horizontal direction of a file that the person faces, as far as an axis goes that way.
struct ForwardAxis {
  let direction: AxisDirection
  let evidence: String
  private(set) var doubts: [String] = []

  /// The forward direction in each frame, horizontal and of length one; missing where it is not seen.
  let perFrame: [Vector3]

  /// The mean direction that the landmarks face, or `nil` where they do not tell.
  let facing: Vector3?

  /// Whether the person turns so much that forward is only a mean.
  let isTurning: Bool

  /// Whether forward was concluded from left and right, which then cannot be checked by it.
  let isFromSides: Bool

  /// How the direction that the user gave contradicts the body, if it does.
  let contradiction: String?

  /// Decides the direction, or returns `nil` when nothing tells it.
  ///
  /// - Parameters:
  ///   - landmarks: The landmarks, along the axes of the file.
  ///   - up: The direction that is up.
  ///   - handedness: That of the file's axes.
  ///   - declared: What the file says about its axes; a hint.
  ///   - chosen: The direction that the user gave, not along `up`.
  init?(
    _ landmarks: LandmarkPositions, up: AxisDirection, handedness: DeclaredAxes.Handedness,
    declared: DeclaredAxes, chosen: AxisDirection?
  ) {
    let told = landmarks.pelvisWays ?? landmarks.footWays
    let given =
      chosen ?? (told == nil ? declared.forward.flatMap { $0.index == up.index ? nil : $0 } : nil)
    let source =
      told ?? (given == nil ? landmarks.waysFromSides(up: up.vector * handedness.sign) : nil)
    let directions = source?.ways.map { way in
      (way - up.vector * way.dot(up.vector)).normalized ?? .missing
    }
    let seen = (directions ?? []).filter { !$0.isMissing }
    let mean = seen.reduce(Vector3(0, 0, 0), +) / Double(max(seen.count, 1))
    isFromSides = told == nil && given == nil
    facing = mean.length > 0 ? mean : nil
    // 0.7 is the mean of directions spread evenly over half a turn.
    isTurning = facing != nil && mean.length < 0.7

    if let given {
      direction = given
      evidence = chosen == nil ? "the file says so: \(declared.evidence)" : "given with --forward"
      perFrame = directions ?? landmarks.constant(given.vector)
      let angle = facing.map { $0.angle(to: given.vector).degrees } ?? 0
      contradiction =
        angle > 90 && !isTurning
        ? source.map { "\($0.evidence), \(angle.fixed(0))° from \(given.rawValue)" } : nil
      if angle > 60 && contradiction == nil {
        doubts.append(
          "the person faces \(angle.fixed(0))° away from \(given.rawValue): check --forward")
      }
      return
    }
    guard let source, let directions, facing != nil else { return nil }
    perFrame = directions
    contradiction = nil
    direction = AxisDirection(nearest: mean, butNot: up)
    evidence = source.evidence
    let angle = mean.angle(to: direction.vector).degrees
    if isTurning {
      doubts.append("the person turns during the recording: forward is only the mean direction")
    } else if angle > 30 {
      doubts.append(
        "the person faces \(angle.fixed(0))° away from \(direction.rawValue), the nearest axis")
    }
  }
}

extension LandmarkPositions {
  fileprivate typealias Ways = (ways: [Vector3], evidence: String)

  /// From the back of the pelvis to its front.
  fileprivate var pelvisWays: Ways? {
    let front = Self.mean(
      of: [self[.anteriorSuperiorIliacSpine, .left], self[.anteriorSuperiorIliacSpine, .right]])
    guard let front else { return nil }
    let spines = Self.mean(
      of: [self[.posteriorSuperiorIliacSpine, .left], self[.posteriorSuperiorIliacSpine, .right]])
    if let spines, let ways = Self.ways(from: spines, to: front) {
      return (ways, "the anterior iliac spines lie in front of the posterior ones")
    }
    if let sacrum = self[.sacrum], let ways = Self.ways(from: sacrum, to: front) {
      return (ways, "the anterior iliac spines lie in front of the sacrum")
    }
    return nil
  }

  /// From the heels to the toes; the feet may point outwards, but they do so alike.
  fileprivate var footWays: Ways? {
    let toes: [Landmark] = [
      .secondMetatarsalHead, .toeTip, .firstMetatarsalHead, .fifthMetatarsalHead,
    ]
    for toe in toes {
      let feet = Side.allCases.compactMap { side -> [Vector3]? in
        guard let heel = self[.heel, side], let tip = self[toe, side] else { return nil }
        return Self.ways(from: heel, to: tip)
      }
      if let ways = Self.mean(of: feet) {
        return (ways, "the toes lie in front of the heels")
      }
    }
    return nil
  }

  /// At a right angle to the way from a left landmark to the right one.
  fileprivate func waysFromSides(up: Vector3) -> Ways? {
    for landmark in SideCheck.landmarks {
      if let left = self[landmark, .left], let right = self[landmark, .right],
        let ways = Self.ways(from: left, to: right)
      {
        return (
          ways.map { up.cross($0) }, "at a right angle to the line between left and right"
        )
      }
    }
    return nil
  }

  /// The way between two tracks, or `nil` where they are never seen together.
  private static func ways(from a: [Vector3], to b: [Vector3]) -> [Vector3]? {
    let ways = zip(a, b).map { $1 - $0 }
    return ways.contains { !$0.isMissing } ? ways : nil
  }

  /// The mean of tracks that are all there, or `nil`.
  private static func mean(of tracks: [[Vector3]?]) -> [Vector3]? {
    let present = tracks.compactMap { $0 }
    guard let first = present.first, present.count == tracks.count else { return nil }
    return first.indices.map { frame in
      present.reduce(Vector3(0, 0, 0)) { $0 + $1[frame] } / Double(present.count)
    }
  }
}
