// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Whether the landmarks named right lie on the right of those named left.
///
/// A mirrored recording, or one with left and right exchanged, turns varus into valgus.
struct SideCheck {
  /// What contradicts, if something does.
  private(set) var contradiction: Contradiction?

  /// What shows that right is right, or `nil` when nothing can.
  private(set) var evidence: String?

  /// A sentence when the landmarks cannot tell.
  private(set) var doubt: String?

  /// The landmarks of two sides that tell right from left, the most reliable first.
  static let landmarks: [Landmark] = pelvis + knees + ankles

  private static let pelvis: [Landmark] = [
    .anteriorSuperiorIliacSpine, .posteriorSuperiorIliacSpine, .hipCentre, .greaterTrochanter,
    .iliacCrest,
  ]
  private static let knees: [Landmark] = [.lateralEpicondyle, .kneeCentre, .medialEpicondyle]
  private static let ankles: [Landmark] = [.lateralMalleolus, .ankleCentre, .medialMalleolus]

  /// Knees may touch and feet may cross in passing; in the middle of a recording they do not.
  private static let crossing = -20.0

  /// Checks the sides.
  ///
  /// - Parameters:
  ///   - positions: The landmarks, in millimetres along the axes of the file.
  ///   - up: The direction that is up.
  ///   - forward: The direction that is forward, frame by frame.
  ///   - handedness: That of the file's axes.
  init(
    _ positions: LandmarkPositions, up: AxisDirection, forward: ForwardAxis,
    handedness: DeclaredAxes.Handedness
  ) {
    let right = forward.perFrame.map { $0.cross(up.vector) * handedness.sign }
    var measured: [(landmark: Landmark, offset: Double)] = []
    for group in [Self.pelvis, Self.knees, Self.ankles] {
      let offsets = group.lazy.compactMap { landmark in
        positions.offset(of: landmark, along: right).map { (landmark, $0) }
      }
      if let first = offsets.first { measured.append(first) }
    }
    let wrong = measured.filter { landmark, offset in
      offset < (Self.pelvis.contains(landmark) ? 0 : Self.crossing)
    }
    if let (landmark, offset) = wrong.first {
      contradiction = Contradiction(
        evidence: "\(positions.name(of: landmark, .right)), the right \(landmark.label), lies "
          + "\((-offset).fixed(0)) mm to the left of \(positions.name(of: landmark, .left)), "
          + "the left one",
        isWhole: measured.allSatisfy { $0.offset < 0 })
      return
    }
    guard let best = measured.first, !forward.isFromSides else {
      doubt =
        "left and right could not be checked, because no landmark tells forward from backward: "
        + "a mirrored recording would exchange varus and valgus; pass --forward to check it"
      return
    }
    evidence =
      "\(positions.name(of: best.landmark, .right)) lies \(best.offset.fixed(0)) mm to "
      + "the right of \(positions.name(of: best.landmark, .left))"
  }

  /// A right landmark on the left.
  struct Contradiction {
    /// Which landmark lies where.
    var evidence: String

    /// Whether pelvis, knees and ankles all say the same, as far as they are seen.
    var isWhole: Bool

    /// The error that the contradiction is, with the switches that overrule it.
    func reason(options: ReadOptions, declared: DeclaredAxes) -> MarkerFileError.Reason {
      guard isWhole else {
        return .sidesContradicted(
          evidence: evidence, remedy: "only a part of the names is wrong: correct them with --map")
      }
      if options.handedness == .left {
        return .sidesContradicted(
          evidence: evidence, remedy: "without --handedness left the sides are right")
      }
      if options.sides == .exchanged {
        return .sidesContradicted(
          evidence: evidence, remedy: "without --sides exchanged the sides are right")
      }
      if options.handedness == nil, declared.handedness == .left {
        return .sidesContradicted(
          evidence: "\(evidence); the file says that its axes are left-handed "
            + "(\(declared.evidence))",
          remedy: "pass --handedness right if its axes are right-handed all the same")
      }
      return .mirrored(evidence: evidence)
    }
  }
}

extension LandmarkPositions {
  /// How far the right landmark lies from the left one along a direction: the median over frames, or
  /// `nil` where that is never seen.
  fileprivate func offset(of landmark: Landmark, along directions: [Vector3]) -> Double? {
    guard let left = self[landmark, .left], let right = self[landmark, .right] else { return nil }
    let offsets = directions.indices.map { (right[$0] - left[$0]).dot(directions[$0]) }
    let median = offsets.medianOfPresent
    return median.isNaN ? nil : median
  }

  fileprivate func name(of landmark: Landmark, _ side: Side) -> String {
    names[SidedLandmark(landmark, side)].map { "'\($0)'" } ?? "the \(side.rawValue) one"
  }
}
