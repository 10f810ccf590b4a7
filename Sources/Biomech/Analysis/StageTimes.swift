// SPDX-License-Identifier: Apache-2.0

/// Where the time of a run went.
public struct StageTimes: Sendable {
  /// One part of the work.
  public enum Stage: String, Sendable, CaseIterable {
    case reading, cleaning, kinematics
    case assessment = "events and assessment"
    case rendering, writing
  }

  private var durations: [Stage: Duration] = [:]

  public init() {}

  /// The time spent in a stage, in seconds.
  public subscript(stage: Stage) -> Double { (durations[stage] ?? .zero) / .seconds(1) }

  /// The time spent in all stages, in seconds.
  public var total: Double { Stage.allCases.reduce(0) { $0 + self[$1] } }

  /// Does some work and adds the time it took to a stage.
  ///
  /// - Parameters:
  ///   - stage: The stage the work belongs to.
  ///   - work: The work.
  /// - Returns: What the work returns.
  /// - Throws: What the work throws.
  public mutating func measure<Result, Failure: Error>(
    _ stage: Stage, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = ContinuousClock.now
    defer { durations[stage, default: .zero] += ContinuousClock.now - start }
    return try work()
  }
}
