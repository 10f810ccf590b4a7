// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// What functional trials give for the legs of a calibrated model.
///
/// Which joint was moved shows in the motion itself, for each leg: a hip that swung through arcs of
/// flexion and of abduction, a knee that bent far enough while the person did not squat. Of several
/// trials that give a centre or an axis, the one with the smallest deviation counts.
struct FunctionalCalibration {
  private(set) var hips: [Side: FunctionalHip] = [:]
  private(set) var knees: [Side: FunctionalKnee] = [:]

  /// Why a hip or a knee has no functional centre or axis, one sentence each.
  private(set) var hipRefusals: [Side: [String]] = [:]
  private(set) var kneeRefusals: [Side: [String]] = [:]

  /// The functional axis of each knee in the laboratory, as the person stood in the static trial.
  private(set) var kneeAxesInStatic: [Side: Vector3] = [:]

  /// What belongs to no leg, one sentence each.
  private(set) var notes: [String] = []

  /// Nothing was given and nothing was found.
  init() {}

  /// Finds what the trials give.
  ///
  /// - Parameters:
  ///   - trials: The functional trials; none may be given.
  ///   - model: The model calibrated on the static trial alone.
  ///   - settings: What the user asked for.
  init(_ trials: [Trial], trackedBy model: CalibratedModel, _ settings: ModelSettings) {
    let motions = trials.filter(model.canTrack).flatMap {
      FunctionalMotion.ofLegs(in: $0, trackedBy: model)
    }
    for leg in model.legs {
      let ofLeg = motions.filter { $0.side == leg.side }
      if settings.hipCentre.takesFunctionalTrials {
        findHip(leg, ofLeg, settings.hipCentre)
      }
      findKnee(leg, ofLeg)
    }
    for trial in trials where !model.canTrack(trial) {
      notes.append(
        "functional trial \(trial.name) not used: no segment has three of the markers that the "
          + "static trial was calibrated with")
    }
  }

  private mutating func findHip(
    _ leg: LegCalibration, _ motions: [FunctionalMotion], _ method: HipCentreMethod
  ) {
    let side = leg.side
    var refusals: [String] = []
    var arcs: [FunctionalMotion] = []
    for motion in motions {
      do throws(FunctionalRefusal) {
        try FunctionalHip.checkRange(of: motion)
        arcs.append(motion)
      } catch {
        refusals.append("\(side.rawValue) hip centre not from \(motion.trialName): \(error)")
      }
    }
    for method in method == .auto ? [.sphere, .score] : [method] {
      let best = bestHip(leg, arcs, method, &refusals)
      if let best {
        hips[side] = best
        return
      }
    }
    hipRefusals[side] = refusals
  }

  /// The least uncertain centre that some star arcs give by one method.
  private func bestHip(
    _ leg: LegCalibration, _ arcs: [FunctionalMotion], _ method: HipCentreMethod,
    _ refusals: inout [String]
  ) -> FunctionalHip? {
    var found: [FunctionalHip] = []
    for arc in arcs {
      do throws(FunctionalRefusal) {
        let hip = try FunctionalHip(method, arc, regression: leg.hipInPelvis)
        // The other method looks at the same motion; where it can tell, it has to agree.
        let other = try? FunctionalHip(
          method == .sphere ? .score : .sphere, arc, regression: leg.hipInPelvis)
        let distance = other.map { ($0.centre - hip.centre).length } ?? 0
        guard distance <= FunctionalHip.largestDisagreement else {
          throw .methodsDisagree(
            distance: distance, largest: FunctionalHip.largestDisagreement)
        }
        found.append(hip)
      } catch {
        refusals.append(
          "\(leg.side.rawValue) hip centre not by \(method.words) from \(arc.trialName): \(error)")
      }
    }
    return found.min { $0.standardDeviation < $1.standardDeviation }
  }

  private mutating func findKnee(_ leg: LegCalibration, _ motions: [FunctionalMotion]) {
    let side = leg.side
    var found: [FunctionalKnee] = []
    var refusals: [String] = []
    for motion in motions {
      do throws(FunctionalRefusal) {
        found.append(try FunctionalKnee(motion))
      } catch {
        refusals.append("\(side.rawValue) knee axis not from \(motion.trialName): \(error)")
      }
    }
    guard let best = found.min(by: { $0.quality < $1.quality }) else {
      kneeRefusals[side] = refusals
      return
    }
    knees[side] = best
    kneeAxesInStatic[side] = leg.labFromThigh.rotation * best.axisInThigh
  }
}

extension HipCentreMethod {
  /// The method in words.
  fileprivate var words: String {
    switch self {
    case .sphere: "the sphere fit"
    case .score: "SCoRE"
    default: rawValue
    }
  }
}

extension FunctionalCalibration {
  /// What a reader should know about the axis of one knee, one sentence each.
  func kneeNotes(_ side: Side, _ method: KneeAxisMethod) -> [String] {
    guard let knee = knees[side] else { return method == .sara ? kneeRefusals[side] ?? [] : [] }
    return [knee.sentence(isUsed: method == .sara)]
  }

  /// Nothing was given: says so where the user asked for a functional method.
  init(withoutTrials settings: ModelSettings) {
    if settings.hipCentre == .score || settings.hipCentre == .sphere {
      notes.append(
        "hip centres not by \(settings.hipCentre.words): it needs a functional trial with a star arc "
          + "of each hip, and none was given")
    }
    if settings.kneeAxis == .sara {
      notes.append(
        "knee axes not by SARA: it needs a functional trial in which the knee bends by 45° or more, "
          + "and none was given; they run through the epicondyles")
    }
  }
}
