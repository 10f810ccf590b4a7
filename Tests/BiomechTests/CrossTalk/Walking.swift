// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import Foundation
import Testing

/// A walk of a simulated subject whose knees adduct and rotate as they do in walking.
///
/// The curves are drawn by hand after the published ones: flexion 4 to 60°, adduction −2° in early and
/// +5° in late swing, so that a true coupling of flexion and adduction is there. By itself it makes
/// least variance find an axis error of 1.5° (computed outside), as the mean curves of children do
/// (1.0 to 2.8°, Schwartz et al. 2008).
enum Walking {
  static func poses(cycles: Int, cycleDuration: Double = 1.1, frameRate: Double = 100) -> [BodyPose]
  {
    (0..<Int(Double(cycles) * cycleDuration * frameRate)).map { frame in
      let time = Double(frame) / frameRate
      let share = time / cycleDuration
      return BodyPose(
        pelvis: PelvisPose(
          position: Vector3(1200 * time, 980 + 15 * cos(4 * .pi * share), 0),
          anteriorTilt: .degrees(10), obliquity: .degrees(4 * cos(2 * .pi * share)),
          rotation: .degrees(5 * sin(2 * .pi * share))),
        legs: BothSides(left: leg(share + 0.5), right: leg(share)))
    }
  }

  /// The angles of a leg at a share of its cycle.
  private static func leg(_ share: Double) -> LegAngles {
    func bump(_ centre: Double, _ width: Double) -> Double {
      let away = share - centre - (share - centre).rounded()
      return exp(-away * away / (2 * width * width))
    }
    return LegAngles(
      hipFlexion: .degrees(10 + 20 * cos(2 * .pi * share)),
      hipAdduction: .degrees(4 * sin(2 * .pi * share)),
      hipInternalRotation: .degrees(3 * cos(2 * .pi * share)),
      kneeFlexion: .degrees(5 + 13 * bump(0.14, 0.06) + 55 * bump(0.72, 0.085)),
      kneeAdduction: .degrees(
        0.3 + 0.8 * bump(0.15, 0.06) - 2.5 * bump(0.64, 0.05) + 4.7 * bump(0.8, 0.055)),
      kneeInternalRotation: .degrees(
        -2 + 6 * bump(0.3, 0.15) + 5 * bump(0.6, 0.1) - 3 * bump(0.9, 0.07)))
  }
}

extension SimulatedSubject {
  /// Some steps, as a trial of its own.
  func walk(cycles: Int = 4, take: Int = 1) throws -> SimulatedTrial {
    var trial = try motion(of: Walking.poses(cycles: cycles), take: take)
    trial.name = "walk"
    return trial
  }
}

extension Sequence<Double> {
  /// The largest magnitude, in degrees, of angles in radians; NaN for none.
  var largestInDegrees: Double { map { Angle.radians($0.magnitude).degrees }.max() ?? .nan }
}

extension CrossTalkReport {
  /// What was found for one side.
  func estimate(_ side: Side) throws -> CrossTalkEstimate {
    switch try #require(legs[side]).verdict {
    case .corrected(let estimate, _): return estimate
    case .refused(_, let estimate): return try #require(estimate)
    }
  }
}
