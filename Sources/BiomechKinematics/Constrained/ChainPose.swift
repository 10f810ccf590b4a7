// SPDX-License-Identifier: Apache-2.0

import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where the bodies of a chain are, and how each coordinate moves them.
struct ChainPose: Sendable {
  /// The axes of each body in the laboratory.
  var x: [Vector3]
  var y: [Vector3]
  var z: [Vector3]

  /// The origin of each body, in millimetres.
  var origins: [Vector3]

  /// For each coordinate its axis in the laboratory, and whether it turns.
  var axes: [Vector3]
  var turns: [Bool]

  /// For each rotation a point on its axis.
  var pivots: [Vector3]

  init(_ chain: Chain) {
    let bodies = chain.bodies.count
    x = Array(repeating: .zero, count: bodies)
    y = x
    z = x
    origins = x
    axes = Array(repeating: .zero, count: chain.coordinates.count)
    pivots = axes
    turns = chain.coordinates.map { $0.kind == .rotation }
  }

  /// Poses the bodies.
  mutating func update(_ chain: Chain, _ values: [Double]) {
    for index in chain.bodies.indices {
      let body = chain.bodies[index]
      var (a, b, c) = (Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1))
      var joint = body.jointInParent
      if let parent = body.parent {
        (a, b, c) = (x[parent], y[parent], z[parent])
        joint = position(joint, on: parent)
      }
      for place in body.coordinates {
        let local = chain.coordinates[place].axis
        let axis = a * local.x + b * local.y + c * local.z
        axes[place] = axis
        pivots[place] = joint
        if turns[place] {
          let (s, k) = (sin(values[place]), cos(values[place]))
          a = turned(a, about: axis, s, k)
          b = turned(b, about: axis, s, k)
          c = turned(c, about: axis, s, k)
        } else {
          joint += axis * values[place]
        }
      }
      (x[index], y[index], z[index]) = (a, b, c)
      let offset = body.jointInBody
      origins[index] = joint - (a * offset.x + b * offset.y + c * offset.z)
    }
  }

  /// A point of a body in the laboratory.
  func position(_ point: Vector3, on body: Int) -> Vector3 {
    x[body] * point.x + y[body] * point.y + z[body] * point.z + origins[body]
  }
}

/// A vector turned about an axis by an angle of the given sine and cosine.
private func turned(_ v: Vector3, about axis: Vector3, _ s: Double, _ k: Double) -> Vector3 {
  v * k + axis.cross(v) * s + axis * (axis.dot(v) * (1 - k))
}
