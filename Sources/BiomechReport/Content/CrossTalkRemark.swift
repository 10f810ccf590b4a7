// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion

extension CrossTalkReport {
  /// What a reader should know about the cross-talk of both knees: what the axis is, then how much
  /// adduction goes along with flexion.
  ///
  /// Where a knee hardly bends and its axis is as calibrated there is nothing to say.
  var sentences: [String] {
    [Side.right, .left].compactMap { side in
      guard let leg = legs[side] else { return nil }
      if case .refused = leg.verdict, leg.after == nil { return nil }
      return "\(side.rawValue) knee axis: \(verdictText(leg.verdict))"
        + (indexText(leg).map { ". \($0)" } ?? "")
    }
  }

  /// The index of each knee in a few words, such as `right r² 0.90, adduction moves 11.0°`; `nil`
  /// where neither knee has one.
  var indices: String? {
    [Side.right, .left].compactMap { side in
      legs[side]?.after.map { index in
        "\(side.rawValue) r² \(index.coefficientOfDetermination.text(2)), adduction moves "
          + "\(index.adductionRange.degrees.text(1))°"
      }
    }.joined(separator: "; ").nonEmpty
  }

  private func verdictText(_ verdict: CrossTalkCorrection.Verdict) -> String {
    switch verdict {
    case .corrected(let estimate, let trials):
      "turned \(estimate.turnText) (\(method.label) in \(trials.joined(separator: ", ")), "
        + "\(estimate.cycleCount) \(estimate.cycleCount == 1 ? "cycle" : "cycles"); standard "
        + "deviation \(estimate.standardDeviation.degrees.text(1))°)"
    case .refused(let refusal, let estimate):
      "as calibrated, since \(refusal.reason)"
        + (estimate.map { " (estimate: \($0.turnText))" } ?? "")
    }
  }

  private func indexText(_ leg: Leg) -> String? {
    guard let after = leg.after else { return nil }
    var text =
      "Adduction moves \(after.adductionRange.degrees.text(1))° and goes with flexion by r² "
      + after.coefficientOfDetermination.text(2)
    if case .corrected = leg.verdict, let before = leg.before {
      text +=
        " (before: \(before.adductionRange.degrees.text(1))°, r² "
        + "\(before.coefficientOfDetermination.text(2)))"
    }
    text += ", \(after.placeText)"
    return "\(text)\(after.meaning)"
  }
}

extension CrossTalkEstimate {
  /// The turn in words, such as `8.3° inwards`.
  fileprivate var turnText: String {
    "\(offset.degrees.magnitude.text(1))° \(offset < .zero ? "outwards" : "inwards")"
  }
}

extension CrossTalkIndex {
  fileprivate var placeText: String {
    switch basis {
    case .walkingCycles: "over \(cycleCount) \(cycleCount == 1 ? "cycle" : "cycles") of walking"
    case .repetitions: "over \(cycleCount) \(cycleCount == 1 ? "squat" : "squats")"
    case .wholeTrial: "over the whole trial"
    }
  }

  /// What follows from the index, and what does not.
  fileprivate var meaning: String {
    switch basis {
    case .walkingCycles:
      isSuspicious
        ? "; bones move by some 4° in walking, so the axis or the skin is at fault"
        : "; by itself that proves no error of the axis"
    case .repetitions:
      "; in a squat a true valgus or varus does that as well as an axis that is off"
    case .wholeTrial: "; without cycles nothing follows from it"
    }
  }
}
