// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechCLI
import BiomechMotion
import BiomechTestSupport
import Testing

struct NormsTests {
  /// A folder with some simulated people, each walking a little differently.
  private func controls(_ names: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (index, name) in names.enumerated() {
      try folder.write(
        "age_years: \(25 + 4 * index)\nsex: female\n", to: "controls/\(name)/subject.yaml")
      let path = folder.path("controls/\(name)")
      let result = biomech(
        "simulate", "gait", "-o", "\(path)/walk.csv", "--static-output", "\(path)/Static01.csv",
        "--strides", "3", "--toe-out", "\(5 + 2 * index)", "--speed",
        "\(1.1 + 0.05 * Double(index))",
        "--step-width", "\(90 + 10 * index)")
      #expect(result.status == .success, "\(result.errors)")
    }
    return folder
  }

  @Test func `norms are built of a folder with a folder for each subject`() throws {
    let folder = try controls(["anna", "bea", "cleo"])
    let file = folder.path("norms.json")

    let result = biomech(
      "norms", "build", folder.path("controls"), "-o", file, "--population", "simulated women",
      "--date", "2026-03-01")

    #expect(result.status == .success, "\(result.errors)")
    #expect(result.output == "")
    #expect(result.errors.contains("wrote \(file)\n"))
    #expect(result.errors.contains("warning: With 3 subjects the standard deviations are known"))
    let norms = try Norms(contentsOf: file)
    #expect(norms.passport.subjects == 3 && norms.passport.cycles >= 12)
    #expect(norms.passport.ageRange == 25...33 && norms.passport.sexes == .female)
    #expect(norms.passport.population == "simulated women")
    #expect(norms.passport.created == "2026-03-01")
    #expect(norms.passport.task == .gait && norms.passport.model == .calibrated)
    #expect(norms.passport.programVersion == biomechVersion)
    #expect(norms.passport.settings.contains { $0.name == "low-pass filter" })
    #expect(norms.band(for: .footProgression).map { $0.mean[30] < -3 } == true)
    #expect(norms.measures[.kneeFlexionPeakSwing] != nil)

    // The same people give the same bytes, on standard output too.
    let again = biomech(
      "norms", "build", folder.path("controls") + "/", "--population", "simulated women", "--date",
      "2026-03-01")
    #expect(again.output == (try folder.text("norms.json")))
  }

  @Test func `a folder that makes no norms is refused with the reason`() throws {
    let folder = try controls(["anna"])
    let path = folder.path("controls")

    let one = biomech("norms", "build", path)
    #expect(one.status == .unreadable)
    #expect(one.output == "")
    #expect(one.errors.hasPrefix("\(path): norms need 2 subjects or more; there are"))

    try folder.write("x", to: "controls/stray.csv")
    let stray = biomech("norms", "build", path)
    #expect(stray.status == .inputOutput)
    #expect(stray.errors.contains("stray.csv: cannot be read: it stands beside the folders"))

    let missing = biomech("norms", "build", folder.path("none"))
    #expect(missing.status == .inputOutput)
    #expect(missing.errors.hasPrefix("\(folder.path("none")): cannot be read: "))
  }

  @Test func `a subject whose files cannot be used stops the build`() throws {
    let folder = try controls(["anna"])
    try folder.write("no recording", to: "controls/bea/walk.csv")
    let damaged = biomech("norms", "build", folder.path("controls"))
    #expect(damaged.status == .unreadable)
    #expect(damaged.errors.contains("bea/walk.csv"))

    try folder.write("", to: "controls/bea/static.csv")
    let second = try TemporaryFolder()
    try second.write("", to: "anna/static.csv")
    let lonely = biomech("norms", "build", second.path(""))
    #expect(lonely.errors.contains("there is no trial beside the static one in it"))
  }

  @Test(arguments: [
    (["--task", "static"], "--task must name a movement with cycles or repetitions"),
    (["--age-range", "40-20"], "'40-20' is invalid"), (["--age-range", "old"], "'old' is invalid"),
    (["--sex", "none"], "'none' is invalid"), ([], "Missing expected argument '<folder>'"),
  ])
  func `wrong usage is told`(options: [String], problem: String) throws {
    let result = biomech(["norms", "build"] + (options.isEmpty ? [] : ["controls"]) + options)

    #expect(result.status == .usage)
    #expect(result.errors.contains(problem), "\(result.errors)")
  }
}
