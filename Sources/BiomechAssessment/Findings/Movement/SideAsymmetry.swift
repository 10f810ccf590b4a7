// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Sides that differ by more than their measurement error.
public struct SideAsymmetry: FindingRule {
  public static let code = "RL17"
  public static let name = "Asymmetry between the sides"
  public static let thresholds: [Threshold] = [
    .symmetryIndex, .limbSymmetry, .alignmentAsymmetry, .signedDifference,
  ]
  public static let source =
    "Herzog et al. 1989 (symmetry index, arbitrary); convention of return to sport (limb symmetry)"

  public static let account = RuleAccount(
    measures:
      "Of angles the difference left minus right, in degrees; of lengths, times and heights the "
      + "symmetry index, the difference in percent of the mean, and in jumps the smaller side over the "
      + "larger.",
    importance:
      "Sides differ in everybody. After an injury a difference shows what is not yet back. A percentage "
      + "of a signed angle means nothing near zero, so none is given.",
    decision:
      "Of signed angles a difference beyond U95 of the difference is a watch (TH89), since no limit says "
      + "how much is too much; only the hip-knee-ankle deviation has one, 5° (TH07). A symmetry index of "
      + "more than 10 % (TH27) is a watch where it is so beyond its U95, and never more; a limb symmetry "
      + "below 90 % in jumps of adults (TH28) is judged with U95. Both want three repetitions of each "
      + "side or more and are habits, not findings of studies.",
    limits:
      "With several differences one of them passes its uncertainty by chance now and then. A marker "
      + "that sits differently on both sides looks like an asymmetry of the body.")

  static let fewest = 3

  public init() {}

  public func findings(in evidence: SessionEvidence) -> [Finding] {
    let tasks = MovementTask.allCases.filter { task in
      evidence.measures.contains { $0.task == task && $0.side != .both }
    }
    let found = tasks.compactMap { finding(of: $0, in: evidence) }
    guard found.isEmpty else { return found }
    return [
      Finding(
        Self.self, "An asymmetry between the sides",
        missing: "both sides, each in at least \(Self.fewest) repetitions or in a static trial",
        side: .both, task: tasks.first ?? .other,
        trials: evidence.trials.map(\.trial.name))
    ]
  }

  /// The angles whose difference is looked at, a few of each task: the more there are, the more often
  /// one passes by chance.
  private static func angles(of task: MovementTask) -> [MeasureKind] {
    switch task {
    case .squat: [.medialKneeDisplacementPeak, .kneeAbductionPeak]
    case .singleLegSquat, .stepDown: [.frontalPlaneProjectionAnglePeak, .hipAdductionPeak]
    case .dropJump, .landing: [.kneeAbductionPeak, .kneeFlexionDisplacement]
    case .singleLegLanding: [.hipAdductionPeak, .kneeFlexionDisplacement]
    case .gait, .running: [.kneeAdductionMeanStance, .kneeFlexionPeakSwing]
    default: []
    }
  }

  private func finding(of task: MovementTask, in evidence: SessionEvidence) -> Finding? {
    var criteria: [(criterion: Criterion, words: String)] = []
    for kind in Self.angles(of: task) {
      let measures = evidence.measures(.difference(of: kind), .both, task)
      guard let first = measures.first else { continue }
      criteria.append(difference(first.kind, measures))
    }
    if task == .static,
      let judgement = Judgement(
        .alignmentAsymmetry, over: evidence.measures(.hkaAsymmetryStanding, .both, task))
    {
      criteria.append((judgement.criterion, words(judgement, "static trial")))
    }
    for kind in Threshold.symmetricKinds {
      guard let measure = symmetryIndex(of: kind, task, in: evidence),
        let judgement = Judgement(.symmetryIndex, over: [measure])?.onlyBeyondError
      else { continue }
      criteria.append((judgement.criterion, words(judgement, "value of both sides")))
    }
    if Threshold.limbSymmetry.tasks.contains(task),
      Threshold.limbSymmetry.population.includes(evidence.subject) == .yes,
      let judgement = Judgement(
        .limbSymmetry, over: evidence.measures(.limbSymmetry(of: .jumpHeight), .both, task))
    {
      criteria.append((judgement.criterion, words(judgement, "value of both sides")))
    }
    guard let level = criteria.map(\.criterion.level).max() else { return nil }
    let told = criteria.filter { $0.criterion.level == level }
    let sorted = told + criteria.filter { $0.criterion.level < level }
    let lead =
      level >= .watch
      ? "The sides differ" : "A difference between the sides was looked for and not shown"
    return Finding(
      Self.self,
      "\(lead) in \(task.label): "
        + "\((level >= .watch ? told : Array(sorted.prefix(1))).map(\.words).joined(separator: "; ")).",
      level: level, side: .both, task: task,
      trials: evidence.trials(of: task).map(\.trial.name), criteria: sorted.map(\.criterion))
  }

  private func words(_ judgement: Judgement, _ basis: String) -> String {
    "\(judgement.criterion.kind.words) \(judgement.words(each: basis))"
  }

  /// A signed difference, which only its own uncertainty limits.
  private func difference(
    _ kind: MeasureKind, _ measures: [Measure]
  ) -> (Criterion, String) {
    let value = measures.map(\.value).meanOfPresent
    let u95 = Measure.u95OfMean(measures)
    let isBeyond = value.magnitude > u95
    let isTrusted = measures.allSatisfy {
      $0.quality != .doubtful && $0.u95Origin != .switchedOff
    }
    let level: FindingLevel =
      value.isNaN || u95.isNaN ? .notAssessed : isBeyond && isTrusted ? .watch : .below
    let quantity = { (value: Double) in value.fixed(kind.decimals) + kind.unit.mark }
    return (
      Criterion(
        kind: kind, side: .both,
        threshold: Threshold.signedDifference.with(.magnitudeAbove, u95),
        value: value, u95: u95, level: level, repetitionsBeyond: isBeyond ? 1 : 0, repetitions: 1),
      "\(kind.words) \(quantity(value)) ± \(quantity(u95)) (95 %, left minus right), "
        + (isBeyond
          ? "beyond its measurement error; no limit says how much is too much"
          : "within its measurement error")
    )
  }

  /// The difference of a length or time between the sides, in percent of their mean.
  ///
  /// With SI = 200 (R − L)/(R + L) the errors of both sides add as
  /// (400/(R + L)²)² (L² u_R² + R² u_L²).
  private func symmetryIndex(
    of kind: MeasureKind, _ task: MovementTask, in evidence: SessionEvidence
  ) -> Measure? {
    let right = evidence.measures(kind, .right, task)
    let left = evidence.measures(kind, .left, task)
    guard let first = right.first, right.count >= Self.fewest, left.count >= Self.fewest else {
      return nil
    }
    let (r, l) = (right.map(\.value).meanOfPresent, left.map(\.value).meanOfPresent)
    guard r > 0, l > 0 else { return nil }
    let (ofRight, ofLeft) = (Measure.u95OfMean(right), Measure.u95OfMean(left))
    let sum = r + l
    let slope = 400 / (sum * sum)
    let u95 = slope * (l * l * ofRight * ofRight + r * r * ofLeft * ofLeft).squareRoot()
    let isDoubtful = (right + left).contains { $0.quality == .doubtful }
    return Measure(
      kind: .symmetryIndex(of: kind), side: .both, trial: first.trial, task: task,
      value: 200 * (r - l) / sum, u95: u95, u95Origin: first.u95Origin,
      method: "difference of the means of both sides over their mean",
      quality: isDoubtful ? .doubtful : .good)
  }
}

extension MeasureKind {
  /// The difference right minus left in percent of the mean of both sides.
  ///
  /// - Parameter kind: A length, a time or a height that each leg has.
  /// - Returns: The measure of the symmetry.
  public static func symmetryIndex(of kind: MeasureKind) -> MeasureKind {
    MeasureKind(
      "\(kind.id)_si", "\(kind.label), symmetry index", .percent, positive: "right larger",
      definition: "\(kind.label): right minus left in percent of the mean of both sides.",
      reference: "Herzog et al. 1989; its 10 % is arbitrary", decimals: 0)
  }
}
