// SPDX-License-Identifier: Apache-2.0

public import BiomechEvents
public import BiomechKinematics
public import BiomechMotion

/// A trial with everything that was computed of it: what an assessment looks at.
public struct AnalyzedTrial: Sendable {
  public var trial: Trial
  public var kinematics: TrialKinematics
  public var events: TrialEvents

  public init(trial: Trial, kinematics: TrialKinematics, events: TrialEvents) {
    self.trial = trial
    self.kinematics = kinematics
    self.events = events
  }
}

/// What the trials of one subject and session say.
public struct Assessment: Sendable {
  /// Every number, in the order of the trials.
  public var measures: [Measure]

  /// The scores: those of single repetitions, then those of several together.
  public var scores: [Score]

  /// How alike the cycles of each task and side are, and which one stands for them.
  public var cycles: [CycleStatistics]

  /// Every variable over every repetition and cycle, by the name of the trial.
  ///
  /// They are taken once, since all that is shown rests on them. A trial whose name another one has is
  /// not among them; ``waveforms(of:)`` knows those too.
  public var waveforms: [String: [Waveform]]

  /// The norms that were given, and which trials they speak about; `nil` without norms.
  public var norms: NormsComparison?

  /// Every rule that was looked at, by level and code; those not assessed are among them.
  public var findings: [Finding]

  /// How the patellae moved, by the name of the trial, right before left; empty where no trial shows
  /// one.
  public var patellae: [String: [PatellarTracking]]

  /// How far frontal measures can be trusted at each knee flexion; empty where the lengths of a leg
  /// are not known.
  public var trustBands: [TrustBand]

  public init(
    measures: [Measure], scores: [Score] = [], findings: [Finding],
    patellae: [String: [PatellarTracking]] = [:],
    trustBands: [TrustBand] = [], cycles: [CycleStatistics] = [], norms: NormsComparison? = nil,
    waveforms: [String: [Waveform]] = [:]
  ) {
    self.measures = measures
    self.scores = scores
    self.cycles = cycles
    self.waveforms = waveforms
    self.norms = norms
    self.findings = findings
    self.patellae = patellae
    self.trustBands = trustBands
  }
}

extension Assessment {
  /// The assessment of the trials of one subject and session.
  ///
  /// All trials of one task are assessed together: three squats may be one file or three.
  ///
  /// - Parameters:
  ///   - trials: The trials, the static one among them when there is one.
  ///   - subject: The person; thresholds for adults are left out when the age is unknown.
  ///   - uncertainty: How the uncertainty of the measures is had.
  ///   - placement: How far landmarks, markers and soft tissue may be off.
  ///   - lessAggregation: How the landings of a leg are put together.
  ///   - norms: Reference bands of a control group; without any, what needs a band is not assessed.
  ///   - basis: The basis of the gait deviation index; without it there is none.
  ///   - rules: What a clinic switches off and adds.
  public init(
    of trials: [AnalyzedTrial], subject: Subject, uncertainty: UncertaintyMethod = .delta,
    placement: PlacementErrors = .typical, lessAggregation: LESSAggregation = .mean,
    norms: Norms? = nil, basis: GaitDeviationBasis? = nil, rules: ClinicRules = ClinicRules()
  ) {
    let uncertainties = trials.map { analyzed in
      MeasureUncertainty(
        kinematics: analyzed.kinematics, motion: SkinMotion(in: analyzed.events.task),
        method: uncertainty, placement: placement)
    }
    let taken = zip(trials, uncertainties).map { analyzed, uncertainty in
      TrialMeasures(of: analyzed, uncertainty: uncertainty, subject: subject)
    }
    let movement = SessionScores(of: trials, aggregation: lessAggregation)
    let own = taken.flatMap(\.all) + movement.measures
    let comparison = norms.map {
      NormsComparison($0, with: trials, measures: own, subject: subject)
    }
    let waveforms = trials.map(\.waveforms)
    let gait = GaitComparison(
      trials, waveforms, uncertainties, against: comparison, basis: basis)
    var measures = own + gait.measures(from: own)
    measures += SideComparison(of: measures, subject: subject).all
    let evidence = SessionEvidence(
      trials: trials, measures: measures, subject: subject,
      scores: movement.scores + gait.scores, norms: comparison)
    let findings = FindingRules.findings(in: evidence, changedBy: rules)
    self.init(
      measures: measures, scores: movement.scores + gait.scores,
      findings: findings.sorted { $0.stands(before: $1) },
      patellae: Dictionary(
        zip(trials.map(\.trial.name), taken.map(\.patellae)).filter { !$0.1.isEmpty },
        uniquingKeysWith: +),
      trustBands: [Side.right, .left].flatMap { side in
        // The lengths of a leg are those of the calibration, the same in every trial.
        trials.lazy.map {
          TrustBand.bands(of: $0.kinematics, side, method: uncertainty, placement: placement)
        }.first { !$0.isEmpty } ?? []
      }, cycles: CycleStatistics.all(of: trials, waveforms), norms: comparison,
      waveforms: Self.byName(trials, waveforms))
  }

  private static func byName(
    _ trials: [AnalyzedTrial], _ waveforms: [[Waveform]]
  ) -> [String: [Waveform]] {
    let groups = Dictionary(grouping: zip(trials, waveforms)) { $0.0.trial.name }
    return groups.compactMapValues { $0.count == 1 ? $0[0].1 : nil }
  }

  /// The waveforms of a trial of the assessment.
  public func waveforms(of analyzed: AnalyzedTrial) -> [Waveform] {
    waveforms[analyzed.trial.name] ?? analyzed.waveforms
  }
}

extension Finding {
  /// Worst first, then by code, then right before left before both.
  fileprivate func stands(before other: Finding) -> Bool {
    let sides: [BodySide] = [.right, .left, .both]
    if level != other.level { return level > other.level }
    if code != other.code { return code < other.code }
    return (sides.firstIndex(of: side) ?? 0) < (sides.firstIndex(of: other.side) ?? 0)
  }
}
