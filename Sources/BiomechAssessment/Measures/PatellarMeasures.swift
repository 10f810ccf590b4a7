// SPDX-License-Identifier: Apache-2.0

import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// Takes the measures of patellar tracking, cycle by cycle of knee flexion.
struct PatellarMeasures {
  let analyzed: AnalyzedTrial
  let uncertainty: MeasureUncertainty
  let tracking: PatellarTracking

  /// The error of a shift that is counted from the reference, in millimetres, and of a tilt in
  /// degrees; `nil` where they cannot be computed.
  private let shiftError: MeasureError?
  private let tiltError: MeasureError?

  init(analyzed: AnalyzedTrial, uncertainty: MeasureUncertainty, tracking: PatellarTracking) {
    self.analyzed = analyzed
    self.uncertainty = uncertainty
    self.tracking = tracking
    let errors = PatellarErrors(analyzed.kinematics, tracking, uncertainty)
    shiftError = errors.shift
    tiltError = errors.tilt
  }

  var all: [Measure] {
    tracking.cycles.flatMap { cycle in
      [shift(cycle), tilt(cycle), jump(cycle)].compactMap { $0 }
    }
  }

  /// The jumps from which imaging would grade a J sign, in widths of the patella: at a bisect offset
  /// of 75 % and of 100 %.
  ///
  /// Derived from the grades of Tanaka and others (2016), and not validated for markers.
  static let watched = 0.25
  static let flagged = 0.5

  private func shift(_ cycle: PatellarTracking.Cycle) -> Measure? {
    measure(
      .patellarShiftNearExtension, cycle, 100 * cycle.shiftNearExtension / tracking.kneeWidth,
      shiftError?.scaled(by: 100 / tracking.kneeWidth), else: 100 * usualShift / tracking.kneeWidth,
      "extending, from 20° on, less \(tracking.reference?.0.rawValue ?? "nothing")")
  }

  private func tilt(_ cycle: PatellarTracking.Cycle) -> Measure? {
    measure(
      .patellarTiltNearExtension, cycle, cycle.tiltNearExtension, tiltError, else: usualTurn,
      "extending, from 20° on")
  }

  private func jump(_ cycle: PatellarTracking.Cycle) -> Measure? {
    guard let jump = cycle.lateralJump else { return nil }
    let value = jump.amplitude / tracking.patellaWidth
    let band = value >= Self.flagged ? "flag" : value >= Self.watched ? "watch" : "below"
    return measure(
      .patellarLateralJump, cycle, value, shiftError?.scaled(by: 1 / tracking.patellaWidth),
      else: usualShift / tracking.patellaWidth,
      "extending from 45° on; patellar width \(tracking.patellaWidth.fixed(0)) mm "
        + (tracking.isPatellaMeasured ? "measured" : "taken as 0.55 of the knee's"),
      band: band)
  }

  /// The U95 where none can be computed, in millimetres and degrees: what is assumed for skin at the
  /// worst (engineering choice), and what published imaging methods reach, 0.4 mm and 1° (Bey and
  /// others 2008, Behnam and others 2010).
  private var usualShift: Double { tracking.source.isThroughSkin ? 10 : 0.4 }
  private var usualTurn: Double { tracking.source.isThroughSkin ? 10 : 1 }

  /// A measure, or `nil` for a missing value; of limited quality with too few cycles for a statement,
  /// or counted from standing, where the patella does not sit in its groove.
  private func measure(
    _ kind: MeasureKind, _ cycle: PatellarTracking.Cycle, _ value: Double,
    _ error: MeasureError?, else usual: Double, _ method: String, band: String? = nil
  ) -> Measure? {
    guard value.isFinite else { return nil }
    let side = BodySide(tracking.side)
    let tooFew = tracking.cycles.count < PatellarTracking.fewestCycles
    let isGood = !tooFew && tracking.reference?.0 == .seated
    return Measure(
      kind: kind, side: side, trial: analyzed.trial.name, task: analyzed.events.task,
      cycle: cycle.number, value: value, u95: error?.u95 ?? usual,
      sharedU95: error?.sharedU95, u95Origin: uncertainty.origin(of: error),
      method: method
        + (tooFew ? "; fewer than \(PatellarTracking.fewestCycles) cycles" : ""),
      quality: analyzed.kinematics.isDoubtful(side) ? .doubtful : isGood ? .good : .limited,
      band: band)
  }
}
