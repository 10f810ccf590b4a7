// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechCLI
import BiomechMath
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
        "--step-width", "\(90 + 10 * index)", "--noise", "0.5", "--seed", "\(index + 1)")
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

  @Test func `only those who are asked for belong into the band`() throws {
    // 25, 29, 33 and 37 years; 1.10 to 1.25 m/s.
    let folder = try controls(["anna", "bea", "cleo", "dora"])
    let path = folder.path("controls")
    try folder.write("age_years: 37\nsex: male\n", to: "controls/dora/subject.yaml")
    func build(_ options: String...) throws -> (norms: Norms, errors: String) {
      let file = folder.path("norms.json")
      let result = biomech(["norms", "build", path, "-o", file] + options)
      #expect(result.status == .success, "\(result.errors)")
      return (try Norms(contentsOf: file), result.errors)
    }

    let all = try build().norms
    #expect(all.passport.subjects == 4 && all.passport.sexes == .all)
    let young = try build("--only-ages", "25-30")
    #expect(young.norms.passport.subjects == 2 && young.norms.passport.ageRange == 25...29)
    #expect(young.errors.contains("'cleo' is left out: 33 years old, not 25 to 30.\n"))
    #expect(
      young.norms.passport.settings.contains { $0.name == "only ages" && $0.value == "25 to 30" })
    let women = try build("--only-sex", "female")
    #expect(women.norms.passport.subjects == 3 && women.norms.passport.sexes == .female)
    #expect(women.errors.contains("'dora' is left out: male, not female.\n"))

    let right = try build("--only-side", "right").norms
    #expect(right.passport.cycles > 0 && right.passport.cycles < all.passport.cycles)
    #expect(right.bands.count == all.bands.count)

    let speed = try #require(all.passport.speed)
    let middle = ((speed.range.lowerBound + speed.range.upperBound) / 2).fixed(3)
    let slow = try build("--only-speeds", "0-\(middle)")
    let range = try #require(slow.norms.passport.speed).range
    #expect(slow.norms.passport.subjects == 2 && range.upperBound < speed.mean + 0.001)
    #expect(slow.errors.contains("Of 'dora' 'walk' ("))
    #expect(slow.errors.contains("'dora' is left out: no trial of such a speed remains.\n"))

    let none = biomech("norms", "build", path, "--only-ages", "60-70")
    #expect(none.status == .unreadable)
    #expect(none.errors.contains("norms need 2 subjects or more; there are '0'"))
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
    (["--sex", "none"], "'none' is invalid"), (["--only-sex", "all"], "'all' is invalid"),
    (["--only-ages", "40-20"], "'40-20' is invalid"),
    (["--only-speeds", "fast"], "'fast' is invalid"),
    (["--only-side", "both"], "'both' is invalid"), ([], "Missing expected argument '<folder>'"),
  ])
  func `wrong usage is told`(options: [String], problem: String) throws {
    let result = biomech(["norms", "build"] + (options.isEmpty ? [] : ["controls"]) + options)

    #expect(result.status == .usage)
    #expect(result.errors.contains(problem), "\(result.errors)")
  }
}
