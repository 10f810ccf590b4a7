// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Where a foot stands.
struct Foothold: Sendable {
  /// The ankle over the flat foot.
  var ankle: Vector3

  /// How far the foot points outwards.
  var toeOut: Angle
}

/// A foot at an instant.
struct FootPlace: Sendable {
  var ankle: Vector3

  /// Toes up positive.
  var pitch: Angle

  /// How far it points outwards.
  var toeOut: Angle
}

/// A time in which a foot stays on the floor, turning about its heel or toes as it comes and goes.
struct FootStay: Sendable {
  /// A part of the sole.
  enum Part: Sendable { case heel, toes }

  var start: Double
  var end: Double
  var foothold: Foothold

  /// How far the ankle is above its place over the flat foot.
  var lift: Track

  /// The part that touches the floor first and the one that leaves it last.
  var arrival = Part.toes
  var departure = Part.toes

  /// When the foot changes from one part to the other; it is flat then.
  var change = 0.0

  /// The flat foot.
  init(_ foothold: Foothold, from start: Double, until end: Double) {
    self.foothold = foothold
    self.start = start
    self.end = end
    lift = Track(0, at: start)
    change = start
  }

  /// The pitch of the foot; toes up positive.
  func pitch(at time: Double, of body: BodyModel) -> Angle {
    let rocker: FootRocker =
      switch time < change ? arrival : departure {
      case .heel: .heel(of: body)
      case .toes: .toes(of: body)
      }
    return rocker.pitch(lifting: max(lift.value(at: time), 0))
  }
}

extension Foothold {
  /// The ankle over a foot of a pitch.
  func ankle(pitch: Angle, _ side: Side, of body: BodyModel) -> Vector3 {
    let shift = FootRocker.touching(at: pitch, of: body).ankleShift(pitch: pitch)
    let forwards: Rotation<ModelFoot, Laboratory> = .aboutY(-side.sign * toeOut)
    return ankle + forwards.x * shift.forwards + Vector3(0, shift.up, 0)
  }
}

/// A leg in the air at an instant.
struct AirLeg: Sendable {
  var flexion: Angle

  /// The line from hip to ankle against the vertical, forwards positive; `nil` leaves it to the curve
  /// from one foothold to the next.
  var line: Angle?

  /// The ankle from its hip, outwards, in millimetres.
  var outwards: Double

  /// The foot; toes up positive.
  var pitch: Angle
}

extension AirLeg {
  /// A leg by its thigh, whose foot hangs a little.
  ///
  /// - Parameters:
  ///   - thigh: The thigh against the vertical; forwards positive.
  ///   - flexion: Of the knee.
  ///   - body: Its lengths.
  ///   - outwards: The ankle from its hip, in millimetres.
  ///   - hanging: How far the toes hang down against the shank.
  init(
    thigh: Angle, flexion: Angle, of body: BodyModel, outwards: Double = 0,
    hanging: Angle = .degrees(15)
  ) {
    let shank = thigh - flexion
    let forwards = body.thighLength * sine(thigh) + body.shankLength * sine(shank)
    let down = body.thighLength * cosine(thigh) + body.shankLength * cosine(shank)
    self.init(
      flexion: flexion, line: arc(forwards, down), outwards: outwards, pitch: shank - hanging)
  }
}

/// A time between two stays of a foot.
struct AirPath: Sendable {
  let start: Double
  let end: Double
  private var flexion: Track
  private var line: Track
  private var outwards: Track
  private var pitch: Track
  private var toeOut: Track

  /// A leg at one end, and how fast the angles of its knee and of its line change.
  struct End {
    var leg: AirLeg
    var toeOut: Angle
    var flexionRate: Double
    var lineRate: Double
  }

  /// The way between two stays.
  ///
  /// - Parameters:
  ///   - start: When the foot leaves the floor.
  ///   - first: The leg then.
  ///   - end: When it is back.
  ///   - last: The leg then.
  ///   - waypoints: What it goes through between them.
  init(
    from start: Double, _ first: End, to end: Double, _ last: End,
    through waypoints: [(time: Double, leg: AirLeg)]
  ) {
    (self.start, self.end) = (start, end)
    func track(
      _ first: Jet, _ last: Jet, _ value: (AirLeg) -> Double?
    ) -> Track {
      var track = Track(first.value, at: start)
      track.move(to: first, at: start)
      for (time, leg) in waypoints {
        if let value = value(leg) { track.move(to: value, at: time) }
      }
      track.move(to: last, at: end)
      return track
    }
    flexion = track(
      Jet(first.leg.flexion.radians, rate: first.flexionRate),
      Jet(last.leg.flexion.radians, rate: last.flexionRate)
    ) { $0.flexion.radians }
    line = track(
      Jet(first.leg.line?.radians ?? 0, rate: first.lineRate),
      Jet(last.leg.line?.radians ?? 0, rate: last.lineRate)
    ) { $0.line?.radians }
    outwards = track(Jet(first.leg.outwards), Jet(last.leg.outwards)) { $0.outwards }
    pitch = Track(first.leg.pitch.radians, at: start)
    // The foot turns after it has risen and before it comes down, so that the toes clear the floor.
    if let next = waypoints.first {
      pitch.move(to: first.leg.pitch.radians, at: start + 0.25 * (next.time - start))
    }
    for (time, leg) in waypoints { pitch.move(to: leg.pitch.radians, at: time) }
    if let before = waypoints.last {
      pitch.move(to: last.leg.pitch.radians, at: end - 0.25 * (end - before.time))
    }
    pitch.move(to: last.leg.pitch.radians, at: end)
    toeOut = Track(first.toeOut.radians, at: start)
    toeOut.move(to: last.toeOut.radians, at: end)
  }

  func toeOut(at time: Double) -> Angle { .radians(toeOut.value(at: time)) }

  func leg(at time: Double) -> AirLeg {
    AirLeg(
      flexion: .radians(flexion.value(at: time)), line: .radians(line.value(at: time)),
      outwards: outwards.value(at: time), pitch: .radians(pitch.value(at: time)))
  }
}
