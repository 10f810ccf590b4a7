// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// The conventional model exported in the vendor's convention is the vendor's own table: the names and
/// signs of Plug-in Gait, taken from its files and not from this project's idea of them.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct ExportedVendorAnglesTests {
  @Test func `exported angles are those of the vendor, by name, component and sign`() throws {
    func read(_ name: String) throws -> Trial {
      try Trial(contentsOf: ReferenceData.path("biomechzoo_pig/HC002D/HC002D\(name).c3d"))
    }
    let (trial, calibration) = (try read("06_Straight"), try read("02_Static"))
    let track = try ConventionalModel(for: ModelInputs(calibration: calibration, trials: [trial]))
      .track(trial)
    let kinematics = TrialKinematics(of: track)
    let vendor = VendorResults(trial)

    let columns = ExportConvention.pig.columns(for: kinematics.orderedKeys)
      .filter { $0.group != nil }
    // Hip, knee and ankle of two legs, foot progression of two, the pelvis once for each.
    #expect(columns.count == 2 * (3 + 3 + 3 + 1 + 3))
    var compared = 0
    for column in columns {
      let group = try #require(column.group)
      let theirs = try #require(vendor.angles(group.name), "no \(group.name)")
      for (frame, value) in (kinematics.columns[column.key] ?? []).enumerated() {
        let ours = Angle.radians(value).degrees * column.sign
        let their = theirs[frame][group.component]
        guard !ours.isNaN, !their.isNaN else { continue }
        // Rotations may be told by a full turn more.
        let difference = (ours - their).remainder(dividingBy: 360)
        #expect(difference.magnitude < 0.005, "\(column.name), frame \(frame)")
        compared += 1
      }
    }
    #expect(compared > 26 * 150)
  }
}
