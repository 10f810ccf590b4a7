// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// What really happened in the steps of a simulated walk.
public struct GaitTruth: Hashable, Sendable {
  /// In metres per second.
  public var speed: Double

  /// In steps per minute.
  public var cadence: Double

  /// In millimetres.
  public var strideLength: Double

  /// Between the ankle centres of the flat feet, in millimetres.
  public var stepWidth: Double

  /// The instants at which each heel meets the floor, in seconds since the first frame.
  public var footStrikes = BothSides<[Double]>([])

  /// The instants at which the toes of each foot leave the floor, in seconds since the first frame.
  public var footOffs = BothSides<[Double]>([])

  /// The events at the frames nearest to their instants, in order of time.
  ///
  /// - Parameter frameRate: Frames per second.
  /// - Returns: Strikes and offs of both feet.
  public func events(frameRate: Double) -> [Event] {
    let events = Side.allCases.flatMap { side in
      [(Event.Kind.footStrike, footStrikes[side]), (.footOff, footOffs[side])].flatMap {
        kind, times in
        times.map { time in
          Event(
            kind, side: BodySide(side), frame: Int((time * frameRate).rounded()), source: .user)
        }
      }
    }
    return events.sorted { ($0.frame, $0.side.rawValue) < ($1.frame, $1.side.rawValue) }
  }
}
