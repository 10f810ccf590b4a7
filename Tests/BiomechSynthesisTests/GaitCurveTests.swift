// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct GaitCurveTests {
  private let curves = [
    GaitCurve.typicalKneeFlexion, .typicalKneeAdduction, .typicalKneeInternalRotation,
    GaitCurve([.init(percent: 70, angle: .degrees(4)), .init(percent: 20, angle: .degrees(-2))]),
  ]

  @Test func `a curve goes through its points in every cycle`() {
    for curve in curves {
      for point in curve.points {
        for cycle in -2...2 {
          let angle = curve.angle(atPhase: Double(cycle) + point.percent / 100)
          #expect(angle.isClose(to: point.angle, within: 1e-9))
        }
      }
    }
  }

  @Test func `value, rate and curvature are continuous, over the seam as well`() {
    let step = 1e-4
    for curve in curves {
      func value(_ phase: Double) -> Double { curve.angle(atPhase: phase).degrees }
      for point in curve.points + [.init(percent: 0, angle: .zero)] {
        let phase = point.percent / 100
        // One-sided differences; they differ by the third derivative times the step, of some 1e5
        // degrees per cubic cycle.
        let rates = [1.0, -1].map { (value(phase + $0 * step) - value(phase)) / ($0 * step) }
        let bends = [1.0, -1].map {
          (value(phase + 2 * $0 * step) - 2 * value(phase + $0 * step) + value(phase))
            / (step * step)
        }
        #expect((rates[0] - rates[1]).magnitude < 2)
        #expect((bends[0] - bends[1]).magnitude < 200)
      }
    }
  }

  @Test func `two points give a wave and one a constant`() {
    let wave = curves[3]
    // A periodic cubic between two points half a cycle apart crosses its mean in the middle.
    #expect(wave.angle(atPhase: 0.45).isClose(to: .degrees(1), within: 1e-9))
    #expect(GaitCurve.constant(.degrees(3)).angle(atPhase: 12.7) == .degrees(3))
  }
}
