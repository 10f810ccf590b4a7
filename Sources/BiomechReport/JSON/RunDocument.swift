// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechMotion

/// The bytes of `run.json`: what the folder holds, in the order it was written.
func runDocument(of report: SessionReport, files: [ReportFile]) -> [UInt8] {
  JSONWriter.document { json in
    json.field("schema", folderSchema)
    json.object("tool") {
      $0.field("name", "biomech")
      $0.field("version", report.provenance.version)
      $0.field("configuration_hash", report.provenance.configurationHash)
    }
    json.object("subject") {
      $0.field("code", report.subject.code)
      $0.field("session", report.subject.session)
    }
    json.field("calibration", report.calibration)
    json.field("trials", report.trials.map(\.trial.name))
    json.field("failed", report.failures.map(\.name))
    json.array("files", of: files) {
      $0.field("name", $1.name)
      $0.field("bytes", $1.bytes.count)
    }
  }
}
