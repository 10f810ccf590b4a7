// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct TrustBandTests {
  private let bands = TrustBand.bands(of: HandBuiltStanding().analyzed.kinematics, .right)

  private func band(_ variable: Variable) throws -> TrustBand {
    try #require(bands.first { $0.variable == variable })
  }

  @Test func `knee adduction is less certain the more the knee bends`() throws {
    let adduction = try band(.kneeAdduction)

    // METHODS 8.2: 1.73° static, drawn 2.7°, 4.1° and 4.5° at 30°, 60° and 90°, before skin of 2.5°.
    func expected(_ landmarks: Double, _ skin: Double) -> Double {
      1.96 * (landmarks * landmarks + skin * skin).squareRoot()
    }
    #expect(adduction.u95(at: 0).isClose(to: expected(1.733, 0), within: 0.002))
    for (flexion, landmarks) in [(30.0, 2.7), (60, 4.1), (90, 4.5)] {
      #expect(adduction.u95(at: flexion).isClose(to: expected(landmarks, 2.5), within: 0.15))
    }
    #expect(TrustBand.flexions.count == 13 && adduction.u95.count == 13)
  }

  @Test func `a straight leg has the uncertainty of standing`() throws {
    // Test vector TV18: a standard deviation of 1.733°; 1 mm of heading does nothing at 0°.
    #expect(try band(.hkaDeviation).u95(at: 0).isClose(to: 1.96 * 1.733, within: 0.002))
  }

  @Test func `the projection angle ends where it is left out`() throws {
    let look = try band(.frontalPlaneProjectionAngle)

    #expect(look.u95(at: 70) >= 8)
    #expect(look.u95(at: 80).isNaN)
    #expect(look.u95(at: -5).isNaN && look.u95(at: 121).isNaN)
  }

  @Test func `the displacement has a value at every flexion and grows`() throws {
    let displacement = try band(.medialKneeDisplacement).u95

    #expect(displacement.allSatisfy { $0.isFinite })
    #expect(displacement[9] > displacement[0])
  }

  @Test func `an assessment of calibrated legs has the bands of both`() {
    let assessment = Assessment(of: [HandBuiltStanding().analyzed], subject: .adult)

    #expect(assessment.trustBands.count == 8)
    #expect(Set(assessment.trustBands.map(\.side)) == [.left, .right])
  }
}
