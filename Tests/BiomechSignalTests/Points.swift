// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechSignal
import Foundation

/// Points with known truth at 100 frames per second: some of a rigid body that turns and travels,
/// and some that follow it in their own way.
struct Points {
  let pointCount: Int
  let frameCount: Int

  /// Three columns for each point, one after the other.
  var values: [Double]

  /// - Parameters:
  ///   - body: How many points belong to the body.
  ///   - followers: How many points each move in proportion to three of the body's motions.
  ///   - frameCount: The length of the recording.
  ///   - skin: How far each point of the body drifts in proportion to time, in millimetres per
  ///     second.
  init(body: Int, followers: Int, frameCount: Int, skin: Double = 0) {
    pointCount = body + followers
    self.frameCount = frameCount
    values = Array(repeating: .nan, count: 3 * (body + followers) * frameCount)
    for frame in 0..<frameCount {
      let time = Double(frame) / 100
      let (slow, quick) = (sin(2 * .pi * 0.8 * time), sin(2 * .pi * 1.7 * time + 0.3))
      let turn = Points.turn(aboutZ: 0.6 * slow, aboutX: 0.3 * quick)
      for point in 0..<body {
        let p = Double(point)
        let drift = skin * time * Vector3(sin(p), cos(2 * p), sin(3 * p))
        let place = Vector3(60 * cos(2 * p), 55 * p - 100, 60 * sin(2 * p)) + drift
        self[point, frame] =
          turn(place) + Vector3(300 * time, 900 + 80 * slow, 30 * quick)
      }
      for follower in 0..<followers {
        let f = Double(follower + 1)
        self[body + follower, frame] =
          Vector3(100 * f, 40 * f, -90) + Vector3(300 * time, 900 + 80 * slow, 30 * quick)
          + slow * Vector3(20 * cos(f), 30, 15 * sin(f)) + quick * Vector3(10, -8 * sin(f), 12)
      }
    }
  }

  private static func turn(aboutZ a: Double, aboutX b: Double) -> (Vector3) -> Vector3 {
    { p in
      let q = Vector3(p.x, p.y * cos(b) - p.z * sin(b), p.y * sin(b) + p.z * cos(b))
      return Vector3(q.x * cos(a) - q.y * sin(a), q.x * sin(a) + q.y * cos(a), q.z)
    }
  }

  subscript(point: Int, frame: Int) -> Vector3 {
    get {
      let start = 3 * point * frameCount + frame
      return Vector3(values[start], values[start + frameCount], values[start + 2 * frameCount])
    }
    set {
      for axis in 0..<3 { values[(3 * point + axis) * frameCount + frame] = newValue[axis] }
    }
  }

  /// Makes a point missing in some frames.
  mutating func remove(_ point: Int, _ frames: Range<Int>) {
    for frame in frames { self[point, frame] = .missing }
  }

  func isMissing(_ point: Int, _ frames: Range<Int>) -> Bool {
    frames.allSatisfy { self[point, $0].isMissing }
  }

  /// Fills the gaps.
  @discardableResult
  mutating func fill(
    bodies: [[Int]] = [], methods: Set<GapFilling.Method> = Set(GapFilling.Method.allCases)
  ) -> [GapFilling.FilledGap] {
    fill(bodies: bodies, by: GapFilling(frameRate: 100, methods: methods))
  }

  /// Fills the gaps by given rules.
  mutating func fill(bodies: [[Int]] = [], by rule: GapFilling) -> [GapFilling.FilledGap] {
    let pointCount = pointCount
    var span = values.mutableSpan
    return rule.fill(&span, pointCount: pointCount, bodies: bodies)
  }
}
