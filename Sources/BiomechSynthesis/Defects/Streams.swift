// SPDX-License-Identifier: Apache-2.0

import BiomechMath

/// The independent sequences of random numbers that one seed gives.
///
/// Each defect draws from its own, so that switching one on does not change the others.
enum Stream: UInt64 {
  case body = 1
  case hips, landmarks, softTissue, noise, gaps, repetitions, pelvis, segmentMarkers, patellae,
    tuberosities
  case measurements, patellaSkin, trunk
}

extension SeededGenerator {
  /// The sequence for one purpose.
  ///
  /// - Parameters:
  ///   - seed: The seed of the subject.
  ///   - stream: The purpose.
  ///   - trial: The number of the trial where each trial draws anew.
  init(seed: UInt64, stream: Stream, trial: UInt64 = 0) {
    // Hashed three times, since neighbouring seeds must not give neighbouring sequences.
    var first = SeededGenerator(seed: seed)
    var second = SeededGenerator(seed: first.next() ^ (stream.rawValue << 32))
    var third = SeededGenerator(seed: second.next() ^ trial)
    self.init(seed: third.next())
  }

  /// A vector whose components are independent normal numbers with a standard deviation.
  mutating func nextNormalVector(_ deviation: Double) -> Vector3 {
    Vector3(nextNormal(), nextNormal(), nextNormal()) * deviation
  }
}
