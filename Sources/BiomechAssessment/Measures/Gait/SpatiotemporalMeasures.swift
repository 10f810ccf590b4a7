// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Takes the times and distances of one gait cycle.
///
/// The step of a cycle is its second one: from the strike of the other foot to the next strike of this
/// one, so that it lies within the cycle. A foot's place is that of its heel at the strike; where a heel
/// has no marker the ankle stands for it.
struct SpatiotemporalMeasures {
  private let cycle: GaitCycle
  private let task: MovementTask
  private let analyzed: AnalyzedTrial
  private let subject: Subject

  private var rate: Double { analyzed.kinematics.frameRate }

  /// - Parameters:
  ///   - cycle: The cycle.
  ///   - task: Walking or running.
  ///   - analyzed: The trial.
  ///   - subject: The person, for the length of the leg.
  init(
    of cycle: GaitCycle, task: MovementTask, in analyzed: AnalyzedTrial, subject: Subject
  ) {
    self.cycle = cycle
    self.task = task
    self.analyzed = analyzed
    self.subject = subject
  }

  /// The measures of every cycle of a trial, in the order of the bouts and cycles.
  static func all(in analyzed: AnalyzedTrial, _ subject: Subject) -> [Measure] {
    analyzed.events.bouts.flatMap { bout in
      bout.cycles.flatMap {
        SpatiotemporalMeasures(of: $0, task: bout.task, in: analyzed, subject: subject).all
      }
    }
  }

  /// Times, then distances, then phases; what rests on an event that is not known is left out.
  var all: [Measure] {
    let stride = strideTime
    let length = strideLength
    var measures = [stride, stepTime, cadence(stride), length, stepLength, stepWidth]
    if let length {
      let speed = speed(length, stride)
      measures += [speed, normalizedSpeed(speed)]
    }
    measures.append(stancePercent)
    if task == .gait { measures += [doubleSupportPercent, singleSupportPercent] }
    return measures.compactMap { $0 }
  }
}

// MARK: - Times

extension SpatiotemporalMeasures {
  /// How far the strikes and offs told by somebody are off.
  private func timing(_ source: Event.Source) -> EventTiming {
    EventTiming(.footStrike, by: source, frameRate: rate)
  }

  /// The error of the time between two strikes, of one foot or of both.
  private func spacing(
    _ first: Event.Source, _ second: Event.Source, ofBothFeet: Bool = false
  ) -> MeasureError {
    EventTiming.spacing(of: .footStrike, first, second, ofBothFeet: ofBothFeet, frameRate: rate)
  }

  private var strideTime: Measure {
    let error = spacing(cycle.timing.strike, cycle.timing.nextStrike)
    return measure(
      .strideTime, cycle.duration / rate, error, [cycle.timing.strike, cycle.timing.nextStrike])
  }

  private var stepTime: Measure? {
    guard let other = cycle.oppositeStrike else { return nil }
    let sources = [cycle.timing.oppositeStrike, cycle.timing.nextStrike]
    return measure(
      .stepTime, (cycle.nextStrike - other) / rate,
      spacing(sources[0], sources[1], ofBothFeet: true), sources)
  }

  /// 120 over the stride time T, which an error of ΔT changes by its share of T.
  private func cadence(_ stride: Measure) -> Measure {
    let cadence = 120 / stride.value
    return measure(
      .cadence, cadence,
      MeasureError(
        bias: stride.sharedU95 / 1.96 * cadence / stride.value,
        noise: (stride.u95 * stride.u95 - stride.sharedU95 * stride.sharedU95).squareRoot() / 1.96
          * cadence / stride.value),
      [cycle.timing.strike, cycle.timing.nextStrike])
  }
}

// MARK: - Distances

extension SpatiotemporalMeasures {
  /// The standard deviations of a marker's place in one frame, and of how far a heel marker sits from
  /// where it should, in millimetres.
  private static let markerNoise = 1.0
  private static let placement = 5.0

  /// The standard deviation of the direction of progression (engineering choice).
  private static let directionError = Angle.degrees(0.5)

  /// The standard deviation of the speed of a belt, as a share of it (engineering choice).
  private static let beltError = 0.01

  /// A heel at an instant: its place and its speed along the way, in millimetres and seconds.
  private func heel(_ side: Side, at instant: Double) -> (place: Vector3, speed: Double)? {
    let frame = Int(instant.rounded(.down))
    let last = analyzed.kinematics.frameCount - 1
    guard frame >= 0, frame <= last else { return nil }
    let next = min(frame + 1, last)
    let share = instant - Double(frame)
    let (a, b) = (place(of: side, frame), place(of: side, next))
    let place = share == 0 ? a : a * (1 - share) + b * share
    guard !place.isMissing else { return nil }
    let speed = (b - a).dot(cycle.direction) * rate + cycle.beltSpeed
    return (place, speed.isNaN ? 0 : speed)
  }

  private func place(of side: Side, _ frame: Int) -> Vector3 {
    let trial = analyzed.trial
    if let name = trial.markers.marker(.heel, side) {
      let source = trial.unfiltered ?? trial.trajectories
      return source[name, frame: frame] ?? trial.position(.heel, side, frame: frame)
    }
    return analyzed.kinematics.centres[SidedJoint(.ankle, side)]?[frame] ?? .missing
  }

  /// The way from the place of one foot at its strike to that of another at a later one.
  private func way(
    from first: (side: Side, time: Double, source: Event.Source),
    to second: (side: Side, time: Double, source: Event.Source)
  ) -> (along: Double, across: Double, error: MeasureError)? {
    guard let start = heel(first.side, at: first.time), let end = heel(second.side, at: second.time)
    else { return nil }
    let belt = cycle.beltSpeed * (second.time - first.time) / rate
    let way = Vector3(end.place.x - start.place.x, 0, end.place.z - start.place.z)
    let along = way.dot(cycle.direction) + belt
    let across = (way - cycle.direction * way.dot(cycle.direction)).length
    // The timing error moves each place along the way by what the heel goes in that time.
    let timing = [
      timing(first.source).noise * start.speed, timing(second.source).noise * end.speed,
    ]
    let noise = timing + [Self.markerNoise, Self.markerNoise]
    let bias =
      [Self.beltError * belt]
      + (first.side == second.side ? [] : [Self.placement, Self.placement])
    return (along, across, MeasureError(bias: length(bias), noise: length(noise)))
  }

  private func length(_ parts: [Double]) -> Double {
    parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private var strideLength: Measure? {
    guard
      let way = way(
        from: (cycle.side, cycle.strike, cycle.timing.strike),
        to: (cycle.side, cycle.nextStrike, cycle.timing.nextStrike))
    else { return nil }
    return measure(
      .strideLength, way.along, way.error, [cycle.timing.strike, cycle.timing.nextStrike],
      heels: [cycle.side])
  }

  private var step: (along: Double, across: Double, error: MeasureError)? {
    guard let other = cycle.oppositeStrike else { return nil }
    return way(
      from: (cycle.side.opposite, other, cycle.timing.oppositeStrike),
      to: (cycle.side, cycle.nextStrike, cycle.timing.nextStrike))
  }

  private var stepSources: [Event.Source] {
    [cycle.timing.oppositeStrike, cycle.timing.nextStrike]
  }

  private var stepLength: Measure? {
    guard let step else { return nil }
    return measure(.stepLength, step.along, step.error, stepSources, heels: Side.allCases)
  }

  /// An error of the direction turns a part of the step's length into its width.
  private var stepWidth: Measure? {
    guard let step else { return nil }
    let bias = length([
      Self.placement, Self.placement, step.along * Self.directionError.radians,
    ])
    return measure(
      .stepWidth, step.across,
      MeasureError(bias: bias, noise: length([Self.markerNoise, Self.markerNoise])), stepSources,
      heels: Side.allCases)
  }

  /// Millimetres in seconds give thousandths of a metre in a second.
  private func speed(_ length: Measure, _ stride: Measure) -> Measure {
    let speed = length.value / 1000 / stride.value
    func share(_ part: (Measure) -> Double) -> Double {
      self.length([part(length) / length.value, part(stride) / stride.value])
    }
    let (whole, shared) = (share(\.u95), share(\.sharedU95))
    return measure(
      .walkingSpeed, speed,
      MeasureError(
        bias: shared * speed / 1.96,
        noise: (whole * whole - shared * shared).squareRoot() * speed / 1.96),
      [cycle.timing.strike, cycle.timing.nextStrike], heels: [cycle.side])
  }

  /// The standard deviation of a leg's length, as a share of it (engineering choice).
  private static let legLengthError = 0.02

  private func normalizedSpeed(_ speed: Measure) -> Measure? {
    let measured = subject.legLength[cycle.side]
    let geometry = analyzed.kinematics.geometry[cycle.side]
    guard let leg = measured ?? geometry.map({ $0.thighLength + $0.shankLength }), leg > 0 else {
      return nil
    }
    // 9.81 m/s² and millimetres.
    let unit = (9.81 * leg / 1000).squareRoot()
    let value = speed.value / unit
    let noise = (speed.u95 * speed.u95 - speed.sharedU95 * speed.sharedU95).squareRoot() / unit
    // The root halves the share of an error.
    let bias = length([speed.sharedU95 / unit, 1.96 * value * Self.legLengthError / 2])
    let what = measured == nil ? "hip to ankle centre of the model" : "leg length of the subject"
    return measure(
      .normalizedSpeed, value, MeasureError(bias: bias / 1.96, noise: noise / 1.96),
      [cycle.timing.strike, cycle.timing.nextStrike], heels: [cycle.side], detail: what)
  }
}

// MARK: - Phases

extension SpatiotemporalMeasures {
  /// Between strikes: the phases are parts of the cycle as its events have it.
  private var percentOfCycle: Double { 100 / (cycle.nextStrike - cycle.strike) }

  private var stancePercent: Measure {
    phase(
      .stancePercent, cycle.off - cycle.strike, [cycle.timing.strike, cycle.timing.off])
  }

  private var doubleSupportPercent: Measure? {
    guard let off = cycle.oppositeOff, let strike = cycle.oppositeStrike else { return nil }
    return phase(
      .doubleSupportPercent, off - cycle.strike + cycle.off - strike,
      [
        cycle.timing.strike, cycle.timing.oppositeOff, cycle.timing.oppositeStrike,
        cycle.timing.off,
      ])
  }

  private var singleSupportPercent: Measure? {
    guard let off = cycle.oppositeOff, let strike = cycle.oppositeStrike else { return nil }
    return phase(
      .singleSupportPercent, strike - off, [cycle.timing.oppositeOff, cycle.timing.oppositeStrike])
  }

  /// A part of the cycle whose ends are strikes and offs, which are biased differently.
  private func phase(
    _ kind: MeasureKind, _ frames: Double, _ sources: [Event.Source]
  ) -> Measure {
    let percent = percentOfCycle * rate
    let bias = length(sources.map { timing($0).bias })
    let noise = length(sources.map { timing($0).noise })
    return measure(
      kind, frames * percentOfCycle, MeasureError(bias: bias * percent, noise: noise * percent),
      sources)
  }
}

// MARK: - How a measure is taken

extension SpatiotemporalMeasures {
  private func measure(
    _ kind: MeasureKind, _ value: Double, _ error: MeasureError, _ sources: [Event.Source],
    heels: [Side] = [], detail: String? = nil
  ) -> Measure {
    let filled = analyzed.kinematics.filledFraction(BodySide(cycle.side), in: cycle.frames)
    let hasHeels = heels.allSatisfy { analyzed.trial.markers.marker(.heel, $0) != nil }
    let names = [Event.Source.file, .force, .user, .kinematic].filter(sources.contains)
      .map(\.label)
    let parts = [
      "instants \(names.joined(separator: " and "))", hasHeels ? nil : "ankle for heel", detail,
    ]
    return Measure(
      kind: kind, side: BodySide(cycle.side), trial: analyzed.trial.name, task: task,
      cycle: cycle.number, value: value, u95: error.u95, sharedU95: error.sharedU95,
      method: parts.compactMap { $0 }.joined(separator: ", "),
      quality: hasHeels && filled <= Judgement.mostFilled ? .good : .limited,
      filledFraction: filled)
  }
}

extension Event.Source {
  fileprivate var label: String {
    switch self {
    case .file: "of the file"
    case .force: "by force plate"
    case .kinematic: "by markers"
    case .user: "of the user"
    }
  }
}
