// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// Why the axis of a knee is left as it was calibrated.
///
/// The limits are engineering choices; each is explained where it is tested.
@nonexhaustive public enum CrossTalkRefusal: Error, Hashable, Sendable {
  /// The user wants no correction.
  case switchedOff

  /// The conventional model is there to give the numbers of its vendor.
  case vendorModel

  /// The axes are those of bones, as an imaging study gave them.
  case boneAxes

  /// The axis is already that of a functional trial.
  case functionalAxis

  /// Nobody walks in the session, and there is no functional trial.
  case noSource

  /// A true valgus goes with flexion in this task, and the estimate would erase it.
  case taskMovesInValgus(MovementTask)

  /// No trial shows this knee over a whole cycle.
  case noCycle

  /// The markers of the leg hardly fit their static shape in the trial.
  case doubtfulMarkers(trial: String)

  /// The knee hardly bends, so an axis error hardly shows.
  case littleFlexion(Angle)

  /// The knee does not turn about a single axis.
  case noSingleAxis

  /// The estimate lies at the limit of what palpation can miss.
  case beyondLimit

  /// The variance of adduction hardly falls: what adduction there is, the axis does not explain.
  case littleGained(share: Double)

  /// The estimate is no surer than palpation.
  case unsure(standardDeviation: Angle)

  /// The estimate lies within its own uncertainty of no error.
  case withinUncertainty(Angle, standardDeviation: Angle)

  /// Two trials give estimates that differ.
  case trialsDisagree(String, Angle, String, Angle)

  /// The reason as the rest of a sentence, such as `the knee bends by 28° only`.
  public var reason: String {
    switch self {
    case .switchedOff: "the correction is switched off"
    case .vendorModel:
      "the conventional model gives the numbers of its vendor; name a method to correct it"
    case .boneAxes: "the axes are those of the bones themselves"
    case .functionalAxis: "the axis is already that of a functional trial"
    case .noSource:
      "there is neither a walk nor a functional trial to find the error from, and a squat cannot "
        + "tell an axis error from a true valgus"
    case .taskMovesInValgus(let task):
      "in a trial of \(task.label) a true valgus goes with flexion, and the correction would erase it"
    case .noCycle: "no walk or functional trial shows this knee over a whole cycle"
    case .doubtfulMarkers(let trial):
      "the markers of the leg hardly fit their static shape in \(trial)"
    case .littleFlexion(let range):
      "the knee bends by \(range.degrees.fixed(0))° only; an axis error shows from "
        + "\(CrossTalkCorrection.leastFlexionRange.degrees.fixed(0))° on"
    case .noSingleAxis: "the knee does not turn about a single axis"
    case .beyondLimit:
      "the estimate reaches the limit of \(KneeCycles.largestOffset.degrees.fixed(0))°; look for a "
        + "misplaced or exchanged epicondyle marker"
    case .littleGained(let share):
      "turning it would take away \((max(share, 0) * 100).fixed(0)) % of the variance of adduction, "
        + "too little to blame the axis"
    case .unsure(let deviation):
      "the estimate has a standard deviation of \(deviation.degrees.fixed(1))°, no less than palpation "
        + "has; record more steps"
    case .withinUncertainty(let offset, let deviation):
      "an error of \(offset.degrees.magnitude.fixed(1))° lies within the uncertainty of the estimate "
        + "(standard deviation \(deviation.degrees.fixed(1))°)"
    case .trialsDisagree(let first, let offset, let second, let other):
      "\(first) asks for \(offset.degrees.fixed(1))° and \(second) for \(other.degrees.fixed(1))°"
    }
  }
}
