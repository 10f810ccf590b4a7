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

// MARK: - What is seen

extension ConstrainedModelTests {
  private func kinematics(
    without names: [MarkerName], in frames: Range<Int>, settings: ModelSettings = ModelSettings()
  ) throws -> (found: TrialKinematics, truth: Truth) {
    let recording = try Recording(settings: settings)
    var trial = recording.squat.trial
    for name in names {
      let index = try #require(trial.trajectories.index(of: name))
      for frame in frames {
        trial.trajectories.setPosition(.missing, ofMarkerAt: index, frame: frame, origin: .missing)
      }
    }
    return (recording.constrained.kinematics(of: trial), recording.squat.truth)
  }

  @Test func `neighbours make up for a segment with two markers left`() throws {
    let (found, truth) = try kinematics(without: ["RTH1", "RTH2", "RLEP"], in: 40..<80)
    let adduction = try #require(found[.kneeAdduction, Side.right])

    for frame in 40..<80 {
      // Where the calibrated model has a gap; the search ends below 1e-3°.
      #expect(
        Angle.radians(adduction[frame] - truth.legs.right.kneeAdduction[frame]).degrees.magnitude
          < 1e-3)
    }
  }

  @Test func `a shank without any marker is not invented, and the thigh above it stays`() throws {
    let lost = 40..<80
    let (found, truth) = try kinematics(
      without: ["RSH1", "RSH2", "RSH3", "RSH4", "RLMA"], in: lost)
    let knee = try #require(found[.kneeFlexion, Side.right])
    let hip = try #require(found[.hipFlexion, Side.right])

    for frame in knee.indices {
      #expect(knee[frame].isNaN == lost.contains(frame))
      #expect(hip[frame].isClose(to: truth.legs.right.hipFlexion[frame], within: 1e-4))
    }
  }

  @Test func `a frame without markers is a gap, and the next one is found again`() throws {
    let recording = try Recording()
    var trial = recording.squat.trial
    let lost = 30..<60
    for index in trial.trajectories.markers.indices {
      for frame in lost {
        trial.trajectories.setPosition(.missing, ofMarkerAt: index, frame: frame, origin: .missing)
      }
    }
    let found = recording.constrained.kinematics(of: trial)
    let flexion = try #require(found[.kneeFlexion, Side.left])

    for frame in flexion.indices where !lost.contains(frame) {
      let truth = recording.squat.truth.legs.left.kneeFlexion[frame]
      #expect(flexion[frame].isClose(to: truth, within: 1e-4))
    }
    #expect(lost.allSatisfy { flexion[$0].isNaN })
  }

  @Test func `a marker of weight zero has no say, one far away is left out and named`() throws {
    let recording = try Recording()
    var trial = recording.squat.trial
    let index = try #require(trial.trajectories.index(of: "LSH2"))
    for frame in 50..<55 {
      let place = trial.trajectories.position(ofMarkerAt: index, frame: frame)
      trial.trajectories.setPosition(
        place + Vector3(0, 0, 300), ofMarkerAt: index, frame: frame, origin: .measured)
    }
    let found = recording.constrained.kinematics(of: trial)
    var settings = ModelSettings()
    settings.markerWeights["LSH2"] = 0
    let without = ConstrainedModel(recording.calibrated, settings: settings).kinematics(of: trial)

    let truth = recording.squat.truth.legs.left.kneeAdduction
    #expect(deviation(found[.kneeAdduction, Side.left], truth).largest < 1e-3)
    #expect(deviation(without[.kneeAdduction, Side.left], truth).largest < 1e-3)
    #expect(found.notes.contains { $0.contains("'LSH2'") && $0.contains("5 frames") })
    #expect(!without.notes.contains { $0.contains("'LSH2'") })
  }
}
