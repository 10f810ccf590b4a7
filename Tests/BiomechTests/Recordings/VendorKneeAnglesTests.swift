// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechFormats
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Foundation
import Testing

/// A descent of stairs with the bones and the knee angles that the vendor's model made of it.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct VendorKneeAnglesTests {
  /// The largest difference is what six printed digits allow.
  ///
  /// A bone turned by more than 100° is written to a thousandth of a degree. Carried through to the
  /// angles, the digits of both bones and of the angles allow 1.05e-3°; no frame differs by more
  /// than its own digits allow.
  @Test(arguments: Side.allCases)
  func `the joint coordinate system of the vendor's bones gives the vendor's knee angles`(
    side: Side
  ) throws {
    let file = try exported("pycgm_stairs/Movement_trial.csv")
    let letter = side == .left ? "L" : "R"
    let femur = try #require(file.signals.first { $0.name == "Test:\(letter)FE" })
    let tibia = try #require(file.signals.first { $0.name == "Test:\(letter)TI" })
    let angles = try #require(file.signals.first { $0.name == "Test:\(letter)KneeAngles" })
    var largest = 0.0

    for frame in 0..<angles.sampleCount {
      let thigh = femur.bone(Thigh.self, frame: frame)
      let shank = tibia.bone(Shank.self, frame: frame)
      let knee = KneeAngles(thigh.inverse * shank, side: side)
      let found = [knee.flexion, knee.adduction, knee.internalRotation].map(\.degrees)
      for (column, angle) in found.enumerated() {
        let expected = angles.values[column * angles.sampleCount + frame]
        largest = max(largest, (angle - expected).magnitude)
      }
    }

    #expect(angles.sampleCount == 323)
    #expect(largest <= 1.05e-3)
    print("stairs \(side.rawValue) knee: largest difference \(largest)°")
  }

  private func exported(_ name: String) throws -> MotionFile {
    let data = try Data(contentsOf: URL(filePath: ReferenceData.path(name)))
    return try readMotionFile(path: name, from: MemorySource([UInt8](data)))
  }
}

extension Signal {
  /// The orientation of a bone in a frame: the vendor's axes are X anterior, Y left, Z proximal.
  fileprivate func bone<Body>(
    _: Body.Type, frame: Int
  ) -> Rotation<Body, Recording> {
    let components = (0..<3).map { values[$0 * sampleCount + frame] * .pi / 180 }
    let vendor = Rotation<Body, Recording>(
      rotationVector: Vector3(components[0], components[1], components[2]))
    return Rotation(x: vendor.x, y: vendor.z, z: -vendor.y)
  }
}
