// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

/// What header and parameters say wrongly, in files made by hand.
struct C3DTrapTests {
  @Test(arguments: [0, 1, 200])
  func `the number of the first frame is kept`(first: Int) throws {
    var file = HandMadeC3D()
    file.firstFrame = first

    let read = try motionFile(of: file)

    #expect(read.firstFrame == first)
    #expect(read.startTime == Double(max(0, first - 1)) / 100)
    #expect(read.frameCount == 2)
  }

  @Test func `a negative residual makes a sample missing whatever its size`() throws {
    for residual in [-1, -3, -2048, -32_768.0] {
      var file = HandMadeC3D()
      file.points[0][1][3] = residual
      #expect(try motionFile(of: file).coordinates[6].isNaN)
    }
    var file = HandMadeC3D()
    file.points[0][1][3] = 1792
    #expect(try motionFile(of: file).coordinates[6] == 11)
  }

  @Test func `zeros, no numbers and nines stand for a marker out of sight`() throws {
    var file = HandMadeC3D(["A", "B", "C"])
    file.points[0] = [[0, 0, 0, 0], [.nan, 1, 2, 0], [9_999_999, 9_999_999, 9_999_999, 0]]

    let read = try motionFile(of: file)

    for marker in 0..<3 { #expect(read.coordinates[6 * marker].isNaN) }
    #expect(read.doubts.count == 2)
    #expect(read.doubts[0].hasPrefix("1 sample stands at exactly 0, 0, 0"))
    #expect(read.doubts[1].hasPrefix("1 samples lie a million units or more"))
    let kept = try motionFile(of: file, ReadOptions(zeroIsMissing: .no))
    #expect(kept.coordinates[0] == 0)
  }

  @Test(arguments: ["ACTUAL", "LONG_FRAMES", "FRAMES", "size"])
  func `more frames than the header can count are all read`(source: String) throws {
    var file = HandMadeC3D(["A"], frameCount: 1)
    file.isFloat = false
    file.tail = (2...70_000).flatMap {
      $0 == 70_000 ? [9, 0, 9, 0, 9, 0, 0, 0] : [1, 0, 1, 0, 1, 0, 0, 0]
    }
    file.firstFrame = 11
    file.lastFrame = 70_010
    switch source {
    case "ACTUAL":
      file.set("TRIAL", "ACTUAL_START_FIELD", .integers([11, 0]))
      file.set("TRIAL", "ACTUAL_END_FIELD", .integers([70_010 - 65_536, 1]))
      file.set("POINT", "FRAMES", .integers([-1]))
    case "LONG_FRAMES": file.set("POINT", "LONG_FRAMES", .reals([70_000]))
    case "FRAMES": file.set("POINT", "FRAMES", .reals([70_000]))
    default: break
    }

    let read = try motionFile(of: file)

    #expect(read.frameCount == 70_000)
    #expect(read.firstFrame == 11)
    #expect(read.coordinates[69_998] == 0.5)
    #expect(read.coordinates[69_999] == 4.5)
    let doubt =
      "the header counts no further than frame 65535: the 70000 frames that are in the file were"
      + " read"
    #expect(read.doubts == (source == "size" ? [doubt] : []))
  }

  @Test func `one frame more in the parameters than in the header is none more`() throws {
    var file = HandMadeC3D(frameCount: 40)
    file.set("POINT", "FRAMES", .integers([41]))
    file.tail = Array(repeating: 0, count: 512)

    let read = try motionFile(of: file)

    #expect(read.frameCount == 40)
    #expect(read.doubts.isEmpty)
  }

  @Test func `the number of points that fits the size of the file wins`() throws {
    var file = HandMadeC3D((1...12).map { "M\($0)" }, frameCount: 50)
    file.headerPoints = 11
    file.set("POINT", "USED", .integers([12]))

    let read = try motionFile(of: file)

    #expect(read.names.count == 12)
    #expect(read.coordinates[49] == 50)
    #expect(read.doubts == ["the file declares 12 and 11 points: 12 was used"])
  }

  @Test func `analog values that only the header knows of are skipped over`() throws {
    var file = HandMadeC3D(frameCount: 60)
    file.analog = Array(repeating: [7, 8], count: 60)
    file.set("ANALOG", "USED", .integers([0]))

    let read = try motionFile(of: file)

    #expect(read.coordinates[59] == 60)
    #expect(read.signals.map(\.name) == ["unnamed#1", "unnamed#2"])
    #expect(read.doubts == ["the file declares 2 and 0 analog values in a frame: 2 was used"])
  }

  @Test func `the data begin where the header says when the parameter is zero`() throws {
    var file = HandMadeC3D()
    file.set("POINT", "DATA_START", .integers([0]))
    #expect(try motionFile(of: file).coordinates[0] == 1)

    file.set("POINT", "DATA_START", .integers([2 + file.section.count / 512]))
    file.headerDataBlock = 0
    #expect(try motionFile(of: file).coordinates[0] == 1)

    file.set("POINT", "DATA_START", .integers([0]))
    #expect(try motionFile(of: file).coordinates[0] == 1)
  }

  @Test func `a header without any parameter but a label is enough`() throws {
    var file = HandMadeC3D()
    file.parameters = [("POINT", "DESCRIPTIONS", .text(["right", "left"]))]

    let read = try motionFile(of: file)

    #expect(read.names == ["unnamed#1", "unnamed#2"])
    #expect(read.rate == 100)
    #expect(read.unit == nil)
    #expect(read.frameCount == 2)
  }

  @Test func `the scale of the parameters is used and the kind of the header`() throws {
    var file = HandMadeC3D()
    file.isFloat = false
    file.headerScale = 7
    file.set("POINT", "SCALE", .reals([-0.5]))

    let read = try motionFile(of: file)

    #expect(read.coordinates[0] == 1)
    #expect(
      read.doubts == [
        "header and POINT:SCALE disagree about the kind of numbers: they were read as integers"
      ])
  }

  @Test func `what a cut-off file holds is read`() throws {
    var file = HandMadeC3D(frameCount: 10)
    file.lastFrame = 1149

    let read = try motionFile(of: file)

    #expect(read.frameCount == 10)
    #expect(read.doubts == ["the file ends after 10 of 1149 frames"])
  }

  @Test(arguments: [69.9926, 65.05, 107.5])
  func `a rate need not be a whole number`(rate: Double) throws {
    var file = HandMadeC3D()
    file.set("POINT", "RATE", .reals([rate]))
    file.headerRate = rate

    let read = try motionFile(of: file)

    #expect(read.rate == Double(Float(rate)))
    #expect(read.doubts.isEmpty)
  }

  @Test func `a rate in the header that differs is told of`() throws {
    var file = HandMadeC3D()
    file.headerRate = 50

    #expect(
      try motionFile(of: file).doubts
        == ["the header says 50 Hz, POINT:RATE says 100 Hz: the latter was used"])
  }

  @Test func `a file without a rate asks for one`() throws {
    var file = HandMadeC3D()
    file.headerRate = 0
    file.set("POINT", "RATE", .reals([0]))

    #expect(throws: MarkerFileError(path: "trial.c3d", reason: .rateMissing)) {
      try motionFile(of: file)
    }
    #expect(try motionFile(of: file, ReadOptions(rate: 120)).rate == 120)
  }

  @Test(arguments: [
    ("mm", LengthUnit.millimetres), ("mm  ", .millimetres), ("mm\0\0", .millimetres),
    ("m   ", .metres), ("mete", .metres), ("meters", .metres), ("cm", .centimetres),
    ("MM", .millimetres),
  ])
  func `units are known by their spellings`(word: String, unit: LengthUnit) throws {
    var file = HandMadeC3D()
    file.set("POINT", "UNITS", .word(word))

    #expect(try motionFile(of: file).unit == unit)
  }

  @Test func `units may be a list, empty, or nothing that is known`() throws {
    var file = HandMadeC3D()
    file.set("POINT", "UNITS", .text(["mm", "mm"]))
    #expect(try motionFile(of: file).unit == .millimetres)

    file.set("POINT", "UNITS", .text([], width: 4))
    #expect(try motionFile(of: file).unit == nil)

    file.set("POINT", "UNITS", .word("ells"))
    let read = try motionFile(of: file)
    #expect(read.unit == nil)
    #expect(
      read.doubts == ["POINT:UNITS says 'ells', which is no unit that is known for all points"])
  }

  @Test(arguments: [
    ("+Z", AxisDirection.plusZ), ("-Z", .minusZ), ("+Y", .plusY), ("Z ", .plusZ), ("Z", .plusZ),
  ])
  func `the screen axis that points up is a hint`(word: String, up: AxisDirection) throws {
    var file = HandMadeC3D()
    file.set("POINT", "X_SCREEN", .word("+X"))
    file.set("POINT", "Y_SCREEN", .word(word))

    #expect(try motionFile(of: file).axes.up == up)
  }

  @Test func `a parameter that stands twice in another case is told of`() throws {
    var file = HandMadeC3D()
    file.set("PROCESSING", "Bodymass", .reals([70]))
    file.set("PROCESSING", "BODYMASS", .reals([0]))

    let read = try motionFile(of: file)

    #expect(read.parameters == ["Bodymass": [70]])
    #expect(
      read.doubts == [
        "1 name stands twice among the parameters, such as 'BODYMASS': the first was used"
      ])
  }
}
