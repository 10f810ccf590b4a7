// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechTestSupport
import Testing

struct UncertaintyTests {
  // Published test vector TV18; it gives three decimals.
  @Test func `the alignment of the reference leg is known to 1.733°`() {
    let u = Uncertainty().alignment(referenceLeg)

    #expect(u.degrees.isClose(to: 1.733, within: 0.001))
    #expect(Uncertainty.u95(u.degrees).isClose(to: 3.4, within: 0.05))
  }

  // The methods state 1.0° for careful palpation, to one decimal.
  @Test func `careful palpation brings it to 1.0°`() {
    let careful = Uncertainty(hipCentre: 6, epicondyle: 3, malleolus: 2)

    #expect(careful.alignment(referenceLeg).degrees.isClose(to: 1, within: 0.05))
  }

  // The methods state 2.8, 4.3 and 4.8° without soft tissue, to one decimal.
  @Test(arguments: [(30.0, 2.8), (60, 4.3), (90, 4.8)])
  func `a bent knee turns the error of its axis into adduction`(flexion: Double, expected: Double) {
    let still = Uncertainty(softTissue: .zero)
    let u = still.kneeAdduction(referenceLeg, flexion: .degrees(flexion))

    #expect(u.degrees.isClose(to: expected, within: 0.05))
  }

  @Test func `soft tissue of 2.5° brings a deep squat to a U95 of 10 to 11.5°`() {
    for flexion in [75.0, 90, 110] {
      let u = Uncertainty().kneeAdduction(referenceLeg, flexion: .degrees(flexion))
      #expect((10...11.5).contains(Uncertainty.u95(u.degrees)))
    }
  }

  @Test func `knee flexion is known to 6°`() {
    // √(1.733² + 2.5²) = 3.04.
    let u = Uncertainty().kneeFlexion(referenceLeg).degrees

    #expect(u.isClose(to: 3.042, within: 0.001))
  }

  @Test func `the axis deviation is the alignment at the scale of the leg`() {
    // A deviation δ moves the line by Lf Lt δ / (Lf + Lt) at the knee.
    let scale = 420.0 * 400 / 820
    let u = Uncertainty().mechanicalAxisDeviation(referenceLeg)

    #expect(u.isClose(to: scale * Uncertainty().alignment(referenceLeg).radians, within: 1e-9))
  }

  @Test func `bias stays, scatter averages down`() {
    // Bias 2 and the scatter of nine repetitions, whose t with 8 degrees of freedom is 2.306.
    let values: [Double] = [4, 7, 10, 4, 7, 10, 7, 7, 7]
    let scatter = values.standardDeviationOfPresent
    let u95s = Array(repeating: 1.96 * 2, count: 9)
    let bias = 1.96 * 2
    let expected = (bias * bias + 2.306 * 2.306 * scatter * scatter / 9).squareRoot()

    #expect(Uncertainty.u95OfMean(values, u95s: u95s).isClose(to: expected, within: 1e-12))
    #expect(
      Uncertainty.u95OfMean(Array(repeating: 5, count: 100), u95s: Array(repeating: 8, count: 100))
        .isClose(to: 8, within: 1e-12))
    #expect(Uncertainty.u95OfMean([5], u95s: [8]).isClose(to: 8, within: 1e-12))
    #expect(Uncertainty.u95OfMean([], u95s: []).isNaN)
  }

  @Test func `three squats that scatter are no certain mean`() {
    // 35, 55 and 75 mm with a bias of 8 mm: t(2) = 4.303 makes U95 52 mm where 1.96 would say 27.
    let u95 = Uncertainty.u95OfMean([35, 55, 75], u95s: [15.68, 15.68, 15.68])

    #expect(u95.isClose(to: 52.1, within: 0.1))
  }
}
