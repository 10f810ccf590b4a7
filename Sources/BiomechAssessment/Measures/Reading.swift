// SPDX-License-Identifier: Apache-2.0

/// A column read at an instant between two frames, and how it changes there.
struct Reading {
  let value: Double

  /// The frame nearest to the place.
  let frame: Int

  /// The steeper change to the frames around it, in the unit of the column for one frame.
  let slope: Double

  /// By how much steeper the column is after the frame than before it, over half a period of the
  /// cut-off to each side; in the unit of the column for one frame.
  private let bend: Double

  /// The cut-off in cycles for a frame; `nil` for a recording that was not filtered.
  private let cutoff: Double?

  /// The value at a place between frames by a straight line, or `nil` where it is missing.
  ///
  /// - Parameters:
  ///   - column: The value in every frame.
  ///   - place: The place in frames.
  ///   - cutoff: The cut-off frequency of the low-pass filter for a frame rate of one; `nil` where
  ///     nothing was filtered.
  init?(of column: [Double], at place: Double, cutoff: Double?) {
    guard place >= 0, place <= Double(column.count - 1) else { return nil }
    let below = Int(place)
    let share = place - Double(below)
    value =
      share == 0 ? column[below] : column[below] * (1 - share) + column[below + 1] * share
    let frame = share < 0.5 ? below : below + 1
    guard !value.isNaN else { return nil }
    self.frame = frame
    self.cutoff = cutoff
    func change(to other: Int) -> Double {
      column.indices.contains(other) ? column[other] - column[frame] : .nan
    }
    slope =
      [change(to: frame - 1), change(to: frame + 1)].map(\.magnitude)
      .filter { !$0.isNaN }.max() ?? 0
    let reach = cutoff.map { max(Int((0.5 / $0).rounded()), 1) } ?? 1
    let bend = (change(to: frame + reach) + change(to: frame - reach)) / Double(reach)
    self.bend = bend.isNaN ? 0 : bend
  }

  /// What the low-pass filter takes off a corner or adds to it, in the unit of the column.
  ///
  /// Over a corner where the slope changes by Δ the zero-phase Butterworth filter of order 2, run to
  /// both sides, is off by Δ/2 · ∫|t| h(t) dt = Δ / (2 √2 · 2π f), with its impulse response h and its
  /// cut-off f. A knee that hardly moves in flight and bends at 500°/s after contact is a corner; at
  /// 15 Hz that makes 2°.
  var smoothing: Double {
    guard let cutoff else { return 0 }
    return bend.magnitude / (2 * 2.0.squareRoot() * 2 * .pi * cutoff)
  }
}
