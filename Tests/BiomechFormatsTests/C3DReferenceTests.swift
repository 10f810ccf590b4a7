// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import BiomechTestSupport
import Testing

/// C3D files of other laboratories against what two other programs read in them.
@Suite(
  .enabled(
    if: ReferenceData.isPresent,
    "set BIOMECH_REFERENCE_DATA to the folder of reference recordings"))
struct C3DReferenceTests {
  private func file(_ path: String) throws -> [UInt8] {
    try #require(bytes(ofFile: ReferenceData.path(path)), "no file \(path)")
  }

  private func read(_ path: String, _ options: ReadOptions = ReadOptions()) throws -> MotionFile {
    try readMotionFile(path: path, from: MemorySource(file(path)), options: options)
  }

  /// Numbers by ezc3d 1.7; for the MIPS files, which it refuses, and for `dynamic` and `standing`,
  /// whose analog values it overlooks, by c3d 0.6.
  struct Expected: Sendable {
    var path: String
    var frames: Int
    var points: Int

    /// How many of the points this reader takes for markers; the one number that is its own.
    var markers: Int

    /// Missing samples of all points.
    var missing: Int
    var rate: Double
    var first: Int

    /// The sum of all coordinates.
    var sum: Double
    var channels: Int

    /// The sum of all analog samples.
    var analogSum: Double

    init(
      _ path: String, _ frames: Int, _ points: Int, _ markers: Int, _ missing: Int, _ rate: Double,
      _ first: Int, _ sum: Double, _ channels: Int, _ analogSum: Double
    ) {
      self.path = path
      self.frames = frames
      self.points = points
      self.markers = markers
      self.missing = missing
      self.rate = rate
      self.first = first
      self.sum = sum
      self.channels = channels
      self.analogSum = analogSum
    }
  }

  static let readable: [Expected] = [
    .init(
      "biomechzoo_pig/HC002D/HC002D02_Static.c3d", 51, 311, 121, 144, 100, 50, 9.965669e+06, 24,
      7.732390e+06),
    .init(
      "biomechzoo_pig/HC002D/HC002D06_Straight.c3d", 255, 286, 101, 4896, 100, 124, 4.344612e+07,
      24, -4.984648e+06),
    .init(
      "biomechzoo_pig/HC002D/HC002D25_Turn.c3d", 237, 287, 101, 3871, 100, 110, 1.627383e+07, 24,
      6.260551e+06),
    .init(
      "biomechzoo_pig/HC030A/HC030A01_Static.c3d", 300, 311, 121, 387, 100, 1, 6.278074e+07, 24,
      1.309045e+08),
    .init(
      "biomechzoo_pig/HC030A/HC030A05_Straight.c3d", 197, 291, 101, 2502, 100, 286, 3.348510e+07,
      24, -2.538975e+07),
    .init(
      "biomechzoo_pig/HC030A/HC030A22_Turn.c3d", 512, 296, 101, 12523, 100, 126, 3.436697e+07, 24,
      -2.388246e+07),
    .init(
      "biomechzoo_pig/HC032A/HC032A01_Static.c3d", 300, 311, 121, 387, 100, 1, 5.987390e+07, 24,
      -5.219168e+06),
    .init(
      "biomechzoo_pig/HC032A/HC032A03_Straight.c3d", 195, 291, 101, 2472, 100, 157, 3.737290e+07,
      24, -3.341199e+07),
    .init(
      "biomechzoo_pig/HC032A/HC032A18_Turn.c3d", 337, 291, 101, 6531, 100, 54, 4.181203e+07, 24,
      -1.159520e+07),
    .init("btk_vicon_pig/Analysis.c3d", 101, 24, 0, 0, 100, 1, 9.967167e+04, 16, 0.000000e+00),
    .init(
      "btk_vicon_pig/PiG_Calibration-FlatFoot-Full.c3d", 94, 137, 35, 0, 100, 30, 8.898059e+06, 38,
      4.128228e+07),
    .init(
      "btk_vicon_pig/PiG_Calibration-FlatFoot-Hole.c3d", 300, 203, 35, 19935, 100, 1, 3.776087e+07,
      38, -1.120602e+08),
    .init(
      "btk_vicon_pig/PiG_Calibration-FlatFoot-One.c3d", 1, 138, 35, 0, 100, 140, 1.263681e+05, 38,
      -4.090437e+05),
    .init(
      "btk_vicon_pig/PiG_Calibration2-NoOption.c3d", 208, 161, 35, 204, 100, 93, 3.153837e+07, 28,
      -5.663273e+07),
    .init(
      "btk_vicon_pig/PiG_Calibration3_FF.c3d", 95, 66, 16, 4, 100, 604, 3.942906e+06, 0,
      0.000000e+00),
    .init(
      "btk_vicon_pig/PiG_Calibration3_FF_N18.c3d", 95, 66, 16, 4, 100, 604, 3.942962e+06, 0,
      0.000000e+00),
    .init(
      "btk_vicon_pig/PiG_Calibration3_noFF.c3d", 95, 66, 16, 4, 100, 604, 3.935000e+06, 0,
      0.000000e+00),
    .init(
      "btk_vicon_pig/PiG_Motion-FlatFoot-Full.c3d", 315, 193, 35, 6048, 100, 148, 3.044277e+07, 38,
      3.319192e+07),
    .init(
      "btk_vicon_pig/PiG_Motion-FlatFoot-Hole.c3d", 320, 193, 35, 6489, 100, 143, 5.885809e+07, 38,
      -4.983173e+07),
    .init(
      "btk_vicon_pig/PiG_Motion-FlatFoot-One.c3d", 255, 193, 35, 3063, 100, 342, 3.207083e+07, 38,
      -8.513688e+06),
    .init(
      "btk_vicon_pig/PiG_Motion3_FF.c3d", 293, 97, 16, 4429, 100, 725, 1.298765e+07, 34,
      -2.728781e+07),
    .init(
      "btk_vicon_pig/PiG_Motion3_FF_N18.c3d", 293, 92, 16, 3289, 100, 725, 1.314794e+07, 34,
      -2.728781e+07),
    .init(
      "btk_vicon_pig/PiG_Motion3_noFF.c3d", 293, 97, 16, 4526, 100, 725, 1.295888e+07, 34,
      -2.728781e+07),
    .init("btk_vicon_pig/PlugInC3D.c3d", 281, 86, 18, 9187, 60, 1, 1.339089e+07, 36, -7.922489e+07),
    .init("c3d_encodings/Eb015pi.c3d", 450, 26, 26, 226, 50, 1, 1.821946e+07, 16, -2.553556e+06),
    .init("c3d_encodings/Eb015pr.c3d", 450, 26, 26, 226, 50, 1, 1.821946e+07, 16, -2.553556e+06),
    .init("c3d_encodings/Eb015si.c3d", 450, 26, 26, 226, 50, 1, 1.821946e+07, 16, -2.553556e+06),
    .init("c3d_encodings/Eb015sr.c3d", 450, 26, 26, 226, 50, 1, 1.821946e+07, 16, -2.553556e+06),
    .init("c3d_encodings/Eb015vi.c3d", 450, 26, 26, 226, 50, 1, 1.821946e+07, 16, -2.553556e+06),
    .init("c3d_encodings/Eb015vr.c3d", 450, 26, 26, 226, 50, 1, 1.821946e+07, 16, -2.553556e+06),
    .init("c3d_encodings/dynamic.C3D", 296, 34, 34, 3572, 100, 1, 8.389590e+06, 6, -1.975251e+04),
    .init("c3d_encodings/standing.C3D", 200, 38, 38, 1232, 100, 1, 5.732619e+06, 6, -1.190078e+05),
    .init(
      "c3d_encodings/sub_labels.c3d", 333, 114, 50, 19753, 60, 1, 1.191049e+07, 36, 7.157298e+07),
    .init("ezc3d_vendors/BTS.c3d", 675, 22, 22, 7661, 100, 1, 1.705162e+07, 44, 1.071776e+08),
    .init("ezc3d_vendors/Qualisys.c3d", 340, 55, 55, 0, 200, 705, 3.569448e+07, 69, -8.266429e+07),
    .init("format_samples/c3d_mycube_btk.c3d", 1, 14, 14, 0, 50, 1, 5.419436e+03, 0, 0.000000e+00),
    .init(
      "nexus_csv/markers_analogs.c3d", 580, 51, 51, 305, 100, 1, 4.250601e+07, 38, -7.401180e+02),
    .init(
      "opensim_formats/test_walking.c3d", 806, 40, 40, 10455, 250, 1, 3.476725e+07, 12, 1.323100e+07
    ),
    .init("orthotrak_gait/Gait.c3d", 487, 33, 33, 9682, 100, 1, 8.766962e+06, 28, -2.288201e+04),
    .init(
      "pycgm_stairs/Movement_trial.c3d", 323, 239, 39, 2735, 120, 695, 8.291146e+07, 69,
      2.122910e+08),
    .init(
      "pycgm_stairs/Static_trial.c3d", 498, 179, 39, 493, 120, 1, 1.942728e+07, 69, 1.079091e+06),
    .init(
      "pycgm_stairs/rom_static/Sample_Static.c3d", 275, 141, 35, 0, 100, 1, 4.595986e+07, 10,
      -4.668320e+06),
    .init(
      "schreiber_gait/2014001_C1_01.c3d", 387, 52, 52, 0, 100, 1, 2.753320e+07, 20, 1.505241e+08),
    .init("schreiber_gait/2014001_ST.c3d", 1, 52, 52, 0, 100, 1, 8.519773e+04, 0, 0.000000e+00),
  ]

  @Test(arguments: readable)
  func `every number is the one that another program reads`(expected: Expected) throws {
    let file = try C3DFile(file(expected.path))
    let all = file.coordinates(ofPointsAt: Array(file.points.indices)).columns
    let frames = file.layout.frameCount

    #expect(frames == expected.frames)
    #expect(file.points.count == expected.points)
    #expect(file.points.count { $0.kind == .marker } == expected.markers)
    #expect(file.rate == expected.rate)
    #expect(file.layout.firstFrame == expected.first)
    let missing = (0..<expected.points).reduce(0) { count, point in
      count + all[3 * point * frames..<(3 * point + 1) * frames].count { $0.isNaN }
    }
    #expect(missing == expected.missing)

    // The expected sums have seven digits.
    let sum = all.lazy.filter { !$0.isNaN }.reduce(0, +)
    #expect(sum.isClose(to: expected.sum, within: 1e-6 * expected.sum.magnitude))
    let samples = file.analogSamples()
    #expect(samples.count == expected.channels)
    let analogSum = samples.lazy.joined().reduce(0, +)
    #expect(
      analogSum.isClose(to: expected.analogSum, within: 1e-6 * expected.analogSum.magnitude + 0.01))
  }

  @Test(arguments: readable)
  func `every file comes through the common door`(expected: Expected) throws {
    let read = try read(expected.path)

    #expect(read.format == .c3d)
    #expect(read.names.count == expected.markers)
    #expect(Set(read.names).count == read.names.count)
    #expect(read.frameCount == expected.frames)
    #expect(read.rate == expected.rate)
    #expect(read.unit == (expected.path.hasSuffix(".C3D") ? nil : .millimetres))
    #expect(read.startTime == Double(expected.first - 1) / expected.rate)
  }

  @Test(arguments: ["pi", "vi", "vr", "si", "sr"])
  func `six encodings of one recording agree`(encoding: String) throws {
    let options = ReadOptions(zeroIsMissing: .no)
    let reference = try read("c3d_encodings/Eb015pr.c3d", options)
    let other = try read("c3d_encodings/Eb015\(encoding).c3d", options)

    #expect(other.names == reference.names)
    #expect(other.coordinates.count == reference.coordinates.count)
    // The floating-point files hold the scaled integers, to the last bit.
    let differences = zip(other.coordinates, reference.coordinates).count { a, b in
      a.isNaN ? !b.isNaN : a != b
    }
    #expect(differences == 0)
    for (a, b) in zip(other.signals, reference.signals) { #expect(a.values == b.values) }
    #expect(other.events == reference.events)
    #expect(other.forcePlates.map(\.channels) == reference.forcePlates.map(\.channels))
  }

  @Test func `C3D and TRC of one recording are the same`() throws {
    let c3d = try read("opensim_formats/test_walking.c3d")
    let trc = try read("opensim_formats/test_walking.trc")

    #expect(c3d.names == trc.names)
    #expect(c3d.rate == trc.rate)
    #expect(c3d.frameCount == trc.frameCount)
    let differences = zip(c3d.coordinates, trc.coordinates).count { a, b in
      a.isNaN ? !b.isNaN : !a.isClose(to: b, within: 1e-9)
    }
    #expect(differences == 0)
  }

  @Test func `C3D and the ASCII export of Nexus have the same angles`() throws {
    let c3d = try read("pycgm_stairs/Movement_trial.c3d").signals
    let text = try read("pycgm_stairs/Movement_trial.csv").signals

    var compared = 0
    for angle in c3d where angle.kind == .angle {
      guard let other = text.first(where: { $0.name.split(separator: ":").last == angle.name[...] })
      else {
        continue
      }
      compared += 1
      // The text has six digits, and Vicon computed the ankles of the two files separately.
      let differences = zip(angle.values, other.values).count { a, b in
        a.isNaN
          ? !b.isNaN : !a.isClose(to: b, within: angle.name.hasSuffix("KneeAngles") ? 4.4e-4 : 1e-3)
      }
      #expect(differences == 0, "\(angle.name)")
    }
    #expect(compared >= 20)
  }

  @Test func `C3D and the ASCII export of Nexus have the same markers`() throws {
    let c3d = try read("nexus_csv/markers_analogs.c3d")
    let text = try read("nexus_csv/markers.csv")

    #expect(c3d.names == text.names)
    let differences = zip(c3d.coordinates, text.coordinates).count { a, b in
      a.isNaN ? !b.isNaN : !a.isClose(to: b, within: 0.005)
    }
    #expect(differences == 0)
  }

  @Test func `labels of four characters give way to the descriptions`() throws {
    let read = try read("orthotrak_gait/Gait.c3d")

    for name in ["R.Knee", "R.Knee.Medial", "L.Ankle", "L.Ankle.Medial"] {
      #expect(read.names.contains(name))
    }
  }

  @Test func `the person's measurements, events and axes are read`() throws {
    let read = try read("btk_vicon_pig/PiG_Motion-FlatFoot-Full.c3d")

    #expect(read.people == ["BELT_C"])
    #expect(read.axes.up == .plusZ)
    #expect(read.events.count == 12)
    #expect(read.events.first == FileEvent("Foot Strike", side: .left, frame: 306))
    #expect(try #require(read.parameters["Left Cadence"]).first?.rounded() == 117)
    #expect(read.forcePlates.count == 2)
    #expect(read.forcePlates.allSatisfy { $0.channels.count == 6 })
    #expect(read.signals.first { $0.name == "LKneeAngles" }?.units == ["deg", "deg", "deg"])
  }
}
