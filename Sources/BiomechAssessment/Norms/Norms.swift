// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics
public import BiomechMotion

/// Reference bands of a control group: how healthy people move, measured as the user measures.
///
/// Nothing of this kind ships with the program: curves depend on the laboratory, the model and the
/// speed. `biomech norms build` makes norms of the user's own controls.
public struct Norms: Hashable, Sendable {
  /// The mean of a variable over a cycle and its spread between people.
  public struct Band: Hashable, Sendable {
    public var variable: Variable

    /// 101 means over the subjects in the unit shown to people, seen from the side of the cycle: own
    /// side up and own side forward are positive.
    public var mean: [Double]

    /// 101 standard deviations between subjects (n − 1).
    public var standardDeviation: [Double]

    public init(_ variable: Variable, mean: [Double], standardDeviation: [Double]) {
      self.variable = variable
      self.mean = mean
      self.standardDeviation = standardDeviation
    }
  }

  /// A single number of the group.
  public struct Value: Hashable, Sendable {
    public var mean: Double

    /// Between subjects (n − 1).
    public var standardDeviation: Double

    public var count: Int

    public init(mean: Double, standardDeviation: Double, count: Int) {
      self.mean = mean
      self.standardDeviation = standardDeviation
      self.count = count
    }
  }

  public var passport: NormsPassport

  /// In the order of the registry.
  public var bands: [Band]

  /// The measures by kind: of each subject the mean over cycles and legs.
  public var measures: [MeasureKind: Value]

  /// The natural logarithm of the gait profile score of one side (nine angles) in the group, each
  /// subject held against the others, or `nil` where an angle is missing.
  public var logSideScore: Value?

  /// The same of the overall score (fifteen angles).
  public var logOverallScore: Value?

  public init(
    passport: NormsPassport, bands: [Band], measures: [MeasureKind: Value] = [:],
    logSideScore: Value? = nil, logOverallScore: Value? = nil
  ) {
    self.passport = passport
    self.bands = bands
    self.measures = measures
    self.logSideScore = logSideScore
    self.logOverallScore = logOverallScore
  }
}

extension Norms {
  /// The band of a variable as it is drawn with the values of one side, in the sign of the variable;
  /// `nil` where the norms have none.
  ///
  /// The mean of what counts from the right side is turned for the left.
  public func band(for variable: Variable, _ side: BodySide = .right) -> Band? {
    bands.first { $0.variable == variable }.map { band in
      var band = band
      if variable.countsFromTheRight && side == .left { band.mean = band.mean.map(-) }
      return band
    }
  }

  /// The means of the angles of the gait profile and of knee adduction, seen from the own side.
  var references: [Variable: [Double]] {
    Dictionary(bands.map { ($0.variable, $0.mean) }, uniquingKeysWith: { first, _ in first })
  }

  /// How far a value lies from the group, in its standard deviations, or `nil` where the norms do not
  /// have the measure.
  public func standardized(_ value: Double, as kind: MeasureKind) -> Double? {
    measures[kind].map { (value - $0.mean) / $0.standardDeviation }
  }
}
