// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics
import BiomechMath
public import BiomechMotion

/// One repetition or gait cycle of a session.
public struct CycleReference: Hashable, Sendable {
  public var trial: String

  /// Counted from 1 within the trial, the task and, in walking, the leg.
  public var number: Int

  public init(trial: String, number: Int) {
    self.trial = trial
    self.number = number
  }
}

/// How alike the repetitions or gait cycles of one task and side are, which one stands for them all,
/// and which ones stand out.
///
/// Outliers are named and stay in every mean: leaving one out is the user's to decide.
public struct CycleStatistics: Hashable, Sendable {
  public var task: MovementTask

  /// The leg whose cycles these are; both for repetitions of both legs.
  public var side: BodySide

  /// The cycles, in the order of the trials and of time.
  public var cycles: [CycleReference]

  /// The mean and the spread of every variable, in the order of the registry.
  public var variables: [VariableStatistics]

  /// How far each of ``cycles`` lies from the median curves, in degrees: the root mean square over
  /// the percent of the cycle and ``CycleStatistics/profile``; NaN where more than a fifth is missing.
  public var distances: [Double]

  /// The cycle nearest to the median curves, or `nil` when no cycle has a distance.
  ///
  /// It is a real cycle, with peaks where they were, unlike a mean.
  ///
  /// Source: the deepest curve of M. Sangeux and J. Polak, "A simple method to choose the most
  /// representative stride and detect outliers", Gait Posture 41 (2015), 726–730; the distance is a
  /// root mean square here.
  public var representative: CycleReference?

  /// The cycles that lie far from the median curves, with the reason.
  public var outliers: [OutlierCycle]

  /// What could not be told, one sentence each.
  public var notes: [String]

  /// The angles that distances are taken over: those of the gait profile, and the other two of the
  /// knee.
  public static let profile: [Variable] =
    GaitProfileScore.variables + [.kneeAdduction, .kneeInternalRotation]

  /// The fewest cycles among which an outlier can be told (engineering choice).
  public static let fewestForOutliers = 5

  /// The distance below which no cycle stands out, in degrees, however alike the others are
  /// (engineering choice: healthy people vary by that much).
  public static let leastOutlierDistance = 3.0
}

/// A cycle that lies far from the others.
public struct OutlierCycle: Hashable, Sendable {
  public var cycle: CycleReference

  /// The distance from the median curves, in degrees.
  public var distance: Double

  /// From which distance on a cycle of this session stands out, in degrees.
  public var limit: Double

  /// One sentence.
  public var reason: String
}

/// The mean and the spread of one variable over the cycles of a task and side.
public struct VariableStatistics: Hashable, Sendable {
  public var variable: Variable

  /// The leg, or both.
  public var side: BodySide

  /// The cycles without a missing value, which the statistics rest on.
  public var count: Int

  /// 101 means in the unit shown to people; NaN without a complete cycle.
  public var mean: [Double]

  /// 101 standard deviations between cycles (n − 1); NaN for fewer than two.
  public var standardDeviation: [Double]

  /// The mean of ``standardDeviation`` over the cycle; NaN for fewer than two cycles.
  public var meanStandardDeviation: Double {
    standardDeviation.contains(where: \.isNaN) ? .nan : standardDeviation.meanOfPresent
  }

  /// The coefficient of multiple correlation between the cycles, 0 to 1, or `nil` where it does not
  /// exist: for fewer than two cycles, and where cycles differ more than the curve moves.
  ///
  ///     CMC² = 1 − [Σᵢₜ (yᵢₜ − ȳₜ)² / T(N − 1)] / [Σᵢₜ (yᵢₜ − ȳ)² / (TN − 1)]
  ///
  /// It falls with the range of a variable, so that the knee in the frontal plane has a low one even
  /// in a steady walk: read it with ``meanStandardDeviation``.
  ///
  /// Source: M. P. Kadaba et al., "Repeatability of kinematic, kinetic, and electromyographic data in
  /// normal adult gait", J. Orthop. Res. 7 (1989), 849–860; limits: J. Røislien et al., J. Biomech.
  /// 45 (2012), 2014–2018, doi:10.1016/j.jbiomech.2012.05.014.
  public var multipleCorrelation: Double?

  /// The statistics of some waveforms of one variable and side.
  init(_ variable: Variable, _ side: BodySide, over waveforms: [Waveform]) {
    let complete = waveforms.filter(\.isComplete).map(\.values)
    self.variable = variable
    self.side = side
    count = complete.count
    mean = complete.pointwise(\.meanOfPresent)
    standardDeviation = complete.pointwise(\.standardDeviationOfPresent)
    multipleCorrelation = Self.multipleCorrelation(of: complete)
  }

  /// See ``multipleCorrelation``; for curves of equal length without a missing value.
  static func multipleCorrelation(of curves: [[Double]]) -> Double? {
    guard curves.count > 1, let length = curves.first?.count, length > 0 else { return nil }
    let means = curves.pointwise(\.meanOfPresent)
    let grand = means.meanOfPresent
    var (within, total) = (0.0, 0.0)
    for curve in curves {
      for (value, mean) in zip(curve, means) {
        within += (value - mean) * (value - mean)
        total += (value - grand) * (value - grand)
      }
    }
    let (n, t) = (Double(curves.count), Double(length))
    let square = 1 - (within / (t * (n - 1))) / (total / (t * n - 1))
    return square >= 0 ? square.squareRoot() : nil
  }
}

extension [[Double]] {
  /// A statistic across curves of 101 samples at each percent.
  func pointwise(_ statistic: ([Double]) -> Double) -> [Double] {
    (0..<(first?.count ?? Waveform.count)).map { percent in statistic(map { $0[percent] }) }
  }
}
