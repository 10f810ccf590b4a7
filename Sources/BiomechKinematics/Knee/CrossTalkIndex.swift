// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
import BiomechMotion

/// How much adduction goes along with flexion, as it does when the knee's axis is off.
///
/// The coefficient of determination is that of Jensen et al. 2016 (J. Biomech. 49, 1698–1704). It is
/// no proof: in walking 5 to 10° of axis error give 0.75 to 0.97, but a correct axis reaches 0.45 by
/// chance, and in a squat a true valgus that grows with depth gives the same as an axis error.
public struct CrossTalkIndex: Hashable, Sendable {
  /// What the index was taken over.
  public enum Basis: String, Sendable {
    case walkingCycles = "walking cycles"
    case repetitions = "repetitions"
    case wholeTrial = "the whole trial"
  }

  /// The share of the variance of adduction that goes linearly with flexion, mean of the cycles.
  public var coefficientOfDetermination: Double

  /// From the least to the greatest adduction in a cycle, mean of the cycles.
  public var adductionRange: Angle

  /// From the least to the greatest flexion in a cycle, mean of the cycles.
  public var flexionRange: Angle

  public var cycleCount: Int
  public var basis: Basis

  /// The range of adduction in walking from which something is wrong.
  ///
  /// Bones move by 3.7° (Gray et al. 2019); an axis error of 10° makes some 10° of it.
  public static let largestWalkingRange = Angle.degrees(10)

  /// Below this range of flexion adduction is mostly noise (engineering choice).
  static let leastFlexionRange = Angle.degrees(20)

  /// Whether adduction moves more in walking than that of a knee does.
  public var isSuspicious: Bool {
    basis == .walkingCycles && adductionRange > Self.largestWalkingRange
  }

  /// The index over some stretches of two columns, or `nil` when no cycle is left.
  ///
  /// - Parameters:
  ///   - flexion: Knee flexion in radians, NaN where missing.
  ///   - adduction: Knee adduction in radians.
  ///   - cycles: The frames of each cycle; those in which the knee hardly bends are left out.
  ///   - basis: What the cycles are.
  public init?(flexion: [Double], adduction: [Double], over cycles: [Range<Int>], basis: Basis) {
    let frames = flexion.indices.clamped(to: adduction.indices)
    let single = cycles.compactMap {
      CycleIndex(flexion: flexion, adduction: adduction, frames: $0.clamped(to: frames))
    }.filter { .radians($0.flexionRange) >= Self.leastFlexionRange }
    guard !single.isEmpty else { return nil }
    coefficientOfDetermination = single.map(\.coefficientOfDetermination).meanOfPresent
    adductionRange = .radians(single.map(\.adductionRange).meanOfPresent)
    flexionRange = .radians(single.map(\.flexionRange).meanOfPresent)
    cycleCount = single.count
    self.basis = basis
  }

  /// The index of one knee of a trial; over the whole trial where there are no cycles.
  init?(of kinematics: TrialKinematics, _ side: Side, over cycles: [Range<Int>], basis: Basis) {
    guard let flexion = kinematics[.kneeFlexion, side],
      let adduction = kinematics[.kneeAdduction, side]
    else { return nil }
    let whole = cycles.isEmpty
    self.init(
      flexion: flexion, adduction: adduction, over: whole ? [flexion.indices] : cycles,
      basis: whole ? .wholeTrial : basis)
  }
}

/// The index of one cycle.
private struct CycleIndex {
  let coefficientOfDetermination: Double
  let adductionRange: Double
  let flexionRange: Double

  init?(flexion: [Double], adduction: [Double], frames: Range<Int>) {
    var (count, meanFlexion, meanAdduction) = (0.0, 0.0, 0.0)
    var flexions = (least: Double.infinity, greatest: -Double.infinity)
    var adductions = flexions
    for frame in frames where !flexion[frame].isNaN && !adduction[frame].isNaN {
      count += 1
      meanFlexion += flexion[frame]
      meanAdduction += adduction[frame]
      flexions = (min(flexions.least, flexion[frame]), max(flexions.greatest, flexion[frame]))
      adductions = (
        min(adductions.least, adduction[frame]), max(adductions.greatest, adduction[frame])
      )
    }
    guard count >= 3 else { return nil }
    meanFlexion /= count
    meanAdduction /= count
    var (flexionSquares, adductionSquares, products) = (0.0, 0.0, 0.0)
    for frame in frames where !flexion[frame].isNaN && !adduction[frame].isNaN {
      let (f, a) = (flexion[frame] - meanFlexion, adduction[frame] - meanAdduction)
      flexionSquares += f * f
      adductionSquares += a * a
      products += f * a
    }
    let both = flexionSquares * adductionSquares
    // A column that does not move shares nothing.
    coefficientOfDetermination = both > 0 ? min(products * products / both, 1) : 0
    adductionRange = adductions.greatest - adductions.least
    flexionRange = flexions.greatest - flexions.least
  }
}
