// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The instants at which markers say that a foot strikes and leaves the ground.
struct FootInstants {
  /// One strike or off.
  struct Instant: Hashable {
    /// In frames from the first frame of the trial, with its fraction.
    var time: Double

    /// Where Zeni's method has it, which is more even from stride to stride; `nil` in other methods.
    var anchor: Double?

    /// How sure it is, from 0 to 1.
    var confidence: Double
  }

  var strikes: [Instant] = []
  var offs: [Instant] = []

  /// How far heel or toes must swing at least for a step, in millimetres.
  static let prominence = 10.0

  /// The least time between two strikes, as a share of the median time between them.
  static let spacing = 0.6

  /// The confidence of the default method, of the others, and of an instant at the edge of what was
  /// seen (engineering choices).
  static let sure = 0.9
  static let usual = 0.8
  static let atEdge = 0.7
}

/// One foot seen from the side while the person moves on: what all methods start from.
struct FootMotion {
  let frames: Range<Int>
  let frameRate: Double

  /// How fast the person walks against the floor, in millimetres per second.
  let speed: Double

  /// How far heel and toes are ahead of the pelvis, in millimetres.
  let heelAhead: [Double]
  let toeAhead: [Double]

  /// How far heel and toes are along the way, the belt of a treadmill taken into account, in
  /// millimetres.
  let heelWay: [Double]
  let toeWay: [Double]

  /// The heights of heel and toes in millimetres.
  let heelHeight: [Double]
  let toeHeight: [Double]

  /// There is none where heel, toes or pelvis are not seen.
  init?(of side: Side, _ points: GaitPoints, _ progression: Progression) {
    guard let heel = points.heel[side], let toe = points.toe[side], let pelvis = points.pelvis
    else { return nil }
    frames = points.frames
    frameRate = points.frameRate
    speed = progression.speed
    heelHeight = heel.y
    toeHeight = toe.y

    let count = heel.x.count
    let missing = Array(repeating: Double.nan, count: count)
    var (heelAhead, toeAhead, heelWay, toeWay) = (missing, missing, missing, missing)
    // Along a way that bends, the way so far is added up frame by frame.
    var (heelSum, toeSum) = (0.0, 0.0)
    let belt = progression.beltSpeed / points.frameRate
    for frame in points.frames {
      let direction = progression.direction(at: frame)
      heelAhead[frame] = (heel[frame] - pelvis[frame]).dot(direction)
      toeAhead[frame] = (toe[frame] - pelvis[frame]).dot(direction)
      if frame > points.frames.lowerBound {
        let heelStep = (heel[frame] - heel[frame - 1]).dot(direction) + belt
        let toeStep = (toe[frame] - toe[frame - 1]).dot(direction) + belt
        heelSum = heelStep.isNaN ? 0 : heelSum + heelStep
        toeSum = toeStep.isNaN ? 0 : toeSum + toeStep
      }
      heelWay[frame] = heel.x[frame].isNaN ? .nan : heelSum
      toeWay[frame] = toe.x[frame].isNaN ? .nan : toeSum
    }
    (self.heelAhead, self.toeAhead) = (heelAhead, toeAhead)
    (self.heelWay, self.toeWay) = (heelWay, toeWay)
  }
}

extension FootMotion {
  /// Half the difference between the samples after and before a frame, per second; NaN at the edge of
  /// what was seen.
  func rate(of column: [Double], at frame: Int) -> Double {
    guard frames.contains(frame - 1), frames.contains(frame + 1) else { return .nan }
    return (column[frame + 1] - column[frame - 1]) * frameRate / 2
  }

  /// The rate of a column in every frame.
  func rates(of column: [Double]) -> [Double] {
    column.indices.map { rate(of: column, at: $0) }
  }

  /// The second difference of a column, which is its acceleration but for the frame rate.
  func bends(of column: [Double]) -> [Double] {
    column.indices.map { frame in
      guard frames.contains(frame - 1), frames.contains(frame + 1) else { return .nan }
      return column[frame + 1] - 2 * column[frame] + column[frame - 1]
    }
  }

  /// Peaks that may be steps: the fewest frames between two follow from the median between all.
  func steps(in column: [Double], prominence: Double = FootInstants.prominence) -> [Peak] {
    let all = Peak.all(of: column, in: frames, prominence: prominence)
    // Peaks within a fifth of a second belong to one step of anybody.
    let peaks = Peak.spaced(all, distance: 0.2 * frameRate)
    let gaps = zip(peaks, peaks.dropFirst()).map { Double($1.frame - $0.frame) }
    guard !gaps.isEmpty else { return peaks }
    return Peak.spaced(peaks, distance: FootInstants.spacing * gaps.medianOfPresent)
  }

  /// A number of seconds in frames.
  func frameCount(of seconds: Double) -> Int { Int((seconds * frameRate).rounded()) }
}
