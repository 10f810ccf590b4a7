// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

private let angles: [(Variable, any KeyPath<LegTruth, [Double]> & Sendable)] = [
  (.kneeFlexion, \.kneeFlexion), (.kneeAdduction, \.kneeAdduction),
  (.kneeInternalRotation, \.kneeInternalRotation), (.hipFlexion, \.hipFlexion),
  (.hipAdduction, \.hipAdduction), (.hipInternalRotation, \.hipInternalRotation),
]

/// The root mean square error of a column in degrees, and the share of frames that have a value.
private func deviation(
  _ found: [Double]?, _ truth: [Double]
) -> (rootMeanSquare: Double, largest: Double, share: Double) {
  let differences = zip(found ?? [], truth).map { Angle.radians($0 - $1).degrees }
    .filter { !$0.isNaN }
  let squares = differences.reduce(0) { $0 + $1 * $1 }
  return (
    (squares / Double(max(differences.count, 1))).squareRoot(),
    differences.reduce(0) { max($0, $1.magnitude) },
    Double(differences.count) / Double(truth.count)
  )
}

private struct Recording {
  let constrained: ConstrainedModel
  let calibrated: CalibratedModel
  let squat: SimulatedTrial

  init(
    noise: Double = 0, lost: Double = 0, seed: UInt64 = 4, settings: ModelSettings = ModelSettings()
  ) throws {
    var defects = Defects()
    defects.markerNoise = noise
    defects.gaps = Gaps(fraction: lost, meanDuration: 0.1)
    let subject = try SimulatedSubject(
      BodyModel.random(seed: seed), defects: defects, seed: seed)
    var recipe = SquatRecipe()
    recipe.repetitions = 2
    recipe.frameRate = 50
    recipe.kneeAdduction.right = .degrees(-12)
    calibrated = try CalibratedModel(calibratedOn: subject.standing().trial, subject: Subject())
    constrained = ConstrainedModel(calibrated, settings: settings)
    squat = try subject.squat(recipe)
  }
}

struct ConstrainedModelTests {
  @Test func `a perfect recording gives the planted angles`() throws {
    let recording = try Recording()
    let found = recording.constrained.kinematics(of: recording.squat.trial)

    // The search ends at steps of 1e-5 rad or less, after which the error is far below 1e-3°.
    for side in Side.allCases {
      for (variable, truth) in angles {
        let error = deviation(
          found[variable, side], recording.squat.truth.legs[side][keyPath: truth])
        #expect(error.share == 1)
        #expect(error.largest < 1e-3, "\(side) \(variable.id)")
      }
    }
    let residuals = try #require(found.track?.residuals)
    #expect(residuals.overall < 1e-3)
    #expect(found.model == .constrained)
  }

  @Test(arguments: [1.0, 3, 5])
  func `under noise the chain is closer to the truth than clusters frame by frame`(
    noise: Double
  ) throws {
    let recording = try Recording(noise: noise)
    let found = recording.constrained.kinematics(of: recording.squat.trial)
    let clusters = recording.calibrated.kinematics(of: recording.squat.trial)

    for (variable, truth) in angles {
      var (chain, cluster) = (0.0, 0.0)
      for side in Side.allCases {
        let truth = recording.squat.truth.legs[side][keyPath: truth]
        let (a, b) = (
          deviation(found[variable, side], truth), deviation(clusters[variable, side], truth)
        )
        #expect(a.share >= b.share)
        chain += a.rootMeanSquare / 2
        cluster += b.rootMeanSquare / 2
      }
      print(
        "validation | constrained model, noise \(noise.fixed(0)) mm, \(variable.id) | simulated "
          + "squat | planted truth | n=\(2 * recording.squat.trajectories.frameCount) | "
          + "rms=\(chain.fixed(3)) | calibrated=\(cluster.fixed(3)) | deg")
      #expect(chain < cluster, "\(variable.id)")
    }
  }

  @Test(arguments: [1.0, 3, 5])
  func `with noise and thirty percent lost in gaps it sees more frames and errs less`(
    noise: Double
  ) throws {
    let recording = try Recording(noise: noise, lost: 0.3)
    let found = recording.constrained.kinematics(of: recording.squat.trial)
    let clusters = recording.calibrated.kinematics(of: recording.squat.trial)

    for (variable, truth) in angles {
      var (chain, cluster, share, clusterShare) = (0.0, 0.0, 0.0, 0.0)
      for side in Side.allCases {
        let truth = recording.squat.truth.legs[side][keyPath: truth]
        let (a, b) = (
          deviation(found[variable, side], truth), deviation(clusters[variable, side], truth)
        )
        share += a.share / 2
        clusterShare += b.share / 2
        chain += a.rootMeanSquare / 2
        cluster += b.rootMeanSquare / 2
      }
      print(
        "validation | constrained model, noise \(noise.fixed(0)) mm and 30 % lost in gaps, "
          + "\(variable.id) | simulated squat | planted truth | share=\(share.fixed(3)) | "
          + "rms=\(chain.fixed(3)) | calibrated=\(cluster.fixed(3)) in \(clusterShare.fixed(3)) | deg"
      )
      #expect(share > clusterShare)
      #expect(chain < cluster, "\(variable.id)")
    }
  }
}
