// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// The joint angles of the truth are those that the markers show, worked out independently.
func expectAnglesOfTruth(in trial: SimulatedTrial, of subject: SimulatedSubject) throws {
  let still = try subject.standing()
  for side in Side.allCases {
    let leg = ReferenceLeg(side, calibratedOn: still, in: trial)
    let truth = trial.truth.legs[side]
    for frame in stride(from: 0, to: trial.truth.frameCount, by: 7) {
      let knee = Vector3(
        truth.kneeFlexion[frame], truth.kneeAdduction[frame], truth.kneeInternalRotation[frame])
      let hip = Vector3(
        truth.hipFlexion[frame], truth.hipAdduction[frame], truth.hipInternalRotation[frame])
      #expect(leg.knee(frame).isClose(to: knee * (180 / .pi), within: 1e-7), "frame \(frame)")
      #expect(leg.hip(frame).isClose(to: hip * (180 / .pi), within: 1e-7), "frame \(frame)")
      #expect(leg.hipCentre(frame).isClose(to: truth.hipCentre[frame], within: 1e-7))
    }
  }
}

/// The markers of a foot stay where they are over some frames.
func expectPlanted(_ side: Side, in frames: ClosedRange<Int>, of trial: SimulatedTrial) throws {
  for name in ["HEE", "TO2"] {
    let marker = MarkerName((side == .right ? "R" : "L") + name)
    let first = try #require(trial.trajectories[marker, frame: frames.lowerBound])
    for frame in frames {
      let place = try #require(trial.trajectories[marker, frame: frame])
      #expect(place.isClose(to: first, within: 1e-6), "\(marker.rawValue) in frame \(frame)")
    }
  }
}

/// No marker is accelerated beyond a limit, in metres per second squared.
func expectSmooth(_ trial: SimulatedTrial, below limits: [(MarkerName, Double)]) throws {
  let trajectories = trial.trajectories
  let rate = trajectories.frameRate
  for (name, limit) in limits {
    let index = try #require(trajectories.index(of: name))
    var most = 0.0
    for frame in 1..<trajectories.frameCount - 1 {
      let bend =
        trajectories.position(ofMarkerAt: index, frame: frame + 1)
        + trajectories.position(ofMarkerAt: index, frame: frame - 1)
        - 2 * trajectories.position(ofMarkerAt: index, frame: frame)
      most = max(most, bend.length * rate * rate / 1000)
    }
    #expect(most < limit, "\(name.rawValue) is accelerated by \(most) m/s²")
  }
}

/// The middle of the hip centres of the truth.
func hips(_ truth: Truth, _ frame: Int) -> Vector3 {
  (truth.legs.left.hipCentre[frame] + truth.legs.right.hipCentre[frame]) / 2
}

/// Markers of a mirrored subject with a mirrored recipe are mirrored.
func expectMirrored(_ trial: SimulatedTrial, _ mirror: SimulatedTrial) throws {
  let (trial, mirror) = (trial.trajectories, mirror.trajectories)
  #expect(trial.frameCount == mirror.frameCount)
  for name in trial.markers {
    let other = MarkerName(
      (name.rawValue.hasPrefix("R") ? "L" : "R") + String(name.rawValue.dropFirst()))
    for frame in stride(from: 0, to: trial.frameCount, by: 9) {
      let place = try #require(trial[name, frame: frame])
      let mirrored = try #require(mirror[other, frame: frame])
      #expect(mirrored.isClose(to: place * Vector3(1, 1, -1), within: 1e-6))
    }
  }
}
