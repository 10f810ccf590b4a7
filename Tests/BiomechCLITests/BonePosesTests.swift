// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Foundation
import Testing

/// A table of three bones in OpenSim's form: the knee bends from 0° to 40° and back, the patella
/// half as far, 5 mm lateral of the femur and tilted by 6°.
private func bonePoses() -> String {
  let bones = ["femur_r", "tibia_r", "patella_r"]
  let labels = bones.flatMap { bone in
    (1...4).flatMap { row in (1...4).map { "\(bone)_T\(row)\($0)" } }
  }
  // Bending turns about −z, lateral tilt about −y after it, the columns written by hand.
  func pose(bent: Double, tilt: Double, x: Double, z: Double) -> [Double] {
    let (s, c) = (sin(-bent * .pi / 180), cos(-bent * .pi / 180))
    let (st, ct) = (sin(-tilt * .pi / 180), cos(-tilt * .pi / 180))
    return [c * ct, -s, c * st, x, s * ct, c, s * st, 0.1, -st, 0, ct, z, 0, 0, 0, 1]
  }
  let bends = Array(stride(from: 0.0, through: 40, by: 2))
  let rows = (bends + bends.reversed().dropFirst()).enumerated().map { frame, bent in
    let numbers =
      pose(bent: 0, tilt: 0, x: 0.2, z: 0.3) + pose(bent: bent, tilt: 0, x: 0.2, z: 0.3)
      + pose(bent: bent / 2, tilt: 6, x: 0.25, z: 0.305)
    return ([Double(frame) / 50] + numbers).map { "\($0)" }.joined(separator: "\t")
  }
  return """
    bones
    nRows=\(rows.count)
    nColumns=\(labels.count + 1)
    inDegrees=no
    endheader
    time\t\(labels.joined(separator: "\t"))
    \(rows.joined(separator: "\n"))

    """
}

struct BonePosesTests {
  @Test func `poses of bones without markers are analysed, exactly`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(bonePoses(), to: "mri.sto")

    let text = biomech("analyze", path)
    #expect(text.status == .success)
    #expect(text.output.contains("Model: bone poses of the file"))
    #expect(
      text.output.replacing("\n      ", with: " ").contains(
        "Over 0.0 to 40.0° of knee flexion the patella moved through flexion 0.0 to 20.0°, tilt "
          + "6.0 to 6.0°, spin"))

    let json = biomech("analyze", path, "--format", "json")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let trial = try #require((document["trials"] as? [[String: Any]])?.first)
    let kinematics = try #require(trial["kinematics"] as? [String: Any])
    let columns = try #require(kinematics["columns"] as? [[String: Any]])
    func values(_ name: String) throws -> [Double] {
      try #require(columns.first { $0["name"] as? String == name }?["values"] as? [Double])
    }
    // Nine decimals are written.
    #expect(try values("right_patellar_tilt_deg").allSatisfy { abs($0 - 6) < 1e-8 })
    #expect(try values("right_patellar_shift_mm").allSatisfy { abs($0 - 5) < 1e-8 })
    #expect(abs(try values("right_patellar_flexion_deg")[20] - 20) < 1e-8)
    #expect(abs(try values("right_knee_flexion_deg")[20] - 40) < 1e-8)
    let patella = try #require(trial["patella"] as? [String: Any])
    #expect((patella["knees"] as? [[String: Any]])?.first?["side"] as? String == "right")
  }

  @Test func `inspect says that bones are analysable and how their axes are taken`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(bonePoses(), to: "mri.sto")

    let result = biomech("inspect", path)
    #expect(result.status == .success)
    #expect(result.output.contains("bone poses"))
    #expect(result.output.contains("x anterior, y superior, z to the right"))
  }

  @Test func `bones alone cannot be forced into a model of markers`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(bonePoses(), to: "mri.sto")

    let result = biomech("analyze", path, "--model", "calibrated")
    #expect(result.status == .unreadable)
    #expect(result.errors.contains("the calibrated model needs markers that are missing"))
  }
}
