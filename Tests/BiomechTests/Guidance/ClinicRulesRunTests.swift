// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechMotion
import BiomechReport
import BiomechTestSupport
import Testing

/// The rules of a clinic, from their file to the report.
struct ClinicRulesRunTests {
  private func sample(_ name: String) -> String { pathInRepository("SampleData/\(name)") }

  private let file = """
    off: [RL04]
    add:
      - code: KL01
        name: Knee inwards (possible)
        measure: medial_knee_displacement_peak
        task: squat
        comparator: ">"
        limit: 15
        repetitions: 3
        exercises: [EX12, EX32]
        source: protocol of the clinic
        wording: The knee moves inwards.

    """

  @Test func `a rule takes the place of one that is off, and the report says so`() throws {
    let folder = try TemporaryFolder()
    try folder.write(file, to: "rules.yaml")
    let rules = try ClinicRules(contentsOf: folder.path("rules.yaml"))
    let report = try analyze(
      trials: [Trial(contentsOf: sample("squat_right_valgus.csv"))],
      calibration: Trial(contentsOf: sample("static.csv")), subject: Subject(age: 30),
      options: AnalysisOptions(rules: rules))

    let right = try #require(
      report.assessment.findings.first { $0.code == "KL01" && $0.side == .right })
    #expect(right.level == .flag)
    #expect(!report.assessment.findings.contains { $0.code == "RL04" })
    #expect(report.guidance.priorities.contains { $0.code == "KL01" })
    let settings = report.provenance.settings.map { "\($0.name): \($0.value)" }
    #expect(settings.contains("rules of the clinic: rules.yaml: RL04 off; KL01 added"))
    #expect(
      settings.contains(
        "rule KL01: Knee inwards (possible): medial_knee_displacement_peak > 15, squat, each, any, "
          + "at least 3; EX12 EX32; protocol of the clinic"))
  }

  @Test func `another limit under the same code is another setting`() throws {
    var rules = ClinicRules(
      name: "rules.yaml",
      added: [
        ClinicRule(
          code: "KL01", name: "Knee", measure: "fppa_peak", task: .stepDown, comparator: .above,
          limit: 12, source: "protocol", wording: "The knee moves inwards.")
      ])
    let keys = [ClinicRules(), ClinicRules(off: ["RL15"]), rules].map {
      Provenance(settings: AnalysisOptions(rules: $0).settings).configurationHash
    }
    rules.added[0].limit = 13

    #expect(Set(keys).count == 3)
    #expect(
      !keys.contains(Provenance(settings: AnalysisOptions(rules: rules).settings).configurationHash)
    )
  }

  @Test func `a mistake in the file is told with its line`() throws {
    let folder = try TemporaryFolder()
    try folder.write("off: [RF01]\n", to: "rules.yaml")
    let path = folder.path("rules.yaml")

    let error = #expect(throws: InputError.self) { try ClinicRules(contentsOf: path) }
    #expect(error?.description.hasPrefix("\(path):1: 'RF01' cannot be switched off") == true)
    #expect(throws: InputError.self) { try ClinicRules(contentsOf: folder.path("none.yaml")) }
  }

  @Test func `the template shipped changes nothing`() throws {
    #expect(try ClinicRules(contentsOf: sample("rules.template.yaml")).isEmpty)
  }
}
