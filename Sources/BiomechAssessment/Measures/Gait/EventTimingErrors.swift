// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// How far strikes and offs are off, by who told them, in seconds.
///
/// Markers: held against force plates and events of vendors the default detector is off by 15 ms root
/// mean square; about half of that variance is a bias that all events of one kind and person share, so
/// that it cancels between two strikes. An event of a file is taken to be right within a frame to both
/// sides, one of a force plate within 3 ms.
struct EventTimingErrors {
  /// Frames per second.
  let rate: Double

  /// The standard deviation that every event has anew.
  func noise(_ source: Event.Source) -> Double {
    switch source {
    case .kinematic: max(0.011, 1 / rate / 12.0.squareRoot())
    case .file, .user: 1 / rate / 3.0.squareRoot()
    case .force: 0.003
    }
  }

  /// The standard deviation of what all events of one kind share.
  func bias(_ source: Event.Source) -> Double {
    source == .kinematic ? 0.010 : 0
  }

  /// The error of the time between two events of one kind; a bias cancels where the same method told
  /// both.
  func spacing(_ first: Event.Source, _ second: Event.Source) -> MeasureError {
    let bias = first == second ? 0 : self.bias(first) + self.bias(second)
    let (a, b) = (noise(first), noise(second))
    return MeasureError(bias: bias, noise: (a * a + b * b).squareRoot())
  }
}
