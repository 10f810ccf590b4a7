// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// What the files of a laboratory say about the person, and where they are out of date.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct VendorParameterTests {
  private func trial(_ name: String) throws -> Trial {
    try Trial(contentsOf: ReferenceData.path("btk_vicon_pig/PiG_\(name).c3d"))
  }

  private func parameters(
    of name: String, calibration: String? = nil
  ) throws -> (parameters: ConventionalParameters, notes: [String]) {
    let trial = try trial(name)
    let inputs = ModelInputs(calibration: try calibration.map(self.trial), trials: [trial])
    return try ConventionalModel(for: inputs).parameters(for: trial)
  }

  @Test(arguments: [
    ("Motion-FlatFoot-Full", 16.0), ("Motion3_FF", 14), ("Calibration2-NoOption", 14),
  ])
  func `the marker diameter that no file stores is found behind the vendor's joint centres`(
    name: String, diameter: Double
  ) throws {
    let found = try parameters(of: name).parameters

    // Float coordinates carry it to 0.001 mm.
    #expect(found.markerDiameter.isClose(to: diameter, within: 0.005))
    #expect(found.origins[.init(.markerDiameter)] == .vendorCentres("PiG_\(name)"))
  }

  @Test(arguments: ["FF", "noFF"])
  func `stale static offsets of a foot give way to those of the static trial`(
    option: String
  ) throws {
    let alone = try parameters(of: "Motion3_\(option)")
    let paired = try parameters(of: "Motion3_\(option)", calibration: "Calibration3_\(option)")

    // As the file stores them: of another static trial.
    #expect(alone.parameters.left.plantarFlexionOffset.radians.isClose(to: 0.16237, within: 1e-5))
    // What the vendor stored with the static trial itself, in radians.
    let expected = try trial("Calibration3_\(option)").parameters
    for (side, letter) in [(Side.left, "L"), (.right, "R")] {
      let leg = paired.parameters[side]
      let plantarFlexion = try #require(expected["\(letter)StaticPlantFlex"]?.first)
      let rotation = try #require(expected["\(letter)StaticRotOff"]?.first)
      #expect(leg.plantarFlexionOffset.radians.isClose(to: plantarFlexion, within: 2e-5))
      #expect(leg.rotationOffset.radians.isClose(to: rotation, within: 2e-5))
      #expect(
        paired.notes.contains {
          $0.hasPrefix("the static offsets of the \(side.rawValue) foot that PiG_Motion3_\(option)")
        })
    }
  }

  @Test(arguments: [("Calibration3_FF", true), ("Calibration3_noFF", false)])
  func `whether the feet stood flat is told by the offsets that were stored`(
    name: String, isFlat: Bool
  ) throws {
    let found = try parameters(of: name, calibration: name)

    #expect(found.parameters.left.footIsFlat == isFlat)
    #expect(found.parameters.right.footIsFlat == isFlat)
  }

  @Test func `measurements stored twice count as they were stored first`() throws {
    // The file repeats its group of measurements; the later ones are those of an earlier static.
    let found = try parameters(of: "Motion-FlatFoot-One").parameters

    #expect(found.interASISDistance.isClose(to: 228.693, within: 0.001))
  }

  @Test func `the conventional model is chosen where nothing is guessed`() throws {
    let measured = try KinematicModel(.auto, for: ModelInputs(trials: [trial("Motion3_FF")]))
    // The old file stores no measurements.
    let path = ReferenceData.path("btk_vicon_pig/PlugInC3D.c3d")
    let guessed = try KinematicModel(.auto, for: ModelInputs(trials: [Trial(contentsOf: path)]))

    #expect(measured.kind == .conventional)
    #expect(guessed.kind == .frontal)
  }
}
