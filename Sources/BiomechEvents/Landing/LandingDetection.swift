// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The landings of a trial: drop jumps, landings on one or both feet that are held, tuck jumps.
///
/// Flights that follow each other within a second form a series.
/// - It is a *drop jump* when somebody falls from something higher than the floor, lands on both feet
///   and leaves the floor again; the landing after that belongs to it.
/// - It is a series of *tuck jumps* when in two or more of its flights, and in at least half of them,
///   the thighs come within 49° of the horizontal.
/// - A flight that ends on both feet, or on one, and is followed by none is a *landing*, or a
///   *landing on one leg*. Both feet land when the second one comes within 0.15 s.
///
/// A landing begins with the first contact; its bottom is the largest knee flexion (the mean of the
/// legs that land); it ends with the take-off, or when the hips have come to rest after the bottom.
///
/// The limits are engineering choices.
struct LandingDetection {
  /// The longest contact between two flights of a series, in seconds.
  static let longestContact = 1.0

  /// How far the hips fall before the first contact of a drop jump where the recording begins in the
  /// air, in millimetres.
  static let fall = 150.0

  /// The sine of the thighs' elevation from which they count as pulled up.
  static let tuck = -0.75

  /// How fast the hips may move on over the floor when a landing counts as held, in millimetres per
  /// second.
  static let heldSpeed = 700.0

  /// The longest time from the contact to the largest knee flexion, in seconds.
  static let longestLoading = 1.5

  private let motion: BodyMotion
  private let flights: [Flight]
  private let forces: LandingForces

  /// The task that the user names, or `nil`.
  private let named: MovementTask?

  private(set) var result = FoundTasks()

  /// - Parameters:
  ///   - named: The task to cut; `nil` to recognise it.
  ///   - flights: The flights of the recording.
  ///   - motion: The recording.
  init(of named: MovementTask?, flights: [Flight], in motion: BodyMotion) {
    self.named = named
    self.motion = motion
    self.flights = flights
    forces = LandingForces(of: motion)
    for series in series { cut(series) }
    let landings = result.found.map(\.task)
    if motion.frameRate < 100, let task = landings.first {
      result.notes.append(
        (
          task,
          "At \(motion.frameRate.fixed(0)) frames per second the contacts are approximate initial "
            + "contacts: the knee may bend by 10° between two frames of 30 ms."
        ))
    }
  }

  /// The flights that follow each other at once, as stretches of their places.
  private var series: [ClosedRange<Int>] {
    var series: [ClosedRange<Int>] = []
    for index in flights.indices {
      if let last = series.last, index > 0, let contact = flights[index - 1].firstContact,
        flights[index].frames.lowerBound - contact <= motion.frames(Self.longestContact)
      {
        series[series.count - 1] = last.lowerBound...index
      } else {
        series.append(index...index)
      }
    }
    return series
  }

  // MARK: - A series

  private mutating func cut(_ series: ClosedRange<Int>) {
    let contacts = series.filter { !flights[$0].contact.isEmpty }
    guard let first = contacts.first else { return }
    if let named { return cut(contacts, as: named) }
    let single = contacts.filter { isOnOneLeg(flights[$0]) }
    guard single.isEmpty else {
      if contacts.count == 1, single == contacts {
        add(.singleLegLanding, first, next: nil)
      } else {
        reject(single, "a foot leaves the floor again at once, as in running or hopping")
      }
      return
    }
    let next = first + 1
    if isFall(flights[first]), series.contains(next) {
      add(.dropJump, first, next: flights[next])
      if series.upperBound > next { cut(next + 1...series.upperBound) }
    } else if areTucked(series) {
      for contact in contacts {
        let next = series.contains(contact + 1) ? flights[contact + 1] : nil
        add(.tuckJump, contact, next: next)
      }
    } else {
      let rebounds = contacts.filter { series.contains($0 + 1) }
      reject(
        rebounds,
        "the feet leave the floor again at once, nobody falls from a height before and the thighs are "
          + "not pulled up")
      if let last = contacts.last, !rebounds.contains(last) { add(.landing, last, next: nil) }
    }
  }

  /// What a named task is, where it is at all, is not asked again; only which legs land.
  private mutating func cut(_ contacts: [Int], as task: MovementTask) {
    for (place, contact) in contacts.enumerated() {
      let next = isFollowed(contact) ? flights[contact + 1] : nil
      let isSingle = isOnOneLeg(flights[contact])
      if isSingle != (task == .singleLegLanding), motion.feet.count == 2 {
        reject(
          [contact], isSingle ? "only one foot lands" : "both feet land")
      } else if task == .tuckJump || (place == 0 && (task != .dropJump || next != nil)) {
        add(task, contact, next: next)
      } else if task == .dropJump, place == 0 {
        reject([contact], "no jump follows at once")
      }
    }
  }

  /// Whether another flight follows a contact at once.
  private func isFollowed(_ index: Int) -> Bool {
    series.contains { $0.contains(index) && $0.contains(index + 1) }
  }

  private func isOnOneLeg(_ flight: Flight) -> Bool {
    motion.feet.count == 2 && flight.contact.count == 1
  }

  private func isFall(_ flight: Flight) -> Bool {
    flight.leavesFloor.map { !$0 } ?? (flight.fall >= Self.fall)
  }

  private func areTucked(_ series: ClosedRange<Int>) -> Bool {
    let tucked = series.count { flights[$0].thighElevation > Self.tuck }
    return tucked >= 2 && 2 * tucked >= series.count
  }

  // MARK: - One landing

  private mutating func add(_ task: MovementTask, _ index: Int, next: Flight?) {
    let flight = flights[index]
    let told = forces.contacts(near: flight.contact)
    let contacts = flight.contact.merging(told) { $1 }
    guard let contact = contacts.values.min() else { return }
    let sides = Side.allCases.filter { contacts[$0] != nil }
    let following = flights.indices.contains(index + 1) ? flights[index + 1].frames.lowerBound : nil
    let seenTakeOff = next.map { $0.lastTakeOff.map { $0 + 1 } ?? $0.frames.lowerBound }
    let toldTakeOff = seenTakeOff.flatMap { forces.takeOff(near: $0, of: sides) }
    let takeOff = (toldTakeOff ?? seenTakeOff).map { max($0, contact + 1) }
    let ground = contact..<(takeOff ?? following ?? motion.frameCount)
    let loading =
      contact...min(
        contact + motion.frames(Self.longestLoading), max(ground.upperBound - 1, contact))
    var rest: Int?
    if next == nil { rest = motion.rest(in: ground) }
    let searched = loading.clamped(
      to: contact...max(rest.map { $0 + motion.frames(0.1) } ?? loading.upperBound, contact))
    guard let bottom = motion.frameOfLargestFlexion(sides, in: searched) else {
      return reject([index], "no knee flexion is known")
    }
    if next == nil {
      if bottom + motion.frames(0.03) >= motion.frameCount {
        return reject([index], "the recording ends before the knees are bent most", isCutOff: true)
      }
      rest = motion.rest(in: bottom..<max(ground.upperBound, bottom))
      let speed = motion.horizontalSpeed(rest ?? ground.upperBound - 1)
      if speed > Self.heldSpeed {
        return reject(
          [index], "the person moves on with \((speed / 1000).fixed(1)) m/s, so it is not held")
      }
    }
    let nextContact = next.flatMap { next in
      next.contact.merging(forces.contacts(near: next.contact)) { $1 }.values.min()
    }
    let end = takeOff ?? rest ?? ground.upperBound - 1
    let confidence = confidence(of: flight)
    let side: BodySide = sides.count == 1 && motion.feet.count == 2 ? BodySide(sides[0]) : .both
    let repetition = Repetition(
      number: 0, side: side, start: contact, bottom: bottom, end: max(end, bottom),
      depth: motion.hips.column[contact] - motion.hips.column[bottom],
      initialContact: contacts, takeOff: takeOff, nextContact: nextContact)
    let last = max(repetition.nextContact ?? repetition.end, repetition.end)
    result.found.append(
      FoundRepetition(
        task: task, repetition: repetition, frames: flight.frames.lowerBound..<last + 1,
        confidence: confidence,
        events: events(
          of: repetition, sides, searched, confidence: confidence, told: Set(told.keys),
          isTakeOffTold: toldTakeOff != nil),
        figures: [
          .fall: flight.fall, .contactTime: Double(repetition.end - contact) / motion.frameRate,
          .flightTime: Double(contact - flight.frames.lowerBound) / motion.frameRate,
          .thigh: -angle(ofSine: flight.thighElevation).degrees,
        ]))
  }

  /// The events of a landing; `told` are the feet whose contact a force plate tells.
  private func events(
    of repetition: Repetition, _ sides: [Side], _ loading: ClosedRange<Int>, confidence: Double,
    told: Set<Side>, isTakeOffTold: Bool
  ) -> [Event] {
    func event(
      _ kind: Event.Kind, _ side: BodySide, _ frame: Int, isTold: Bool = false
    ) -> Event {
      Event(
        kind, side: side, frame: frame, source: isTold ? .force : .kinematic,
        confidence: isTold ? LandingForces.confidence : confidence)
    }
    var events: [Event] = []
    for side in sides {
      if let frame = repetition.initialContact[side] {
        events.append(
          event(.initialContact, BodySide(side), frame, isTold: told.contains(side)))
      }
      if let frame = motion.frameOfLargestFlexion([side], in: loading) {
        events.append(event(.peakKneeFlexion, BodySide(side), frame))
      }
    }
    if let frame = repetition.takeOff {
      events.append(event(.takeOff, repetition.side, frame, isTold: isTakeOffTold))
    }
    return events
  }

  /// 0.95 where heel and forefoot tell the contact and the hips fall as bodies do, less where only
  /// one of them or the ankle does (engineering choice).
  private func confidence(of flight: Flight) -> Double {
    let feet = motion.feet.values
    let seen =
      feet.allSatisfy(\.isComplete) ? 0.95 : feet.contains(where: \.isAnkleOnly) ? 0.6 : 0.8
    let isOneFoot = motion.feet.count < 2
    return seen * ((5...14).contains(flight.acceleration) ? 1 : 0.85) * (isOneFoot ? 0.7 : 1)
  }

  private mutating func reject(_ indices: [Int], _ reason: String, isCutOff: Bool = false) {
    for index in indices {
      let flight = flights[index]
      let frames =
        flight.frames.lowerBound...(flight.firstContact ?? flight.frames.upperBound)
      result.rejections.append(
        Rejection(
          frames: frames, place: motion.place(of: frames), reason: reason, isCutOff: isCutOff))
    }
  }
}
