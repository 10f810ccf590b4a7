// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Motions that a person makes for a functional calibration.
enum FunctionalSession {
  /// A star arc of one hip: flexion and extension, abduction, then the way back in a circle, while
  /// the person stands on the other leg and sways.
  static func starArc(
    _ side: Side, flexion: Double = 60, abduction: Double = 40, frames: Int = 600
  ) -> [BodyPose] {
    (0..<frames).map { frame in
      let t = Double(frame) / Double(frames)
      var leg = LegAngles(kneeFlexion: .degrees(8))
      let swing = sin(2 * .pi * 3 * t)
      if t < 1 / 3.0 {
        leg.hipFlexion = .degrees(10 + flexion / 2 * swing)
      } else if t < 2 / 3.0 {
        leg.hipFlexion = .degrees(10)
        leg.hipAdduction = .degrees(-abduction / 2 * (1 - cos(6 * .pi * t)) / 1 + 5)
      } else {
        leg.hipFlexion = .degrees(10 + flexion / 2 * swing)
        leg.hipAdduction = .degrees(-abduction / 2 * (1 - cos(6 * .pi * t)) + 5)
      }
      leg.hipInternalRotation = .degrees(4 * sin(5 * t))
      var legs = BothSides(LegAngles())
      legs[side] = leg
      return BodyPose(
        pelvis: PelvisPose(
          anteriorTilt: .degrees(10 + 3 * sin(9 * t)), obliquity: .degrees(4 * sin(7 * t)),
          rotation: .degrees(5 * sin(4 * t))), legs: legs)
    }
  }

  /// A knee that swings while the person stands on the other leg; a little rotation goes with it.
  static func kneeSwing(
    _ side: Side, flexion: Double = 80, rotation: Double = 2, frames: Int = 400
  ) -> [BodyPose] {
    (0..<frames).map { frame in
      let bend = (1 - cos(8 * .pi * Double(frame) / Double(frames))) / 2
      var legs = BothSides(LegAngles())
      legs[side] = LegAngles(
        hipFlexion: .degrees(10 + 8 * bend), kneeFlexion: .degrees(2 + flexion * bend),
        kneeInternalRotation: .degrees(rotation * bend))
      return BodyPose(pelvis: PelvisPose(anteriorTilt: .degrees(10)), legs: legs)
    }
  }
}
