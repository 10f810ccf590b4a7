// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import BiomechFormats
public import BiomechKinematics
public import BiomechMotion

extension DeclaredAxes.Handedness: ExpressibleByArgument {}
extension FileFormat: ExpressibleByArgument {}
extension LengthUnit: ExpressibleByArgument {}
extension ModelRequest: ExpressibleByArgument {}
extension ReadOptions.Sides: ExpressibleByArgument {}
extension TargetFormat: ExpressibleByArgument {}
extension ZeroPolicy: ExpressibleByArgument {}

extension AxisDirection: ExpressibleByArgument {
  /// The direction as typed: `+y`, `-y` or `y`.
  public init?(argument: String) { self.init(argument) }
}
