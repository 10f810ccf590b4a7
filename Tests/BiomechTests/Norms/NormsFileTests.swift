// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechKinematics
import BiomechMotion
import BiomechReport
import BiomechTestSupport
import Testing

struct NormsFileTests {
  /// Norms of two curves with numbers that need their decimals.
  private var norms: Norms {
    func band(_ variable: Variable, _ factor: Double) -> Norms.Band {
      Norms.Band(
        variable, mean: (0...100).map { factor * Double($0) / 8 - 3 },
        standardDeviation: (0...100).map { 2 + Double($0) / 64 })
    }
    return Norms(
      passport: NormsPassport(
        population: "healthy \"adults\", Graz", ageRange: 20...38, sexes: .all, task: .gait,
        speed: NormsPassport.Speed(mean: 0.4375, range: 0.375...0.5), model: .calibrated,
        subjects: 21, cycles: 165, programVersion: "0.1.0", created: "2026-03-01",
        settings: [NormsPassport.Setting("low-pass filter", "8 Hz")]),
      bands: [band(.kneeAdduction, 0.5), band(.pelvisObliquity, -1)],
      measures: [
        .kneeAdductionMeanStance: Norms.Value(mean: 0.25, standardDeviation: 3.5, count: 21)
      ],
      logSideScore: Norms.Value(mean: 1.625, standardDeviation: 0.25, count: 21))
  }

  private var text: String { String(decoding: normsDocument(of: norms), as: UTF8.self) }

  @Test func `what is written is read`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "norms.json")

    #expect(try Norms(contentsOf: path) == norms)
    #expect(text.hasPrefix("{\n  \"schema\": \"biomech.norms/1\",\n"))
    #expect(text.contains("\"positive_direction\": \"varus\""))
    #expect(text.contains("\"positive_direction\": \"own side up\""))
    #expect(text.contains("\"speed_class\": \"free\""))
  }

  @Test func `what is not known is null and comes back as nothing`() throws {
    let folder = try TemporaryFolder()
    var bare = norms
    bare.passport = NormsPassport(
      task: .squat, model: .conventional, subjects: 2, cycles: 6, programVersion: "0.1.0")
    bare.measures = [:]
    bare.logSideScore = nil
    let path = try folder.write(normsDocument(of: bare), to: "norms.json")

    #expect(try Norms(contentsOf: path) == bare)
  }

  @Test(arguments: [
    (
      "biomech.norms/1", "biomech.session/1",
      "the schema is 'biomech.session/1', not 'biomech.norms/1' [not-norms]"
    ),
    ("\"schema\"", "\"kind\"", "there is no 'schema', so these are no norms [not-norms]"),
    ("\"curves\"", "\"lines\"", "'curves' is missing [norms-content]"),
    (
      "\"variable\": \"knee_adduction\"", "\"variable\": \"knee_aduction\"",
      "'curves[0].variable' names 'knee_aduction', which is unknown here [norms-content]\n"
        + "  hint: did you mean 'knee_adduction'?"
    ),
    (
      "\"positive_direction\": \"varus\"", "\"positive_direction\": \"valgus\"",
      "'knee_adduction' is positive for 'valgus'; here it is positive for 'varus' [norms-sign]"
    ),
    ("\"unit\": \"deg\"", "\"unit\": \"rad\"", "'knee_adduction.unit' is 'rad', not 'deg'"),
    (
      "\"mean\": [-3.000000,", "\"mean\": [",
      "'knee_adduction.mean' has 100 values, not 101 [norms-content]"
    ),
    (
      "\"mean\": [-3.000000,", "\"mean\": [null,",
      "'knee_adduction.mean' has no number at 0 % [norms-content]"
    ),
    (
      "\"mean\": [-3.000000,", "\"mean\": [NaN,",
      "'knee_adduction.mean' has no number at 0 % [norms-content]"
    ),
    (
      "\"sd\": [2.000000,", "\"sd\": [0,",
      "'knee_adduction.sd' has the standard deviation '0.0', which no group has [norms-content]"
    ),
    (
      "\"sd\": [2.000000,", "\"sd\": [-2,",
      "'knee_adduction.sd' has the standard deviation '-2.0', which no group has [norms-content]"
    ),
    ("\"sd\": [2.000000,", "\"spread\": [2.000000,", "'knee_adduction.sd' is missing"),
    (
      "\"variable\": \"pelvis_obliquity\"", "\"variable\": \"knee_flexion\"",
      "'knee_flexion' is positive for 'own side up'; here it is positive for 'flexion'"
    ),
    ("\"subjects\": 21", "\"subjects\": 1", "'passport.subjects' is '1', not 2 or more"),
    ("\"subjects\": 21", "\"subjects\": 2.5", "'passport.subjects' is '2.5', not a count"),
    (
      "\"model\": \"calibrated\"", "\"model\": \"vicon\"", "'passport.model' is 'vicon', not one of"
    ),
    ("\"task\": \"gait\"", "\"task\": \"flying\"", "'passport.task' is 'flying', not one of"),
    ("\"sex\": \"all\"", "\"sex\": \"both\"", "'passport.sex' is 'both', not one of 'female'"),
    (
      "\"age_min_years\": 20", "\"age_min_years\": 50",
      "'passport.age_min_years' is '50.0', not from 0 to 38.0"
    ),
    ("\"passport\": {", "\"passport\": 7, \"x\": {", "'passport.population' is missing"),
    (
      "\"n\": 21", "\"n\": 0", "'knee_adduction_mean_stance.n' is '0.0', not a count of 1 or more"
    ),
    ("\"curves\": [", "\"curves\": [[[", "this is not JSON: "),
  ])
  func `norms that cannot be are refused with the value`(
    old: String, new: String, problem: String
  ) throws {
    let folder = try TemporaryFolder()
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    try #require(changed != text)
    let path = try folder.write(changed, to: "norms.json")

    let error = #expect(throws: NormsError.self) { try Norms(contentsOf: path) }
    #expect(
      error?.description.hasPrefix("\(path): \(problem)") == true, "\(String(describing: error))")
    #expect(error?.description.contains("\n  hint: ") == true)
  }

  @Test func `a file that is not there, and one that is empty, are refused`() throws {
    let folder = try TemporaryFolder()
    let missing = #expect(throws: NormsError.self) {
      try Norms(contentsOf: folder.path("none.json"))
    }
    #expect(missing?.code == .unreadable)
    let path = try folder.write("", to: "norms.json")
    let empty = #expect(throws: NormsError.self) { try Norms(contentsOf: path) }
    #expect(empty?.code == .notNorms)
  }
}
