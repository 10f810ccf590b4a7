// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Testing

/// What `analyze` refuses before it reads a motion file.
struct AnalyzeUsageTests {
  @Test(arguments: [
    (["--cutoff", "0"], "--cutoff must be more than 0 Hz, not '0.0'"),
    (["--cutoff", "-6"], "--cutoff must be more than 0 Hz, not '-6.0'"),
    (["--rate", "0"], "--rate must be more than 0 Hz, not '0.0'"),
    (["--rate", "-3"], "--rate must be more than 0 Hz, not '-3.0'"),
    (["--marker-set", "BIOMEC"], "there is no marker set 'BIOMEC'; did you mean 'BIOMECH'?"),
    (["--marker-set", "FOO"], "there is no marker set 'FOO'; the sets are BIOMECH, "),
    (["--task", "walk"], "'walk' is invalid"),
    (["--model", "best"], "'best' is invalid"),
    (["--fail-on", "clear"], "'clear' is invalid"),
    (["-o", ""], "-o needs the name of a folder"),
    (["-", "--static", "-"], "standard input '-' can be read only once"),
  ])
  func `an option out of range is wrong usage`(options: [String], message: String) {
    let result = biomech(["analyze", "squat.csv"] + options)

    #expect(result.status == .usage)
    #expect(result.output == "")
    #expect(result.errors.contains(message))
  }

  @Test func `no trial is wrong usage`() {
    #expect(biomech("analyze").status == .usage)
  }

  @Test func `two trials of one name are refused before anything is read`() throws {
    let folder = try TemporaryFolder()

    // Neither file exists; still the names are what is wrong.
    let result = biomech(
      "analyze", "before/squat.csv", "after/squat.trc", "-o", folder.path("out"))

    #expect(result.status == .usage)
    #expect(result.output == "")
    #expect(
      result.errors == """
        after/squat.trc: the trial 'squat' is given twice; the other is 'before/squat.csv'
          hint: rename one of the files, or analyse them one by one

        """)
    #expect(try folder.names() == [])
  }

  @Test func `the static trial cannot be a trial as well`() {
    let result = biomech("analyze", "even.csv", "squat.csv", "--static", "squat.csv")

    #expect(result.status == .usage)
    #expect(
      result.errors == """
        squat.csv: the file is given both as a trial and as --static
          hint: leave one of them out; without --static a trial with medial markers calibrates itself

        """)
  }

  @Test func `an output folder that cannot be created is refused`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("", to: "file")

    let result = biomech("analyze", "squat.csv", "-o", file)

    #expect(result.status == .inputOutput)
    #expect(
      result.errors == """
        \(file): this is a file, and the results need a folder [not-a-folder]
          hint: name another folder with -o

        """)
  }

  @Test func `a marker map that does not exist is an input-output failure`() {
    let result = biomech("analyze", "squat.csv", "--map", "no/such/map.yaml")

    #expect(result.status == .inputOutput)
    #expect(
      result.errors == """
        no/such/map.yaml: cannot be read: no such file or directory [unreadable]
          hint: check the name and that you may read the file

        """)
  }
}
