// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Testing

/// A folder of OpenCap in place of its files.
struct OpenCapFolderTests {
  @Test func `a session is analysed with its standing trial and its person`() throws {
    let session = try OpenCapSession()

    let folder = biomech(
      "analyze", session.path + "/", "-o", session.folder.path("a"), "--format", "json")
    let files = biomech(
      "analyze", "\(session.path)/MarkerData/squats1.trc", "--static",
      "\(session.path)/MarkerData/neutral.trc", "--format", "csv")
    let measures = biomech("analyze", session.path, "--format", "csv")

    #expect(folder.status == .success)
    #expect(measures.output == files.output)
    #expect(folder.output.contains("\"squats1\""))
    let run = try session.folder.text("a/run.json")
    #expect(run.contains("sessionMetadata.yaml"))
    #expect(run.contains("neutral.trc"))
    #expect(try session.folder.names(in: "a").contains("squats1.html"))
    #expect(!folder.output.contains("Quillon"))
  }

  @Test func `what the user names goes before what is in the folder`() throws {
    let session = try OpenCapSession()
    let subject = try session.folder.write("code: P7\nheight_mm: 1650\n", to: "subject.yaml")
    let neutral = "\(session.path)/MarkerData/neutral.trc"
    let copy = try session.folder.write(
      try session.folder.text("OpenCapData/MarkerData/neutral.trc"), to: "still.trc")

    let result = biomech(
      "analyze", session.path, "--subject", subject, "--static", copy, "-o",
      session.folder.path("a"))

    #expect(result.status == .success)
    let run = try session.folder.text("a/run.json")
    #expect(run.contains("still.trc"))
    #expect(!run.contains("sessionMetadata.yaml"))
    #expect(biomech("analyze", session.path, "--static", neutral).status == .usage)
  }

  @Test func `a session is inspected as a list of trials`() throws {
    let session = try OpenCapSession()

    let text = biomech("inspect", session.path)
    let json = biomech("inspect", session.path, "--format", "json")

    #expect(text.status == .success)
    #expect(text.output.contains("a session of OpenCap, 2 trials"))
    #expect(text.output.contains("1.72 m, 64.5 kg, female"))
    #expect(text.output.contains("neutral"))
    #expect(!text.output.contains("Quillon"))
    #expect(json.output.contains("\"format\" : \"OpenCap\""))
    #expect(json.output.contains("\"is_static\" : true"))
  }

  @Test func `two sessions are two people`() throws {
    let session = try OpenCapSession()
    let path = session.path

    let result = biomech("analyze", path, path)

    #expect(result.status == .usage)
    #expect(
      result.errors.hasPrefix(
        """
        \(path): a second folder; each is the session of a person
          hint: analyse the folders one by one
        """))
  }

  @Test func `a folder that is no session is refused with what is missing`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mass_kg: 64\n", to: "empty/sessionMetadata.yaml")
    try folder.write("mass_kg: 64\n", to: "bare/sessionMetadata.yaml")
    try folder.write("text", to: "bare/MarkerData/readme.txt")
    try folder.write("mass_kg: 6400\n", to: "heavy/sessionMetadata.yaml")

    #expect(
      biomech("analyze", folder.path("")).errors.contains(
        "is a directory, but not a session of OpenCap: there is no 'sessionMetadata.yaml' in it"))
    #expect(
      biomech("analyze", folder.path("empty")).errors.hasPrefix(
        "\(folder.path("empty"))/MarkerData: cannot be read: no such file or directory"))
    #expect(
      biomech("inspect", folder.path("bare")).errors.hasPrefix(
        "\(folder.path("bare"))/MarkerData: cannot be read: there is no TRC file in it"))
    #expect(
      biomech("inspect", folder.path("heavy")).errors.hasPrefix(
        "\(folder.path("heavy"))/sessionMetadata.yaml:1: 'mass_kg' is '6400'; "
          + "possible are 5 to 350 kg [value-out-of-range]"))
  }
}
