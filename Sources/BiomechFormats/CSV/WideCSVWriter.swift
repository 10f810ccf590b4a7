// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// Writes marker trajectories as a wide table: one row per frame, three columns per marker.
public enum WideCSVWriter {
  /// The file as bytes: `time_s`, then `<marker>_x`, `<marker>_y`, `<marker>_z` for each marker.
  ///
  /// A missing sample is three empty cells.
  ///
  /// - Parameters:
  ///   - trajectories: What to write; the coordinates are written as they stand, divided by the unit.
  ///   - unit: The unit to write; trajectories are in millimetres.
  ///   - decimals: Digits after the point of a coordinate, 0 to 9.
  /// - Returns: UTF-8 text with LF line ends.
  public static func bytes(
    of trajectories: MarkerTrajectories, unit: LengthUnit = .millimetres, decimals: Int = 6
  ) -> [UInt8] {
    var text = TextBuffer(
      capacity: (trajectories.frameCount + 1) * (12 + 36 * trajectories.markers.count))
    text.append("time_s")
    for marker in trajectories.markers {
      for axis in ["_x", "_y", "_z"] {
        text.append(byte: UInt8(ascii: ","))
        text.append(csvCell(marker.rawValue + axis))
      }
    }
    text.append(byte: UInt8(ascii: "\n"))
    for frame in 0..<trajectories.frameCount {
      text.append(trajectories.time(ofFrame: frame), decimals: 9)
      for marker in trajectories.markers.indices {
        let position = trajectories.position(ofMarkerAt: marker, frame: frame) / unit.millimetres
        for axis in 0..<3 {
          text.append(byte: UInt8(ascii: ","))
          text.append(position[axis], decimals: decimals)
        }
      }
      text.append(byte: UInt8(ascii: "\n"))
    }
    return text.bytes
  }

  /// The text as a cell of RFC 4180: in quotes where it holds a comma, a quote or a line end.
  private static func csvCell(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      return text
    }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
