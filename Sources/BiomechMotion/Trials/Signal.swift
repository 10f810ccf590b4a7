// SPDX-License-Identifier: Apache-2.0

/// Numbers over time that came with a recording and are no marker: a joint angle of the vendor, a
/// moment, a voltage, the pose of a bone.
///
/// Signals are kept apart from markers and stay as the file has them: its units, its signs, its axes.
public struct Signal: Hashable, Sendable {
  /// What the numbers are.
  public enum Kind: String, Sendable, CaseIterable {
    /// A joint or segment angle that another program computed.
    case angle
    case force, moment, power
    /// A computed point, such as a joint centre or the centre of mass.
    case point
    /// Position and orientation of a bone or rigid body.
    case pose
    /// A voltage or another channel of a device, at its own rate.
    case analog
    /// A generalised coordinate of a model, as in OpenSim's motion files.
    case coordinate
    /// Anything else.
    case other
  }

  /// The name as the file has it.
  public var name: String

  public var kind: Kind

  /// What each column is, such as `X` or `RX`; one empty word for a single column.
  public var components: [String]

  /// The unit of each column as the file writes it, such as `deg`; empty where it does not say.
  public var units: [String]

  /// Samples per second.
  public var rate: Double

  /// The number of samples in each column.
  public let sampleCount: Int

  /// The columns one after another, `components.count × sampleCount`; NaN where missing.
  public var values: [Double]

  /// Creates a signal.
  ///
  /// - Parameters:
  ///   - name: The name as the file has it.
  ///   - kind: What the numbers are.
  ///   - components: What each column is; one word for each.
  ///   - units: The unit of each column, or one unit for all of them.
  ///   - rate: Samples per second.
  ///   - values: The columns one after another, all of one length.
  public init(
    _ name: String, kind: Kind, components: [String] = [""], units: [String] = [""], rate: Double,
    values: [Double]
  ) {
    precondition(
      !components.isEmpty && values.count % components.count == 0,
      "\(values.count) values do not fill \(components.count) columns")
    precondition(
      units.count == 1 || units.count == components.count,
      "\(units.count) units for \(components.count) columns")
    self.name = name
    self.kind = kind
    self.components = components
    self.units = units.count == 1 ? Array(repeating: units[0], count: components.count) : units
    self.rate = rate
    self.sampleCount = values.count / components.count
    self.values = values
  }

  /// One column.
  public func column(_ index: Int) -> ArraySlice<Double> {
    values[index * sampleCount..<(index + 1) * sampleCount]
  }
}
