// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

/// Motion-BIDS as it is written.
struct MotionBIDSWriterTests {
  private let name = MotionBIDSName(
    subject: "P 07", session: "pre", task: "single-leg squat", trackingSystem: "Vicon Nexus",
    run: 2, description: "angles")

  private var recording: MotionFile {
    var file = MotionFile(
      format: .c3d, path: "a", names: ["RASI"],
      coordinates: [100, 110, 900, .nan, 200, 210], frameCount: 2, rate: 100, unit: .millimetres)
    file.firstFrame = 11
    file.axes = DeclaredAxes(up: .plusY, forward: .plusX, handedness: .right)
    file.events = [FileEvent("Foot Strike", side: .left, frame: 12)]
    file.people = ["Anna"]
    file.signals = [
      Signal("knee_angle_r", kind: .coordinate, units: ["rad"], rate: 100, values: [.pi / 2, 0]),
      Signal(
        "LKneeAngles", kind: .angle, components: ["X", "Y", "Z"], units: ["deg"], rate: 100,
        values: [1, 2, 3, 4, 5, 6]),
      Signal("pelvis_tx", kind: .coordinate, units: ["m"], rate: 100, values: [0.5, 0.6]),
      Signal(
        "EMG", kind: .analog, units: ["V"], rate: 1000, values: Array(repeating: 0, count: 20)),
    ]
    return file
  }

  private func texts(_ file: MotionFile) -> [String: String] {
    Dictionary(
      MotionBIDSWriter.files(of: file, named: name, decimals: 3)
        .map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `names have the parts of the standard in its order`() {
    #expect(
      name.base == "sub-P07_ses-pre_task-singlelegsquat_tracksys-ViconNexus_run-2_desc-angles")
    #expect(name.folder == "sub-P07/ses-pre/motion")
  }

  @Test func `positions are in metres, angles in degrees, and each column is described`() {
    let files = texts(recording)

    #expect(
      files["\(name.base)_motion.tsv"] == """
        0.100\t0.900\t0.200\t90.000\t1.000\t3.000\t5.000\t0.500
        0.110\tn/a\t0.210\t0.000\t2.000\t4.000\t6.000\t0.600

        """)
    #expect(
      files["\(name.base)_channels.tsv"] == """
        name\tcomponent\ttype\ttracked_point\tunits\tplacement\treference_frame
        RASI_POS_x\tx\tPOS\tRASI\tm\tn/a\tglobal
        RASI_POS_y\ty\tPOS\tRASI\tm\tn/a\tglobal
        RASI_POS_z\tz\tPOS\tRASI\tm\tn/a\tglobal
        knee_angle_r\tn/a\tJNTANG\tknee_r\tdeg\tn/a\tn/a
        LKneeAngles_X\tx\tJNTANG\tknee_l\tdeg\tn/a\tn/a
        LKneeAngles_Y\ty\tJNTANG\tknee_l\tdeg\tn/a\tn/a
        LKneeAngles_Z\tz\tJNTANG\tknee_l\tdeg\tn/a\tn/a
        pelvis_tx\tn/a\tMISC\tn/a\tm\tn/a\tn/a

        """)
    #expect(
      files["\(name.base)_events.tsv"]
        == "onset\tduration\ttrial_type\n0.010000\t0\tleft Foot Strike\n")
    #expect(files["\(name.base)_channels.json"]?.contains("\"SpatialAxes\": \"ASR\"") == true)
    #expect(files.values.allSatisfy { !$0.contains("Anna") })
  }

  @Test func `what is written is read back`() throws {
    let files = texts(recording)
    let motion = "\(name.base)_motion.tsv"
    let read = try readMotionFile(
      path: motion, from: MemorySource(Array((files[motion] ?? "").utf8)),
      companions: MemoryCompanions(texts: files))

    #expect(read.names == ["RASI"])
    #expect(read.unit == .metres)
    #expect(read.rate == 100)
    #expect(read.coordinates[0] == 0.1)
    #expect(read.coordinates[1].isNaN)
    #expect(read.axes.up == .plusY && read.axes.forward == .plusX)
    #expect(read.axes.handedness == .right)
    #expect(read.events == [FileEvent("left Foot Strike", frame: 2)])
    #expect(read.signals.map(\.name) == ["knee_angle_r", "LKneeAngles", "pelvis_tx"])
    #expect(read.signals[1].values == [1, 2, 3, 4, 5, 6])
    #expect(read.doubts == [])
  }

  @Test(arguments: [
    (AxisDirection.plusY, AxisDirection.plusX, DeclaredAxes.Handedness.right, "ASR"),
    (.plusZ, .plusX, .right, "ALS"), (.plusZ, .minusX, .right, "PRS"),
    (.plusZ, .plusX, .left, "ARS"), (.plusZ, .plusY, .right, "RAS"),
  ])
  func `axes become letters`(
    up: AxisDirection, forward: AxisDirection, handedness: DeclaredAxes.Handedness, letters: String
  ) {
    var file = recording
    file.axes = DeclaredAxes(up: up, forward: forward, handedness: handedness)

    #expect(
      texts(file)["\(name.base)_channels.json"]?.contains("\"SpatialAxes\": \"\(letters)\"") == true
    )
  }

  @Test func `a data set is described, with its title in quotes`() throws {
    let bytes = MotionBIDSWriter.datasetDescription(title: "A \"quoted\" title", version: "1.0")

    #expect(String(decoding: bytes, as: UTF8.self).contains("\"Name\": \"A \\\"quoted\\\" title\""))
  }
}
