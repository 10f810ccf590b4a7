// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMotion
import BiomechTestSupport
import Testing

struct GaitDeviationIndexTests {
  /// A file whose features are the first fifteen elements of a cycle: pelvic tilt at 0 to 28 %.
  private static func file(
    rows: Int = 459, diagonal: String = "1", model: String = "model,calibrated"
  ) -> String {
    let features = (0..<rows).map { row in
      "feature," + (0..<15).map { $0 == row ? diagonal : "0" }.joined(separator: ",")
    }
    let control = "control," + (0..<15).map { _ in "10" }.joined(separator: ",")
    return (["# made by hand", model] + features + [control, "raw,2,0.25"])
      .joined(separator: "\r\n")
  }

  // c = Fᵀ g = (4/√2, 5), and 3 and 4 away from the controls: d = 5, ln 5 = 1.609438,
  // 100 − 10 (1.609438 − 1)/0.25 = 75.622484.
  @Test func `the index of a small basis is as computed by hand`() throws {
    let half = 0.5.squareRoot()
    let basis = try GaitDeviationBasis(
      features: [[half, half, 0], [0, 0, 1]], controlMean: [4 * half - 3, 5 - 4], rawMean: 1,
      rawDeviation: 0.25, model: .calibrated, path: "basis.csv")

    #expect(try #require(basis.index(of: [3, 1, 5])).isClose(to: 75.622484, within: 1e-6))
    #expect(basis.index(of: [3, 1]) == nil)
    #expect(basis.index(of: [3, .nan, 5]) == nil)
  }

  // Pelvic tilt 14° against 10° in fifteen features: d = 4 √15 = 15.4919, ln d = 2.740319,
  // 100 − 10 (2.740319 − 2)/0.25 = 70.3872.
  @Test func `a walk has the index of each cycle, by the model of the basis only`() throws {
    var walk = HandBuiltWalk()
    for variable in GaitProfileScore.legVariables { walk.set(variable, .right, 1) }
    walk.set(.pelvisAnteriorTilt, .both, 14)
    walk.set(.pelvisObliquity, .both, 0)
    walk.set(.pelvisRotation, .both, 0)
    walk.cycles = [GaitCycle(1, .right, 0, 100)]
    let basis = try GaitDeviationBasis(text: Self.file(), path: "basis.csv")
    func indices(_ walk: HandBuiltWalk) -> [Double] {
      Assessment(of: [walk.analyzed], subject: .adult, basis: basis).measures
        .filter { $0.kind == .gaitDeviationIndex }.map(\.value)
    }

    #expect(indices(walk).count == 1)
    #expect(try #require(indices(walk).first).isClose(to: 70.3872, within: 1e-3))
    walk.model = .conventional
    #expect(indices(walk).isEmpty)
  }

  @Test(arguments: [
    (
      GaitDeviationIndexTests.file(rows: 458),
      "basis.csv: there are '458' rows 'feature', not 459"
    ),
    (
      GaitDeviationIndexTests.file(diagonal: "0.9"),
      "basis.csv: feature 1 has the length '0.9000', not 1"
    ),
    (
      GaitDeviationIndexTests.file(diagonal: "one"), "basis.csv:3: 'one' is not a number"
    ),
    (
      GaitDeviationIndexTests.file(model: "model,vicon"),
      "basis.csv:2: 'vicon' is no model; possible are calibrated, direct, conventional, constrained, "
        + "frontal, bones"
    ),
    (GaitDeviationIndexTests.file(model: ""), "basis.csv: there is no row 'model'"),
    ("feature,1,2", "basis.csv:1: this row has 2 numbers, not 15"),
    (
      "[1, 2]", "basis.csv:1: a row begins with '[1', not feature, control, raw or model"
    ),
    ("", "basis.csv: there is no row 'model'"),
  ])
  func `a basis that cannot be one is refused with the place`(text: String, problem: String) {
    let error = #expect(throws: NormsError.self) {
      try GaitDeviationBasis(text: text, path: "basis.csv")
    }
    #expect(
      error?.description
        == "\(problem) [gdi-basis]\n  hint: see 'biomech explain gdi-basis' for the layout of the file"
    )
  }

  @Test func `features at no right angle are refused`() {
    let error = #expect(throws: NormsError.self) {
      try GaitDeviationBasis(
        features: [[1, 0], [0.6, 0.8]], controlMean: [0, 0], rawMean: 1, rawDeviation: 1,
        model: .calibrated, path: "basis.csv")
    }
    #expect(
      error?.description.contains(
        "the features 1 and 2 are not at right angles: their product is '0.6000'") == true)
  }
}
