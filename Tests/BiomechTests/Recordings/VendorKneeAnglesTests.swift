// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechFormats
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Foundation
import Testing

/// Recordings with the bones and the knee angles that the vendor's model made of them.
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

  /// Every Plug-in Gait recording with markers, and its largest allowed difference in degrees.
  ///
  /// Two old files are scaled to integers of 0.08 and 0.1, positions and angles alike.
  static let recordings: [(name: String, tolerance: Double)] =
    VendorModelTests.laboratories.flatMap { laboratory in
      laboratory.recordings.map { ("\(laboratory.folder)/\($0.name)", 1e-3) }
    } + [("btk_vicon_pig/PlugInC3D", 0.15), ("c3d_encodings/sub_labels", 0.15)]

  @Test func `the bones of every recording give its knee angles`() throws {
    var (floats, integers) = (Differences(), Differences())
    for (name, tolerance) in Self.recordings {
      let trial = try Trial(contentsOf: ReferenceData.path("\(name).c3d"))
      let vendor = VendorResults(trial)
      var differences = Differences()
      for side in Side.allCases {
        let letter = side == .left ? "L" : "R"
        let thigh = try #require(vendor.bone("\(letter)FE", Thigh.self))
        let shank = try #require(vendor.bone("\(letter)TI", Shank.self))
        let angles = try #require(vendor.angles("\(letter)KneeAngles"))
        for (frame, expected) in angles.enumerated() {
          guard let thigh = thigh[frame], let shank = shank[frame] else { continue }
          let knee = KneeAngles(thigh.inverse * shank, side: side)
          differences.add(
            [knee.flexion, knee.adduction, knee.internalRotation].map(\.degrees), expected)
        }
      }
      print("vendor's bones, \(name): \(Differences.scientific(differences.maximum))°")
      #expect(differences.count > 0, "\(name)")
      #expect(differences.maximum <= tolerance, "\(name)")
      if tolerance > 1e-3 { integers.add(differences) } else { floats.add(differences) }
    }
    print(
      floats.line(
        "Grood-Suntay knee angles on the vendor's bone axes",
        "\(Self.recordings.count - 2) C3D files",
        unit: "deg"))
    print(
      integers.line(
        "Grood-Suntay knee angles on the vendor's bone axes", "2 integer-scaled C3D files",
        unit: "deg"))
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
