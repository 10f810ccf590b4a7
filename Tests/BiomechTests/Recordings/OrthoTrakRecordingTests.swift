// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechReport
import BiomechTestSupport
import Foundation
import Testing

/// A walk with medial markers worn in motion and no static trial: one marker on each thigh and shank.
///
/// The recording comes without the laboratory's own angles, so the two ways through the same markers
/// are compared with each other.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct OrthoTrakRecordingTests {
  private func analyzed(_ file: String, _ model: ModelRequest) throws -> AnalyzedTrial {
    let report = try analyze(
      trials: [Trial(contentsOf: ReferenceData.path("orthotrak_gait/\(file)"))],
      options: AnalysisOptions(model: model))
    return try #require(report.trials.first)
  }

  @Test(arguments: ["Gait.c3d", "Gait.trc"])
  func `the landmarks are calibrated from the trial itself by default`(file: String) throws {
    let calibrated = try analyzed(file, .auto)
    let direct = try analyzed(file, .direct)

    #expect(calibrated.kinematics.model == .calibrated)
    #expect(direct.kinematics.model == .direct)
    for side in Side.allCases {
      let difference = try #require(calibrated.kinematics.track?.directDifference[side])
      // A prototype of both ways differed by 0.7, 1.1 to 2.2 and 2.7 to 3.3° from the laboratory's
      // system when it took landmarks frame by frame, and by less than 1° when it calibrated them.
      #expect(difference.flexion.rootMeanSquare < .degrees(1.5))
      #expect(difference.adduction.rootMeanSquare < .degrees(2.5))
      #expect(difference.internalRotation.rootMeanSquare < .degrees(4))
      #expect(difference.frameCount >= 190)

      for (variable, deviation) in [
        (Variable.kneeFlexion, difference.flexion), (.kneeAdduction, difference.adduction),
        (.kneeInternalRotation, difference.internalRotation),
      ] {
        let one = try #require(direct.kinematics[variable, side])
        let other = try #require(calibrated.kinematics[variable, side])
        let differences = zip(one, other).map { ($0 - $1) * 180 / .pi }.filter { !$0.isNaN }
        let squares = differences.reduce(0) { $0 + $1 * $1 } / Double(differences.count)
        #expect(squares.squareRoot().isClose(to: deviation.rootMeanSquare.degrees, within: 0.05))
        func number(_ value: Double) -> String {
          value.formatted(.number.precision(.fractionLength(3)))
        }
        let largest = differences.map(\.magnitude).max() ?? .nan
        print(
          "validation | \(variable.id.replacing("_", with: " ")) \(side.rawValue), direct against "
            + "calibrated model | orthotrak_gait \(file) | the calibrated model | "
            + "n=\(differences.count) | rms=\(number(deviation.rootMeanSquare.degrees)) | "
            + "max=\(number(largest)) | bias=\(number(deviation.bias.degrees)) | deg")
      }
    }
  }

  @Test func `the knees bend, the ankles move and the trunk stands upright as in walking`() throws {
    let walk = try analyzed("Gait.c3d", .auto).kinematics
    func range(_ variable: Variable, _ side: Side) throws -> ClosedRange<Double> {
      let degrees = try #require(walk[variable, side]).filter { !$0.isNaN }.map { $0 * 180 / .pi }
      return try #require(degrees.min())...(#require(degrees.max()))
    }

    for side in Side.allCases {
      let flexion = try range(.kneeFlexion, side)
      #expect((-10...10).contains(flexion.lowerBound) && (50...75).contains(flexion.upperBound))
      let adduction = try range(.kneeAdduction, side)
      #expect(adduction.lowerBound > -15 && adduction.upperBound < 10)
      let ankle = try range(.ankleDorsiflexion, side)
      #expect((-30...0).contains(ankle.lowerBound) && (5...25).contains(ankle.upperBound))
    }
    let lean = try #require(walk[.trunkForwardLean, .both]).filter { !$0.isNaN }
    #expect(lean.allSatisfy { $0.magnitude < Angle.degrees(10).radians })
  }
}
