// SPDX-License-Identifier: Apache-2.0

/// A value over time: smooth curves from one jet to the next.
///
/// Before its start and after its end it stays as it is there.
struct Track: Sendable {
  private struct Piece {
    var end: Double
    var bridge: Bridge
  }

  private var pieces: [Piece] = []
  private var time: Double
  private var jet: Jet
  private let first: Double

  /// A value that waits at a time.
  init(_ value: Double, at time: Double) {
    self.time = time
    jet = Jet(value)
    first = value
  }

  /// Goes on to a jet.
  ///
  /// - Parameters:
  ///   - next: Value and derivatives at the end.
  ///   - time: When; not before the end so far.
  ///   - onwards: The derivatives from which the next curve starts, where they differ.
  mutating func move(to next: Jet, at time: Double, onwards: Jet? = nil) {
    if time > self.time {
      pieces.append(
        Piece(end: time, bridge: Bridge(over: self.time...time, from: jet, to: next)))
    }
    self.time = time
    jet = onwards ?? next
  }

  /// Goes on to a value and rests there.
  mutating func move(to value: Double, at time: Double) { move(to: Jet(value), at: time) }

  /// The value at a time.
  func value(at time: Double) -> Double {
    guard let last = pieces.last else { return first }
    if time >= last.end { return last.bridge.value(at: last.end) }
    let piece = pieces.first { time <= $0.end } ?? last
    return piece.bridge.value(at: max(time, piece.bridge.start))
  }
}
