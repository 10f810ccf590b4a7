// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

/// The table `<trial>.angles.csv`: one row per frame, one column per variable.
///
/// Frames are numbered and timed as in the motion file. Degrees, millimetres or ratios with the
/// decimals of the registry; an empty cell is a missing sample. The convention decides names and
/// signs. The stem is the name of the trial made fit for a file.
func anglesTable(
  of analyzed: AnalyzedTrial, _ convention: ExportConvention, stem: String
) -> ReportTable {
  let kinematics = analyzed.kinematics
  let source = analyzed.trial.source
  let exported = convention.columns(for: kinematics.orderedKeys)
  let columns = exported.map { kinematics.columns[$0.key] ?? [] }
  let factors = exported.map { $0.sign * $0.key.variable.unit.displayFactor }
  let decimals = exported.map(\.key.variable.decimals)
  let frameCount = kinematics.frameCount

  return ReportTable(
    "\(stem).angles", header: (["frame", "time_s"] + exported.map(\.name)).joined(separator: ","),
    capacity: (exported.count * 9 + 18) * (frameCount + 2)
  ) { table in
    for frame in 0..<frameCount {
      table.cell(source.firstFrame + frame)
      table.cell(source.startTime + Double(frame) / kinematics.frameRate, decimals: 6)
      for column in columns.indices {
        table.cell(columns[column][frame] * factors[column], decimals: decimals[column])
      }
      table.endRow()
    }
  }
}
