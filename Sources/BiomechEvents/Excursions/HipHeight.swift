// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// How high the hip centres stand over a trial, and how high they stand upright in a stretch of it.
struct HipHeight {
  /// The longest gap bridged by a straight line, in seconds (engineering choice; it only places
  /// events, no angle is computed from it).
  static let longestBridge = 0.2

  /// The mean height of both hip centres in millimetres; NaN where a gap was too long to bridge.
  let column: [Double]

  /// Whether a frame of ``column`` was bridged.
  let isBridged: [Bool]

  /// The stretch that ``upright`` holds for.
  let frames: Range<Int>

  /// The height in quiet standing, in millimetres; NaN when no hip centre was ever seen.
  let upright: Double

  /// Whether ``upright`` comes from quiet standing and not from the highest frames.
  let isFromStanding: Bool

  private let measured: [Double]

  init(of kinematics: TrialKinematics, standing: QuietWindow?) {
    let measured = Self.meanHeight(
      left: kinematics.centres[SidedJoint(.hip, .left)]?.y,
      right: kinematics.centres[SidedJoint(.hip, .right)]?.y,
      frameCount: kinematics.frameCount)
    let longest = Int((Self.longestBridge * kinematics.frameRate).rounded(.down))
    self.init(
      measured, bridgedGaps(of: measured, longest: longest), standing: standing,
      over: measured.indices)
  }

  private init(
    _ measured: [Double], _ bridged: (column: [Double], isBridged: [Bool]),
    standing: QuietWindow?, over frames: Range<Int>
  ) {
    self.measured = measured
    self.frames = frames
    (column, isBridged) = bridged
    let present = measured[frames].filter { !$0.isNaN }.sorted()
    let highest = present.isEmpty ? .nan : present[(present.count - 1) * 95 / 100]
    let window = standing?.frames.clamped(to: frames) ?? 0..<0
    let quiet = measured[window].medianOfPresent
    // A pause far below the highest frames is a rest in the squat, not standing.
    isFromStanding = !window.isEmpty && quiet > highest - 40
    upright = isFromStanding ? quiet : highest
  }

  /// The same heights with what is upright in a stretch of the trial, such as on a box or after the
  /// jump from it.
  func over(_ frames: Range<Int>, standing: QuietWindow?) -> HipHeight {
    HipHeight(measured, (column, isBridged), standing: standing, over: frames)
  }

  /// How far the hips are below upright, in millimetres; NaN where unknown.
  func depth(at frame: Int) -> Double { upright - column[frame] }

  /// The mean of both heights; where one hip is missing, the other one less its usual difference.
  private static func meanHeight(
    left: [Double]?, right: [Double]?, frameCount: Int
  ) -> [Double] {
    guard let left else { return right ?? Array(repeating: .nan, count: frameCount) }
    guard let right else { return left }
    let halfDifference = zip(left, right).map { ($1 - $0) / 2 }.medianOfPresent
    let offset = halfDifference.isNaN ? 0 : halfDifference
    return zip(left, right).map { left, right in
      if left.isNaN { return right - offset }
      if right.isNaN { return left + offset }
      return (left + right) / 2
    }
  }
}

/// A column with its short gaps bridged by straight lines.
///
/// - Parameters:
///   - column: The values, NaN where missing.
///   - longest: The longest gap to bridge, in frames.
/// - Returns: The bridged column, and which frames were bridged.
func bridgedGaps(
  of column: [Double], longest: Int
) -> (column: [Double], isBridged: [Bool]) {
  var column = column
  var isBridged = Array(repeating: false, count: column.count)
  var lastPresent: Int?
  for frame in column.indices where !column[frame].isNaN {
    if let before = lastPresent, frame - before > 1, frame - before - 1 <= longest {
      let step = (column[frame] - column[before]) / Double(frame - before)
      for gap in before + 1..<frame {
        column[gap] = column[before] + step * Double(gap - before)
        isBridged[gap] = true
      }
    }
    lastPresent = frame
  }
  return (column, isBridged)
}
