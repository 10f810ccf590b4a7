// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Whether the person stands still or moves, from how far the landmarks of the legs come.
struct MotionConclusion {
  let conclusion: TrialSource.Conclusion

  /// A person who stands still sways by less than this (engineering choice; the pelvis sways by some
  /// 30 mm in half a minute).
  private static let sway = 50.0

  /// Looks at the landmarks, or returns `nil` where none is seen.
  ///
  /// - Parameters:
  ///   - landmarks: The landmarks, in millimetres.
  ///   - frameCount: The frames of the recording.
  init?(_ landmarks: LandmarkPositions, frameCount: Int) {
    let extents = landmarks.names.filter { $0.key.landmark.isOnPelvisOrLeg }
      .sorted { $0.value < $1.value }
      .compactMap { place, name in
        landmarks[place.landmark, place.side].map { (name: name, extent: $0.extent) }
      }
    guard let farthest = extents.max(by: { $0.extent < $1.extent }) else { return nil }
    if frameCount == 1 {
      conclusion = .init(.motion, "static", evidence: "there is one frame")
      return
    }
    let isStill = farthest.extent < Self.sway
    let distance = "\(farthest.extent.fixed(0)) mm"
    conclusion = .init(
      .motion, isStill ? "static" : "dynamic",
      evidence: isStill
        ? "no landmark of the pelvis and the legs moves by more than \(distance)"
        : "'\(farthest.name.rawValue.printable)' moves by \(distance)")
  }
}

extension [Vector3] {
  /// The longest edge of the box around nine tenths of the positions: a few strays do not count.
  fileprivate var extent: Double {
    func range(_ values: [Double]) -> Double {
      let sorted = values.filter { !$0.isNaN }.sorted()
      guard !sorted.isEmpty else { return 0 }
      let cut = sorted.count / 20
      return sorted[sorted.count - 1 - cut] - sorted[cut]
    }
    // Closures: key paths to the parts of a vector cost more than sorting them.
    return Swift.max(range(map { $0.x }), range(map { $0.y }), range(map { $0.z }))
  }
}
