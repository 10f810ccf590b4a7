// SPDX-License-Identifier: Apache-2.0

/// The shortest time of some runs, in seconds: what the machine can do when nothing disturbs it.
///
/// - Parameters:
///   - runs: How often to run.
///   - body: What to time.
/// - Returns: The time, and what the last run returned.
/// - Throws: What `body` throws.
func shortestTime<Result>(
  of runs: Int, _ body: () throws -> Result
) rethrows -> (seconds: Double, result: Result) {
  let clock = ContinuousClock()
  var shortest = Duration.seconds(1_000_000)
  var start = clock.now
  var result = try body()
  shortest = min(shortest, clock.now - start)
  for _ in 1..<max(runs, 1) {
    start = clock.now
    result = try body()
    shortest = min(shortest, clock.now - start)
  }
  return (
    Double(shortest.components.seconds) + Double(shortest.components.attoseconds) * 1e-18, result
  )
}
