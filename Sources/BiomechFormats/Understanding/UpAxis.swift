// SPDX-License-Identifier: Apache-2.0

import BiomechMotion
import BiomechMath

/// The direction of a file that points up: from a lower part of the body to a higher one.
struct UpAxis {
  let direction: AxisDirection
  let evidence: String
  private(set) var doubts: [String] = []

  /// Decides the direction, or returns `nil` when two parts of the body cannot be compared.
  ///
  /// - Parameters:
  ///   - landmarks: The landmarks, in millimetres along the axes of the file.
  ///   - declared: What the file says about its axes; a hint.
  ///   - chosen: The direction that the user gave.
  init?(_ landmarks: LandmarkPositions, declared: DeclaredAxes, chosen: AxisDirection?) {
    let body = BodyAxis(landmarks)
    if let chosen {
      direction = chosen
      evidence = "given with --up"
      // Half of the length is 60 degrees: further off nobody stands.
      if let body, body.way.dot(chosen.vector) < 0.5 * body.way.length {
        doubts.append("\(body.label) do not lie along \(chosen.rawValue): check --up")
      }
      return
    }
    guard let body else {
      guard let hint = declared.up else { return nil }
      direction = hint
      evidence = "the file says so: \(declared.evidence)"
      return
    }
    direction = AxisDirection(nearest: body.way)
    let height = body.way.dot(direction.vector)
    evidence = "\(body.label) are \(height.fixed(0)) mm apart along this axis"
    if let hint = declared.up, hint != direction {
      doubts.append(
        "the file says that \(hint.rawValue) is up (\(declared.evidence)), but \(body.label) lie along "
          + "\(direction.rawValue), which was used: pass --up if it is wrong")
    }
    let lean = body.way.angle(to: direction.vector).degrees
    if lean > 35 {
      doubts.append(
        "the body leans \(lean.fixed(0))° from \(direction.rawValue), the nearest axis: "
          + "check that this is up, or pass --up")
    }
  }
}

/// The way from a lower part of the body to a higher one.
private struct BodyAxis {
  let way: Vector3

  /// Both parts in words.
  let label: String

  /// Pelvis and ankles tell most; what is left has to do where they are missing.
  private static let pairs: [(high: BodyLevel, low: BodyLevel)] = [
    (.pelvis, .ankle), (.pelvis, .foot), (.pelvis, .knee), (.trunk, .ankle), (.trunk, .knee),
    (.knee, .ankle), (.knee, .foot), (.trunk, .pelvis), (.trunk, .foot),
  ]

  init?(_ landmarks: LandmarkPositions) {
    for pair in Self.pairs {
      guard let above = landmarks.mean(of: pair.high), let below = landmarks.mean(of: pair.low)
      else { continue }
      let ways = zip(above, below).map { $0 - $1 }.filter { !$0.isMissing }
      // The longer half is standing, the shorter one may be crouching.
      let limit = ways.map(\.length).medianOfPresent
      let longer = ways.filter { $0.length >= limit }.median
      guard longer.length > 0 else { continue }
      way = longer
      label = "\(pair.high.label) and \(pair.low.label)"
      return
    }
    return nil
  }
}
