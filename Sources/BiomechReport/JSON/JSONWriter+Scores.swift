// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

extension JSONWriter {
  mutating func write(_ score: Score) {
    field("score", score.code)
    field("name", score.name)
    field("task", score.task.rawValue)
    field("side", score.side.rawValue)
    field("trials", score.trials)
    field("cycle", score.cycle)
    field("total", score.total ?? .nan)
    field("unit", score.unitOfTotal.rawValue)
    field("maximum", score.maximum)
    field("aggregation", score.aggregation)
    field("band", score.band)
    array("items", of: score.items) {
      $0.field("item", $1.code)
      $0.field("name", $1.name)
      $0.field("points", $1.points ?? .nan)
      $0.field("maximum", $1.maximum)
      $0.field("value", $1.value ?? .nan)
      $0.field("unit", $1.unit.rawValue)
      $0.field("estimated", $1.isEstimated)
      $0.field("reason", $1.reason)
      $0.field("missing", $1.missing)
    }
  }
}
