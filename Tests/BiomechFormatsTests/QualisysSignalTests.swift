// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

struct QualisysSignalTests {
  @Test(arguments: [true, false], [true, false])
  func `calculated data are signals of their own`(hasClock: Bool, hasTitles: Bool) throws {
    for included in ["Angle", "Position", "Velocity"] {
      try checkCalculated(included, hasClock: hasClock, hasTitles: hasTitles)
    }
  }

  private func checkCalculated(_ included: String, hasClock: Bool, hasTitles: Bool) throws {
    let clock = hasClock ? ["4\t0.03\t", "5\t0.04\t"] : ["", ""]
    let probe = try MotionProbe(
      """
      NO_OF_FRAMES\t2
      NO_OF_DATA_TYPES\t2
      FREQUENCY\t100
      TIME_STAMP\t2024-01-02, 10:11:12
      DATA_INCLUDED\t\(included)
      DATA_TYPES\tLeft knee\tRight knee

      \(hasTitles ? (hasClock ? "Frame\tTime\t" : "") + "Left knee\tRight knee" : "")
      \(clock[0])10.5\t-3
      \(clock[1])11\t\u{20}

      """)

    #expect(probe.file.names.isEmpty && probe.file.frameCount == 2 && probe.file.rate == 100)
    #expect(probe.file.firstFrame == (hasClock ? 4 : 1))
    #expect(probe.signal("Left knee") == [[10.5, 11]])
    #expect(probe.signal("Right knee") == [[-3, nil]])
    let kinds: [String: Signal.Kind] = ["Angle": .angle, "Position": .point, "Velocity": .other]
    #expect(probe.file.signals.map(\.kind) == [kinds[included], kinds[included]])
  }

  private let forceKeys = """
    NO_OF_SAMPLES\t2
    FREQUENCY\t1000
    TIME_STAMP\t2024-01-02, 10:11:12\t1.5
    FIRST_SAMPLE\t11
    EVENT\tFoot Strike\t3\t0.011
    DESCRIPTION\tForce data in local (force plate) coordinates
    DATA_INCLUDED\tForce
    FORCE_PLATE_TYPE\tAMTI
    FORCE_PLATE_NAME\tPlate 1
    FORCE_PLATE_CORNER_POSX_POSY_X\t600
    FORCE_PLATE_CORNER_POSX_POSY_Y\t400
    FORCE_PLATE_CORNER_POSX_POSY_Z\t1
    FORCE_PLATE_CORNER_NEGX_POSY_X\t0
    FORCE_PLATE_CORNER_NEGX_POSY_Y\t400
    FORCE_PLATE_CORNER_NEGX_POSY_Z\t2
    FORCE_PLATE_CORNER_NEGX_NEGY_X\t0
    FORCE_PLATE_CORNER_NEGX_NEGY_Y\t0
    FORCE_PLATE_CORNER_NEGX_NEGY_Z\t3
    FORCE_PLATE_CORNER_POSX_NEGY_X\t600
    FORCE_PLATE_CORNER_POSX_NEGY_Y\t0
    FORCE_PLATE_CORNER_POSX_NEGY_Z\t4
    FORCE_PLATE_LENGTH\t600

    """
  private let forceTitles =
    "Force_X\tForce_Y\tForce_Z\tMoment_X\tMoment_Y\tMoment_Z\tCOP_X\tCOP_Y\tCOP_Z\n"

  @Test(arguments: [true, false], [true, false])
  func `a force platform has its corners and its signals`(hasClock: Bool, hasTitles: Bool) throws {
    let clock = hasClock ? ["11\t0.010\t", "12\t0.011\t"] : ["", ""]
    let titles = hasTitles ? (hasClock ? "SAMPLE\tTIME\t" : "") + forceTitles : ""
    // Rows of this kind of file end in a tab that the titles lack.
    let probe = try MotionProbe(
      forceKeys + titles + clock[0] + "1\t2\t-700\t4\t5\t6\t7\t8\t9\t\n" + clock[1]
        + "1.5\t2.5\t-701\t4.5\t5.5\t6.5\t7.5\t8.5\t9.5\t\n")

    #expect(probe.file.names.isEmpty && probe.file.rate == 1000)
    #expect(probe.file.firstFrame == 11)
    #expect((probe.file.startTime - 0.01).magnitude < 1e-12)
    #expect(probe.file.events == [FileEvent("Foot Strike", frame: 12)])
    #expect(probe.signal("Plate 1 Force") == [[1, 1.5], [2, 2.5], [-700, -701]])
    #expect(probe.signal("Plate 1 Moment") == [[4, 4.5], [5, 5.5], [6, 6.5]])
    #expect(probe.signal("Plate 1 COP") == [[7, 7.5], [8, 8.5], [9, 9.5]])
    #expect(probe.file.signals.map(\.kind) == [.force, .moment, .point])
    #expect(
      probe.file.signals.map(\.units) == [["N"], ["Nm"], ["mm"]].map { [$0[0], $0[0], $0[0]] })
    let plate = try #require(probe.file.forcePlates.first)
    #expect(
      plate.corners == [
        Vector3(600, 400, 1), Vector3(0, 400, 2), Vector3(0, 0, 3), Vector3(600, 0, 4),
      ])
    #expect(plate.channels == ["Plate 1 Force", "Plate 1 Moment", "Plate 1 COP"])
    #expect(
      probe.file.doubts == [
        "the forces stand in the axes of the force platform, not of the laboratory: export them in "
          + "laboratory coordinates to compare them with markers"
      ])
  }

  @Test func `analog channels may have rates and lengths of their own`() throws {
    let probe = try MotionProbe(
      """
      TOT_NO_OF_CHAN\t2
      TIME_STAMP\t2024-01-02, 10:11:12\t1.5
      DATA_INCLUDED\tANALOG
      CHANNEL_NAMES\tEMG 1\tTrigger
      CHANNEL_GAIN\t1\t1
      CHANNEL_FREQUENCIES\t2000\t1000
      CHANNEL_SAMPLE_COUNTS\t4\t2
      0.1\t5
      0.2\t4.5
      0.3\t
      0.4\t

      """)

    #expect(probe.file.rate == 2000)
    #expect(probe.file.signals.map(\.rate) == [2000, 1000])
    #expect(probe.signal("EMG 1") == [[0.1, 0.2, 0.3, 0.4]])
    #expect(probe.signal("Trigger") == [[5, 4.5]])
  }

  @Test(arguments: [0, 1, 2])
  func `rigid bodies have a position and angles, and no matrix`(style: Int) throws {
    let matrix = (0..<9).map { "Rot[\($0)]" }
    let titles = [
      // Without titles; with the name before X only; with the name before each.
      "",
      "Frame\tTime\tShank X\tY\tZ\tRoll\tPitch\tYaw\tResidual\t" + matrix.joined(separator: "\t")
        + "\n",
      "Frame\tTime\t"
        + (["X", "Y", "Z", "Roll", "Pitch", "Yaw", "Residual"] + matrix)
        .map { "Shank \($0)" }.joined(separator: "\t") + "\t\n",
    ][style]
    let probe = try MotionProbe(
      """
      NO_OF_FRAMES\t3
      NO_OF_CAMERAS\t8
      NO_OF_BODIES\t1
      FREQUENCY\t100
      DATA_INCLUDED\t6D
      BODY_NAMES\tShank
      \(titles)1\t0\t1\t2\t3\t10\t20\t30\t0.5\t1\t0\t0\t0\t1\t0\t0\t0\t1
      2\t0.01\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0
      3\t0.02\t1.5\t2.5\t3.5\t11\t21\t31\t0.25\t1\t0\t0\t0\t1\t0\t0\t0\t1

      """)

    #expect(
      probe.signal("Shank") == [
        [1, nil, 1.5], [2, nil, 2.5], [3, nil, 3.5], [10, nil, 11], [20, nil, 21], [30, nil, 31],
        [0.5, nil, 0.25],
      ])
    let pose = try #require(probe.file.signals.first)
    #expect(pose.kind == .pose)
    #expect(pose.components == ["X", "Y", "Z", "Roll", "Pitch", "Yaw", "Residual"])
    #expect(pose.units == ["mm", "mm", "mm", "deg", "deg", "deg", "mm"])
  }

  @Test(arguments: [true, false])
  func `the name of a segment may have a column of its own`(hasColumn: Bool) throws {
    let gap = hasColumn ? "\t" : ""
    let probe = try MotionProbe(
      """
      NO_OF_FRAMES\t2
      NO_OF_CAMERAS\t8
      FREQUENCY\t85
      TIME_STAMP\t
      REFERENCE\tGLOBAL
      SCALE\t1
      SOLVER\tTheia Markerless
      Frame\tTime\tr_thigh\tX\tY\tZ\tQX\tQY\tQZ\tQW\tr shank\tX\tY\tZ\tQX\tQY\tQZ\tQW
      1\t0.00000\t\(gap)10\t20\t900\t0\t0\t0\t1\t\(gap)12\t21\t480\t0.1\t0\t0\t0.995
      2\t0.01176\t\(gap)11\t21\t901\t0\t0\t0.6\t0.8\t\(gap)13\t22\t481\t0\t0\t0\t0

      """)

    #expect(probe.file.names.isEmpty && probe.file.rate == 85 && probe.file.doubts.isEmpty)
    #expect(
      probe.signal("r_thigh") == [
        [10, 11], [20, 21], [900, 901], [0, 0], [0, 0], [0, 0.6], [1, 0.8],
      ])
    #expect(
      probe.signal("r shank") == [
        [12, 13], [21, 22], [480, 481], [0.1, 0], [0, 0], [0, 0], [0.995, 0],
      ])
    #expect(probe.file.signals.map(\.components.count) == [7, 7])
    #expect(probe.file.signals.allSatisfy { $0.kind == .pose })
  }

  @Test func `poses relative to something else are doubted`() throws {
    let probe = try MotionProbe(
      """
      NO_OF_FRAMES\t1
      FREQUENCY\t85
      REFERENCE\tPARENT
      SCALE\t0.5
      Frame\tTime\tthigh\tX\tY\tZ\tQX\tQY\tQZ\tQW
      1\t0\t\t10\t20\t900\t0\t0\t0\t1

      """)

    #expect(
      probe.file.doubts == [
        "the poses are relative to 'PARENT', not to the laboratory: export them in global "
          + "coordinates",
        "the skeleton was scaled by 0.5: lengths are not those of the person",
      ])
  }

  @Test(arguments: [
    (
      "NO_OF_FRAMES\t1\nFREQUENCY\t100\nDATA_INCLUDED\tAngle\n1\t2\n",
      "trial:3: the Qualisys header does not name the columns [header-incomplete]\n"
        + "  hint: export with the titles of the columns"
    ),
    (
      "NO_OF_FRAMES\t1\nFREQUENCY\t100\nDATA_INCLUDED\t6D\nBODY_NAMES\ta\n1\t2\n",
      "trial:4: no titles stand over the columns, and 2 columns do not fit 1 bodies "
        + "[header-incomplete]\n  hint: export with the titles of the columns"
    ),
    (
      "NO_OF_FRAMES\t1\nFREQUENCY\t100\nDATA_INCLUDED\t6D\nFrame\tTime\tthigh\n1\t0\t\n",
      "trial:4: the titles name no component of a body or segment [header-incomplete]\n"
        + "  hint: export with the titles of the columns"
    ),
    (
      "NO_OF_FRAMES\t1\nFREQUENCY\t100\nDATA_INCLUDED\tAngle\nDATA_TYPES\ta\tb\n1\t2\t3\n",
      "trial:5: this row has 3 cells; the header has 2 [cell-count]\n"
        + "  hint: check this row; a missing value is an empty cell, not a left-out one"
    ),
  ])
  func `columns that nothing names are refused`(text: String, problem: String) {
    #expect(MotionProbe.failure(of: text) == problem)
  }

  @Test func `a trial of signals is no trial of markers`() throws {
    let text = "NO_OF_FRAMES\t1\nFREQUENCY\t100\nDATA_INCLUDED\tAngle\nDATA_TYPES\tKnee\n\n10\n"

    #expect(
      failure(of: text) == "trial.csv: the file holds 1 joint angle, but no marker [no-markers]\n"
        + "  hint: choose the file with the marker positions of this trial")
  }
}
