// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

/// Motion-BIDS as data sets have it, each trap in a small recording.
struct MotionBIDSReaderTests {
  static let base = "sub-01_task-squat_tracksys-omc"

  /// A point with three coordinates, an angle, a quaternion and a clock, two frames.
  private var folder: [String: String] {
    [
      "\(Self.base)_motion.tsv":
        "0.1\t0.9\t0.2\t12.5\t1\t0\t0\t0\t0\n0.11\tn/a\t0.21\t13\t1\t0\t0\t0\t0.01\n",
      "\(Self.base)_motion.json": "{\"TaskName\":\"squat\",\"SamplingFrequency\":100}",
      "\(Self.base)_channels.tsv": """
      name\tcomponent\ttype\ttracked_point\tunits\treference_frame
      RASI_POS_x\tx\tPOS\tRASI\tm\tglobal
      RASI_POS_y\ty\tPOS\tRASI\tm\tglobal
      RASI_POS_z\tz\tPOS\tRASI\tm\tglobal
      knee\tn/a\tJNTANG\tknee_r\tdeg\tn/a
      femur_q_w\tquat_w\tORNT\tfemur\tn/a\tglobal
      femur_q_x\tquat_x\tORNT\tfemur\tn/a\tglobal
      femur_q_y\tquat_y\tORNT\tfemur\tn/a\tglobal
      femur_q_z\tquat_z\tORNT\tfemur\tn/a\tglobal
      latency\tn/a\tLATENCY\tn/a\ts\tn/a

      """,
      "\(Self.base)_channels.json": """
      {"reference_frame":{"Levels":{"global":{"SpatialAxes":"ASR","RotationRule":"right-hand"}}}}
      """,
    ]
  }

  private func file(
    _ change: (inout [String: String]) -> Void = { _ in }, options: ReadOptions = ReadOptions()
  ) throws(MarkerFileError) -> MotionFile {
    var folder = folder
    change(&folder)
    let name = "\(Self.base)_motion.tsv"
    return try readMotionFile(
      path: "data/\(name)", from: MemorySource(Array((folder[name] ?? "").utf8)), options: options,
      companions: MemoryCompanions(texts: folder))
  }

  private func problem(_ change: (inout [String: String]) -> Void) -> String {
    do throws(MarkerFileError) { return "read \(try file(change).frameCount) frames" } catch {
      return error.description
    }
  }

  @Test func `positions are markers and the rest are signals`() throws {
    let file = try file()

    #expect(file.format == .motionBIDS)
    #expect(file.names == ["RASI"])
    #expect(file.unit == .metres)
    #expect(file.rate == 100)
    #expect(file.coordinates[0] == 0.1)
    // One coordinate is missing, so the whole sample is.
    #expect(file.coordinates[1].isNaN && file.coordinates[3].isNaN && file.coordinates[5].isNaN)
    #expect(file.signals.map(\.name) == ["knee", "femur_q", "latency"])
    #expect(file.signals.map(\.kind) == [.angle, .pose, .other])
    #expect(file.signals[0].values == [12.5, 13])
    #expect(file.signals[1].components == ["quat_w", "quat_x", "quat_y", "quat_z"])
    #expect(file.doubts == [])
  }

  @Test(arguments: [
    ("ASR", AxisDirection.plusY, AxisDirection.plusX, DeclaredAxes.Handedness.right),
    ("ALS", .plusZ, .plusX, .right),
    ("ARS", .plusZ, .plusX, .left),
    ("LPI", .minusZ, .minusY, .left),
  ])
  func `letters name the axes and their handedness`(
    letters: String, up: AxisDirection, forward: AxisDirection,
    handedness: DeclaredAxes.Handedness
  ) throws {
    let file = try file {
      $0["\(Self.base)_channels.json"] =
        "{\"reference_frame\":{\"Levels\":{\"global\":{\"SpatialAxes\":\"\(letters)\"}}}}"
    }

    #expect(file.axes.up == up)
    #expect(file.axes.forward == forward)
    #expect(file.axes.handedness == handedness)
    #expect(
      file.axes.evidence
        == "reference frame 'global' in \(Self.base)_channels.json has SpatialAxes \(letters)")
  }

  @Test func `events count from the first sample`() throws {
    let file = try file {
      $0["sub-01_task-squat_events.tsv"] =
        "onset\tduration\ttrial_type\n0.01\t0\tleft foot strike\n5\tn/a\tn/a\nn/a\t0\tx\n"
    }

    #expect(
      file.events == [FileEvent("left foot strike", frame: 2), FileEvent("event", frame: 501)])
  }

  @Test func `the nominal rate counts, and another one that was reached is told`() throws {
    let file = try file {
      $0["\(Self.base)_motion.json"] =
        "{\"SamplingFrequency\":100,\"SamplingFrequencyEffective\":99.5}"
    }

    #expect(file.rate == 100)
    #expect(
      file.doubts == [
        "the effective rate is 99.5 Hz, not 100 Hz: pass --rate if the effective one is right"
      ])
  }

  @Test func `without the sidecar the clock channel tells the rate`() throws {
    let file = try file { $0["\(Self.base)_motion.json"] = nil }

    #expect(file.rate == 100)
    #expect(
      file.doubts == [
        "'\(Self.base)_motion.json' is not beside it: the rate is taken from elsewhere"
      ])
  }

  @Test func `a number may stand for a missing value`() throws {
    let file = try file {
      $0["\(Self.base)_motion.json"] = "{\"SamplingFrequency\":100,\"MissingValues\":\"12.5\"}"
    }

    #expect(file.signals[0].values[0].isNaN)
    #expect(file.signals[0].values[1] == 13)
  }

  @Test func `positions in several units are all turned into metres`() throws {
    let file = try file {
      $0["\(Self.base)_channels.tsv"] = """
        name\tcomponent\ttype\ttracked_point\tunits\tstatus
        a\tx\tPOS\tA\tmm\tgood
        b\ty\tPOS\tA\tm\tbad
        c\tz\tPOS\tA\tcm\tgood

        """
      $0["\(Self.base)_motion.tsv"] = "1500\t1\t20\n1500\t1\t20\n"
    }

    #expect(file.unit == .metres)
    #expect(file.coordinates == [1.5, 1.5, 1, 1, 0.2, 0.2])
    #expect(file.doubts == ["the channels file marks 'b' as bad: check them before use"])
  }

  @Test func `a row of titles is left out with a doubt`() throws {
    let titles =
      "RASI_POS_x\tRASI_POS_y\tRASI_POS_z\tknee\tfemur_q_w\tfemur_q_x\tfemur_q_y"
      + "\tfemur_q_z\tlatency\n"
    let file = try file {
      $0["\(Self.base)_motion.tsv"] = titles + ($0["\(Self.base)_motion.tsv"] ?? "")
    }

    #expect(file.frameCount == 2)
    #expect(
      file.doubts == [
        "the first row names the columns, which BIDS does not allow: it was left out"
      ])
  }
}

// MARK: - Refusals

extension MotionBIDSReaderTests {
  @Test func `a missing channels file is named`() {
    let message = problem { $0["\(Self.base)_channels.tsv"] = nil }

    #expect(
      message == """
        data/\(Self.base)_motion.tsv: '\(Self.base)_channels.tsv', which says what the columns \
        are, is not beside it [companion-missing]
          hint: put the files of the recording into one folder, as BIDS has them
        """)
  }

  @Test func `a rate that nothing tells is asked for with the file that should`() {
    let message = problem {
      $0["\(Self.base)_motion.json"] = "{\"TaskName\":\"squat\"}"
      $0["\(Self.base)_channels.tsv"] =
        "name\tcomponent\ttype\ttracked_point\tunits\na\tx\tPOS\tA\tm\n"
      $0["\(Self.base)_motion.tsv"] = "1\n2\n"
    }

    #expect(
      message == """
        data/\(Self.base)_motion.tsv: '\(Self.base)_motion.json', which says the rate \
        (SamplingFrequency), is not beside it, or does not say it [companion-missing]
          hint: put the files of the recording into one folder, or pass --rate
        """)
  }

  @Test func `a channels file of another recording is refused`() {
    let message = problem {
      $0["\(Self.base)_channels.tsv"] =
        "name\tcomponent\ttype\ttracked_point\tunits\na\tx\tPOS\tA\tm\n"
    }

    #expect(
      message == """
        data/\(Self.base)_motion.tsv:1: this row has 9 cells, but '\(Self.base)_channels.tsv' \
        describes 1 [companion-missing]
          hint: check that both files belong to one recording
        """)
  }

  @Test func `a channels file without a required column is refused by its own name`() {
    let message = problem {
      $0["\(Self.base)_channels.tsv"] = "name\ttype\ttracked_point\tunits\na\tPOS\tA\tm\n"
    }

    #expect(
      message == """
        data/\(Self.base)_channels.tsv:1: there is no column 'component', which every channels \
        file of BIDS has [header-incomplete]
          hint: the first row must be 'name  component  type  tracked_point  units'
        """)
  }

  @Test func `a cell that is no number is refused with its channel`() {
    let message = problem {
      $0["\(Self.base)_motion.tsv"] = "0.1\t0.9\tx\t12.5\t1\t0\t0\t0\t0\n"
    }

    #expect(
      message == """
        data/\(Self.base)_motion.tsv:1: column 3, 'RASI_POS_z', holds 'x', which is not a number [not-a-number]
          hint: leave the cell empty where the marker was not seen
        """)
  }

  @Test func `without a folder there is no channels file`() {
    #expect(throws: MarkerFileError.self) {
      try readMotionFile(path: "a_motion.tsv", from: MemorySource(Array("1\t2\n".utf8)))
    }
  }
}
