// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// Writes numbers over time as STO or MOT, the table of OpenSim.
///
/// The form is the oldest one, which every version of OpenSim and its relatives read: a header that
/// counts rows and columns, `inDegrees=yes`, tabs, no tab at the end of a line. Both endings of the
/// file name mean this form.
public enum OpenSimWriter {
  /// A column to write.
  public struct Column: Sendable {
    /// The label, such as `knee_angle_r`.
    public var label: String

    /// The numbers, in degrees, metres, newtons and so on; NaN where missing.
    public var values: [Double]

    public init(_ label: String, values: [Double]) {
      self.label = label
      self.values = values
    }
  }

  /// The signals of a file as a table.
  ///
  /// Taken are the signals with one value for each frame. One with several columns becomes several,
  /// with the component after the name. Radians become degrees, millimetres metres.
  ///
  /// - Parameters:
  ///   - file: What to write.
  ///   - title: The first line, such as `Coordinates`.
  ///   - decimals: Digits after the point, 0 to 9.
  /// - Returns: UTF-8 text with LF line ends, or `nil` when the file has no such signal.
  public static func bytes(
    of file: MotionFile, title: String = "Coordinates", decimals: Int = 8
  ) -> [UInt8]? {
    guard file.frameCount > 0 else { return nil }
    let times = file.signals.first { isClock($0, of: file) }
    let columns = file.signals.flatMap { signal -> [Column] in
      guard signal.sampleCount == file.frameCount, signal != times else { return [] }
      return signal.components.indices.map { index in
        let component = signal.components[index]
        let factor = factor(fromUnit: signal.units[index])
        return Column(
          component.isEmpty ? signal.name : "\(signal.name)_\(component)",
          values: factor == 1
            ? Array(signal.column(index)) : signal.column(index).map { $0 * factor })
      }
    }
    guard !columns.isEmpty else { return nil }
    return bytes(
      of: columns,
      times: times?.values
        ?? (0..<file.frameCount).map { file.startTime + Double($0) / file.rate },
      title: title, decimals: decimals)
  }

  /// Columns as a table.
  ///
  /// - Parameters:
  ///   - columns: What to write, all of one length.
  ///   - times: The time of each row in seconds.
  ///   - title: The first line, such as `Coordinates`.
  ///   - decimals: Digits after the point, 0 to 9.
  /// - Returns: UTF-8 text with LF line ends.
  public static func bytes(
    of columns: [Column], times: [Double], title: String = "Coordinates", decimals: Int = 8
  ) -> [UInt8] {
    precondition(
      columns.allSatisfy { $0.values.count == times.count },
      "a column has another length than the \(times.count) times")
    var text = TextBuffer(capacity: (times.count + 12) * (columns.count + 1) * (decimals + 6))
    let labels = MotionFile.unique(["time"] + columns.map { $0.label.asLabel }).names
    text.append(title.split(whereSeparator: \.isNewline).joined(separator: " "))
    text.append(
      """

      version=1
      nRows=\(times.count)
      nColumns=\(columns.count + 1)
      inDegrees=yes

      Units are S.I. units (second, meters, Newtons, ...)
      Angles are in degrees.

      endheader

      """)
    text.append(labels.joined(separator: "\t"))
    text.append("\n")
    for row in times.indices {
      text.append(finite: times[row], decimals: 8)
      for column in columns {
        text.append(byte: UInt8(ascii: "\t"))
        text.append(finite: column.values[row], decimals: decimals)
      }
      text.append("\n")
    }
    return text.bytes
  }

  /// Whether a signal is the time of each frame, as the reader keeps it where steps differ.
  private static func isClock(_ signal: Signal, of file: MotionFile) -> Bool {
    guard signal.name == "time", signal.units == ["s"], signal.sampleCount == file.frameCount else {
      return false
    }
    return signal.values.allSatisfy(\.isFinite)
      && zip(signal.values, signal.values.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The factor from a unit to the one that OpenSim expects.
  private static func factor(fromUnit unit: String) -> Double {
    switch unit.lowercased() {
    case "rad", "radian", "radians": 180 / .pi
    case "mm": 0.001
    case "cm": 0.01
    case "n.mm", "nmm", "n*mm": 0.001
    default: 1
    }
  }
}

extension TextBuffer {
  /// Appends a number, or `nan` where there is none.
  fileprivate mutating func append(finite value: Double, decimals: Int) {
    if value.isFinite { append(value, decimals: decimals) } else { append("nan") }
  }
}

extension String {
  /// The text without anything that would end a label or a line: underscores stand for it.
  fileprivate var asLabel: String {
    String(
      map { character in
        let isUnfit = character.unicodeScalars.contains {
          $0.properties.generalCategory == .control
        }
        return isUnfit || character.isWhitespace || ",;\"".contains(character) ? "_" : character
      })
  }
}
