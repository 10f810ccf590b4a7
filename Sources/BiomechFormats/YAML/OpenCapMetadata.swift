// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// Reads what `sessionMetadata.yaml` of OpenCap says about the person: height, mass and sex.
///
/// The rest of the file is about cameras and models; the identifier of the person is left there,
/// because some people type a name.
///
/// - Parameters:
///   - path: The path for messages; nothing is opened.
///   - bytes: The content of the file.
/// - Returns: The subject.
/// - Throws: ``YAMLFileError`` with the line and a hint.
public func readOpenCapMetadata(
  path: String, bytes: [UInt8]
) throws(YAMLFileError) -> Subject {
  let reader = YAMLReader(path: path)
  var subject = Subject()
  for entry in try reader.entries(of: bytes) {
    switch entry.key {
    case "height_m":
      subject.height = try reader.number(entry, in: 0.4...2.6, unit: " m").map { $0 * 1000 }
    case "mass_kg": subject.mass = try reader.number(entry, in: 5...350, unit: " kg")
    case "gender_mf", "sex_mf":
      switch try reader.text(entry)?.lowercased() {
      case "f", "female": subject.sex = .female
      case "m", "male": subject.sex = .male
      default: break
      }
    default: break
    }
  }
  return subject
}
