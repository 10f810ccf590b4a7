// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
public import BiomechMotion

extension Norms {
  /// The fewest subjects that give a useful band: of 20 the standard deviation is known to 16 %
  /// (1/√(2(n − 1))).
  public static let usefulCount = 20

  /// Builds norms of a control group.
  ///
  /// Every subject counts once: first the cycles of each leg are averaged, then both legs, then the
  /// subjects. A curve that a subject lacks, or has a gap in every cycle of, is left out.
  ///
  /// - Parameters:
  ///   - group: The subjects.
  ///   - task: The task; others in the trials are left out.
  ///   - description: What the user says about the group.
  ///   - path: The folder, for messages.
  /// - Returns: The norms, and what the user should know about them, one sentence each.
  /// - Throws: ``ControlGroupError`` for a group that makes no norms.
  public static func built(
    of group: [ControlSubject], task: MovementTask, _ description: ControlGroupDescription,
    path: String
  ) throws(ControlGroupError) -> (norms: Norms, warnings: [String]) {
    func refuse(_ reason: ControlGroupError.Reason) -> ControlGroupError {
      ControlGroupError(path: path, reason: reason)
    }
    guard group.count > 1 else { throw refuse(.tooFew(group.count)) }
    let members = group.map { Member($0, task: task) }
    for member in members where member.cycleCount == 0 {
      let found = MovementTask.allCases.filter(member.control.tasks.contains)
      throw refuse(.noCycles(subject: member.name, task, found: found))
    }
    let models = Set(members.flatMap(\.control.models))
    guard let model = models.first, models.count == 1 else {
      throw refuse(
        .mixedModels(
          Dictionary(
            members.map { ($0.name, Array($0.control.models)) },
            uniquingKeysWith: { first, _ in first })))
    }
    var warnings: [String] = []
    let ages: ClosedRange<Double>?
    let sexes: NormsPassport.Sexes?
    do throws(ControlGroupError.Reason) {
      ages = try Self.ages(of: members, description, &warnings)
      sexes = try Self.sexes(of: members, description, &warnings)
    } catch {
      throw refuse(error)
    }

    let bands = Self.bands(of: members, &warnings)
    guard !bands.isEmpty else { throw refuse(.nothingInCommon) }
    if members.count < usefulCount {
      let known = (100 / (2 * Double(members.count - 1)).squareRoot()).fixed(0)
      warnings.append(
        "With \(members.count) subjects the standard deviations are known to \(known) % only; "
          + "\(usefulCount) subjects or more make a useful band.")
    }
    if description.population.isEmpty {
      warnings.append("The norms do not say whose they are: describe the group with --population.")
    }
    let passport = NormsPassport(
      population: description.population, ageRange: ages, sexes: sexes, task: task,
      speed: Self.speed(of: members, task, &warnings), model: model, subjects: members.count,
      cycles: members.reduce(0) { $0 + $1.cycleCount },
      programVersion: description.programVersion, created: description.created,
      settings: description.settings)
    let logScores = Self.logScores(of: members)
    let norms = Norms(
      passport: passport, bands: bands, measures: Self.measures(of: members),
      logSideScore: logScores.side, logOverallScore: logScores.overall)
    return (norms, warnings)
  }
}

// MARK: - One subject

/// A subject with the curves that count for them.
private struct Member {
  let control: ControlSubject

  /// The waveforms of the task.
  let waveforms: [Waveform]

  /// The measures of the task.
  let measures: [Measure]

  /// Of each variable the mean of both legs, seen from the own side.
  let curves: [Variable: [Double]]

  /// The cycles or repetitions, both legs counted.
  let cycleCount: Int

  var name: String { control.name }

  init(_ control: ControlSubject, task: MovementTask) {
    self.control = control
    waveforms = control.waveforms.filter { $0.task == task }
    measures = control.measures.filter { $0.task == task }
    cycleCount =
      Set(
        waveforms.map { waveform in
          [waveform.trial, task.isCyclic ? waveform.side.rawValue : "", "\(waveform.cycle)"]
        }
      ).count
    var curves: [Variable: [Double]] = [:]
    for (variable, own) in Dictionary(grouping: waveforms, by: \.variable) {
      let sides = Dictionary(grouping: own.filter(\.isComplete), by: \.side).values.map {
        $0.map(\.ownValues).pointwise(\.meanOfPresent)
      }
      if !sides.isEmpty { curves[variable] = sides.pointwise(\.meanOfPresent) }
    }
    self.curves = curves
  }

  /// The mean of a measure over the cycles of each leg and then over the legs; NaN without one.
  func mean(of kind: MeasureKind) -> Double {
    Dictionary(grouping: measures.filter { $0.kind == kind }, by: \.side).values
      .map { $0.map(\.value).meanOfPresent }.meanOfPresent
  }
}

// MARK: - The group

extension Norms {
  private static func bands(of members: [Member], _ warnings: inout [String]) -> [Band] {
    Variable.all.compactMap { variable in
      let curves = members.compactMap { $0.curves[variable] }
      guard curves.count == members.count else {
        // What nobody has is no surprise.
        if !curves.isEmpty {
          let without = members.filter { $0.curves[variable] == nil }.map { "'\($0.name)'" }
          warnings.append(
            "\(variable.label) is left out, since no complete cycle of "
              + "\(without.joined(separator: ", ")) has it.")
        }
        return nil
      }
      let deviation = curves.pointwise(\.standardDeviationOfPresent)
      // Curves that agree in a point to the last digit are copies of one person.
      guard deviation.allSatisfy({ $0 > 0 }) else {
        warnings.append("\(variable.label) is left out, since it does not differ between subjects.")
        return nil
      }
      return Band(
        variable, mean: curves.pointwise(\.meanOfPresent), standardDeviation: deviation)
    }
  }

  private static func measures(of members: [Member]) -> [MeasureKind: Value] {
    var values: [MeasureKind: Value] = [:]
    for kind in Set(members.flatMap { $0.measures.map(\.kind) }) {
      let means = members.map { $0.mean(of: kind) }
      let value = Value(means)
      if !means.contains(where: \.isNaN), value.standardDeviation > 0 { values[kind] = value }
    }
    return values
  }

  /// The logarithms of the profile scores, each subject held against the mean of the others: against
  /// a mean that they are part of, few people would come out too near.
  private static func logScores(of members: [Member]) -> (side: Value?, overall: Value?) {
    var sides: [Double] = []
    var overall: [Double] = []
    for index in members.indices {
      let others = members.indices.filter { $0 != index }.map { members[$0] }
      var references: [Variable: [Double]] = [:]
      for variable in GaitProfileScore.variables {
        references[variable] = others.compactMap { $0.curves[variable] }
          .pointwise(\.meanOfPresent)
      }
      let profile = GaitProfile(members[index].waveforms, references: references)
      let own = [Side.right, .left].compactMap { profile.sideScore($0)?.logarithm }
      // A subject without a score would leave the group uneven.
      if own.isEmpty { return (nil, nil) }
      sides.append(own.meanOfPresent)
      if let both = profile.overallScore?.logarithm { overall.append(both) }
    }
    func value(_ logarithms: [Double]) -> Value? {
      let value = Value(logarithms)
      return logarithms.count == members.count && value.standardDeviation > 0 ? value : nil
    }
    return (value(sides), value(overall))
  }

  private static func speed(
    of members: [Member], _ task: MovementTask, _ warnings: inout [String]
  ) -> NormsPassport.Speed? {
    guard task.isCyclic else { return nil }
    let speeds = members.map { $0.mean(of: .normalizedSpeed) }
    let unknown = zip(members, speeds).filter { $0.1.isNaN }.map { "'\($0.0.name)'" }
    guard unknown.isEmpty, let least = speeds.min(), let most = speeds.max() else {
      warnings.append(
        "The norms have no speed, since that of \(unknown.joined(separator: ", ")) is not known: "
          + "nobody can check whether they suit a walk.")
      return nil
    }
    let speed = NormsPassport.Speed(mean: speeds.meanOfPresent, range: least...most)
    for (member, own) in zip(members, speeds) {
      let ownClass = SpeedClass(normalizedSpeed: own)
      guard ownClass != speed.speedClass else { continue }
      warnings.append(
        "'\(member.name)' walks \(ownClass.label) (\(own.fixed(3))), the group \(speed.speedClass.label) "
          + "(\(speed.mean.fixed(3))), for the length of their legs.")
    }
    return speed
  }
}

extension Norms.Value {
  fileprivate init(_ values: [Double]) {
    self.init(
      mean: values.meanOfPresent, standardDeviation: values.standardDeviationOfPresent,
      count: values.count)
  }
}

// MARK: - Who they are

extension Norms {
  private static func ages(
    of members: [Member], _ description: ControlGroupDescription, _ warnings: inout [String]
  ) throws(ControlGroupError.Reason) -> ClosedRange<Double>? {
    let ages = members.compactMap(\.control.subject.age)
    guard let stated = description.ageRange else {
      guard ages.count == members.count, let least = ages.min(), let most = ages.max() else {
        warnings.append(
          "The norms have no ages, so nobody can check whom they suit: give 'age_years' in each "
            + "subject.yaml, or --age-range.")
        return nil
      }
      return least...most
    }
    for member in members {
      guard let age = member.control.subject.age, !stated.contains(age) else { continue }
      throw .outsideDescription(
        subject: member.name, what: "\(age.fixed(0)) years old",
        stated: "\(stated.lowerBound.fixed(0)) to \(stated.upperBound.fixed(0))")
    }
    return stated
  }

  private static func sexes(
    of members: [Member], _ description: ControlGroupDescription, _ warnings: inout [String]
  ) throws(ControlGroupError.Reason) -> NormsPassport.Sexes? {
    let known = members.compactMap(\.control.subject.sex)
    guard let stated = description.sexes else {
      guard known.count == members.count, let first = known.first else {
        warnings.append(
          "The norms do not say of which sex they are: give 'sex' in each subject.yaml, or --sex.")
        return nil
      }
      guard known.allSatisfy({ $0 == first }) else { return .all }
      return first == .female ? .female : .male
    }
    for member in members {
      guard let sex = member.control.subject.sex, stated != .all, sex.rawValue != stated.rawValue
      else { continue }
      throw .outsideDescription(
        subject: member.name, what: sex.rawValue, stated: stated.rawValue)
    }
    return stated
  }
}
