// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechFormats
import BiomechKinematics
import BiomechMotion
public import BiomechReport

/// The C3D trials of a session as copies with the joint angles beside their own points.
///
/// `<trial>.angles.c3d` for each trial that came from a C3D file: every point, analog value and
/// parameter is as it was; `LKneeAngles_biomech` and the like are added, X, Y and Z being flexion,
/// adduction and internal rotation in degrees with the signs of this program. Names of people are
/// left out.
///
/// - Parameter report: The session; its files are read again.
/// - Returns: The files; none for trials of other formats and for standard input.
/// - Throws: ``InputError`` when a file cannot be read again, or has changed since.
public func writeBackFiles(for report: SessionReport) throws(InputError) -> [ReportFile] {
  let stems = reportFileStems(for: report.trials.map(\.trial.name))
  var files: [ReportFile] = []
  for (analyzed, stem) in zip(report.trials, stems) {
    let source = analyzed.trial.source
    guard source.format == FileFormat.c3d.label, source.path != "-" else { continue }
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
        adding: analyzed.kinematics.angleSignals, to: original, path: source.path)
      files.append(ReportFile(name: "\(stem).angles.c3d", bytes: bytes))
    } catch {
      throw .markerFile(error)
    }
  }
  return files
}

extension TrialKinematics {
  /// The joint angles as other programs keep them: three columns for each joint, in degrees.
  fileprivate var angleSignals: [Signal] {
    let sides: [(BodySide, String)] = [(.left, "L"), (.right, "R")]
    var signals = sides.flatMap { side, letter in
      [
        signal("\(letter)HipAngles", side, [.hipFlexion, .hipAdduction, .hipInternalRotation]),
        signal("\(letter)KneeAngles", side, [.kneeFlexion, .kneeAdduction, .kneeInternalRotation]),
      ]
    }
    signals.append(
      signal("PelvisAngles", .both, [.pelvisAnteriorTilt, .pelvisObliquity, .pelvisRotation]))
    return signals.compactMap { $0 }
  }

  /// Variables as one signal, or `nil` where the model gives none of them.
  private func signal(_ name: String, _ side: BodySide, _ variables: [Variable]) -> Signal? {
    let keys = variables.map { VariableKey($0, side) }
    guard keys.contains(where: { columns[$0] != nil }) else { return nil }
    let missing = [Double](repeating: .nan, count: frameCount)
    return Signal(
      "\(name)_biomech", kind: .angle, components: ["X", "Y", "Z"], units: ["deg"],
      rate: frameRate,
      values: keys.flatMap { key in
        (columns[key] ?? missing).map { $0 * key.variable.unit.displayFactor }
      })
  }
}
