// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// A static trial with the hip centres that the laboratory found from a functional trial of its own,
/// which is not among the recordings: no star arc is.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct HipCentreRecordingTests {
  private func trial(_ name: String) throws -> Trial {
    try Trial(contentsOf: ReferenceData.path("opencap_lab/\(name).trc"))
  }

  private func settings(_ method: HipCentreMethod) -> ModelSettings {
    var settings = ModelSettings()
    settings.hipCentre = method
    return settings
  }

  @Test func `each regression lies some centimetres from the functional centre`() throws {
    let standing = try trial("static1")
    func compare(_ regression: HipRegression, _ subject: Subject) throws {
      let model = try CalibratedModel(
        calibratedOn: standing, subject: subject, settings: settings(HipCentreMethod(regression)))
      let found = model.kinematics(of: standing)
      let distances = try [(Side.right, MarkerName("R_HJC")), (.left, "L_HJC")].map { side, name in
        let centre = try #require(found.centres[SidedJoint(.hip, side)]?[100])
        let functional = try #require(standing.trajectories[name, frame: 100])
        return (centre - functional).length
      }
      // The published errors of these methods reach some 40 mm.
      #expect(distances.allSatisfy { $0 < 45 })
      let sex = regression == .dumas ? ", \(subject.sex?.rawValue ?? "")" : ""
      let skin = subject.markerDiameter.map { ", markers of \($0.fixed(0)) mm taken off" } ?? ""
      print(
        "validation | hip centre, \(regression.label)\(sex)\(skin) | opencap_lab static1 | "
          + "the laboratory's functional centre | n=2 "
          + "| rms=\(distances.rootMeanSquareOfPresent.fixed(1)) "
          + "| max=\((distances.max() ?? .nan).fixed(1)) | bias=- | mm")
    }
    for regression in HipRegression.allCases {
      for sex in regression == .dumas ? [Subject.Sex.female, .male] : [.female] {
        for diameter in [nil, 14.0] {
          try compare(regression, Subject(sex: sex, markerDiameter: diameter))
        }
      }
    }
  }

  @Test func `walking and squats are no star arcs, and the reasons are told`() throws {
    let functional = try ["walking1", "squats1"].map(trial)
    let model = try CalibratedModel(
      calibratedOn: trial("static1"), subject: Subject(), functional: functional)

    #expect(model.hipCentres.map(\.method) == [.harrington, .harrington])
    for side in Side.allCases {
      for name in ["walking1", "squats1"] {
        #expect(
          model.notes.contains {
            $0.hasPrefix("\(side.rawValue) hip centre not from \(name): the hip moved through ")
          })
      }
      #expect(model.functionalKnees.first { $0.side == side }?.trial != "squats1")
    }
    for note in model.notes { print("opencap_lab: \(note)") }
  }
}
