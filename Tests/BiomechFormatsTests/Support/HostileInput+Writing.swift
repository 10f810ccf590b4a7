// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion

extension HostileInput {
  /// Writes what was read in every format, reads it back, and says what is not the same.
  ///
  /// - Parameter file: What was read out of bytes that may be anything.
  /// - Returns: A sentence, or `nil` when each format holds the recording or is refused in words.
  static func complaint(aboutWriting file: MotionFile) -> String? {
    for target in TargetFormat.allCases {
      let name = "t\(target.ending)"
      let written: [OutputFile]
      do throws(MarkerFileError) {
        written = try write(file, as: target, named: name)
      } catch {
        if let complaint = complaint(aboutWords: error.description, path: name) {
          return "\(target.rawValue): \(complaint)"
        }
        continue
      }
      guard let own = written.first(where: { $0.name.hasSuffix(target.ending) }) else {
        return "\(target.rawValue): no file ends in \(target.ending)"
      }
      do throws(MarkerFileError) {
        let again = try readMotionFile(
          path: own.name, from: MemorySource(own.bytes),
          options: ReadOptions(rate: file.rate, zeroIsMissing: .no),
          companions: WrittenFiles(files: written))
        if let complaint = difference(of: again, from: file, target: target) {
          return "\(target.rawValue), read back: \(complaint)"
        }
      } catch {
        // A clock that no laboratory has is written as it was read, and refused as any other.
        if error.reason == .rateImplausible(file.rate) { continue }
        return "\(target.rawValue) is written, but not read: \(error.description)"
      }
    }
    return nil
  }

  /// Whether C3D has another meaning for a name: a trajectory without a label, an output of Plug-in
  /// Gait, a point of a bone's axes.
  private static func isNoMarkerInC3D(_ name: String) -> Bool {
    let own = name.split(separator: ":").last ?? ""
    let endings = ["Angles", "Force", "Moment", "Power", "CentreOfMass", "CentreOfMassFloor"]
    return own.hasPrefix("*") || own.isEmpty || endings.contains { own.hasSuffix($0) }
      || "OALP".contains { own.last == $0 }
  }

  /// Puts an angle beside the points of a C3D file, reads it back, and says what is not the same.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file, which may be anything that is read.
  ///   - file: What was read out of them.
  /// - Returns: A sentence, or `nil` when the markers are the same and the angle is there.
  static func complaint(aboutAddingTo bytes: [UInt8], _ file: MotionFile) -> String? {
    do throws(MarkerFileError) {
      guard let frames = try? C3DFile(bytes).layout.frameCount, frames > 0 else { return nil }
      let angle = Signal(
        "angle_biomech", kind: .angle, components: ["X", "Y", "Z"], rate: file.rate,
        values: Array(repeating: 1, count: 3 * frames))
      let written = try C3DWriter.bytes(adding: [angle], to: bytes, path: "t", keepNames: true)
      let again = try readMotionFile(
        path: "t", from: MemorySource(written),
        options: ReadOptions(rate: file.rate, zeroIsMissing: .no))
      if !again.signals.contains(where: { $0.name.hasPrefix("angle_biomech") }) {
        return "the angle is not in the file"
      }
      return again.names == file.names
        ? difference(of: again, from: file, target: .c3d)
        : "the markers are \(again.names), not \(file.names)"
    } catch {
      return error.code == .cannotHold ? nil : "the file with angles: \(error.description)"
    }
  }

  /// What differs; nothing where the format holds no markers.
  private static func difference(
    of again: MotionFile, from file: MotionFile, target: TargetFormat
  ) -> String? {
    if again.names.isEmpty || file.names.contains(where: isNoMarkerInC3D) && target == .c3d {
      return nil
    }
    if again.names.count != file.names.count || again.frameCount != file.frameCount {
      return "\(again.names.count) markers × \(again.frameCount) frames, not "
        + "\(file.names.count) × \(file.frameCount)"
    }
    guard again.coordinates.count == file.coordinates.count else { return "other columns" }
    for (place, expected) in file.coordinates.enumerated() {
      let value = again.coordinates[place]
      // Text has a millionth of a millimetre, C3D single precision.
      let tolerance = 1e-6 + expected.magnitude * 1e-6
      let isSame = expected.isNaN ? value.isNaN : (value - expected).magnitude <= tolerance
      if !isSame { return "\(value) at \(place), not \(expected)" }
    }
    return nil
  }
}

/// The files that were written together.
private struct WrittenFiles: CompanionFiles {
  var files: [OutputFile]

  func open(_ name: String) throws(ByteSourceError) -> (any ByteSource)? {
    files.first { $0.name == name }.map { MemorySource($0.bytes) }
  }
}
