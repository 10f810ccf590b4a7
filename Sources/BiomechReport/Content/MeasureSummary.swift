// SPDX-License-Identifier: Apache-2.0

package import BiomechAssessment
import BiomechKinematics
import BiomechMath
package import BiomechMotion

/// One measure of one side over all repetitions and trials of a task.
package struct MeasureSummary {
  package var kind: MeasureKind
  package var side: BodySide
  package var task: MovementTask

  /// The values that are present.
  package var count: Int

  package var mean: Double
  package var standardDeviation: Double
  var least: Double
  var greatest: Double

  /// Half the width of the 95 % interval of the mean.
  package var u95: Double

  /// Why the quality of values is limited, each reason once; empty when all are good.
  var limits: [String]

  /// The uncertainty of the mean as a standard deviation.
  var standardErrorOfMeasurement: Double { u95 / 1.96 }

  /// The change between two sessions that measurement error alone rarely makes (METHODS 8.3).
  var minimalDetectableChange: Double { u95 * 2.0.squareRoot() }
}

/// The measures of an assessment over their repetitions, in the order of first appearance.
///
/// The uncertainty of the mean joins the shared bias of the repetitions and the standard error
/// between them (METHODS 8.4). A finding may rest on fewer repetitions, as its rule says.
package func summaries(of assessment: Assessment) -> [MeasureSummary] {
  struct Key: Hashable {
    var kind: MeasureKind
    var side: BodySide
    var task: MovementTask
  }
  var order: [Key] = []
  var groups: [Key: [Measure]] = [:]
  for measure in assessment.measures {
    let key = Key(kind: measure.kind, side: measure.side, task: measure.task)
    if groups[key] == nil { order.append(key) }
    groups[key, default: []].append(measure)
  }
  return order.map { key in
    let present = (groups[key] ?? []).filter { $0.value.isFinite }
    let values = present.map(\.value)
    return MeasureSummary(
      kind: key.kind, side: key.side, task: key.task, count: values.count,
      mean: values.meanOfPresent, standardDeviation: values.standardDeviationOfPresent,
      least: values.min() ?? .nan, greatest: values.max() ?? .nan,
      u95: Measure.u95OfMean(present),
      limits: limits(of: present))
  }
}

/// Why values are of limited quality, each reason once: filled frames where there are many, else how
/// the values were had.
func limits(of measures: [Measure]) -> [String] {
  var seen: Set<String> = []
  return measures.compactMap { measure -> String? in
    switch measure.quality {
    case .good: nil
    case .doubtful: "the markers hardly fit the shape they had in the static trial"
    case .limited where measure.filledFraction > mostFilled:
      "more than \((mostFilled * 100).text(0)) % of the frames rest on filled samples"
    case .limited where measure.u95Origin == .usual:
      "the uncertainty is a usual one, none can be computed for the recording"
    case .limited: measure.method
    }
  }.filter { seen.insert($0).inserted }
}

/// The share of filled frames from which a measure is downgraded (METHODS 7.4, engineering choice).
private let mostFilled = 0.2
