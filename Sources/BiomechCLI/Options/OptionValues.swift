// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import BiomechFormats
public import BiomechKinematics
public import BiomechSynthesis

extension BiomechFormats.LengthUnit: ExpressibleByArgument {}
extension ModelRequest: ExpressibleByArgument {}
extension ZeroPolicy: ExpressibleByArgument {}

extension BiomechFormats.AxisDirection: ExpressibleByArgument {
  /// The direction as typed: `+y`, `-y` or `y`.
  public init?(argument: String) { self.init(argument) }
}

extension BiomechSynthesis.LengthUnit: ExpressibleByArgument {}

extension BiomechSynthesis.AxisDirection: ExpressibleByArgument {
  /// The direction as typed: `+y`, `-y` or `y`.
  public init?(argument: String) {
    guard let direction = Self(rawValue: argument) ?? Self(rawValue: "+\(argument)") else {
      return nil
    }
    self = direction
  }
}
