// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// The conventional model from raw markers, against what Vicon's Plug-in Gait stored in the same
/// file: every frame, every angle of the lower body, every joint centre.
///
/// Left out by name: the two legacy files `PlugInC3D` and `sub_labels`, whose coordinates are rounded
/// to 0.1 mm and whose offsets and measurements no file stores. `Analysis` holds no markers.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct VendorModelTests {
  /// The one file in which a foot's angles are exported in a second form; straight walking has none.
  static let detour = "PiG_Calibration-FlatFoot-One"

  /// A recording, the static trial it was processed with, and what no file says.
  struct Recording: Sendable {
    var name: String
    var calibration: String
    var subject = Subject()
    var footFlat: Bool?
  }

  /// The recordings of one laboratory.
  struct Laboratory: Sendable, CustomTestStringConvertible {
    var folder: String
    var recordings: [Recording]
    var testDescription: String { folder }
  }

  static let laboratories = [
    Laboratory(
      folder: "btk_vicon_pig",
      recordings: [
        ("Calibration-FlatFoot-Full", "Motion-FlatFoot-Full", 16.0),
        ("Calibration-FlatFoot-Hole", "Motion-FlatFoot-Hole", 16),
        ("Calibration-FlatFoot-One", "Motion-FlatFoot-One", 16),
        ("Calibration2-NoOption", "", 14),
        ("Calibration3_FF", "Motion3_FF", 14),
        ("Calibration3_FF_N18", "Motion3_FF_N18", 14),
        ("Calibration3_noFF", "Motion3_noFF", 14),
      ].flatMap { calibration, motion, diameter in
        // No file stores the diameter of the markers.
        [calibration, motion].filter { !$0.isEmpty }.map {
          Recording(
            name: "PiG_\($0)", calibration: "PiG_\(calibration)",
            subject: Subject(markerDiameter: diameter))
        }
      }),
    Laboratory(
      folder: "biomechzoo_pig",
      recordings: [
        ("HC002D", "02_Static", ["06_Straight", "25_Turn"]),
        ("HC030A", "01_Static", ["05_Straight", "22_Turn"]),
        ("HC032A", "01_Static", ["03_Straight", "18_Turn"]),
      ].flatMap { person, calibration, motions in
        ([calibration] + motions).map {
          Recording(
            name: "\(person)/\(person)\($0)", calibration: "\(person)/\(person)\(calibration)")
        }
      }),
    Laboratory(
      folder: "pycgm_stairs",
      recordings: [
        Recording(name: "Static_trial", calibration: "Static_trial"),
        Recording(name: "Movement_trial", calibration: "Static_trial"),
        // This file stores no measurements; the laboratory's own are published with pyCGM.
        Recording(
          name: "rom_static/Sample_Static", calibration: "rom_static/Sample_Static",
          subject: Subject(
            legLength: [.left: 940, .right: 940], kneeWidth: [.left: 105, .right: 105],
            ankleWidth: [.left: 70, .right: 70], markerDiameter: 14),
          footFlat: false),
      ]),
  ]

  @Test(arguments: laboratories)
  func `raw markers give the vendor's angles and joint centres`(laboratory: Laboratory) throws {
    var whole = VendorComparison()
    for recording in laboratory.recordings {
      let trial = try read(laboratory, recording.name)
      let calibration = try read(laboratory, recording.calibration)
      var inputs = ModelInputs(
        calibration: calibration, trials: [trial], subject: recording.subject)
      inputs.settings.footFlat = recording.footFlat

      let track = try ConventionalModel(for: inputs).track(trial)
      let comparison = VendorComparison(
        track, VendorResults(trial), feetTakeDetours: recording.name == Self.detour)
      print("conventional model, \(laboratory.folder)/\(recording.name): \(comparison)")
      for (quantity, differences) in comparison.differences {
        #expect(differences.maximum <= quantity.tolerance, "\(recording.name) \(quantity)")
        #expect(differences.presentInOneOnly == 0, "\(recording.name) \(quantity)")
        #expect(differences.count > 0, "\(recording.name) \(quantity)")
      }
      whole.add(comparison)
    }
    for quantity in VendorQuantity.allCases {
      guard let differences = whole.differences[quantity] else { continue }
      print(
        differences.line(
          "conventional model \(quantity.rawValue) from raw markers",
          "\(laboratory.folder), \(laboratory.recordings.count) files", unit: quantity.unit))
    }
  }

  private func read(_ laboratory: Laboratory, _ name: String) throws -> Trial {
    try Trial(contentsOf: ReferenceData.path("\(laboratory.folder)/\(name).c3d"))
  }
}
