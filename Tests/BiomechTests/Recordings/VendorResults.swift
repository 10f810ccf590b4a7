// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// What the vendor's model stored in a recording: its angles and the axes of its bones.
struct VendorResults {
  let trial: Trial
  private let signals: [String: Signal]

  init(_ trial: Trial) {
    self.trial = trial
    signals = Dictionary(
      trial.signals.map { (String($0.name.split(separator: ":").last ?? ""), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  var frameCount: Int { trial.trajectories.frameCount }

  /// The three components of an angle in each frame, in degrees; NaN where there is none.
  ///
  /// - Parameter name: Such as `LKneeAngles`; some files have a `V` behind it.
  /// - Returns: The components, or `nil` when the file has no such angle.
  func angles(_ name: String) -> [Vector3]? {
    (signals[name] ?? signals["\(name)V"]).map { $0.samples }
  }

  /// A stored point in laboratory axes, in millimetres.
  func point(_ name: String) -> [Vector3]? {
    signals[name]?.samples.map {
      trial.source.labFromRecording * $0 * trial.source.millimetresPerUnit
    }
  }

  /// The axes of a bone in laboratory axes, from its points: origin, anterior, left and proximal.
  ///
  /// - Parameters:
  ///   - stem: Such as `LFE`.
  ///   - body: The segment whose axes they are.
  /// - Returns: The axes, frame by frame; `nil` when the file has no such bone.
  func bone<Body>(_ stem: String, _ body: Body.Type) -> [Rotation<Body, Laboratory>?]? {
    guard let origin = point("\(stem)O"), let anterior = point("\(stem)A"),
      let left = point("\(stem)L"), let proximal = point("\(stem)P")
    else { return nil }
    return origin.indices.map { frame in
      guard let x = (anterior[frame] - origin[frame]).normalized,
        let y = (proximal[frame] - origin[frame]).normalized,
        let z = (origin[frame] - left[frame]).normalized
      else { return nil }
      return Rotation(x: x, y: y, z: z)
    }
  }
}

extension Signal {
  /// The three components of each sample; missing ones are NaN.
  fileprivate var samples: [Vector3] {
    guard components.count >= 3 else { return [] }
    return (0..<sampleCount).map { frame in
      Vector3(values[frame], values[sampleCount + frame], values[2 * sampleCount + frame])
    }
  }
}
