// SPDX-License-Identifier: Apache-2.0

public import BiomechAssessment
import BiomechKinematics
import BiomechMotion

/// The bytes of a file of norms: one JSON document that `--norms` reads.
///
/// Curves have 101 values in the unit shown to people, seen from the side of the cycle: own side up
/// and own side forward are positive.
public func normsDocument(of norms: Norms) -> [UInt8] {
  JSONWriter.document(capacity: norms.bands.count * 2048 + 8192) { json in
    json.field("schema", NormsError.schema)
    json.object("passport") { $0.write(norms.passport) }
    json.array("curves", of: norms.bands) {
      $0.field("variable", $1.variable.id)
      $0.field("unit", $1.variable.unit.rawValue)
      $0.field("positive_direction", $1.variable.ownPositiveDirection)
      $0.field("mean", $1.mean, decimals: normsDecimals)
      $0.field("sd", $1.standardDeviation, decimals: normsDecimals)
    }
    let kinds = MeasureKind.all.filter { norms.measures[$0] != nil }
    json.array("measures", of: kinds) {
      $0.field("measure", $1.id)
      $0.field("unit", $1.unit.rawValue)
      $0.field("positive_direction", $1.positiveDirection)
      if let value = norms.measures[$1] { $0.write(value) }
    }
    if let side = norms.logSideScore { json.object("ln_gps_side") { $0.write(side) } }
    if let overall = norms.logOverallScore { json.object("ln_gps_overall") { $0.write(overall) } }
  }
}

/// More than any angle is known to, so that reading gives back what was written.
private let normsDecimals = 6

extension JSONWriter {
  fileprivate mutating func write(_ passport: NormsPassport) {
    field("population", passport.population)
    field("age_min_years", passport.ageRange?.lowerBound ?? .nan)
    field("age_max_years", passport.ageRange?.upperBound ?? .nan)
    field("sex", passport.sexes?.rawValue)
    field("task", passport.task.rawValue)
    field("speed_class", passport.speed?.speedClass.rawValue)
    field("normalised_speed_mean", passport.speed?.mean ?? .nan, decimals: normsDecimals)
    field("normalised_speed_min", passport.speed?.range.lowerBound ?? .nan, decimals: normsDecimals)
    field("normalised_speed_max", passport.speed?.range.upperBound ?? .nan, decimals: normsDecimals)
    field("model", passport.model.rawValue)
    field("subjects", passport.subjects)
    field("cycles", passport.cycles)
    field("program_version", passport.programVersion)
    field("created", passport.created)
    array("settings", of: passport.settings) {
      $0.field("name", $1.name)
      $0.field("value", $1.value)
    }
  }

  fileprivate mutating func write(_ value: Norms.Value) {
    field("mean", value.mean, decimals: normsDecimals)
    field("sd", value.standardDeviation, decimals: normsDecimals)
    field("n", value.count)
  }
}
