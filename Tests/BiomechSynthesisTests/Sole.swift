// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The heel and the tip of a foot from its two markers and the height of its ankle.
struct Sole {
  private let heelMarker: (Int) -> Vector3
  private let toeMarker: (Int) -> Vector3
  private let depth: Double

  init(_ side: Side, of trial: SimulatedTrial, ankleHeight: Double) {
    let trajectories = trial.trajectories
    let letter = side == .right ? "R" : "L"
    func place(_ name: String) -> (Int) -> Vector3 {
      { trajectories[MarkerName(letter + name), frame: $0] ?? .missing }
    }
    heelMarker = place("HEE")
    toeMarker = place("TO2")
    // The markers of the foot are 50 mm below the ankle.
    depth = ankleHeight - 50
  }

  /// Forwards and upwards in the foot.
  private func axes(_ frame: Int) -> (x: Vector3, y: Vector3) {
    let line = toeMarker(frame) - heelMarker(frame)
    let x = line / line.length
    let right = x.cross(Vector3(0, 1, 0))
    let y = right.cross(x)
    return (x, y / y.length)
  }

  func heel(_ frame: Int) -> Vector3 { heelMarker(frame) - axes(frame).y * depth }

  func tip(_ frame: Int) -> Vector3 {
    let axes = axes(frame)
    return toeMarker(frame) + axes.x * 40 - axes.y * depth
  }

  /// In degrees, toes up positive.
  func pitch(_ frame: Int) -> Double { 90 - 180 / .pi * acos(axes(frame).x.y) }
}

extension Sole {
  /// The lower end of the sole.
  func lowest(_ frame: Int) -> Double { min(heel(frame).y, tip(frame).y) }
}
