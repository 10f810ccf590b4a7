// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// One bending and straightening of a knee, whatever the task.
public struct FlexionCycle: Hashable, Sendable {
  /// Counted from 1 within the trial.
  public var number: Int

  /// The frames in which the knee flexes, or `nil` where the recording begins at the deepest point.
  public var flexing: Range<Int>?

  /// The frames in which it extends, or `nil` where the recording ends at the deepest point.
  public var extending: Range<Int>?

  public init(number: Int, flexing: Range<Int>?, extending: Range<Int>?) {
    self.number = number
    self.flexing = flexing
    self.extending = extending
  }
}

extension FlexionCycle {
  /// How far flexion must turn back before that counts as another direction (engineering choice).
  public static let leastTravel = Angle.degrees(15)

  /// How far from its straightest a knee counts as resting there: such frames belong to neither
  /// direction (engineering choice).
  private static let rest = Angle.degrees(1)

  /// The cycles of a column of knee flexion.
  ///
  /// The knee turns where it has moved back by ``leastTravel``; frames without flexion are passed
  /// over.
  ///
  /// - Parameter flexion: Knee flexion in radians, NaN where missing.
  /// - Returns: The cycles in the order of time; the first and the last may be half ones.
  public static func cycles(in flexion: [Double]) -> [FlexionCycle] {
    let turns = turningPoints(of: flexion)
    return turns.indices.filter { turns[$0].isDeepest }.enumerated().map { number, place in
      let deepest = turns[place].frame
      let before = place > 0 ? turns[place - 1].frame : nil
      let after = place + 1 < turns.count ? turns[place + 1].frame : nil
      return FlexionCycle(
        number: number + 1,
        flexing: before.map { start in
          let limit = flexion[start] + rest.radians
          return ((start..<deepest).last { flexion[$0] <= limit } ?? start)..<deepest + 1
        },
        extending: after.map { end in
          let limit = flexion[end] + rest.radians
          return deepest..<((deepest...end).first { flexion[$0] <= limit } ?? end) + 1
        })
    }
  }

  private struct Turn {
    var frame: Int
    var isDeepest: Bool
  }

  /// The frames where the knee is deepest and straightest, in turns, with both ends of the recording.
  private static func turningPoints(of flexion: [Double]) -> [Turn] {
    var turns: [Turn] = []
    var (low, high) = (-1, -1)
    var isFlexing: Bool?
    let travel = leastTravel.radians
    for frame in flexion.indices where !flexion[frame].isNaN {
      if low < 0 { (low, high) = (frame, frame) }
      let value = flexion[frame]
      if value > flexion[high] { high = frame }
      if value < flexion[low] { low = frame }
      if isFlexing != false, flexion[high] - value >= travel {
        turns.append(Turn(frame: high, isDeepest: true))
        (isFlexing, low, high) = (false, frame, frame)
      } else if isFlexing != true, value - flexion[low] >= travel {
        turns.append(Turn(frame: low, isDeepest: false))
        (isFlexing, low, high) = (true, frame, frame)
      }
    }
    if let isFlexing, low >= 0 {
      turns.append(Turn(frame: isFlexing ? high : low, isDeepest: isFlexing))
    }
    return turns
  }
}
