// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechTestSupport
import Testing

/// A walk of another laboratory whose reference model lets the right knee turn about three axes.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct HealthyKneeRecordingTests {
  private func path(_ name: String) -> String { ReferenceData.path("jam_knee/\(name)") }

  /// Largest root mean square differences are what two marker models of one walk differ by: less
  /// than the 5° that sessions of one laboratory do (Wilken 2012).
  @Test(arguments: [
    (Variable.kneeFlexion, "knee_flex_r", 3.5, 0.995), (.kneeAdduction, "knee_add_r", 3, 0),
    (.kneeInternalRotation, "knee_rot_r", 5, 0), (.hipAdduction, "hip_add_r", 3, 0.9),
  ])
  func `the right leg agrees with inverse kinematics`(
    variable: Variable, column: String, largest: Double, correlation: Double
  ) throws {
    let report = try analyze(
      trials: [Trial(contentsOf: path("overground_17.trc"))],
      calibration: Trial(contentsOf: path("static1.trc")))
    let walk = try #require(report.trials.first { $0.trial.name == "overground_17" })
    let angles = try #require(walk.kinematics[variable, Side.right])
    let reference = try InverseKinematics(
      column, of: path("reference/overground_17_ik.mot"))
    let found = reference.times.map { time in
      Angle.radians(angles[Int((time * walk.kinematics.frameRate).rounded())]).degrees
    }
    let agreement = Agreement(found, reference.values)

    #expect(agreement.rootMeanSquare <= largest)
    #expect(agreement.correlation >= correlation)
    print(
      agreement.line(
        "\(variable.id.replacing("_", with: " ")) right, calibrated model",
        on: "jam_knee overground_17", against: "OpenSim IK (knee free about three axes)"))
  }
}
