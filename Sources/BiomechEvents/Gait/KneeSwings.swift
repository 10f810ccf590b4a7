// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics
import BiomechMath
public import BiomechMotion

/// The times at which a knee is bent most, such as in the swing of a step.
///
/// A swing rises by at least 20° from the least flexion before it (engineering choice: stiff knees
/// swing by 30°, while a knee gives by 10 to 20° when the leg is loaded).
public struct KneeSwings: Hashable, Sendable {
  /// One large flexion.
  public struct Swing: Hashable, Sendable {
    /// The frame of the largest flexion.
    public var peak: Int

    /// The flexion there, in radians.
    public var flexion: Double

    /// Whether the knee was seen to stretch again, by as much as it bent.
    public var isComplete: Bool
  }

  static let leastRise = Angle.degrees(20)

  /// The swings in the order of time.
  public var swings: [Swing] = []

  /// - Parameter flexion: Knee flexion in radians, NaN where missing.
  public init(flexion: [Double]) {
    let rise = Self.leastRise.radians
    var least = Double.infinity
    var open: Swing?
    for (frame, value) in flexion.enumerated() where !value.isNaN {
      guard var swing = open else {
        least = min(least, value)
        if value > least + rise { open = Swing(peak: frame, flexion: value, isComplete: false) }
        continue
      }
      if value > swing.flexion {
        (swing.peak, swing.flexion) = (frame, value)
        open = swing
      } else if value < swing.flexion - rise {
        swing.isComplete = true
        swings.append(swing)
        open = nil
        least = value
      }
    }
    if let open { swings.append(open) }
  }

  /// The swings of one knee of a trial; none where the trial has no flexion of it.
  public init(of kinematics: TrialKinematics, _ side: Side) {
    self.init(flexion: kinematics[.kneeFlexion, side] ?? [])
  }

  /// From the largest flexion of one swing to the frame before the next.
  public var cycles: [Range<Int>] {
    let peaks = swings.filter(\.isComplete).map(\.peak)
    return zip(peaks, peaks.dropFirst()).map { $0..<$1 }
  }
}
