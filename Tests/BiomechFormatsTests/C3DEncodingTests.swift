// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

/// Numbers of all processors and both kinds, in files made by hand.
struct C3DEncodingTests {
  private static func file(
    _ machine: HandMadeC3D.Machine, isFloat: Bool
  ) -> HandMadeC3D {
    var file = HandMadeC3D(frameCount: 3)
    file.machine = machine
    file.isFloat = isFloat
    file.points[1][1] = [-100.5, 0.5, 16_000, 0]
    file.points[2][0] = [5, 6, 7, -1]
    file.samplesPerFrame = 2
    file.analog = [[100, -200, 101, -201], [102, -202, 103, -203], [104, -204, 105, -205]]
    file.set("ANALOG", "USED", .integers([2]))
    file.set("ANALOG", "LABELS", .text(["Fz", "EMG"]))
    file.set("ANALOG", "UNITS", .text(["N", "V"]))
    file.set("ANALOG", "SCALE", .reals([0.25, 2]))
    file.set("ANALOG", "GEN_SCALE", .reals([4]))
    file.set("ANALOG", "OFFSET", .integers([20, -5]))
    return file
  }

  @Test(arguments: HandMadeC3D.Machine.allCases, [true, false])
  func `every processor and both kinds of numbers give the same recording`(
    machine: HandMadeC3D.Machine, isFloat: Bool
  ) throws {
    let read = try motionFile(of: Self.file(machine, isFloat: isFloat))

    #expect(read.names == ["RKNE", "LKNE"])
    #expect(read.unit == .millimetres)
    #expect(read.rate == 100)
    #expect(read.frameCount == 3)
    let nan = Double.nan
    let expected = [
      1, 2, nan, 2, 3, nan, 3, 4, nan, 11, -100.5, 13, 12, 0.5, 14, 13, 16_000, 15,
    ]
    #expect(read.coordinates.map(\.description) == expected.map(\.description))
    #expect(read.signals.map(\.name) == ["Fz", "EMG"])
    #expect(read.signals.map(\.rate) == [200, 200])
    #expect(read.signals.map(\.units) == [["N"], ["V"]])

    // (raw − offset) × scale × general scale
    #expect(read.signals[0].values == [80, 81, 82, 83, 84, 85])
    #expect(read.signals[1].values == [-1560, -1568, -1576, -1584, -1592, -1600])
    #expect(
      read.doubts == [
        "1 samples have coordinates, but a negative residual: they were taken as missing"
      ])
  }

  @Test func `the conclusion names processor, numbers and program`() throws {
    var file = HandMadeC3D()
    file.machine = .dec
    file.isFloat = false
    file.set("MANUFACTURER", "COMPANY", .word("Vicon"))
    file.set("MANUFACTURER", "SOFTWARE", .word("Vicon Nexus"))
    file.set("MANUFACTURER", "VERSION_LABEL", .word("2.6"))

    let conclusion = try #require(try motionFile(of: file).conclusions.first)

    #expect(conclusion.value == "C3D")
    #expect(
      conclusion.evidence
        == "the second byte is 80; 2 points, DEC integers, written by Vicon Nexus 2.6")
  }

  @Test(arguments: ["UNSIGNED", nil])
  func `a converter of 16 bits without a sign counts to 65535`(format: String?) throws {
    var file = HandMadeC3D()
    file.isFloat = false
    file.analog = [[65_535], [32_768]]
    file.set("ANALOG", "USED", .integers([1]))
    file.set("ANALOG", "OFFSET", .integers([32_768]))
    file.set("ANALOG", "BITS", .integers([16]))
    if let format { file.set("ANALOG", "FORMAT", .word(format)) }

    #expect(try motionFile(of: file).signals[0].values == [32_767, 0])
  }

  @Test func `a converter of 16 bits with a sign counts from below zero`() throws {
    var file = HandMadeC3D()
    file.isFloat = false
    file.analog = [[-1], [-32_768]]
    file.set("ANALOG", "USED", .integers([1]))
    file.set("ANALOG", "BITS", .integers([16]))
    file.set("ANALOG", "FORMAT", .word("SIGNED"))

    #expect(try motionFile(of: file).signals[0].values == [-1, -32_768])
  }

  @Test func `an offset may be a floating-point number`() throws {
    var file = HandMadeC3D()
    file.analog = [[1], [2]]
    file.set("ANALOG", "USED", .integers([1]))
    file.set("ANALOG", "OFFSET", .reals([0.5]))

    #expect(try motionFile(of: file).signals[0].values == [0.5, 1.5])
  }
}
