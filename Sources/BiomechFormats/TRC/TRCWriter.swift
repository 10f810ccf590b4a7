// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion

/// Writes marker trajectories as TRC, the text format of Motion Analysis and OpenSim.
public enum TRCWriter {
  /// The file as bytes.
  ///
  /// Tabs, LF, the eight header keys with true counts, one blank line before the data, a missing
  /// sample as three empty cells, no trailing tab.
  ///
  /// - Parameters:
  ///   - trajectories: What to write.
  ///   - name: The file name for the first line; a folder in front of it is left out.
  ///   - unit: The unit to write; trajectories are in millimetres.
  ///   - decimals: Digits after the point of a coordinate, 0 to 9.
  /// - Returns: UTF-8 text.
  public static func bytes(
    of trajectories: MarkerTrajectories, name: String, unit: LengthUnit = .millimetres,
    decimals: Int = 6
  ) -> [UInt8] {
    var text = TextBuffer(
      capacity: (trajectories.frameCount + 8) * (24 + 36 * trajectories.markers.count))
    appendHeader(of: trajectories, name: name, unit: unit, to: &text)
    for frame in 0..<trajectories.frameCount {
      text.append(frame + 1)
      text.append("\t")
      let time = trajectories.time(ofFrame: frame)
      text.append(time, decimals: time < 10 ? 8 : time < 100 ? 7 : time < 1000 ? 6 : 5)
      for marker in trajectories.markers.indices {
        let position = trajectories.position(ofMarkerAt: marker, frame: frame) / unit.millimetres
        for axis in 0..<3 {
          text.append("\t")
          text.append(position[axis], decimals: decimals)
        }
      }
      text.append("\n")
    }
    return text.bytes
  }

  private static func appendHeader(
    of trajectories: MarkerTrajectories, name: String, unit: LengthUnit, to text: inout TextBuffer
  ) {
    let fileName = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
    text.append("PathFileType\t4\t(X/Y/Z)\t")
    text.append(fileName ?? "")
    text.append(
      "\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame"
        + "\tOrigNumFrames\n")
    let rate = trajectories.frameRate.short
    let count = trajectories.frameCount
    text.append(
      "\(rate)\t\(rate)\t\(count)\t\(trajectories.markers.count)\t\(unit.rawValue)\t\(rate)\t1"
        + "\t\(count)\n")
    text.append("Frame#\tTime")
    for (index, marker) in trajectories.markers.enumerated() {
      text.append(index == 0 ? "\t" : "\t\t\t")
      text.append(marker.rawValue)
    }
    text.append("\n\t")
    for index in trajectories.markers.indices {
      text.append("\tX\(index + 1)\tY\(index + 1)\tZ\(index + 1)")
    }
    text.append("\n\n")
  }
}
