// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// One measure of one side over all repetitions and trials of a task.
struct MeasureSummary {
  var kind: MeasureKind
  var side: BodySide
  var task: MovementTask

  /// The values that are present.
  var count: Int

  var mean: Double
  var standardDeviation: Double
  var least: Double
  var greatest: Double

  /// Half the width of the 95 % interval of the mean.
  var u95: Double

  /// The uncertainty of the mean as a standard deviation.
  var standardErrorOfMeasurement: Double { u95 / 1.96 }

  /// The change between two sessions that measurement error alone rarely makes (METHODS 8.3).
  var minimalDetectableChange: Double { u95 * 2.0.squareRoot() }
}

/// The measures of an assessment over their repetitions, in the order of first appearance.
///
/// Where a finding held the same mean against a threshold its uncertainty is taken over, so that a
/// report shows one number once. Elsewhere the shared bias of the repetitions and the standard
/// error between them are combined (METHODS 8.4).
func summaries(of assessment: Assessment) -> [MeasureSummary] {
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
    let mean = values.meanOfPresent
    let deviation = values.standardDeviationOfPresent
    let judged = assessment.findings.filter { $0.task == key.task }.flatMap(\.criteria)
      .first { $0.kind == key.kind && $0.side == key.side && abs($0.value - mean) < 1e-6 }
    return MeasureSummary(
      kind: key.kind, side: key.side, task: key.task, count: values.count, mean: mean,
      standardDeviation: deviation, least: values.min() ?? .nan, greatest: values.max() ?? .nan,
      u95: judged?.u95 ?? combinedUncertainty(of: present, deviation: deviation))
  }
}

private func combinedUncertainty(of measures: [Measure], deviation: Double) -> Double {
  let bias = measures.map { $0.u95 * $0.u95 }.meanOfPresent
  guard measures.count > 1 else { return bias.squareRoot() }
  let between = 1.96 * 1.96 * deviation * deviation / Double(measures.count)
  return (bias + between).squareRoot()
}
