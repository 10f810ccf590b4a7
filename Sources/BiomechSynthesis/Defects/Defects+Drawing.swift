// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Defects {
  /// How much alike the regression misses the heights of both hips: the correlation of the errors.
  ///
  /// The bones of both legs are equally long here, so hips of different height are legs of different
  /// length. Those of healthy people differ by 5.2 mm in the mean (Knutson 2005, Chiropr. Osteopat. 13:11,
  /// doi:10.1186/1746-1340-13-11), a standard deviation of 6.5 mm, which is that of two errors of 10 mm
  /// with this correlation. Without it one subject in ten had legs that differ by more than 23 mm,
  /// on which nobody walks with a level pelvis and equal knees.
  private static let likenessOfHipHeights = 0.79

  /// The body with its hip centres moved by this subject's error of the regression.
  func misplacingHips(of body: BodyModel, seed: UInt64) -> BodyModel {
    var generator = SeededGenerator(seed: seed, stream: .hips)
    let right = generator.nextNormalVector(landmarks.hipCentre)
    var left = generator.nextNormalVector(landmarks.hipCentre)
    let likeness = Self.likenessOfHipHeights
    left.y = likeness * right.y + (1 - likeness * likeness).squareRoot() * left.y
    var body = body
    body.hipCentreError.right += right
    body.hipCentreError.left += left
    return body
  }

  /// The markers where this subject wears them.
  func misplacing(_ markers: [AttachedMarker], seed: UInt64) -> [AttachedMarker] {
    func generator(_ stream: Stream) -> SeededGenerator {
      SeededGenerator(seed: seed, stream: stream)
    }
    var joints = generator(.landmarks)
    var pelvis = generator(.pelvis)
    var segments = generator(.segmentMarkers)
    var patellae = generator(.patellae)
    var tuberosities = generator(.tuberosities)
    var trunk = generator(.trunk)
    // The error of the lateral marker of a joint, which that of the medial one goes along with.
    var lateral: [SidedSegment: Vector3] = [:]
    return markers.map { marker in
      var marker = marker
      let side = marker.landmark?.side ?? marker.segment.side
      switch marker.landmark?.landmark {
      case .lateralEpicondyle, .medialEpicondyle, .lateralMalleolus, .medialMalleolus:
        let isKnee = marker.segment.segment == .thigh
        if isKnee, let side {
          let turn: Rotation<ModelThigh, ModelThigh> = .aboutY(side.sign * kneeAxisError[side])
          marker.position = turn * marker.position
        }
        let own = joints.nextNormalVector(isKnee ? landmarks.epicondyle : landmarks.malleolus)
        let error = correlated(own, with: lateral[marker.segment])
        lateral[marker.segment] = error
        marker.position += error
      case .anteriorSuperiorIliacSpine:
        marker.position += pelvis.nextNormalVector(landmarks.anteriorSpine)
      case .posteriorSuperiorIliacSpine:
        marker.position += pelvis.nextNormalVector(landmarks.posteriorSpine)
      case .patellaCentre, .superiorPatellarPole, .inferiorPatellarPole, .medialPatellarBorder,
        .lateralPatellarBorder:
        marker.position += patellae.nextNormalVector(landmarks.patella)
      case .tibialTuberosity:
        marker.position += tuberosities.nextNormalVector(landmarks.tibialTuberosity)
      case .seventhCervicalVertebra, .jugularNotch, .acromion:
        marker.position += trunk.nextNormalVector(landmarks.trunk)
      case nil where marker.isAlone:
        marker.position += segments.nextNormalVector(landmarks.segmentMarker)
      default: break
      }
      return marker
    }
  }

  /// An error that goes along with another by the correlation of the landmarks.
  private func correlated(_ own: Vector3, with other: Vector3?) -> Vector3 {
    guard let other, landmarks.correlation != 0 else { return own }
    let share = landmarks.correlation
    return other * share + own * (1 - share * share).squareRoot()
  }

  /// What tape and calliper show of a subject.
  func mismeasuring(_ measured: SubjectMeasurements, seed: UInt64) -> SubjectMeasurements {
    var generator = SeededGenerator(seed: seed, stream: .measurements)
    var measured = measured
    for side in [Side.right, .left] {
      measured.kneeWidth[side] += measurements.jointWidth * generator.nextNormal()
      measured.ankleWidth[side] += measurements.jointWidth * generator.nextNormal()
      measured.legLength[side] += measurements.legLength * generator.nextNormal()
    }
    return measured
  }

  /// Adds noise to a trial.
  func addNoise(to trajectories: inout MarkerTrajectories, seed: UInt64, trial: UInt64) {
    guard markerNoise > 0 else { return }
    var generator = SeededGenerator(seed: seed, stream: .noise, trial: trial)
    trajectories.withAllMutableColumns { columns in
      for index in 0..<columns.count { columns[index] += markerNoise * generator.nextNormal() }
    }
  }

  /// Takes samples out of a trial.
  ///
  /// Seen and unseen stretches follow each other, each of random length with the means that give the
  /// fraction asked for; a recording starts in either with the probability that fits.
  func cutGaps(into trajectories: inout MarkerTrajectories, seed: UInt64, trial: UInt64) {
    guard gaps.fraction > 0 else { return }
    var generator = SeededGenerator(seed: seed, stream: .gaps, trial: trial)
    let unseen = max(gaps.meanDuration * trajectories.frameRate, 1)
    let seen = unseen * (1 - gaps.fraction) / gaps.fraction
    for marker in trajectories.markers.indices {
      var isSeen = generator.nextUniform() >= gaps.fraction
      var frame = 0
      while frame < trajectories.frameCount {
        let run = generator.nextRunLength(mean: isSeen ? max(seen, 1) : unseen)
        let end = min(frame + run, trajectories.frameCount)
        if !isSeen {
          for lost in frame..<end {
            trajectories.setPosition(.missing, ofMarkerAt: marker, frame: lost, origin: .missing)
          }
        }
        frame = end
        isSeen.toggle()
      }
    }
  }
}

extension SeededGenerator {
  /// A whole number of at least one with a geometric distribution.
  fileprivate mutating func nextRunLength(mean: Double) -> Int {
    guard mean > 1 else { return 1 }
    let length = 1 + log(1 - nextUniform()) / log(1 - 1 / mean)
    return Int(min(length, 1e9))
  }
}
