// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

/// The names of points and what they stand for, in files made by hand.
struct C3DNameTests {
  @Test func `labels go on in LABELS2 and LABELS3`() throws {
    let labels = (1...600).map { "M\($0)" }
    var file = HandMadeC3D(labels)
    file.set("POINT", "LABELS", .text(Array(labels[..<255])))
    file.set("POINT", "LABELS2", .text(Array(labels[255..<510])))
    file.set("POINT", "LABELS3", .text(Array(labels[510...])))

    #expect(try motionFile(of: file).names == labels)
  }

  @Test func `labels that are too many are left out and those that lack are invented`() throws {
    var file = HandMadeC3D(["A", "B", "C"])
    file.set("POINT", "LABELS", .text(["A", "B", "C", "D", "E"]))
    #expect(try motionFile(of: file).names == ["A", "B", "C"])

    file.set("POINT", "LABELS", .text(["A"]))
    let read = try motionFile(of: file)
    #expect(read.names == ["A", "unnamed#1", "unnamed#2"])
    #expect(read.doubts.count == 1)
  }

  @Test func `blanks and NUL around a label are padding`() throws {
    var file = HandMadeC3D(["A", "B", "C"])
    let fields = ["RKNE\0\0\0\0", "  LKNE  ", "RANK\0xyz"].joined()
    file.set("POINT", "LABELS", .raw(type: -1, dimensions: [8, 3], bytes: Array(fields.utf8)))

    #expect(try motionFile(of: file).names == ["RKNE", "LKNE", "RANK"])
  }

  @Test func `a label is UTF-8, or Latin-1 where it is none`() throws {
    var file = HandMadeC3D(["A", "B"])
    file.set(
      "POINT", "LABELS",
      .raw(
        type: -1, dimensions: [6, 2],
        bytes: Array("колн".utf8.prefix(6)) + [0x47, 0xE9, 0x6E, 0x6F, 0x75, 0x20]))

    #expect(try motionFile(of: file).names == ["кол", "Génou"])
  }

  @Test func `labels that stand twice are told apart`() throws {
    let read = try motionFile(of: HandMadeC3D(["r knee 1", "r knee 1", "c7"]))

    #expect(read.names == ["r knee 1", "r knee 1#2", "c7"])
    #expect(read.doubts.first?.hasPrefix("'r knee 1' stands more than once") == true)
  }

  @Test func `descriptions are the names where labels were cut to four characters`() throws {
    var file = HandMadeC3D(["RKNE", "RKNE", "C7"])
    file.set("POINT", "DESCRIPTIONS", .text(["R.Knee", "R.Knee.Medial", "C7"]))

    let read = try motionFile(of: file)

    #expect(read.names == ["R.Knee", "R.Knee.Medial", "C7"])
    #expect(
      read.doubts == [
        "labels of four characters stand twice: the descriptions were taken for names, such as"
          + " 'R.Knee' for 'RKNE'"
      ])

    file.set("POINT", "DESCRIPTIONS", .text(["knee", "knee", "neck"]))
    #expect(try motionFile(of: file).names == ["RKNE", "RKNE#2", "C7"])
  }

  @Test func `trajectories without a label are left out and counted`() throws {
    let read = try motionFile(of: HandMadeC3D(["RKNE", "*1", "Anna:*12", "LKNE"]))

    #expect(read.names == ["RKNE", "LKNE"])
    #expect(read.coordinates[6] == 31)
    #expect(read.signals.isEmpty)
    #expect(
      read.doubts == [
        "2 trajectories without a label, such as '*1', were left out: label what belongs to the"
          + " body"
      ])
  }

  @Test func `model outputs are kept apart from markers, by the lists of the file`() throws {
    var file = HandMadeC3D([
      "Anna:RKNE", "Anna:LKneeAnglesV", "LForce", "LMom", "LPow", "Arch", "JUG", "Work", "LKAX",
    ])
    file.points[0][1] = [0, 0, 0, 0]
    file.points[1][1] = [1, 2, 3, -1]
    file.set("POINT", "ANGLES", .text(["LKneeAnglesV"]))
    file.set("POINT", "ANGLE_UNITS", .word("deg"))
    file.set("POINT", "FORCES", .text(["LForce"]))
    file.set("POINT", "MOMENTS", .text(["LMom"]))
    file.set("POINT", "MOMENT_UNITS", .word("Nmm"))
    file.set("POINT", "POWERS", .text(["LPow"]))
    file.set("POINT", "SCALARS", .text(["Arch"]))
    file.set("POINT", "MODELED_MARKERS", .text(["JUG"]))
    file.set("POINT", "ENERGIES", .text(["Work"]))
    file.set("POINT", "TYPE_GROUPS", .text(["ENERGIES", "ENERGY"]))

    let read = try motionFile(of: file)

    #expect(read.names == ["Anna:RKNE", "LKAX"])
    #expect(read.signals.map(\.name).first == "Anna:LKneeAnglesV")
    #expect(
      read.signals.map(\.kind) == [.angle, .force, .moment, .power, .other, .point, .other])
    #expect(read.signals.map { $0.units[0] } == ["deg", "", "Nmm", "", "", "mm", ""])

    // An angle may be 0; only its residual makes it missing.
    let angle = read.signals[0].values
    #expect(angle[0] == 0 && angle[1].isNaN && angle[2] == 0 && angle[3].isNaN)
  }

  @Test func `outputs of Plug-in Gait are known without a list`() throws {
    let read = try motionFile(
      of: HandMadeC3D(["LKneeAngles", "RHipMoment", "CentreOfMass", "LKneeAnglesX", "LKNE"]))

    #expect(read.names == ["LKneeAnglesX", "LKNE"])
    #expect(read.signals.map(\.kind) == [.angle, .moment, .point])
  }

  @Test func `four points with axes of one length across one another are a bone`() throws {
    let stems = ["LFE", "RFE", "LFO", "RFO"]
    var file = HandMadeC3D(stems.flatMap { stem in "OALP".map { "\(stem)\($0)" } } + ["LKAX"])
    for frame in 0..<2 {
      for (start, lean) in [(0, 0.0), (4, 90.0), (8, 0.0), (12, 0.0)] {
        file.points[frame][start] = [500, 600, 700, 0]
        file.points[frame][start + 1] = [500, 750, 700, 0]
        file.points[frame][start + 2] = [350, 600, 700, 0]
        file.points[frame][start + 3] = [500 + lean, 600, 850, 0]
      }
      // The foot of Vicon's first models: 5.7° off the right angle, all axes 150 mm long.
      file.points[frame][11] = [515, 600, 849.248, 0]
      // Right angles, but one axis is 5 mm shorter.
      file.points[frame][15] = [500, 600, 845, 0]
    }

    let read = try motionFile(of: file)

    // Where one leans by 31° or is shorter, these might be markers.
    #expect(
      read.names == ["RFEO", "RFEA", "RFEL", "RFEP", "RFOO", "RFOA", "RFOL", "RFOP", "LKAX"])
    #expect(
      read.signals.map(\.name)
        == ["LFEO", "LFEA", "LFEL", "LFEP", "LFOO", "LFOA", "LFOL", "LFOP"])
    #expect(read.signals.allSatisfy { $0.kind == .point })
  }
}
