// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

/// The headers and cells of OpenSim's tables, each in a small one.
struct OpenSimReaderTests {
  func file(_ text: String, _ options: ReadOptions = ReadOptions()) throws -> MotionFile {
    try readMotionFile(path: "a.mot", from: MemorySource(Array(text.utf8)), options: options)
  }

  func problem(_ text: String, _ options: ReadOptions = ReadOptions()) -> String {
    do throws(MarkerFileError) {
      let file = try readMotionFile(
        path: "a.mot", from: MemorySource(Array(text.utf8)), options: options)
      return "read \(file.frameCount) rows"
    } catch {
      return error.description
    }
  }

  /// Two coordinates in three rows, with the header that is given.
  func table(_ header: String) -> String {
    header + "time\tpelvis_tx\tknee_angle_r\n0\t0.5\t20\n0.01\t0.51\t22.5\n0.02\t0.52\t-25\n"
  }

  static let versionOne = """
    Coordinates
    version=1
    nRows=3
    nColumns=3
    inDegrees=yes

    Units are S.I. units (second, meters, Newtons, ...)
    If the header above contains a line with 'inDegrees', this indicates whether rotational \
    values are in degrees (yes) or radians (no).

    endheader

    """

  @Test(arguments: [
    versionOne,
    "inDegrees=yes\nDataType=double\nversion=3\nOpenSimVersion=4.4\nendheader\n",
    "\nDataRate=100.0\nDataType=double\nversion=3\ninDegrees=yes\nendheader\n",
    "DataType=double\nversion=2\nendheader\n",
    "name trial.mot\ndatacolumns 3\ndatarows 3\nrange 0 0.02\nendheader\n",
    "first trial\nnRows = 3\n  nColumns = 3\n\n# SIMM Motion File Header:\nname x\n"
      + "datacolumns 3\ndatarows 3\notherdata 1\nrange 0 0.02\nENDHEADER \n\n",
    "Coordinates\t\t\nversion=1\t\t\nnRows=3\t\t\nnColumns=3\t\t\ninDegrees=yes\t\t\nendheader\t\t\n",
    "Coordinates,,\n\"inDegrees=yes\",,\n\"Units, meters\",,\n,,\n\"endheader\" ,,\n,,\n",
    "Coordinates\r\ninDegrees=yes\r\nendheader\r\n\r\n",
  ])
  func `every form of the header is read`(header: String) throws {
    let file = try file(table(header))

    #expect(file.format == .openSim)
    #expect(file.names.isEmpty)
    #expect(file.frameCount == 3)
    #expect(file.rate == 100)
    #expect(file.signals.map(\.name) == ["pelvis_tx", "knee_angle_r"])
    #expect(file.signals.map(\.kind) == [.coordinate, .coordinate])
    #expect(file.signals.map(\.units) == [["m"], ["deg"]])
    #expect(file.signals.map(\.values) == [[0.5, 0.51, 0.52], [20, 22.5, -25]])
    #expect(file.doubts == [])
  }

  @Test func `a table that passed a spreadsheet has commas`() throws {
    let text = """
      Coordinates,,,
      nRows=2,,,
      inDegrees=yes,,,
      ,,,
      "Units are S.I. units (second, meters, Newtons, ...)",,,
      "with 'inDegrees', this indicates (yes) or (no).",,,
      endheader,,,
      Time,hip_flexion_l,knee_angle_l,
      1.5,10,20.25,
      1.51,11,21,
      """
    let file = try file(text)

    #expect(file.startTime == 1.5)
    #expect(file.signals.map(\.name) == ["hip_flexion_l", "knee_angle_l"])
    #expect(file.signals.map(\.values) == [[10, 11], [20.25, 21]])
    #expect(file.doubts == [])
  }

  @Test func `rows may end in a tab and be padded with blanks`() throws {
    let text = """
      inDegrees=yes
      endheader\u{20}
            time\t     hip_flexion_r\t    knee_angle_r\t
            0.00\t             1.500\t            30.0\t
            0.01\t               NaN\t            31.0\t
      """
    let file = try file(text)

    #expect(file.signals.map(\.name) == ["hip_flexion_r", "knee_angle_r"])
    #expect(file.signals[0].values[0] == 1.5)
    #expect(file.signals[0].values[1].isNaN)
    #expect(file.signals[1].values == [30, 31])
  }

  @Test func `blanks may separate the cells, and only the numbers`() throws {
    let all = try file("inDegrees=yes\nendheader\ntime knee_angle_r\n 0.0  10\n 0.1  20\n")
    let numbers = try file("inDegrees=yes\nendheader\ntime\tknee_angle_r\n 0.0  10\n 0.1  20\n")

    #expect(all.signals.map(\.values) == [[10, 20]])
    #expect(numbers.signals.map(\.values) == [[10, 20]])
  }

  @Test func `free text that speaks of inDegrees decides nothing`() throws {
    let text = "Coordinates\nthe word 'inDegrees' = yes stands here\ninDegrees=no\nendheader\n"
    let file = try file(text + "time\tknee_angle_r\n0\t0.5\n0.01\t0.6\n")

    #expect(file.signals[0].units == ["rad"])
  }

  @Test func `wrong counts are told`() throws {
    let header = Self.versionOne.split(separator: "nRows=3").joined(separator: "nRows=48")
    let file = try file(
      table(header.split(separator: "nColumns=3").joined(separator: "nColumns=5")))

    #expect(
      file.doubts == [
        "the header says 48 rows, the file has 3: check that it is complete",
        "the header says 5 columns, the file has 3: check that it is complete",
      ])
  }

  @Test func `dependent coordinates are left out with a remark`() throws {
    let text = "inDegrees=yes\nendheader\ntime\tknee_angle_r\tknee_angle_r_beta\n"
    let file = try file(text + "0\t3.4497\t0.0602\n0.01\t60\t1.047\n")

    #expect(file.signals.map(\.name) == ["knee_angle_r"])
    #expect(
      file.conclusions[0].evidence
        == "a header that ends in 'endheader', then 2 columns and the time, separated by tabs; "
        + "'knee_angle_r_beta' follows from another coordinate of the model and was left out")
  }

  @Test func `one leg in radians beside the other in degrees keeps its own unit`() throws {
    let text = "inDegrees=yes\nendheader\ntime\tknee_flex_r\tknee_flex_l\thip_rot_r\thip_rot_l\n"
    let file = try file(text + "0\t5\t0.1\t2\t1\n0.01\t60\t1.1\t9\t3\n")

    #expect(file.signals.map(\.units) == [["deg"], ["rad"], ["deg"], ["deg"]])
    #expect(
      file.doubts == [
        "'knee_flex_l' is in radians although the header says degrees: 'knee_flex_l' does not exceed "
          + "1.1 while 'knee_flex_r' reaches 60; each column keeps its unit"
      ])
  }

  @Test func `a leg that only moves less is asked about and stays in degrees`() throws {
    let text = "inDegrees=yes\nendheader\ntime\thip_rotation_r\thip_rotation_l\n"
    let file = try file(text + "0\t0.5\t15\n0.01\t0.4\t15.25\n")

    #expect(file.signals.map(\.units) == [["deg"], ["deg"]])
    #expect(
      file.doubts == [
        "'hip_rotation_r' does not exceed 0.5 while 'hip_rotation_l' reaches 15.25: "
          + "check that both are in degrees"
      ])
  }

  @Test func `angles whose size contradicts the header are told`() throws {
    let high = try file(
      "inDegrees=no\nendheader\ntime\tknee_angle_r\n0\t10\n0.01\t63.5\n")
    let silent = try file("endheader\ntime\tknee_angle_r\n0\t0.1\n0.01\t1.2\n")

    #expect(high.signals[0].units == ["rad"])
    #expect(
      high.doubts == [
        "the header says radians (inDegrees=no), but 'knee_angle_r' reaches 63.5: "
          + "check whether the angles are degrees"
      ])
    #expect(silent.signals[0].units == [""])
    #expect(
      silent.doubts == [
        "the header does not say inDegrees, and no angle exceeds 1.2: "
          + "the unit of the angles is not known"
      ])
  }

  @Test func `forces, moments, speeds and energies are told apart`() throws {
    let labels = [
      "1_ground_force_vx", "ground_force_px", "ground_torque_y", "knee_angle_r_moment",
      "pelvis_tx_force", "soleus_r.activation", "knee_angle_r_u", "/model|kinetic_energy",
      "/jointset/knee_r/knee_angle_r/value", "/jointset/knee_r/knee_angle_r/speed",
      "/model/slider/tx|value", "femur_r_Ox", "femur_r_X",
    ]
    let row = labels.indices.map { "\($0 + 10)" }.joined(separator: "\t")
    let file = try file(
      "inDegrees=no\nendheader\ntime\t\(labels.joined(separator: "\t"))\n0\t\(row)\n0.01\t\(row)\n")

    #expect(
      file.signals.map(\.kind) == [
        .force, .point, .moment, .moment, .force, .other, .other, .other, .coordinate, .other,
        .coordinate, .angle, .other,
      ])
    #expect(
      file.signals.map { $0.units[0] } == [
        "N", "m", "N.m", "N.m", "N", "", "", "", "rad", "", "m", "rad", "",
      ])
  }

  @Test func `quaternions stand in one cell, scalar first`() throws {
    let text =
      "DataRate=100\nDataType=Quaternion\nversion=3\nendheader\ntime\tpelvis_imu\tfemur_r\n"
    let file = try file(
      text + "0\t1,0,0,0\t0.5,0.5,-0.5,0.5\n0.01\tnan,NaN,nan,nan\t0,1e0, 0,0\n\n")

    #expect(file.signals.map(\.name) == ["pelvis_imu", "femur_r"])
    #expect(file.signals[1].kind == .pose)
    #expect(file.signals[1].components == ["W", "X", "Y", "Z"])
    #expect(file.signals[1].values == [0.5, 0, 0.5, 1, -0.5, 0, 0.5, 0])
    #expect(file.signals[0].values[0] == 1)
    #expect(file.signals[0].values[1].isNaN)
  }

  @Test func `vectors with a unit of length are markers`() throws {
    let text = "Units=mm\nDataType=Vec3\nversion=3\nendheader\ntime\tRASI\tX7\n"
    let file = try file(text + "0\t1,2,3\t4,5,6\n0.01\tnan,nan,nan\t7,8,9\n")

    #expect(file.names == ["RASI", "X7"])
    #expect(file.unit == .millimetres)
    #expect(file.coordinates.prefix(1) == [1])
    #expect(file.coordinates[1].isNaN)
    #expect(file.coordinates.suffix(6) == [4, 7, 5, 8, 6, 9])
    #expect(file.signals.isEmpty)
  }

  @Test func `other vectors are signals`() throws {
    let text = "DataType=Vec3\nversion=3\nendheader\ntime\tRASI|acceleration\n"
    let file = try file(text + "0\t1,2,3\n0.01\t4,5,6\n")

    #expect(file.names.isEmpty)
    #expect(file.signals.map(\.components) == [["X", "Y", "Z"]])
    #expect(file.signals[0].values == [1, 4, 2, 5, 3, 6])
  }

  @Test func `three columns of translation for each known name are markers of a model`() throws {
    let text =
      "Model Marker Locations from IK\nendheader\n"
      + "time\tRASI_tx\tRASI_ty\tRASI_tz\n0\t0.1\t0.9\t0.2\n0.01\t0.1\t0.9\t0.2\n"
    let file = try file(text)

    #expect(file.names == ["RASI"])
    #expect(file.unit == .metres)
    #expect(
      file.doubts == [
        "the markers are those of a model ('Model Marker Locations from IK'), "
          + "not the measured ones"
      ])
  }

  @Test func `rigid transforms are poses`() throws {
    let labels = (1...4).flatMap { row in (1...4).map { "patella_r_T\(row)\($0)" } }
    let row = (1...16).map { "\($0)" }.joined(separator: "\t")
    let file = try file(
      "nRows=48\nendheader\ntime\t\(labels.joined(separator: "\t"))\n1\t\(row)\n2\t\(row)\n")

    #expect(file.signals.map(\.name) == ["patella_r"])
    #expect(file.signals[0].kind == .pose)
    #expect(file.signals[0].components.prefix(5) == ["T11", "T12", "T13", "T14", "T21"])
    #expect(file.signals[0].units.prefix(5) == ["", "", "", "m", ""])
    #expect(file.signals[0].column(3) == [4, 4])
    #expect(file.rate == 1)
    #expect(
      file.doubts.contains(
        "the time stamps say 1 Hz, which no camera has: they may count rows; "
          + "pass --rate if it is known"))
  }

  @Test func `uneven steps of time keep the time of each row`() throws {
    let text = "inDegrees=yes\nendheader\ntime\tknee_angle_r\n"
    let file = try file(text + "0\t10\n0.1\t11\n0.15\t12\n0.4\t13\n")

    #expect(file.signals.map(\.name) == ["knee_angle_r", "time"])
    #expect(file.signals[1].values == [0, 0.1, 0.15, 0.4])
    #expect(file.rate == 7.5)
    #expect(
      file.doubts == [
        "the steps of time run from 0.05 s to 0.25 s: the signal 'time' has the time of each row"
      ])
  }

  @Test func `a label that stands twice is kept twice`() throws {
    let file = try file(
      "inDegrees=yes\nendheader\ntime\tknee_angle_r\tknee_angle_r\n0\t10\t20\n0.01\t11\t21\n")

    #expect(file.signals.map(\.name) == ["knee_angle_r", "knee_angle_r#2"])
    #expect(file.doubts.count == 1)
  }
}
