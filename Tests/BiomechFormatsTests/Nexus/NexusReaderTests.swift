// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

struct NexusReaderTests {
  @Test func `the section of trajectories holds the markers`() throws {
    let file = try ViconText.file(ViconText.allSections)

    #expect(file.format == .nexus)
    #expect(file.names == ["S01:LASI", "S01:LKNE", "Patient 2:042", "S01:GONE"])
    #expect(file.coordinates[..<12].map(\.self).isSame(as: ViconText.columns))
    #expect(file.coordinates[12..<18] == [1, 4, 2, 5, 3, 6])
    // A marker that is declared and never seen.
    #expect(file.coordinates[18...].allSatisfy { $0.isNaN })
    #expect(file.frameCount == 2)
    #expect(file.rate == 100)
    #expect(file.unit == .millimetres)
    #expect(file.people == ["S01", "Patient 2"])
    #expect(file.doubts == ["1 unlabelled trajectory was left out"])
  }

  @Test func `frames keep their numbers, and the clock starts at frame 1`() throws {
    let file = try ViconText.file(ViconText.allSections)

    #expect(file.firstFrame == 10)
    #expect((file.startTime - 0.09).magnitude < 1e-15)
  }

  @Test func `events count frames as the file does`() throws {
    let file = try ViconText.file(ViconText.allSections)

    // Frame 1 is at 0 s: 0.1 s is frame 11 and 0.09 s is frame 10.
    #expect(
      file.events == [
        FileEvent("Foot Strike", side: .left, frame: 11),
        FileEvent("Foot Off", side: .right, frame: 10),
      ])
  }

  @Test func `devices have their own rate and one sample for each sub frame`() throws {
    let file = try ViconText.file(ViconText.allSections)
    let force = try #require(file.signal("AMTI #1 - Force"))
    let muscle = try #require(file.signal("Trigno - EMG1"))

    #expect(force.kind == .analog)
    #expect(force.rate == 1000)
    #expect(force.sampleCount == 20)
    #expect(force.components == ["Fx", "Fy", "Fz"])
    #expect(force.units == ["N", "N", "N"])
    #expect(Array(force.column(2)) == (0..<20).map { -650 - Double($0) })
    #expect(muscle.components == ["EMG1"])
    #expect(muscle.units == ["V"])
    #expect(Array(muscle.column(0)) == (0..<20).map { Double($0) / 1e5 })
  }

  @Test(arguments: [
    ("S01:LKneeAngles", Signal.Kind.angle, 3, "deg"), ("S01:LFE", .pose, 9, "deg"),
    ("S01:LGastroc", .analog, 1, "mV"), ("S01:LKneeMoment", .moment, 3, "N.mm/kg"),
    ("S01:CentreOfMass", .point, 3, "mm"), ("S01:LKnee", .angle, 3, "deg"),
    ("S01:Root", .pose, 6, "deg"), ("S01:Foot", .pose, 7, ""),
  ])
  func `model outputs, joints and segments are signals of the kind that their units say`(
    name: String, kind: Signal.Kind, width: Int, unit: String
  ) throws {
    let signal = try #require(try ViconText.file(ViconText.allSections).signal(name))

    #expect(signal.kind == kind)
    #expect(signal.components.count == width)
    #expect(signal.units.first == unit)
    #expect(signal.rate == 100)
    #expect(signal.sampleCount == 2)
  }

  @Test func `every number of a signal stands in its column`() throws {
    let file = try ViconText.file(ViconText.allSections)
    let bone = try #require(file.signal("S01:LFE"))
    let moment = try #require(file.signal("S01:LKneeMoment"))
    let foot = try #require(file.signal("S01:Foot"))

    #expect(bone.components == ["RX", "RY", "RZ", "TX", "TY", "TZ", "SX", "SY", "SZ"])
    #expect(
      bone.values == [1, 1, 2, 2, 3, 3, 100, 101, 200, 200, 500, 500] + [
        426, 426, 426, 426, 426, 426,
      ])
    #expect(moment.values.isSame(as: [.nan, 7, .nan, 8, .nan, 9]))
    #expect(foot.values == [0, 0, 0, 0, 0, 0, 1, 1, 7, 7, 8, 8, 9, 9.5])
    // Zero is the neutral angle, not a missing one.
    #expect(file.signal("S01:LKneeAngles")?.values == [5.1, 0, 0.2, 0, 1.1, 0])
  }

  @Test(arguments: [0, 1, 2, 3, 4])
  func `sections may come in any order`(shift: Int) throws {
    let sections = ViconText.allSections.split(separator: "\n\n").map { String($0) }
    let order = Array(sections[shift...]) + Array(sections[..<shift])
    let turned = order.joined(separator: "\n\n") + "\n"

    let file = try ViconText.file(turned)

    #expect(file.names.count == 4)
    #expect(file.signals.count == 10)
    #expect(file.events.count == 2)
    #expect(file.firstFrame == 10)
    #expect(file.rate == 100)
  }

  @Test(arguments: ["\n", "\r\n", "\r"], [",", ";", "\t"])
  func `lines and cells may be separated in any usual way`(
    lineEnd: String, delimiter: String
  ) throws {
    let text = ViconText.trajectories
      .replacing(",", with: delimiter).replacing("\n", with: lineEnd)

    let file = try ViconText.file(text)

    #expect(file.names == ["S01:LASI", "S01:LKNE"])
    #expect(file.coordinates.isSame(as: ViconText.columns))
  }

  @Test(arguments: [";", "\t"])
  func `decimal commas are read, the rate too, whatever the titles of a later section hold`(
    delimiter: String
  ) throws {
    let devices = """

      Devices
      2000,5
      ;;Trigno EMG 2.0 - Sensor 1
      Frame;Sub Frame;EMG1
      ;;V
      10;0;0,125

      """
    let text =
      ViconText.trajectories.replacing("100\n", with: "119.88\n").replacing(",", with: ";")
      .replacing(".", with: ",") + devices

    let file = try ViconText.file(text.replacing(";", with: delimiter))

    #expect(file.coordinates.isSame(as: ViconText.columns))
    #expect(file.rate == 119.88)
    #expect(file.signals[0].name == "Trigno EMG 2.0 - Sensor 1")
    #expect(file.signals[0].values == [0.125])
    #expect(file.signals[0].rate == 2000.5)
  }

  @Test(arguments: ["\u{FEFF}", "\u{FEFF}\n", "\n\n", "\u{FEFF}\r\n\r\n", ",,,,\n,,,,\n", "  \n"])
  func `a byte order mark and blank lines may stand before the first section`(
    start: String
  ) throws {
    let file = try ViconText.file(start + ViconText.trajectories)

    #expect(file.coordinates.isSame(as: ViconText.columns))
  }

  @Test func `a file that a spreadsheet saved again is the same file`() throws {
    let lines = ViconText.allSections.split(separator: "\n", omittingEmptySubsequences: false)
    let padded = lines.map { line -> String in
      let commas = line.count { $0 == "," }
      return String(line) + String(repeating: ",", count: max(0, 24 - commas)) + "\r\n"
    }
    let text = padded.joined()

    let file = try ViconText.file(text)
    let original = try ViconText.file(ViconText.allSections)

    #expect(file.names == original.names)
    #expect(file.coordinates.isSame(as: original.coordinates))
    #expect(file.signals.map(\.name) == original.signals.map(\.name))
    #expect(file.signals.map(\.components) == original.signals.map(\.components))
    #expect(file.events == original.events)
    #expect(file.doubts == original.doubts)
  }

  /// A spreadsheet leaves delimiters out where the end of a row is empty.
  @Test func `cells that are left out at the end of a row are missing`() throws {
    let text = ViconText.trajectories.replacing("950.3,,,\n", with: "950.3\n")

    #expect(try ViconText.file(text).coordinates.isSame(as: ViconText.columns))
  }

  @Test func `a file that ends inside a row loses that row and says so`() throws {
    let text = ViconText.trajectories.dropLast(6)

    let file = try ViconText.file(String(text))

    #expect(file.frameCount == 1)
    #expect(
      file.doubts == [
        "the file ends in the middle of line 7; that row was left out: "
          + "check that the file is complete"
      ])
  }

  @Test(arguments: ["", ",", ",,,"])
  func `the row of names may be longer or shorter than the others`(end: String) throws {
    let text = ViconText.trajectories.replacing("S01:LKNE,,", with: "S01:LKNE" + end)

    #expect(try ViconText.file(text).coordinates.isSame(as: ViconText.columns))
  }

  @Test func `a file without units is read, and its unit is open`() throws {
    let text = ViconText.trajectories.replacing(",,mm,mm,mm,mm,mm,mm\n", with: "")

    let file = try ViconText.file(text)

    #expect(file.coordinates.isSame(as: ViconText.columns))
    #expect(file.unit == nil)
  }

  @Test func `velocities and accelerations beside a marker are not its position`() throws {
    let text = """
      Trajectories
      100
      ,,S01:LKNE,,,,,,,,,S01:RKNE,,,,,,,,
      Frame,Sub Frame,X,Y,Z,X',Y',Z',X'',Y'',Z'',X,Y,Z,X',Y',Z',X'',Y'',Z''
      ,,mm,mm,mm,mm/s,mm/s,mm/s,mm/s^2,mm/s^2,mm/s^2,mm,mm,mm,mm/s,mm/s,mm/s,mm/s^2,mm/s^2,mm/s^2
      1,0,1,2,3,10,10,10,20,20,20,4,5,6,10,10,10,20,20,20

      """

    let file = try ViconText.file(text)

    #expect(file.names == ["S01:LKNE", "S01:RKNE"])
    #expect(file.coordinates == [1, 2, 3, 4, 5, 6])
    #expect(file.unit == .millimetres)
  }

  @Test func `a model output among the trajectories is no marker`() throws {
    let text = """
      Trajectories
      100
      ,,Trajectories:Count,A:LKNE,,,A:LKneeAngles,,,A:RKneeAnglesV,,
      Frame,Sub Frame,Count,X,Y,Z,X,Y,Z,X,Y,Z
      ,,,mm,mm,mm,deg,deg,deg,mm,mm,mm
      1,0,3,1,2,3,4,5,6,7,8,9

      """

    let file = try ViconText.file(text)

    #expect(file.names == ["A:LKNE"])
    #expect(file.coordinates == [1, 2, 3])
    #expect(file.signals.map(\.name) == ["A:LKneeAngles", "A:RKneeAnglesV"])
    #expect(file.signals.map(\.kind) == [.angle, .point])
    #expect(file.signals[1].values == [7, 8, 9])
  }

  @Test func `a trajectory whose name is left out does not belong to the one before it`() throws {
    let text = ViconText.trajectories.replacing("S01:LKNE", with: "")

    let file = try ViconText.file(text)

    #expect(file.names == ["S01:LASI"])
    #expect(file.coordinates.isSame(as: Array(ViconText.columns[..<6])))
    #expect(file.doubts == ["1 unlabelled trajectory was left out"])
  }

  @Test func `a name that stands twice stays twice`() throws {
    let text = ViconText.trajectories.replacing("S01:LKNE", with: "S01:LASI")

    let file = try ViconText.file(text)

    #expect(file.names == ["S01:LASI", "S01:LASI#2"])
    #expect(file.doubts.count == 1)
    #expect(file.doubts[0].hasPrefix("'LASI' stands more than once"))
  }

  @Test func `frames that are left out are told of`() throws {
    let text = ViconText.trajectories.replacing("\n11,", with: "\n11,0,0,0,1,0,0,1\n15,")

    let file = try ViconText.file(text)

    #expect(file.frameCount == 3)
    #expect(
      file.doubts == [
        "the frame numbers jump from 11 to 15: frames are missing in the file; "
          + "export it without leaving frames out"
      ])
  }

  @Test func `a section that begins at another frame is told of`() throws {
    let text = ViconText.allSections.replacing("\n10,0,5.1,0.2,1.1,1", with: "\n9,0,5.1,0.2,1.1,1")
      .replacing("\n11,0,0,0,0,1,2", with: "\n10,0,0,0,0,1,2")

    let file = try ViconText.file(text)

    #expect(file.doubts.count == 2)
    #expect(
      file.doubts[1].hasPrefix("the section 'Model Outputs' begins at frame 9, not at 10:"))
  }

  @Test(arguments: ["Model Outputs", "Devices", "Joints", "Segments"])
  func `a file without trajectories has no marker, and its rate`(title: String) throws {
    let section = try #require(
      ViconText.allSections.split(separator: "\n\n").first { $0.hasPrefix(title) })

    let file = try ViconText.file(section + "\n")

    #expect(file.names.isEmpty)
    #expect(file.frameCount == (title == "Devices" ? 20 : 2))
    #expect(!file.signals.isEmpty)
    #expect(file.rate == (title == "Devices" ? 1000 : 100))
    // Devices count frames as all sections do, ten samples in each.
    #expect(file.firstFrame == 10)
    #expect((file.startTime - 0.09).magnitude < 1e-15)
  }

  @Test func `a rate that the user says corrects the clock of all sections`() throws {
    let file = try ViconText.file(ViconText.allSections, ReadOptions(rate: 50))

    #expect(file.rate == 50)
    #expect(file.signal("S01:LFE")?.rate == 50)
    #expect(file.signal("Trigno - EMG1")?.rate == 500)
    // The frames of events do not change: their times were written by the rate of the header.
    #expect(file.events.map(\.frame) == [11, 10])
    #expect(file.conclusions.last?.evidence == "given with --rate")
  }

  @Test func `bodies of Tracker are poses`() throws {
    let text = """
      Objects
      100
      ,,Global Angle (Quaternion) box:box,,,,,,
      Frame,Sub Frame,RX,RY,RZ,RW,TX,TY,TZ
      ,,,,,,mm,mm,mm
      1,0,0,0,0,1,10,20,30

      """

    let file = try ViconText.file(text)

    #expect(file.signals.map(\.kind) == [.pose])
    #expect(file.signals[0].values == [0, 0, 0, 1, 10, 20, 30])
  }

  @Test func `the user may name trajectories that nobody labelled`() throws {
    let text = """
      Trajectories;;;;;;;
      100;;;;;;;
      ;;1 1936;;;1 1937;;
      Frame;Sub Frame;X;Y;Z;X;Y;Z
      ;;mm;mm;mm;mm;mm;mm
      1;0;-10.5;-20.25;30.75;-11.5;-21.25;31

      """

    let file = try ViconText.file(text, ReadOptions(labels: ["LASI", "RASI"]))

    #expect(file.names == ["LASI", "RASI"])
    #expect(file.coordinates == [-10.5, -20.25, 30.75, -11.5, -21.25, 31])
    #expect(
      ViconText.failure(of: text) == """
        trial.csv:3: the row of labels names no marker [no-labels]
          hint: label the markers and export again, or name them in the order of their columns with \
        --labels
        """)
  }

  @Test func `a section that is not known is left out and named`() throws {
    let text = "Reference Frame\n1\nFrame,Sub Frame,X\n1,0,1\n\n"

    let file = try ViconText.file(ViconText.trajectories + "\n" + text + ViconText.trajectories)

    #expect(file.coordinates.isSame(as: ViconText.columns))
    #expect(
      file.doubts == [
        "the section 'Reference Frame' in line 9 is not known and was left out",
        "a second section 'Trajectories' in line 14 was left out: export one trial per file",
      ])
  }

  @Test func `the evidence names the sections`() throws {
    let file = try ViconText.file(ViconText.trajectories)

    #expect(
      file.conclusions == [
        TrialSource.Conclusion(
          .format, "Vicon Nexus ASCII",
          evidence: "the sections 'Trajectories', separated by commas"),
        TrialSource.Conclusion(.rate, "100 Hz", evidence: "the header says so"),
      ])
  }
}
