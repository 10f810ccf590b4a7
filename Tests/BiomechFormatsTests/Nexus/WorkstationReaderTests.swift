// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

struct WorkstationReaderTests {
  static let text = """
    Title
    Date:
    Description:,""

    TRAJECTORIES
    100,Hz
    ,LASI,,,LKNE,,,*111,,,LKneeAngles,,,LFEO,,,LFEA,,,LFEL,,,LFEP,,,PELO,,,RKneeAnglesV,,
    Field #,X,Y,Z,X,Y,Z,X,Y,Z,X,Y,Z,X,Y,Z,X,Y,Z,X,Y,Z,X,Y,Z,X,Y,Z,X,Y,Z
    5,1,2,3,4,5,6,9,9,9,10,11,12,1,1,1,2,2,2,3,3,3,4,4,4,7,8,9,20,21,22
    6,1.5,2,3,,,,9,9,9,10.5,11,12,1,1,1,2,2,2,3,3,3,4,4,4,7,8,9,20,21,22

    EVENTS
    Subject,Context,Name,Time (s),Description
    Anna,Right,Foot Strike,0.05,

    ANALOG
    1000,Hz
    Sample #,Fx1
    1,0

    """

  @Test func `markers are read without units or a person`() throws {
    let file = try ViconText.file(Self.text)

    #expect(file.format == .workstation)
    // One point of a bone is not a bone: it keeps its place among the markers.
    #expect(file.names == ["LASI", "LKNE", "PELO"])
    #expect(
      file.coordinates.isSame(as: [
        1, 1.5, 2, 2, 3, 3, 4, .nan, 5, .nan, 6, .nan, 7, 7, 8, 8, 9, 9,
      ]))
    #expect(file.unit == nil)
    #expect(file.rate == 100)
    #expect(file.firstFrame == 5)
    #expect(file.startTime == 0.04)
    #expect(file.events == [FileEvent("Foot Strike", side: .right, frame: 6)])
    #expect(
      file.doubts == [
        "1 unlabelled trajectory was left out",
        "the section 'ANALOG' in line 16 is not read and was left out",
      ])
  }

  @Test func `angles and the axes of bones are no markers`() throws {
    let file = try ViconText.file(Self.text)

    #expect(
      file.signals.map(\.name) == ["LKneeAngles", "LFEO", "LFEA", "LFEL", "LFEP", "RKneeAnglesV"])
    #expect(file.signals.map(\.kind) == [.angle, .point, .point, .point, .point, .angle])
    #expect(file.signals[0].values == [10, 10.5, 11, 11, 12, 12])
    #expect(file.signals[4].values == [4, 4, 4, 4, 4, 4])
    #expect(file.signals[5].values == [20, 20, 21, 21, 22, 22])
  }

  @Test(arguments: [
    ("LKneeAngles", Signal.Kind.angle), ("RAbsAnkleAngle", .angle), ("LFootProgressAngles", .angle),
    ("RKneeMoment", .moment), ("LHipPower", .power), ("LGroundReactionForce", .force),
    ("RNormalisedGRF", .force), ("LGroundReactionMoment", .moment), ("LKneeAngles_static", .angle),
    ("CentreOfMass", .point), ("CentreOfMassFloor", .point),
  ])
  func `what Plug-in Gait computes is told by its name`(name: String, kind: Signal.Kind) throws {
    let file = try ViconText.file(Self.text.replacing(",LKneeAngles,", with: ",\(name),"))

    #expect(file.signals.first?.name == name)
    #expect(file.signals.first?.kind == kind)
  }

  @Test(arguments: [
    "LKNE", "LKAX", "LKneeForward", "Force1", "LPowerBox", "LAngle", "CLAV", "LFEP",
  ])
  func `a marker is not taken for a model output`(name: String) throws {
    let text = """
      TRAJECTORIES
      100,Hz
      ,\(name),,
      Field #,X,Y,Z
      1,1,2,3

      """

    #expect(try ViconText.file(text).names == [name])
  }

  @Test func `a blank line among the frames is refused`() {
    #expect(
      ViconText.failure(of: Self.text.replacing("\n6,1.5", with: "\n\n6,1.5")) == """
        trial.csv:11: a row of numbers stands after a blank line, outside every section [unknown-layout]
          hint: remove the blank line above it; one blank line ends a section
        """)
  }

  @Test func `a file without the row of fields is refused`() {
    #expect(
      ViconText.failure(of: Self.text.replacing("Field #", with: "Field")) == """
        trial.csv:5: the section 'TRAJECTORIES' has no row that begins with 'Field #' [header-incomplete]
          hint: export the file again, with its headers
        """)
  }
}
