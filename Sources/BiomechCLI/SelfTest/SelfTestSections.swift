// SPDX-License-Identifier: Apache-2.0

/// Checks that belong together, with what they show.
struct SelfTestSection {
  let title: String
  let checks: [SelfCheck]

  /// Runs a section; an error becomes a check that fails, so that the others still run.
  init(_ title: String, _ run: () throws -> [SelfCheck]) {
    self.title = title
    do { checks = try run() } catch {
      checks = [SelfCheck("the checks of this section", failure: "\(error)")]
    }
  }

  /// Every section, from the arithmetic to the findings.
  static func all() -> [SelfTestSection] {
    [
      SelfTestSection("Linear algebra, against values worked by hand", linearAlgebraChecks),
      SelfTestSection("Angles and joint centres, against published values", geometryChecks),
      SelfTestSection("Standing: the planted alignment of the legs", standingChecks),
      SelfTestSection("Squat, through a file in metres with z up", squatChecks),
      SelfTestSection("Walking: the planted angles and steps", gaitChecks),
      SelfTestSection("Running: the planted steps", runningChecks),
      SelfTestSection("Tasks: each is recognised, and contacts are found", taskChecks),
      SelfTestSection("Findings: what is planted is found, and nothing else", findingChecks),
      SelfTestSection("Uncertainty: the truth lies within U95", uncertaintyChecks),
    ]
  }
}
