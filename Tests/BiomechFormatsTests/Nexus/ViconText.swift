// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion

/// Text as Vicon's programs write it, and what becomes of it.
enum ViconText {
  /// Every section of a Nexus export; the numbers are invented.
  static let allSections = """
    \n
    Devices
    1000
    ,,AMTI #1 - Force,,,Trigno - EMG1,
    Frame,Sub Frame,Fx,Fy,Fz,EMG1
    ,,N,N,N,V
    \(deviceRows)

    Joints
    100
    ,,S01:LKnee,,
    Frame,Sub Frame,RX,RY,RZ
    ,,deg,deg,deg
    10,0,5.1,0.2,1.1
    11,0,5.3,0.2,1.0

    Segments
    100
    ,,S01:Root,,,,,,S01:Foot,,,,,,
    Frame,Sub Frame,RX,RY,RZ,TX,TY,TZ,RX,RY,RZ,RW,TX,TY,TZ
    ,,deg,deg,deg,mm,mm,mm,,,,,mm,mm,mm
    10,0,1,2,3,4,5,6,0,0,0,1,7,8,9
    11,0,1,2,3,4,5,6,0,0,0,1,7,8,9.5

    Model Outputs
    100
    ,,S01:LKneeAngles,,,S01:LFE,,,,,,,,,S01:LGastroc,S01:LKneeMoment,,,S01:CentreOfMass,,
    Frame,Sub Frame,X,Y,Z,RX,RY,RZ,TX,TY,TZ,SX,SY,SZ,V,X,Y,Z,X,Y,Z
    ,,deg,deg,deg,deg,deg,deg,mm,mm,mm,mm,mm,mm,mV,N.mm/kg,N.mm/kg,N.mm/kg,mm,mm,mm
    10,0,5.1,0.2,1.1,1,2,3,100,200,500,426,426,426,0.25,,,,1,2,3
    11,0,0,0,0,1,2,3,101,200,500,426,426,426,0.5,7,8,9,1,2,3

    Trajectories
    100
    ,,S01:LASI,,,S01:LKNE,,,Patient 2:042,,,S01:*12,,,S01:GONE,,
    Frame,Sub Frame,X,Y,Z,X,Y,Z,X,Y,Z,X,Y,Z,X,Y,Z
    ,,mm,mm,mm,mm,mm,mm,mm,mm,mm,mm,mm,mm,mm,mm,mm
    10,0,1.5,2.5,950.25,3.5,4.5,500.125,1,2,3,,,,,,
    11,0,1.6,-2.5,950.3,,,,4,5,6,9,9,9,,,

    Events
    100
    Subject,Context,Name,Time (s),Description
    S01,Left,Foot Strike,0.1,the foot touches the ground
    S01,Right,Foot Off,0.09,

    """

  /// Ten samples in each of two frames.
  static let deviceRows = (0..<20).map { sample in
    "\(10 + sample / 10),\(sample % 10),0.1,0.2,\(-650 - sample),\(sample)E-05"
  }.joined(separator: "\n")

  /// Two markers over two frames, and nothing else.
  static let trajectories = """
    Trajectories
    100
    ,,S01:LASI,,,S01:LKNE,,
    Frame,Sub Frame,X,Y,Z,X,Y,Z
    ,,mm,mm,mm,mm,mm,mm
    10,0,1.5,2.5,950.25,3.5,4.5,500.125
    11,0,1.6,-2.5,950.3,,,

    """

  /// The columns of ``trajectories``.
  static let columns: [Double] = [
    1.5, 1.6, 2.5, -2.5, 950.25, 950.3, 3.5, .nan, 4.5, .nan, 500.125, .nan,
  ]

  /// What a text holds.
  static func file(_ text: String, _ options: ReadOptions = ReadOptions()) throws -> MotionFile {
    try readMotionFile(path: "trial.csv", from: MemorySource(Array(text.utf8)), options: options)
  }

  /// Why a text is refused, or nothing.
  static func failure(of text: String, _ options: ReadOptions = ReadOptions()) -> String {
    do throws(MarkerFileError) {
      _ = try readMotionFile(
        path: "trial.csv", from: MemorySource(Array(text.utf8)), options: options)
      return ""
    } catch {
      return error.description
    }
  }
}

extension [Double] {
  /// Whether two columns have the same numbers, and NaN in the same places.
  func isSame(as other: [Double]) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }
}

extension MotionFile {
  /// The signal of a name.
  func signal(_ name: String) -> Signal? { signals.first { $0.name == name } }
}
