// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Biomech
public import BiomechAssessment
public import BiomechEvents
public import BiomechFormats
public import BiomechKinematics
public import BiomechMotion
public import BiomechReport
public import BiomechSynthesis

extension AnalysisOptions.GapFill: ExpressibleByArgument {}
extension AxisOffsetSource: ExpressibleByArgument {}
extension CrossTalkMethod: ExpressibleByArgument {}
extension DeclaredAxes.Handedness: ExpressibleByArgument {}
extension ExportConvention: ExpressibleByArgument {}
extension FileFormat: ExpressibleByArgument {}
extension FootContact: ExpressibleByArgument {}
extension FunctionalRecipe.Joint: ExpressibleByArgument {}
extension GaitEventMethod: ExpressibleByArgument {}
extension FootReference: ExpressibleByArgument {}
extension HipCentreMethod: ExpressibleByArgument {}
extension KneeAxisMethod: ExpressibleByArgument {}
extension LESSAggregation: ExpressibleByArgument {}
extension LengthUnit: ExpressibleByArgument {}
extension ModelRequest: ExpressibleByArgument {}
extension NormsPassport.Sexes: ExpressibleByArgument {}
extension Paper: ExpressibleByArgument {}
extension ReadOptions.Sides: ExpressibleByArgument {}
extension Side: ExpressibleByArgument {}
extension SingleLegSquatRecipe.FreeLeg: ExpressibleByArgument {}
extension Subject.Sex: ExpressibleByArgument {}
extension TargetFormat: ExpressibleByArgument {}
extension UncertaintyMethod: ExpressibleByArgument {}
extension WornSet.Base: ExpressibleByArgument {}
extension ZeroPolicy: ExpressibleByArgument {}

extension AxisDirection: ExpressibleByArgument {
  /// The direction as typed: `+y`, `-y` or `y`.
  public init?(argument: String) { self.init(argument) }
}

extension AnalysisOptions.Cutoff: ExpressibleByArgument {
  /// `usual`, `auto` or a number of hertz.
  public init?(argument: String) {
    if argument == "auto" {
      self = .auto
    } else if argument == "usual" {
      self = .usual
    } else if let hertz = Double(argument) {
      self = .hertz(hertz)
    } else {
      return nil
    }
  }

  public var defaultValueDescription: String {
    switch self {
    case .usual: "usual"
    case .hertz(let hertz): "\(hertz)"
    case .auto: "auto"
    }
  }
}
