// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension BodyTrack {
  /// Whether the person leaves the ground in the trial: a landing follows, in which the skin over a
  /// patella slides as in no slow movement.
  var hasFlight: Bool {
    let heights = bodies.map { body -> Double in
      let hips = [body.left.hip, body.right.hip].compactMap { $0?.y }
      return hips.isEmpty ? .nan : hips.reduce(0, +) / Double(hips.count)
    }
    return FreeFall.occurs(in: heights, frameRate: frameRate)
  }
}
