// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Joint angles from markers, worked out in the way of a textbook: axes as three vectors, angles by
/// Grood and Suntay's three axes of the joint, segments followed by a triad of markers.
///
/// It shares no formula with the model under test, which composes Cardan rotations.
struct ReferenceLeg {
  typealias Axes = (x: Vector3, y: Vector3, z: Vector3)

  private let side: Side
  private let motion: SimulatedTrial
  private let hipInPelvis: Vector3
  private let thighInTriad: Axes
  private let shankInTriad: Axes

  init(_ side: Side, calibratedOn still: SimulatedTrial, in motion: SimulatedTrial) {
    self.side = side
    self.motion = motion
    let letter = side == .right ? "R" : "L"
    func place(_ name: String) -> Vector3 {
      still.trajectories[MarkerName(letter + name), frame: 0] ?? .missing
    }
    hipInPelvis = harrington(in: still, side)
    let pelvis = pelvisAxes(still, 0)
    let hip = middle(still, 0, "RASI", "LASI") + inAxes(pelvis, hipInPelvis)
    let knee = (place("LEP") + place("MEP")) / 2
    let ankle = (place("LMA") + place("MMA")) / 2
    let right = (place("LEP") - place("MEP")) * side.sign
    thighInTriad = components(
      of: segmentAxes(up: hip - knee, right), in: triad(still, side, "TH", 0))
    shankInTriad = components(
      of: segmentAxes(up: knee - ankle, right), in: triad(still, side, "SH", 0))
  }

  /// Knee flexion, adduction and internal rotation in degrees.
  func knee(_ frame: Int) -> Vector3 {
    let (thigh, shank) = (thighAxes(frame), shankAxes(frame))
    let angles = jointAngles(proximal: thigh, distal: shank)
    return Vector3(-angles.x, angles.y, angles.z)
  }

  /// Hip flexion, adduction and internal rotation in degrees.
  func hip(_ frame: Int) -> Vector3 {
    jointAngles(proximal: pelvisAxes(motion, frame), distal: thighAxes(frame))
  }

  func hipCentre(_ frame: Int) -> Vector3 {
    middle(motion, frame, "RASI", "LASI") + inAxes(pelvisAxes(motion, frame), hipInPelvis)
  }

  func thighAxes(_ frame: Int) -> Axes {
    carried(thighInTriad, by: triad(motion, side, "TH", frame))
  }

  func shankAxes(_ frame: Int) -> Axes {
    carried(shankInTriad, by: triad(motion, side, "SH", frame))
  }

  /// About the proximal z axis, the floating axis and the distal y axis.
  private func jointAngles(proximal: Axes, distal: Axes) -> Vector3 {
    let e1 = proximal.z
    let e3 = distal.y
    let floating = e3.cross(e1)
    let e2 = floating / floating.length
    let radians = Vector3(
      atan2(e2.dot(proximal.y), e2.dot(proximal.x)),
      side.sign * asin(e1.dot(e3)),
      side.sign * atan2(e2.dot(distal.z), e2.dot(distal.x)))
    return radians * (180 / .pi)
  }
}

/// The middle of two markers.
func middle(_ trial: SimulatedTrial, _ frame: Int, _ a: MarkerName, _ b: MarkerName) -> Vector3 {
  ((trial.trajectories[a, frame: frame] ?? .missing)
    + (trial.trajectories[b, frame: frame] ?? .missing)) / 2
}

/// The hip centre in pelvis axes from the static trial, coefficients typed a second time.
func harrington(in still: SimulatedTrial, _ side: Side) -> Vector3 {
  func distance(_ a: MarkerName, _ b: MarkerName) -> Double {
    ((still.trajectories[a, frame: 0] ?? .missing) - (still.trajectories[b, frame: 0] ?? .missing))
      .length
  }
  let width = distance("RASI", "LASI")
  let depth = (middle(still, 0, "RASI", "LASI") - middle(still, 0, "RPSI", "LPSI")).length
  let leg = (distance("RASI", "RMMA") + distance("LASI", "LMMA")) / 2
  return Vector3(
    -0.24 * depth - 9.9, -0.16 * width - 0.04 * leg - 7.1,
    side.sign * (0.28 * depth + 0.16 * width + 7.9))
}

func pelvisAxes(_ trial: SimulatedTrial, _ frame: Int) -> ReferenceLeg.Axes {
  let right = trial.trajectories["RASI", frame: frame] ?? .missing
  let left = trial.trajectories["LASI", frame: frame] ?? .missing
  let back = middle(trial, frame, "RPSI", "LPSI")
  let z = (right - left) / (right - left).length
  let normal = (right - back).cross(left - back)
  let y = normal / normal.length
  return (y.cross(z), y, z)
}

private func segmentAxes(up: Vector3, _ right: Vector3) -> ReferenceLeg.Axes {
  let y = up / up.length
  let forward = y.cross(right)
  let x = forward / forward.length
  return (x, y, x.cross(y))
}

/// Axes from the first three markers of a cluster.
private func triad(
  _ trial: SimulatedTrial, _ side: Side, _ name: String, _ frame: Int
) -> ReferenceLeg.Axes {
  let letter = side == .right ? "R" : "L"
  let p = (1...3).map {
    trial.trajectories[MarkerName("\(letter)\(name)\($0)"), frame: frame] ?? .missing
  }
  return segmentAxes(up: p[0] - p[2], p[1] - p[2])
}

private func inAxes(_ axes: ReferenceLeg.Axes, _ v: Vector3) -> Vector3 {
  axes.x * v.x + axes.y * v.y + axes.z * v.z
}

private func components(
  of axes: ReferenceLeg.Axes, in frame: ReferenceLeg.Axes
) -> ReferenceLeg.Axes {
  func local(_ v: Vector3) -> Vector3 { Vector3(frame.x.dot(v), frame.y.dot(v), frame.z.dot(v)) }
  return (local(axes.x), local(axes.y), local(axes.z))
}

private func carried(
  _ local: ReferenceLeg.Axes, by frame: ReferenceLeg.Axes
) -> ReferenceLeg.Axes {
  (inAxes(frame, local.x), inAxes(frame, local.y), inAxes(frame, local.z))
}
