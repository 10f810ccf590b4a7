// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechMath
import BiomechMotion
import BiomechSynthesis

/// A walk of a simulated subject drawn at random, and what is true of each of its cycles.
struct PlantedWalk {
  static let kinds: [MeasureKind] = [
    .strideTime, .stepTime, .stancePercent, .singleSupportPercent, .doubleSupportPercent,
    .kneeFlexionAtStrike, .kneeFlexionPeakStance, .kneeFlexionPeakSwing, .kneeAdductionMeanStance,
    .varusThrustExcursion,
  ]

  let trial: SimulatedTrial
  var truth: Truth { trial.truth }

  init(of subject: SimulatedSubject, seed: UInt64) throws {
    var draw = Draw(seed: seed)
    var recipe = GaitRecipe()
    recipe.speed = draw.number(0.9, 1.4)
    recipe.strides = 6
    recipe.frameRate = draw.one(of: [100.0, 120, 200])
    recipe.leadingSide = draw.isTrue(0.5) ? .right : .left
    while true {
      do {
        trial = try subject.gait(recipe)
        return
      } catch {
        // Some legs are too short for the steps.
        recipe.speed -= 0.1
        guard recipe.speed > 0.4 else { throw error }
      }
    }
  }

  /// The true instants of a cycle, in seconds.
  struct Cycle {
    let strike: Double
    let off: Double
    let nextStrike: Double
    let oppositeOff: Double
    let oppositeStrike: Double
  }

  /// The true cycle that a found one is, or `nil` where a strike is off by more than 60 ms.
  func cycle(_ found: GaitCycle) -> Cycle? {
    guard let gait = truth.gait else { return nil }
    let (own, other) = (found.side, found.side.opposite)
    func near(_ frames: Double) -> Double? {
      gait.footStrikes[own].first { ($0 - frames / truth.frameRate).magnitude < 0.06 }
    }
    guard let strike = near(found.strike), let next = near(found.nextStrike) else { return nil }
    func within(_ times: [Double]) -> Double { times.first { $0 > strike && $0 < next } ?? .nan }
    return Cycle(
      strike: strike, off: within(gait.footOffs[own]), nextStrike: next,
      oppositeOff: within(gait.footOffs[other]), oppositeStrike: within(gait.footStrikes[other]))
  }

  /// What a measure truly is in a cycle of a leg, in its unit.
  func value(_ kind: MeasureKind, _ side: Side, _ cycle: Cycle) -> Double {
    let leg = truth.legs[side]
    let length = cycle.nextStrike - cycle.strike
    func at(_ column: [Double], _ time: Double) -> Double {
      degrees(interpolated(column, at: time * truth.frameRate))
    }
    func frames(_ start: Double, _ end: Double) -> ClosedRange<Int> {
      let first = Int((start * truth.frameRate).rounded(.up))
      return first...max(first, Int((end * truth.frameRate).rounded(.down)))
    }
    func largest(_ column: [Double], _ start: Double, _ end: Double) -> Double {
      degrees(column[frames(start, end)].max() ?? .nan)
    }
    return switch kind {
    case .strideTime: length
    case .stepTime: cycle.nextStrike - cycle.oppositeStrike
    case .stancePercent: 100 * (cycle.off - cycle.strike) / length
    case .singleSupportPercent: 100 * (cycle.oppositeStrike - cycle.oppositeOff) / length
    case .doubleSupportPercent:
      100 * (cycle.oppositeOff - cycle.strike + cycle.off - cycle.oppositeStrike) / length
    case .kneeFlexionAtStrike: at(leg.kneeFlexion, cycle.strike)
    case .kneeFlexionPeakStance:
      largest(leg.kneeFlexion, cycle.strike, cycle.strike + 0.4 * length)
    case .kneeFlexionPeakSwing: largest(leg.kneeFlexion, cycle.off, cycle.nextStrike)
    case .kneeAdductionMeanStance:
      degrees(Array(leg.kneeAdduction[frames(cycle.strike, cycle.off)]).meanOfPresent)
    case .varusThrustExcursion:
      largest(leg.kneeAdduction, cycle.strike, cycle.strike + 0.2 * length)
        - at(leg.kneeAdduction, cycle.strike)
    default: .nan
    }
  }

  private func degrees(_ radians: Double) -> Double { Angle.radians(radians).degrees }
}
