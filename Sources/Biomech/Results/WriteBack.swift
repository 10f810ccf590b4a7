// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechFormats
import BiomechKinematics
import BiomechMotion
public import BiomechReport

/// The C3D trials of a session as copies with the joint angles beside their own points.
///
/// `<trial>.angles.c3d` for each trial that came from a C3D file: every point, analog value and
/// parameter is as it was; `LKneeAngles_biomech` and the like are added, in degrees. Names, order and
/// signs are those of the report's convention; where that has no groups of three angles, as OpenSim
/// and this program have none, X, Y and Z are flexion, adduction (for the foot inversion) and
/// internal rotation with the signs of this program. Names of people are left out.
///
/// - Parameter report: The session; its files are read again.
/// - Returns: The files; none for trials of other formats and for standard input.
/// - Throws: ``InputError`` when a file cannot be read again, or has changed since.
public func writeBackFiles(for report: SessionReport) throws(InputError) -> [ReportFile] {
  let stems = reportFileStems(for: report.trials.map(\.trial.name))
  var files: [ReportFile] = []
  for (analyzed, stem) in zip(report.trials, stems) where analyzed.hasC3DFile {
    files.append(try analyzed.writtenBack(report.convention, stem: stem))
  }
  return files
}

extension AnalyzedTrial {
  /// Whether the trial came from a C3D file that can be read again.
  var hasC3DFile: Bool {
    trial.source.format == FileFormat.c3d.label && trial.source.path != "-"
  }

  /// The C3D file of the trial with the joint angles beside its own points.
  func writtenBack(
    _ convention: ExportConvention, stem: String
  ) throws(InputError) -> ReportFile {
    let source = trial.source
    let original: [UInt8]
    do { original = try readWholeFile(source.path) } catch {
      throw .cannotRead(path: source.path, reason: error.description)
    }
    var key = ContentKey()
    original.withUnsafeBytes { key.update(with: $0) }
    guard key.hexadecimal == source.contentKey else {
      throw .cannotRead(path: source.path, reason: "it has changed since it was analysed")
    }
    do {
      let bytes = try C3DWriter.bytes(
        adding: kinematics.angleSignals(convention), to: original, path: source.path)
      return ReportFile(name: "\(stem).angles.c3d", bytes: bytes)
    } catch {
      throw .markerFile(error)
    }
  }
}

extension TrialKinematics {
  /// The joint angles as other programs keep them: three columns for each joint, in degrees.
  func angleSignals(_ convention: ExportConvention) -> [Signal] {
    let keys = Variable.ofJoints.flatMap { variable in
      [BodySide.left, .right, .both].map { VariableKey(variable, $0) }
    }.filter { columns[$0] != nil }
    let exported = (convention.groupsJoints ? convention : .isb).columns(for: keys)
      .map { ($0.group ?? $0.ownGroup, $0) }
    var names: [String] = []
    for (group, _) in exported where !names.contains(group.name) { names.append(group.name) }
    return names.map { name in
      var values = [Double](repeating: .nan, count: 3 * frameCount)
      for (group, column) in exported where group.name == name {
        let factor = column.sign * column.key.variable.unit.displayFactor
        for (frame, value) in (columns[column.key] ?? []).enumerated() {
          values[group.component * frameCount + frame] = value * factor
        }
      }
      return Signal(
        "\(name)_biomech", kind: .angle, components: ["X", "Y", "Z"], units: ["deg"],
        rate: frameRate, values: values)
    }
  }
}

extension Variable {
  /// The angles of joints and of the pelvis, three for each in the order flexion, adduction,
  /// internal rotation.
  fileprivate static let ofJoints: [Variable] = [
    .hipFlexion, .hipAdduction, .hipInternalRotation, .kneeFlexion, .kneeAdduction,
    .kneeInternalRotation, .ankleDorsiflexion, .ankleInversion, .ankleInternalRotation,
    .pelvisAnteriorTilt, .pelvisObliquity, .pelvisRotation,
  ]
}

extension ExportColumn {
  /// The group for a convention that has none: one for each joint, with the signs of this program.
  fileprivate var ownGroup: Group {
    let joints = ["HipAngles", "KneeAngles", "AnkleAngles", "PelvisAngles"]
    let place = Variable.ofJoints.firstIndex(of: key.variable) ?? 0
    let side = key.side.side.map { $0 == .left ? "L" : "R" } ?? ""
    return Group(name: side + joints[place / 3], component: place % 3)
  }
}
