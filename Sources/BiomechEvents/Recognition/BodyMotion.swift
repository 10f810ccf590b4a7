// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the cutters of all tasks look at: a recording, and where hips and feet are in it.
struct BodyMotion {
  let trial: Trial
  let kinematics: TrialKinematics
  let standing: QuietWindow?

  /// The height of the hips over the whole trial.
  let hips: HipHeight

  /// The feet that are seen.
  let feet: [Side: FootHeight]

  init(of trial: Trial, kinematics: TrialKinematics) {
    self.trial = trial
    self.kinematics = kinematics
    standing = kinematics.standing ?? QuietWindow.longest(in: trial, limits: .reference)
    hips = HipHeight(of: kinematics, standing: standing)
    feet = FootHeight.both(in: trial, kinematics, standing: standing)
  }

  var frameCount: Int { kinematics.frameCount }
  var frameRate: Double { kinematics.frameRate }

  /// The share of the trial that quiet standing fills.
  var standingShare: Double {
    standing.map { Double($0.frames.count) / Double(max(frameCount, 1)) } ?? 0
  }

  /// The frames of a duration in seconds, at least one.
  func frames(_ duration: Double) -> Int { max(Int((duration * frameRate).rounded()), 1) }

  /// A stretch in words, such as `from 1.20 s to 2.40 s`.
  func place(of frames: ClosedRange<Int>) -> String {
    let start = Double(frames.lowerBound) / frameRate
    let end = Double(frames.upperBound) / frameRate
    return "from \(start.fixed(2)) s to \(end.fixed(2)) s"
  }

  /// A joint centre in one frame; NaN where it is not known.
  func centre(_ joint: Joint, _ side: Side, _ frame: Int) -> Vector3 {
    kinematics.centres[SidedJoint(joint, side)]?[frame] ?? .missing
  }

  /// The horizontal direction that the pelvis faces, of length one; `nil` where a hip is missing.
  func forwards(_ frame: Int) -> Vector3? {
    let right = centre(.hip, .right, frame) - centre(.hip, .left, frame)
    // Forwards is up times right; only its horizontal part counts.
    return Vector3(right.z, 0, -right.x).normalized
  }

  /// The knee flexion of a leg in radians; NaN where it is not known.
  func flexion(_ side: Side, _ frame: Int) -> Double {
    kinematics[.kneeFlexion, side]?[frame] ?? .nan
  }

  /// The largest knee flexion of a leg over some frames in radians; NaN where none is known.
  func largestFlexion(_ side: Side, in frames: ClosedRange<Int>) -> Double {
    kinematics[.kneeFlexion, side]?[frames].filter { !$0.isNaN }.max() ?? .nan
  }

  /// The frame of the largest mean knee flexion of some legs; `nil` where none is known.
  func frameOfLargestFlexion(_ sides: [Side], in frames: ClosedRange<Int>) -> Int? {
    let columns = sides.compactMap { kinematics[.kneeFlexion, $0] }
    let means = frames.map { frame in columns.map { $0[frame] }.meanOfPresent }
    guard let best = means.indices.filter({ !means[$0].isNaN }).max(by: { means[$0] < means[$1] })
    else { return nil }
    return frames.lowerBound + best
  }

  /// The lengths of thigh and shank together in millimetres: the median over the trial, or 800 where
  /// no leg is seen as a whole, which is a grown person's.
  var legLength: Double {
    let lengths = Side.allCases.flatMap { side in
      stride(from: 0, to: frameCount, by: max(frameCount / 50, 1)).map { frame in
        (centre(.hip, side, frame) - centre(.knee, side, frame)).length
          + (centre(.knee, side, frame) - centre(.ankle, side, frame)).length
      }
    }
    let median = lengths.medianOfPresent
    return median.isNaN ? 800 : median
  }

  /// How far the thigh is above hanging down, from −1 for vertical to 0 for horizontal: the sine of
  /// its elevation; NaN where hip or knee is missing.
  func thighElevation(_ side: Side, _ frame: Int) -> Double {
    let thigh = centre(.knee, side, frame) - centre(.hip, side, frame)
    return thigh.y / thigh.length
  }

  /// The mean of ``thighElevation(_:_:)`` of both legs; of the one that is seen where only one is.
  func thighElevation(_ frame: Int) -> Double {
    Side.allCases.map { thighElevation($0, frame) }.meanOfPresent
  }

  /// The first frame of the first stretch of 0.5 s in which the height of the hips changes by less
  /// than 10 mm (engineering choice); `nil` where they never rest.
  func rest(in frames: Range<Int>) -> Int? {
    let length = self.frames(0.5)
    guard frames.count >= length else { return nil }
    return (frames.lowerBound...frames.upperBound - length).first { start in
      let heights = hips.column[start..<start + length].filter { !$0.isNaN }
      guard heights.count * 2 >= length, let least = heights.min(), let greatest = heights.max()
      else { return false }
      return greatest - least < 10
    }
  }

  /// The horizontal speed of the hips around a frame in millimetres per second; NaN where not seen.
  func horizontalSpeed(_ frame: Int) -> Double {
    let reach = frames(0.05)
    let first = max(frame - reach, 0)
    let last = min(frame + reach, frameCount - 1)
    func middle(_ frame: Int) -> Vector3 {
      (centre(.hip, .left, frame) + centre(.hip, .right, frame)) / 2
    }
    let way = middle(last) - middle(first)
    return Vector3(way.x, 0, way.z).length / Double(last - first) * frameRate
  }
}

/// An angle from its sine, which rounding may have put beyond ±1.
func angle(ofSine sine: Double) -> Angle { .radians(asin(min(max(sine, -1), 1))) }
