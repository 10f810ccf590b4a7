// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// A time in which nothing carries the body.
struct Flight {
  /// The frames in which both feet are clearly in the air.
  var frames: Range<Int>

  /// The downward acceleration of the hips in it, in metres per second squared.
  var acceleration: Double

  /// Whether a foot was on the floor before it; `nil` where the recording begins in the air.
  var leavesFloor: Bool?

  /// The last frame in which each foot touches what it leaves; only feet that leave the floor.
  var takeOff: [Side: Int] = [:]

  /// The first frame in which each foot touches the floor after it; only feet that do so within
  /// 0.15 s of each other.
  var contact: [Side: Int] = [:]

  /// How far the hips fall from their highest place to the contact, in millimetres.
  var fall = Double.nan

  /// How high the thighs come, from −1 for hanging down to 0 for horizontal: the higher sine of both
  /// sides' mean.
  var thighElevation = Double.nan

  /// The first frame in which a foot touches the floor.
  var firstContact: Int? { contact.values.min() }

  /// The last frame before all feet are off the floor.
  var lastTakeOff: Int? { takeOff.values.max() }
}

extension BodyMotion {
  /// The shortest flight, in seconds.
  static let shortestFlight = 0.08

  /// How soon after the first foot the other one touches the floor when both land, in seconds.
  static let landingLag = 0.15

  /// The least downward acceleration of the hips in flight, in metres per second squared: it is 9.8
  /// for the body, and the hips themselves move when legs are pulled up.
  static let leastAcceleration = 3.0

  /// The flights of the trial, in the order of time.
  ///
  /// Somebody flies where no foot is near the floor, none rests on something higher, and the hips
  /// fall freely.
  var flights: [Flight] {
    guard !feet.isEmpty else { return [] }
    var runs: [Range<Int>] = []
    var start: Int?
    func close(_ end: Int) {
      if let first = start, end - first >= frames(Self.shortestFlight) { runs.append(first..<end) }
      start = nil
    }
    for frame in 0..<frameCount {
      let seen = feet.values.filter { !$0.lowest[frame].isNaN }
      let isUp = !seen.isEmpty && seen.allSatisfy { !$0.isOnFloor(frame) }
      if isUp, seen.allSatisfy({ !$0.isRaised[frame] }) || fallsFreely(frame) {
        if start == nil { start = frame }
      } else {
        close(frame)
      }
    }
    close(frameCount)
    return runs.compactMap(flight)
  }

  private func flight(over run: Range<Int>) -> Flight? {
    // The last quarter of a second: before it somebody may still swing a leg over the edge of a box.
    let fitted = max(run.lowerBound, run.upperBound - frames(0.25))..<run.upperBound
    let acceleration = FreeFall.acceleration(
      of: hips.column, over: fitted, frameRate: frameRate)
    guard acceleration >= Self.leastAcceleration else { return nil }
    let before = max(run.lowerBound - frames(0.1), 0)..<run.lowerBound
    let leavesFloor =
      before.isEmpty
      ? nil : before.contains { frame in feet.values.contains { $0.isOnFloor(frame) } }
    var flight = Flight(frames: run, acceleration: acceleration, leavesFloor: leavesFloor)
    if leavesFloor == true {
      for (side, foot) in feet {
        flight.takeOff[side] = foot.takeOff(before: run.lowerBound, frameRate: frameRate)
      }
    }
    if run.upperBound < frameCount {
      for (side, foot) in feet {
        flight.contact[side] = foot.contact(after: run.upperBound, frameRate: frameRate)
      }
      if let first = flight.firstContact {
        flight.contact = flight.contact.filter { $0.value - first <= frames(Self.landingLag) }
        let highest = run.map { hips.column[$0] }.filter { !$0.isNaN }.max() ?? .nan
        flight.fall = highest - hips.column[first]
      }
    }
    flight.thighElevation =
      run.map { thighElevation($0) }.filter { !$0.isNaN }.max() ?? .nan
    return flight
  }

  /// Whether the hips fall as nothing that is carried does: a foot held still in the air, such as the
  /// free one in a landing on one leg, then rests on nothing.
  private func fallsFreely(_ frame: Int) -> Bool { fall(around: frame) >= FreeFall.acceleration }

  /// The downward acceleration of the hips around a frame, in metres per second squared; NaN where
  /// they are not seen.
  func fall(around frame: Int) -> Double {
    FreeFall.acceleration(of: hips.column, around: frame, frameRate: frameRate)
  }
}
