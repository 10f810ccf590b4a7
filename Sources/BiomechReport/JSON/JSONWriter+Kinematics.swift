// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion

extension JSONWriter {
  /// Writes the model, what it rests on and its columns.
  mutating func write(_ analyzed: AnalyzedTrial) {
    let kinematics = analyzed.kinematics
    let firstFrame = analyzed.trial.source.firstFrame
    field("model", kinematics.model.rawValue)
    field("model_reason", kinematics.modelReason)
    field("frame_count", kinematics.frameCount)
    field("rate_hz", kinematics.frameRate)
    field("frontal_plane", kinematics.frontalPlane)
    let right = kinematics.rightDirection
    field("right_direction", [right.x, right.y, right.z], decimals: 6)
    if let standing = kinematics.standing {
      object("standing") {
        $0.field("first_frame", firstFrame + standing.frames.lowerBound)
        $0.field("last_frame", firstFrame + standing.frames.upperBound - 1)
        $0.field("sway_mm", standing.sway)
      }
    }
    field("notes", kinematics.notes)
    if let crossTalk = kinematics.crossTalk { object("cross_talk") { $0.write(crossTalk) } }
    array("clusters", of: kinematics.clusters) { $0.write($1) }
    object("leg_geometry") { json in
      for side in Side.allCases {
        guard let leg = kinematics.geometry[side] else { continue }
        json.object(side.rawValue) {
          $0.field("thigh_length_mm", leg.thighLength)
          $0.field("shank_length_mm", leg.shankLength)
          $0.field("knee_width_mm", leg.kneeWidth)
          $0.field("thigh_lever_mm", leg.thighLever)
          $0.field("shank_lever_mm", leg.shankLever)
          for (landmark, error) in leg.recovered.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            $0.field("recovered_\(landmark.rawValue)_sd_mm", error)
          }
        }
      }
    }
    if let differences = kinematics.track?.directDifference, !differences.isEmpty {
      object("direct_difference") { json in
        for side in Side.allCases {
          guard let difference = differences[side] else { continue }
          json.object(side.rawValue) {
            $0.write(difference.flexion, "knee_flexion")
            $0.write(difference.adduction, "knee_adduction")
            $0.write(difference.internalRotation, "knee_internal_rotation")
            $0.field("frames", difference.frameCount)
          }
        }
      }
    }
    object("filled_frames") { json in
      for side in Side.allCases {
        let runs = runsOfTrue(in: kinematics.filledFrames[side] ?? [])
        json.array(side.rawValue) { json in
          for run in runs {
            json.field(
              nil, [run.lowerBound, run.upperBound - 1].map { Double(firstFrame + $0) },
              decimals: 0)
          }
        }
      }
    }
    array("columns", of: kinematics.orderedKeys) { json, key in
      json.field("name", key.columnName)
      json.field("variable", key.variable.id)
      json.field("side", key.side.rawValue)
      json.field("unit", key.variable.unit.rawValue)
      json.field("positive_direction", key.variable.positiveDirection)
      // Poses of bones are as exact as they are printed, and imaging studies compare with them.
      json.field(
        "values", kinematics.columns[key] ?? [], times: key.variable.unit.displayFactor,
        decimals: kinematics.model == .bones ? 9 : key.variable.decimals)
    }
  }

  private mutating func write(_ deviation: DirectDifference.Deviation, _ name: String) {
    field("\(name)_rms_deg", deviation.rootMeanSquare.degrees)
    field("\(name)_bias_deg", deviation.bias.degrees)
  }

  private mutating func write(_ cluster: ClusterReport) {
    field("segment", cluster.segment.segment.rawValue)
    field("side", cluster.segment.side?.rawValue)
    field("markers", cluster.markers.map(\.rawValue))
    field("residual_mm", cluster.residual)
    field("tracked_frames", cluster.trackedFrames)
    if let error = cluster.rotationError {
      field("rotation_sd_deg_per_mm", error.degrees)
    }
    if cluster.usesJoint { field("helped_by", "joint_centre") }
    field("outcome", cluster.outcomeWord.replacing(" ", with: "_"))
    switch cluster.outcome {
    case .fits: break
    case .relabelled(let renamed, let residuals):
      field("residual_as_labelled_mm", residuals.asLabelled)
      field("residual_corrected_mm", residuals.corrected)
      array("renamed", of: renamed.sorted { $0.key < $1.key }) {
        $0.field("marker", $1.key.rawValue)
        $0.field("static_marker", $1.value.rawValue)
      }
    case .excluded(let marker, let residuals):
      field("residual_as_labelled_mm", residuals.asLabelled)
      field("residual_corrected_mm", residuals.corrected)
      field("left_out", marker.rawValue)
    case .refused(let reason): field("reason", reason)
    }
  }
}

/// The stretches in which a column is true.
func runsOfTrue(in column: [Bool]) -> [Range<Int>] {
  var runs: [Range<Int>] = []
  for frame in column.indices where column[frame] {
    if let last = runs.indices.last, runs[last].upperBound == frame {
      runs[last] = runs[last].lowerBound..<frame + 1
    } else {
      runs.append(frame..<frame + 1)
    }
  }
  return runs
}
