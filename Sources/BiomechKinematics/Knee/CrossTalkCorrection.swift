// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// The turns that correct the knee axes of a session: estimated once, applied unchanged everywhere.
///
/// They come from walking or a functional trial and never from the squat they correct: fitted to a
/// squat with a perfect axis and a true valgus of 12°, least variance invents an axis error of 11°
/// and leaves a valgus of 1°.
public struct CrossTalkCorrection: Sendable {
  /// What was decided about one knee.
  public enum Verdict: Hashable, Sendable {
    /// The axis is turned; the trials are those of the estimate.
    case corrected(CrossTalkEstimate, trials: [String])

    /// The axis stays; the estimate is there where one was made.
    case refused(CrossTalkRefusal, CrossTalkEstimate?)
  }

  /// The least range of flexion to estimate from (engineering choice): walking has some 55°, and half
  /// of the false adduction of 90° shows at 30°.
  public static let leastFlexionRange = Angle.degrees(40)

  /// The least share of the variance of adduction that must go (engineering choice).
  ///
  /// A healthy knee keeps 1.0 to 1.7° of adduction (standard deviation) in walking, against which a
  /// quarter is an axis error of 3 to 4°: below that the true coupling misleads more than it helps.
  static let leastReduction = 0.25

  /// The largest standard deviation of the estimate (engineering choice): that of palpation, where
  /// two epicondyles 95 mm apart are each missed by 5 mm.
  static let largestDeviation = Angle.degrees(4.3)

  /// How far two trials may differ (engineering choice): three times the effect of true coupling.
  static let largestDisagreement = Angle.degrees(6)

  public let method: CrossTalkMethod
  public let verdicts: [Side: Verdict]

  /// The turn of each thigh about its long axis, inwards positive, where one is made.
  public var offsets: [Side: Angle] {
    verdicts.compactMapValues { verdict in
      if case .corrected(let estimate, _) = verdict { estimate.offset } else { nil }
    }
  }

  /// Estimates the turns.
  ///
  /// Functional trials stand before walking where both bend the knee enough; the others must agree
  /// with them.
  ///
  /// - Parameters:
  ///   - method: How to estimate.
  ///   - model: The model whose axes are in question.
  ///   - sources: The trials of walking and the functional trials of the session.
  ///   - functionalAxes: The legs whose axis already is that of a functional trial.
  ///   - refusal: What to say where there is no source.
  /// - Complexity: O(frames), some 45 passes for each leg and trial.
  public init(
    _ method: CrossTalkMethod, model: ModelKind, from sources: [CrossTalkSource],
    functionalAxes: Set<Side> = [], otherwise refusal: CrossTalkRefusal = .noSource
  ) {
    self.method = method
    var verdicts: [Side: Verdict] = [:]
    for side in Side.allCases {
      verdicts[side] =
        switch (method, model) {
        case (.off, _): .refused(.switchedOff, nil)
        case (_, .bones): .refused(.boneAxes, nil)
        case (.auto, .conventional): .refused(.vendorModel, nil)
        case (.auto, _) where functionalAxes.contains(side): .refused(.functionalAxis, nil)
        default: sources.isEmpty ? .refused(refusal, nil) : Self.verdict(side, method, sources)
        }
    }
    self.verdicts = verdicts
  }

  private static func verdict(
    _ side: Side, _ method: CrossTalkMethod, _ sources: [CrossTalkSource]
  ) -> Verdict {
    let seen = sources.compactMap { source in
      source.knees[side].map { (source: source, knee: $0) }
    }
    guard !seen.isEmpty else { return .refused(.noCycle, nil) }
    let bent = seen.filter { $0.knee.flexionRange >= leastFlexionRange }
    guard !bent.isEmpty else {
      let range = seen.map(\.knee.flexionRange).max() ?? .zero
      return .refused(.littleFlexion(range), nil)
    }
    let clear = bent.filter { !$0.source.doubtful.contains(side) }
    guard !clear.isEmpty else {
      return .refused(.doubtfulMarkers(trial: bent[0].source.trial), nil)
    }

    let functional = clear.filter { $0.source.motion == .functional }
    let chosen = functional.isEmpty ? clear : functional
    let knee = chosen.dropFirst().reduce(chosen[0].knee) { $0 + $1.knee }
    guard let estimate = CrossTalkEstimate(knee, method: method) else {
      return .refused(.noSingleAxis, nil)
    }
    let single = clear.compactMap { source, knee in
      CrossTalkEstimate(knee, method: method).map { (source.trial, $0.offset) }
    }
    if let refusal = objection(to: estimate) ?? disagreement(of: single) {
      return .refused(refusal, estimate)
    }
    return .corrected(estimate, trials: chosen.map(\.source.trial))
  }

  private static func objection(to estimate: CrossTalkEstimate) -> CrossTalkRefusal? {
    // The search ends within a nanoradian of its limit.
    if estimate.offset.radians.magnitude > KneeCycles.largestOffset.radians - 1e-6 {
      return .beyondLimit
    }
    if estimate.varianceReduction < leastReduction {
      return .littleGained(share: estimate.varianceReduction)
    }
    let deviation = estimate.standardDeviation
    if deviation > largestDeviation { return .unsure(standardDeviation: deviation) }
    if estimate.offset.radians.magnitude < 1.96 * deviation.radians {
      return .withinUncertainty(estimate.offset, standardDeviation: deviation)
    }
    return nil
  }

  private static func disagreement(of offsets: [(String, Angle)]) -> CrossTalkRefusal? {
    guard let least = offsets.min(by: { $0.1 < $1.1 }),
      let greatest = offsets.max(by: { $0.1 < $1.1 }), greatest.1 - least.1 > largestDisagreement
    else { return nil }
    return .trialsDisagree(least.0, least.1, greatest.0, greatest.1)
  }
}

// MARK: - Application

extension CrossTalkCorrection {
  /// The kinematics of a trial about the corrected axes, with the index before and after.
  ///
  /// - Parameters:
  ///   - kinematics: The kinematics about the axes as calibrated.
  ///   - cycles: The cycles or repetitions of each leg, over which the index is taken.
  ///   - basis: What the cycles are.
  /// - Returns: The corrected kinematics with their ``TrialKinematics/crossTalk``; the same as they
  ///   were where the model has no knee axis, or has that of the bones.
  public func applied(
    to kinematics: TrialKinematics, over cycles: [Side: [Range<Int>]], basis: CrossTalkIndex.Basis
  ) -> TrialKinematics {
    guard kinematics.model.hasKneeAxis, let track = kinematics.track else { return kinematics }
    let correction =
      kinematics.model == .bones ? CrossTalkCorrection(method, model: .bones, from: []) : self
    return correction.applied(to: kinematics, track, over: cycles, basis: basis)
  }

  private func applied(
    to kinematics: TrialKinematics, _ track: BodyTrack, over cycles: [Side: [Range<Int>]],
    basis: CrossTalkIndex.Basis
  ) -> TrialKinematics {
    func index(_ kinematics: TrialKinematics, _ side: Side) -> CrossTalkIndex? {
      CrossTalkIndex(of: kinematics, side, over: cycles[side] ?? [], basis: basis)
    }
    var corrected =
      offsets.isEmpty
      ? kinematics : TrialKinematics(of: track.turningKneeAxis(by: offsets))
    var legs: [Side: CrossTalkReport.Leg] = [:]
    for (side, verdict) in verdicts where kinematics[.kneeAdduction, side] != nil {
      legs[side] = CrossTalkReport.Leg(
        verdict: verdict, before: index(kinematics, side), after: index(corrected, side))
    }
    corrected.crossTalk = CrossTalkReport(method: method, legs: legs)
    return corrected
  }
}
