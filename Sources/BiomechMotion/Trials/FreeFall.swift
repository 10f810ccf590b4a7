// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// Whether nothing carries the body: hips or pelvis then fall as a stone does, with 9.8 m/s².
///
/// Every stage that has to tell a jump, a landing or a run from what stays on the floor asks here, each
/// with the heights it has: the front door with the markers of the pelvis before a filter is chosen,
/// the kinematics with the hips of its model, the events with the hips and the feet of every frame. A
/// later stage cannot be asked by an earlier one, so each looks for itself.
///
/// The limits are engineering choices.
package enum FreeFall {
  /// The downward acceleration that shows that nothing carries the body where the feet are off the
  /// floor as well, in metres per second squared; somebody who lets himself down for a jump reaches 5
  /// or so.
  package static let acceleration = 7.0

  /// The same where the heights are all there is: a quick squat of half a metre reaches 6.9.
  package static let surely = 7.5

  /// How long that lasts where the heights are all there is, in seconds: at the top of a step the hips
  /// of somebody who walks briskly fall as fast for half that time.
  package static let shortest = 0.06

  /// Half the time over which an acceleration is taken, in seconds: noise of 1 mm is then 0.6 m/s² at
  /// 200 frames per second.
  package static let halfSpan = 0.05

  /// The lowest frame rate at which a flight can be told, in hertz.
  package static let lowestRate = 40.0

  /// The mean downward acceleration of some heights in metres per second squared; NaN where fewer than
  /// four are seen.
  ///
  /// - Parameters:
  ///   - heights: In millimetres, NaN where missing.
  ///   - frames: What is looked at.
  ///   - frameRate: Frames per second.
  /// - Returns: The acceleration of the parabola that fits best.
  package static func acceleration(
    of heights: [Double], over frames: Range<Int>, frameRate: Double
  ) -> Double {
    guard let parabola = Parabola(heights, over: frames) else { return .nan }
    return -parabola.curvature * frameRate * frameRate / 1000
  }

  /// The downward acceleration around a frame, over ``halfSpan`` to both sides.
  ///
  /// - Parameters:
  ///   - heights: In millimetres, NaN where missing.
  ///   - frame: The frame.
  ///   - frameRate: Frames per second.
  /// - Returns: In metres per second squared; NaN where fewer than four heights are seen.
  package static func acceleration(
    of heights: [Double], around frame: Int, frameRate: Double
  ) -> Double {
    let reach = max(Int((halfSpan * frameRate).rounded()), 1)
    let frames = (frame - reach..<frame + reach + 1).clamped(to: heights.indices)
    return acceleration(of: heights, over: frames, frameRate: frameRate)
  }

  /// Whether a column of heights has a flight.
  ///
  /// - Parameters:
  ///   - heights: In millimetres, NaN where missing.
  ///   - frameRate: Frames per second; below ``lowestRate`` a flight cannot be told.
  /// - Returns: Whether there is one.
  package static func occurs(in heights: [Double], frameRate: Double) -> Bool {
    guard frameRate >= lowestRate else { return false }
    let reach = Int((halfSpan * frameRate).rounded())
    let needed = max(Int((shortest * frameRate).rounded()), 1)
    guard heights.count > 2 * reach else { return false }
    var run = 0
    for frame in reach..<heights.count - reach {
      let fall = acceleration(of: heights, around: frame, frameRate: frameRate)
      run = fall >= surely ? run + 1 : 0
      if run >= needed { return true }
    }
    return false
  }
}
