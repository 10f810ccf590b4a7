// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The schema of `<trial>.json`.
let trialSchema = "biomech.trial/1"

/// The bytes of `<trial>.json`: everything the tables say about one trial, and how it was made.
///
/// Frames and times are those of the motion file; angles are in degrees.
func trialDocument(of analyzed: AnalyzedTrial, in report: SessionReport) -> [UInt8] {
  let kinematics = analyzed.kinematics
  let content = TrialContent(of: analyzed, in: report)
  let waves = report.assessment.waveforms(of: analyzed)
  let numbers = kinematics.columns.count * kinematics.frameCount + waves.count * 202
  return JSONWriter.document(capacity: numbers * 9 + 65536) { json in
    json.field("schema", trialSchema)
    json.object("tool") { $0.write(report.provenance) }
    json.object("subject") {
      $0.field("code", report.subject.code)
      $0.field("session", report.subject.session)
    }
    json.object("trial") {
      $0.field("name", analyzed.trial.name)
      $0.field("task", analyzed.events.task.rawValue)
      $0.field("task_evidence", analyzed.events.evidence)
      $0.field("task_confidence", analyzed.events.confidence, decimals: 2)
      $0.field("calibration", report.calibration)
    }
    json.object("source") { $0.write(analyzed.trial.source) }
    json.object("samples") { $0.write(analyzed.trial) }
    json.object("kinematics") { $0.write(analyzed) }
    json.writeBouts(of: analyzed)
    json.field("notes", analyzed.events.notes)
    json.array("events", of: analyzed.events.events) { $0.write($1, of: analyzed) }
    json.array("measures", of: content.measures) { $0.write($1) }
    json.array("summary", of: content.summaries) { $0.write($1) }
    json.array("scores", of: content.scores) { $0.write($1) }
    json.array("trust_bands", of: report.assessment.trustBands) { $0.write($1) }
    json.array("consistency", of: report.assessment.cycles) { json, cycles in
      json.field("task", cycles.task.rawValue)
      json.field("side", cycles.side.rawValue)
      json.array("cycles", of: Array(zip(cycles.cycles, cycles.distances))) {
        $0.field("trial", $1.0.trial)
        $0.field("cycle", $1.0.number)
        $0.field("distance_deg", $1.1)
      }
      json.field("representative_trial", cycles.representative?.trial)
      json.field("representative_cycle", cycles.representative?.number)
      json.field("outliers", cycles.outliers.map(\.reason))
      json.array("variables", of: cycles.variables) {
        $0.field("variable", $1.variable.id)
        $0.field("side", $1.side.rawValue)
        $0.field("n", $1.count)
        $0.field("mean_sd", $1.meanStandardDeviation)
        $0.field("cmc", $1.multipleCorrelation ?? .nan)
      }
    }
    json.object("patella") { $0.writePatellae(of: analyzed, in: report.assessment) }
    json.array("findings", of: content.findings) { $0.write($1) }
    json.object("guidance") { $0.write(content.guidance) }
    json.array("waveforms", of: waves) { json, wave in
      json.field("variable", wave.key.variable.id)
      json.field("side", wave.key.side.rawValue)
      json.field("cycle", wave.cycle)
      json.field("unit", wave.key.variable.unit.rawValue)
      json.field("values", wave.values, decimals: wave.key.variable.decimals)
      json.field("filled", wave.filled)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ provenance: Provenance) {
    field("name", "biomech")
    field("version", provenance.version)
    field("configuration_hash", provenance.configurationHash)
    array("settings", of: provenance.settings) {
      $0.field("name", $1.name)
      $0.field("value", $1.value)
    }
  }

  fileprivate mutating func write(_ source: TrialSource) {
    field("path", relativePath(source.path))
    field("format", source.format)
    field("content_key", source.contentKey)
    field("first_frame", source.firstFrame)
    field("start_time_s", source.startTime, decimals: 6)
    field("millimetres_per_unit", source.millimetresPerUnit, decimals: 9)
    array("laboratory_from_recording") { json in
      // Row by row: the type keeps columns.
      let rows = source.labFromRecording.inverse
      for row in [rows.x, rows.y, rows.z] {
        json.field(nil, [row.x, row.y, row.z], decimals: 9)
      }
    }
    field("marker_set", source.markerSet)
    array("conclusions", of: source.conclusions) {
      $0.field("topic", $1.topic.rawValue)
      $0.field("value", $1.value)
      $0.field("evidence", $1.evidence)
    }
    field("doubts", source.doubts)
  }

  /// How many samples of markers came from where, and each run that was not measured.
  fileprivate mutating func write(_ trial: Trial) {
    let tally = SampleTally(of: trial.trajectories)
    for origin in SampleOrigin.allCases { field(origin.id, tally.count(of: origin)) }
    array("not_measured", of: tally.runs) {
      $0.field("marker", $1.marker.rawValue)
      $0.field("origin", $1.origin.id)
      $0.field("first_frame", trial.source.firstFrame + $1.frames.lowerBound)
      $0.field("last_frame", trial.source.firstFrame + $1.frames.upperBound - 1)
    }
  }
}
