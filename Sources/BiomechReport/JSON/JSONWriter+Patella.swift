// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMotion

extension JSONWriter {
  /// Writes what is known of the patellae of one trial.
  mutating func writePatellae(of analyzed: AnalyzedTrial, in assessment: Assessment) {
    let content = PatellaContent(of: [analyzed], assessment)
    field("remarks", content.remarks)
    array("knees", of: content.knees) { json, knee in
      json.field("sentences", knee.sentences)
      json.write(knee.tracking)
    }
  }

  private mutating func write(_ tracking: PatellarTracking) {
    field("side", tracking.side.rawValue)
    field("source", tracking.source.label)
    field("knee_width_mm", tracking.kneeWidth)
    field("patella_width_mm", tracking.patellaWidth)
    field("patella_width_source", tracking.isPatellaMeasured ? "measured" : "assumed")
    field("shift_counted_from", tracking.reference?.0.rawValue)
    field("reference_shift_mm", tracking.reference?.shift ?? .nan)
    array("cycles", of: tracking.cycles) { json, cycle in
      json.field("number", cycle.number)
      json.array("flexing", of: cycle.flexing) { $0.write($1) }
      json.array("extending", of: cycle.extending) { $0.write($1) }
      json.field("shift_near_extension_mm", cycle.shiftNearExtension)
      json.field("tilt_near_extension_deg", cycle.tiltNearExtension)
      json.field("jump_mm", cycle.lateralJump?.amplitude ?? .nan)
      json.field("jump_slope_mm_per_deg", cycle.lateralJump?.slope ?? .nan)
    }
  }

  private mutating func write(_ bin: PatellarTracking.Bin) {
    field("flexion_from_deg", bin.flexion)
    field("frames", bin.frameCount)
    field("shift_mm", bin.shift)
    field("patellar_flexion_deg", bin.patellarFlexion)
    field("tilt_deg", bin.tilt)
    field("spin_deg", bin.spin)
  }

  mutating func write(_ band: TrustBand) {
    field("variable", band.variable.id)
    field("side", band.side.rawValue)
    field("unit", band.variable.unit.rawValue)
    field("knee_flexion_deg", TrustBand.flexions, decimals: 0)
    field("u95", band.u95)
  }
}
