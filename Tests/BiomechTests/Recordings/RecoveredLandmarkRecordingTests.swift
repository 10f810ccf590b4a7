// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Foundation
import Testing

/// Static trials of real people from which one medial marker is taken away and placed again.
@Suite(.enabled(if: ReferenceData.isPresent, "set BIOMECH_REFERENCE_DATA to run it"))
struct RecoveredLandmarkRecordingTests {
  /// Twice the shift of the joint centre is that of the one landmark.
  @Test func `a recovered medial marker lies within its stated error of the real one`() throws {
    var ratios: [Double] = []
    var distances: [Landmark: [Double]] = [:]
    for file in ["opencap_lab/static1.trc", "jam_knee/static1.trc", "schreiber_gait"] {
      guard let trial = try recording(file) else { continue }
      let whole = try CalibratedModel(calibratedOn: trial, subject: Subject())
        .kinematics(of: trial)
      for side in Side.allCases {
        for (landmark, joint) in [
          (Landmark.medialEpicondyle, Joint.knee), (.medialMalleolus, .ankle),
        ] {
          guard let name = trial.markers.marker(landmark, side) else { continue }
          var cut = trial
          cut.markers.landmarks[SidedLandmark(landmark, side)] = nil
          let found = try CalibratedModel(calibratedOn: cut, subject: Subject())
            .kinematics(of: cut)
          guard let stated = found.geometry[side]?.recovered[landmark],
            let real = whole.centres[SidedJoint(joint, side)]?[0],
            let placed = found.centres[SidedJoint(joint, side)]?[0]
          else { continue }
          let distance = 2 * (placed - real).length
          distances[landmark, default: []].append(distance)
          ratios.append(distance / stated)
          print("recovered \(name.rawValue) of \(file): \(distance) mm, stated \(stated) mm")
        }
      }
    }

    // The stated error is one standard deviation in the worst direction.
    #expect(ratios.count >= 8)
    #expect(ratios.count { $0 <= 2 } * 10 >= ratios.count * 8)
    #expect(ratios.allSatisfy { $0 <= 3.5 })
    for (landmark, values) in distances.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let squares = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
      func number(_ value: Double) -> String {
        value.formatted(.number.precision(.fractionLength(3)))
      }
      print(
        "validation | place of a recovered \(landmark.label) | static trials | the real marker | "
          + "n=\(values.count) | rms=\(number(squares.squareRoot())) | "
          + "max=\(number(values.max() ?? .nan)) | "
          + "bias=\(number(values.reduce(0, +) / Double(values.count))) | mm")
    }
  }

  private func recording(_ file: String) throws -> Trial? {
    guard !file.contains(".") else { return try Trial(contentsOf: ReferenceData.path(file)) }
    let folder = ReferenceData.path(file)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    guard let name = names.first(where: { $0.hasSuffix(".c3d") && $0.lowercased().contains("st") })
    else { return nil }
    return try Trial(contentsOf: "\(folder)/\(name)")
  }
}
