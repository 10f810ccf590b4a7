// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import Testing

struct MarkerTrajectoriesTests {
  private let trajectories = MarkerTrajectories(
    markers: ["A", "B"], frameCount: 3, frameRate: 50,
    coordinates: [1, 2, 3, 4, .nan, 6, 7, 8, 9] + [10, 11, 12, 13, 14, 15, 16, 17, 18])

  @Test func `a sample with one coordinate missing is missing in all`() {
    #expect(trajectories["A", frame: 0] == Vector3(1, 4, 7))
    #expect(trajectories["A", frame: 1] == nil)
    #expect(trajectories.position(ofMarkerAt: 0, frame: 1).x.isNaN)
    #expect(trajectories.origin(ofMarkerAt: 0, frame: 1) == .missing)
    #expect(trajectories["C", frame: 0] == nil)
  }

  @Test func `a filled sample says so, also under another name and in other axes`() {
    var filled = trajectories
    filled.setPosition(Vector3(0, 0, 1), ofMarkerAt: 0, frame: 1, origin: .filledByPCHIP)
    let turned = filled.renamed(["X", "Y"]).turned(
      by: Rotation<Recording, Laboratory>.aboutX(.degrees(90)), scale: 1000)

    #expect(turned.origin(ofMarkerAt: 0, frame: 1) == .filledByPCHIP)
    #expect(turned.count(of: .filledByPCHIP, forMarkerAt: 0) == 1)
    // A quarter turn about x carries z to −y.
    #expect((turned["X", frame: 1] ?? .missing).y == -1000)
  }

  @Test func `some markers keep their samples and where these are from`() {
    var filled = trajectories
    filled.setPosition(Vector3(0, 0, 1), ofMarkerAt: 0, frame: 1, origin: .filledByPCHIP)
    let some = filled.selecting([1, 0])

    #expect(some.markers == ["B", "A"])
    #expect(some["B", frame: 2] == Vector3(12, 15, 18))
    #expect(some["A", frame: 1] == Vector3(0, 0, 1))
    #expect(some.origin(ofMarkerAt: 1, frame: 1) == .filledByPCHIP)
    #expect(trajectories.selecting([]).markers.isEmpty)
  }

  @Test func `a rejected sample is missing and remembered as rejected`() {
    var rejected = trajectories
    rejected.setPosition(.missing, ofMarkerAt: 1, frame: 2, origin: .rejected)

    #expect(rejected["B", frame: 2] == nil)
    #expect(rejected.origin(ofMarkerAt: 1, frame: 2) == .rejected)
  }

  @Test func `runs that were not measured come with their origin, one after the other`() {
    var trajectories = MarkerTrajectories(
      markers: ["A", "B"], frameCount: 6, frameRate: 50,
      coordinates: Array(repeating: 1, count: 36))
    trajectories.setOrigin(.filledByRigidBody, ofMarkerAt: 1, frames: 1..<3)
    trajectories.setOrigin(.filledByPCA, ofMarkerAt: 1, frames: 3..<4)
    trajectories.setPosition(.missing, ofMarkerAt: 1, frame: 5, origin: .rejected)

    let runs = trajectories.unmeasuredRuns(ofMarkerAt: 1)

    #expect(runs.map(\.origin) == [.filledByRigidBody, .filledByPCA, .rejected])
    #expect(runs.map(\.frames) == [1..<3, 3..<4, 5..<6])
    #expect(trajectories.unmeasuredRuns(ofMarkerAt: 0).isEmpty)
  }

  @Test func `filled is what has coordinates that were not measured`() {
    #expect(SampleOrigin.filled == [.filledByRigidBody, .filledByPCHIP, .filledByPCA])
    #expect(
      SampleOrigin.allCases.map(\.id) == [
        "missing", "measured", "filled_rigid_body", "filled_pchip", "filled_pca", "rejected",
      ])
  }

  @Test func `the markers of a segment are its trackers and those at its landmarks`() {
    let assignment = MarkerAssignment(
      landmarks: [
        SidedLandmark(.lateralEpicondyle, .right): "RKNE", SidedLandmark(.sacrum): "SACR",
        SidedLandmark(.anteriorSuperiorIliacSpine, .left): "LASI",
        SidedLandmark(.kneeCentre, .right): "RKJC", SidedLandmark(.patellaCentre, .right): "RPAT",
        SidedLandmark(.seventhCervicalVertebra): "C7",
      ],
      trackers: [SidedSegment(.thigh, .right): ["RTH1", "RTH2"]], unassigned: ["X"])

    #expect(
      assignment.markersOfSegments == [
        SidedSegment(.thigh, .right): ["RTH1", "RTH2", "RKNE"],
        SidedSegment(.pelvis): ["LASI", "SACR"], SidedSegment(.trunk): ["C7"],
        SidedSegment(.patella, .right): ["RPAT"],
      ])
  }

  @Test func `a column is lent without copying and can be changed in place`() {
    var changed = trajectories
    changed.withMutableColumns(ofMarkerAt: 1) { columns in
      for frame in 6..<9 { columns[frame] += 100 }
    }

    #expect(changed["B", frame: 0] == Vector3(10, 13, 116))
    #expect(trajectories.withColumn(ofMarkerAt: 1, axis: 0) { $0[2] } == 12)
  }
}
