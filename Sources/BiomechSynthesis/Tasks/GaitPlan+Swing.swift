// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The curves of a swinging leg over the phase.
struct Swing {
  /// A leg at an instant, in radians and millimetres.
  typealias Sample = (angle: Double, z: Double, pitch: Double)

  /// The line from hip to ankle against the vertical; forwards positive.
  var angle: Bridge

  /// Where the ankle is from left to right.
  var sideways: Bridge

  /// The pitch of the foot until and after its middle.
  var lifting: Bridge
  var reaching: Bridge

  static let middle = 0.76

  func pitch(_ phase: Double) -> Double {
    (phase < Self.middle ? lifting : reaching).value(at: phase)
  }
}

extension GaitPlan {
  /// The greatest acceleration of the line from hip to ankle as the toes leave the floor, per second
  /// squared (engineering choice).
  ///
  /// Legs of 0.85 m then have 7 g at the ankle, ordinary walks 2 to 4 g. Where the trailing leg hardly reaches,
  /// its foot comes to stand upright on its toes, which turns it faster and faster: the swing that goes
  /// on from there would take the heel as high as the hip.
  private static let greatestAcceleration = Angle.degrees(5000)

  /// The swing that takes over smoothly from push-off and arrives as the foot strikes.
  ///
  /// Only the pitch of the foot changes its rate at the strike, as a foot does when it meets the
  /// floor.
  ///
  /// - Throws: ``RecipeError/stepOutOfReach`` when the foot leaves the floor faster than a leg swings.
  func swing(_ side: Side) throws(RecipeError) -> Swing {
    // Three samples on the near side of each end, since beyond it the foot does not stand.
    let inset = 2e-3
    func samples(_ middle: Double) throws(RecipeError) -> [Swing.Sample] {
      var samples: [(Double, Double, Double)] = []
      for place in [middle - inset, middle, middle + inset] {
        let step = try stance(place, side)
        var hip = hip(place, side)
        hip.y += pelvisHeight(place, side)
        let line = step.ankle - hip
        samples.append((atan2(line.x, -line.y), step.ankle.z, step.pitch.radians))
      }
      return samples
    }
    let off = try samples(Self.stance - inset)
    let strike = try samples(inset)
    func jet(
      _ samples: [Swing.Sample], at offset: Double,
      _ value: (Swing.Sample) -> Double
    ) -> Jet {
      let three = samples.map(value)
      let rate = (three[2] - three[0]) / (2 * inset)
      let acceleration = (three[2] - 2 * three[1] + three[0]) / (inset * inset)
      return Jet(
        three[1] + rate * offset + acceleration * offset * offset / 2,
        rate: rate + acceleration * offset, acceleration: acceleration)
    }
    let whole = Self.stance...1.0
    let leaving = jet(off, at: inset) { $0.angle }
    let timeSquared = recipe.strideTime * recipe.strideTime
    guard leaving.acceleration / timeSquared <= Self.greatestAcceleration.radians else {
      throw .stepOutOfReach
    }
    func bridge(_ value: @escaping (Swing.Sample) -> Double) -> Bridge {
      Bridge(over: whole, from: jet(off, at: inset, value), to: jet(strike, at: -inset, value))
    }
    var lifted = jet(off, at: inset) { $0.pitch }
    // The ankle stops pushing once the foot is off the floor.
    lifted.rate *= 0.4
    lifted.acceleration = 0
    let middle = Jet(
      Angle.degrees(0).radians, rate: stepShare * Angle.degrees(230).radians)
    return Swing(
      angle: Bridge(
        over: whole, from: leaving, to: jet(strike, at: -inset) { $0.angle }),
      sideways: bridge { $0.z },
      lifting: Bridge(over: Self.stance...Swing.middle, from: lifted, to: middle),
      reaching: Bridge(
        over: Swing.middle...1, from: middle, to: Jet(jet(strike, at: -inset) { $0.pitch }.value)))
  }
}
