// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

extension MeasureRecord {
  /// A measure of the right leg made by hand.
  static func of(
    _ kind: MeasureKind, _ task: MovementTask = .squat, mean: Double, u95: Double,
    unit: BiomechKinematics.Unit? = nil, positive: String? = nil
  ) -> MeasureRecord {
    MeasureRecord(
      key: MeasureKey(task: task, side: .right, kind: kind), unit: unit ?? kind.unit,
      positiveDirection: positive ?? kind.positiveDirection, count: 3, mean: mean,
      standardDeviation: 1, u95: u95)
  }
}

extension SessionRecord {
  /// A session made by hand.
  static func of(
    _ subject: String = "P01", _ session: String, _ measures: [MeasureRecord],
    models: [String] = ["calibrated"], version: String = "1", settings: [String: String] = [:],
    findings: [FindingRecord] = []
  ) -> SessionRecord {
    SessionRecord(
      subject: subject, session: session, models: models, version: version, settings: settings,
      measures: measures, findings: findings)
  }
}
