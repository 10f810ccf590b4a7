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

  private func model(
    _ method: HipCentreMethod, _ subject: Subject = Subject(), functional: [Trial] = []
  ) throws -> CalibratedModel {
    var settings = ModelSettings()
    settings.hipCentre = method
    return try CalibratedModel(
      calibratedOn: trial("static1"), subject: subject, settings: settings, functional: functional)
  }

  /// The distances of both hips from the laboratory's functional ones over the static trial.
  private func distances(_ model: CalibratedModel) throws -> [Double] {
    let standing = try trial("static1")
    let found = model.kinematics(of: standing)
    return try [(Side.right, MarkerName("R_HJC")), (.left, "L_HJC")].map { side, name in
      let centre = try #require(found.centres[SidedJoint(.hip, side)]?[100])
      return (centre - (try #require(standing.trajectories[name, frame: 100]))).length
    }
  }

  @Test(
    arguments: HipRegression.allCases.filter { $0 != .dumas }.map { ($0, nil) }
      + [(.dumas, Subject.Sex.female), (.dumas, .male)], [nil, 14.0])
  func `each regression lies some centimetres from the functional centre`(
    regression: (HipRegression, Subject.Sex?), diameter: Double?
  ) throws {
    let subject = Subject(sex: regression.1, markerDiameter: diameter)
    let distances = try distances(model(HipCentreMethod(regression.0), subject))

    // The published errors of these methods reach some 40 mm.
    #expect(distances.allSatisfy { $0 < 45 })
    let sex = regression.1.map { ", \($0.rawValue)" } ?? ""
    let skin = diameter.map { ", markers of \($0.fixed(0)) mm taken off" } ?? ""
    print(
      "validation | hip centre, \(regression.0.label)\(sex)\(skin) | opencap_lab static1 | "
        + "the laboratory's functional centre | n=2 | rms=\(distances.rootMeanSquareOfPresent.fixed(1)) "
        + "| max=\((distances.max() ?? .nan).fixed(1)) | bias=- | mm")
  }

  @Test func `walking and squats are no star arcs, and the reasons are told`() throws {
    let functional = try ["walking1", "squats1"].map(trial)
    let model = try model(.auto, functional: functional)

    #expect(model.hipCentres.map(\.method) == [.harrington, .harrington])
    for side in Side.allCases {
      for name in ["walking1", "squats1"] {
        #expect(
          model.notes.contains {
            $0.hasPrefix("\(side.rawValue) hip centre not by the sphere fit of \(name): ")
          })
      }
      #expect(model.functionalKnees.first { $0.side == side }?.trial != "squats1")
    }
    for note in model.notes { print("opencap_lab: \(note)") }
  }
}
