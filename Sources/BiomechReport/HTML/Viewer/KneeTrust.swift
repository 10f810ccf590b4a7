// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// How far the knee adduction of one leg can be trusted in each frame of a trial.
struct KneeTrust {
  /// Where the U95 is from.
  enum Origin {
    /// The band over flexion that was computed for the person.
    case band

    /// The largest U95 among the measures of knee adduction of the trial.
    case measures
  }

  let origin: Origin
  private let values: [Double]

  /// The U95 in one frame, in degrees; NaN where it is not known.
  func u95(at frame: Int) -> Double { values.indices.contains(frame) ? values[frame] : .nan }

  /// Looks up the U95; `nil` where nothing tells it.
  ///
  /// - Parameters:
  ///   - side: The leg.
  ///   - analyzed: The trial.
  ///   - assessment: What holds the bands and measures.
  init?(_ side: Side, of analyzed: AnalyzedTrial, in assessment: Assessment) {
    let kinematics = analyzed.kinematics
    let band = assessment.trustBands.first { $0.side == side && $0.variable == .kneeAdduction }
    if let band, let flexion = kinematics[.kneeFlexion, side] {
      origin = .band
      values = flexion.map { band.u95(at: max(Angle.radians($0).degrees, 0)) }
      return
    }
    let largest = assessment.measures.filter { measure in
      measure.trial == analyzed.trial.name && measure.side == BodySide(side)
        && Self.kinds.contains(measure.kind) && measure.u95.isFinite
    }.map(\.u95).max()
    guard let largest else { return nil }
    origin = .measures
    values = Array(repeating: largest, count: kinematics.frameCount)
  }

  /// The measures that are one value of the curve of knee adduction.
  private static let kinds: [MeasureKind] = [
    .kneeAdductionAtBottom, .kneeAbductionPeak, .kneeAdductionMeanStance, .kneeAbductionAtContact,
  ]
}

/// What a knee shows in one frame, in tenths of a degree as the viewer has them.
struct KneeState: Hashable {
  var flexion: Int?

  /// Positive in varus.
  var adduction: Int?

  var u95: Int?

  /// Which way the knee is out of line.
  enum Direction: String, CaseIterable {
    case neutral, varus, valgus
  }

  init(flexion: Double, adduction: Double, u95: Double) {
    func tenths(_ degrees: Double) -> Int? {
      degrees.magnitude < 1e4 ? Int((degrees * 10).rounded()) : nil
    }
    self.flexion = tenths(flexion)
    self.adduction = tenths(adduction)
    self.u95 = tenths(u95)
  }

  /// Neutral within U95 and where either is not known.
  var direction: Direction {
    guard let adduction, let u95, abs(adduction) > u95 else { return .neutral }
    return adduction > 0 ? .varus : .valgus
  }

  /// What the knee shows, such as `8.3° valgus, beyond U95 4.1°`.
  var words: String {
    guard let adduction else { return "adduction not known" }
    let magnitude = (Double(abs(adduction)) / 10).text(1)
    let value = "\(magnitude)° \(adduction > 0 ? "varus" : adduction < 0 ? "valgus" : "straight")"
    guard let u95 else { return "\(value), U95 not known" }
    return value
      + (direction == .neutral ? ", within U95 " : ", beyond U95 ") + (Double(u95) / 10).text(1)
      + "°"
  }
}
