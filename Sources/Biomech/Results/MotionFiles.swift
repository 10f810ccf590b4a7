// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechFormats
import BiomechKinematics
import BiomechMotion
public import BiomechReport

/// The joint angles of each trial as an OpenSim motion, `<trial>.mot`.
///
/// Columns have the names and signs of the coordinates of OpenSim's gait models, such as
/// `knee_angle_r`, in degrees; what those models have no coordinate for stays out. Times are those of
/// the motion file, and a missing angle is `nan`.
///
/// - Parameter report: The session.
/// - Returns: The files; none for a trial without joint angles.
public func openSimFiles(for report: SessionReport) -> [ReportFile] {
  let stems = reportFileStems(for: report.trials.map(\.trial.name))
  return zip(report.trials, stems).compactMap { analyzed, stem in
    let kinematics = analyzed.kinematics
    let columns = ExportConvention.opensim.columns(for: kinematics.orderedKeys)
      .filter { $0.name != $0.key.columnName }
    guard !columns.isEmpty else { return nil }
    let start = analyzed.trial.source.startTime
    let bytes = OpenSimWriter.bytes(
      of: columns.map { column in
        let factor = column.sign * column.key.variable.unit.displayFactor
        let values = kinematics.columns[column.key] ?? []
        return OpenSimWriter.Column(column.name, values: values.map { $0 * factor })
      },
      times: (0..<kinematics.frameCount).map { start + Double($0) / kinematics.frameRate })
    return ReportFile(name: "\(stem).mot", bytes: bytes)
  }
}

/// Each trial as a C3D file with its markers and joint angles, `<trial>.angles.c3d`.
///
/// A trial that came from a C3D file is that file with the angles added, as by
/// ``writeBackFiles(for:)``. Any other one becomes a new file: the markers in millimetres as they were
/// analysed, gaps filled and filtered as the settings say, x forward, y up and z to the right, and the
/// events. Angles are points that the group `ANGLES` lists, as vendors have it, in degrees.
///
/// - Parameter report: The session; C3D files are read again.
/// - Returns: A file for each trial.
/// - Throws: ``InputError`` when a file cannot be read again, has changed since, or would hold more
///   points than C3D can number.
public func angleC3DFiles(for report: SessionReport) throws(InputError) -> [ReportFile] {
  let stems = reportFileStems(for: report.trials.map(\.trial.name))
  var files: [ReportFile] = []
  for (analyzed, stem) in zip(report.trials, stems) {
    if analyzed.hasC3DFile {
      files.append(try analyzed.writtenBack(report.convention, stem: stem))
    } else {
      files.append(try analyzed.newC3D(report.convention, stem: stem))
    }
  }
  return files
}

extension AnalyzedTrial {
  fileprivate func newC3D(
    _ convention: ExportConvention, stem: String
  ) throws(InputError) -> ReportFile {
    var file = MotionFile(recording: trial.trajectories, unit: .millimetres)
    file.axes = DeclaredAxes(up: .plusY, forward: .plusX, handedness: .right)
    file.firstFrame = trial.source.firstFrame
    file.startTime = trial.source.startTime
    file.signals = kinematics.angleSignals(convention)
    file.events = events.events.map {
      FileEvent($0.kind.label, side: $0.side, frame: trial.source.firstFrame + $0.frame)
    }
    let name = "\(stem).angles.c3d"
    do {
      let written = try write(file.withoutNames, as: .c3d, named: name)
      return ReportFile(name: name, bytes: written.flatMap(\.bytes))
    } catch {
      throw .markerFile(error)
    }
  }
}

extension Event.Kind {
  /// The label that other programs know, where they know the event.
  fileprivate var label: String {
    switch self {
    case .footStrike: "Foot Strike"
    case .footOff: "Foot Off"
    default: rawValue
    }
  }
}
