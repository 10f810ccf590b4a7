// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Foundation
import Testing

struct InspectTests {
  private func document(_ output: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }

  @Test func `the text is one screen with evidence and switches, and fits 100 columns`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(RecordingText.standing.text, to: "static.csv")

    let result = biomech("inspect", path)

    #expect(result.status == .success)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 40)
    #expect(lines.allSatisfy { $0.count <= 100 })
    for words in [
      "frames         75, numbered 1 to 75, 1.480 s",
      "(the anterior iliac spines are 240.0 mm apart in millimetres) --units",
      "up axis        +y  (", "--up\n", "--forward\n", "--handedness --sides",
      "motion         static  (no landmark of the pelvis and the legs moves by more than",
      "lateral femoral epicondyle      RLEP   LLEP",
      "thigh          right RTH1, RTH2, RTH3, RTH4; left LTH1, LTH2, LTH3, LTH4",
    ] {
      #expect(result.output.contains(words), "\(words)")
    }
  }

  @Test func `the document of a file that can be analysed`() throws {
    let folder = try TemporaryFolder()
    var standing = RecordingText.standing
    standing.fill("RTH1", with: "")
    let path = try folder.write(standing.text, to: "static.csv")

    let document = try document(biomech("inspect", path, "--format", "json").output)

    #expect(document["schema"] as? String == "biomech.inspection/2")
    #expect(document["analysable"] as? Bool == true)
    #expect(document["problem"] == nil)
    #expect(document["unit"] as? String == "mm")
    #expect(document["first_frame"] as? Int == 1)
    #expect(document["frames"] as? Int == 75)
    #expect(document["people"] as? Int == 0)
    #expect(document["declared_but_empty"] as? [String] == ["RTH1"])
    #expect(document["missing_samples"] as? Int == 75)
    let markers = try #require(document["markers"] as? [[String: Any]])
    #expect(document["samples"] as? Int == 75 * markers.count)
    let knee = try #require(markers.first { $0["name"] as? String == "RLEP" })
    #expect(knee["place"] as? String == "right.femur_epicondyle_lateral")
    let conclusions = try #require(document["conclusions"] as? [[String: Any]])
    let sides = try #require(conclusions.first { $0["topic"] as? String == "handedness" })
    #expect(sides["overruled_by"] as? [String] == ["--handedness", "--sides"])
    for key in ["signals", "events", "force_plates", "parameters", "doubts"] {
      #expect(document[key] is [Any], "\(key)")
    }
  }

  @Test func `a file without landmarks is shown with the reason, and the status is 0`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "time,Anna:ELB_x,Anna:ELB_y,Anna:ELB_z\n0,1,2,3\n0.01,4,5,6\n", to: "arm.csv")

    let text = biomech("inspect", path)
    let document = try document(biomech("inspect", path, "--format", "json").output)

    #expect(text.status == .success)
    #expect(text.output.contains("\ncannot be analysed: no marker name is known"))
    #expect(text.output.contains("[no-landmarks]"))
    #expect(document["analysable"] as? Bool == false)
    #expect(document["people"] as? Int == 1)
    let problem = try #require(document["problem"] as? [String: Any])
    #expect(problem["code"] as? String == "no-landmarks")
    #expect((problem["hint"] as? String)?.contains("--map FILE.yaml") == true)
  }

  @Test func `a table of angles is shown as what it is`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "Coordinates\nversion=1\nnRows=2\nnColumns=2\ninDegrees=yes\nendheader\n"
        + "time\tknee_angle_r\n0\t10\n0.01\t11\n", to: "squat.mot")

    let result = biomech("inspect", path)

    #expect(result.status == .success)
    #expect(result.output.contains("frames         2, numbered 1 to 2, 0.010 s"))
    #expect(result.output.contains("1 coordinate at 100 Hz: knee_angle_r"))
    #expect(
      result.output.contains(
        "cannot be analysed: the file holds 1 coordinate, but no marker [no-markers]"))
  }

  @Test func `what cannot be read at all is an error`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("", to: "empty.csv")

    let result = biomech("inspect", path)

    #expect(result.status == .unreadable)
    #expect(result.output == "")
  }
}

// MARK: - Marker maps

extension InspectTests {
  @Test func `a map that was started gives the same assignment when it is read back`() throws {
    let folder = try TemporaryFolder()
    var squat = RecordingText.squat
    for column in squat.columns(of: "RHEE") {
      squat.rows[0][column] = squat.rows[0][column].replacing("RHEE", with: "Right heel: #1")
    }
    let path = try folder.write(squat.text, to: "squat.csv")
    let map = folder.path("map.yaml")

    let first = biomech("inspect", path, "--write-map", map, "--format", "json")
    let second = biomech("inspect", path, "--map", map, "--format", "json")

    #expect(first.status == .success)
    #expect(first.errors == "wrote \(map)\n")
    let text = try folder.text("map.yaml")
    #expect(text.hasPrefix("# A marker map for squat.csv: pass it with --map.\n"))
    #expect(text.contains("#   right.calcaneus_posterior\n"))
    let (before, after) = (try document(first.output), try document(second.output))
    let places = { (document: [String: Any]) -> [String] in
      (document["markers"] as? [[String: Any]] ?? []).map {
        "\($0["name"] ?? "") \($0["role"] ?? "") \($0["place"] ?? "")"
      }
    }
    #expect(places(before) == places(after))
    #expect(places(after).count == 28)
  }

  @Test func `unknown names stand in the map with what they are like`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "time,RKNEE_x,RKNEE_y,RKNEE_z\n0,1,2,3\n0.01,4,5,6\n", to: "one.csv")

    biomech("inspect", path, "--write-map", folder.path("map.yaml"))

    #expect(try folder.text("map.yaml").contains("#   \"RKNEE\""))
  }

  @Test func `a map is not overwritten unless forced`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(RecordingText.standing.text, to: "static.csv")
    let map = try folder.write("mine\n", to: "map.yaml")

    let refused = biomech("inspect", path, "--write-map", map)
    #expect(refused.status == .inputOutput)
    #expect(
      refused.errors == """
        \(map): the file is there already [cannot-write]
          hint: name another file with --write-map, or pass --force to replace it

        """)
    #expect(try folder.text("map.yaml") == "mine\n")

    #expect(biomech("inspect", path, "--write-map", map, "--force").status == .success)
    #expect(try folder.text("map.yaml") != "mine\n")
  }
}

// MARK: - Options

extension InspectTests {
  @Test(arguments: [
    (["--up", "+y", "--forward", "-y"], "--forward '-y' must be at a right angle to --up '+y'"),
    (["--labels", "A,,B"], "--labels needs a name between two commas"),
    (["--labels", "A,B,A"], "--labels has 'A' more than once"),
    (["--handedness", "up"], "'up' is invalid"),
    (["--file-format", "c4d"], "'c4d' is invalid"),
    (
      ["--map", "m.yaml", "--sides", "exchanged"],
      "--map says which marker stands where: leave --sides out and correct the map"
    ),
  ])
  func `an option that cannot be is wrong usage`(options: [String], message: String) {
    let result = biomech(["inspect", "squat.csv"] + options)

    #expect(result.status == .usage)
    #expect(result.errors.contains(message))
  }

  @Test func `what was said about the input is recorded without the name of the person`() throws {
    let folder = try TemporaryFolder()
    var squat = RecordingText.squat
    for column in squat.rows[0].indices.dropFirst() {
      squat.rows[0][column] = "Zenobia Berg:" + squat.rows[0][column]
    }
    let path = try folder.write(squat.text, to: "squat.csv")

    let result = biomech(
      "analyze", path, "--subject-name", "Zenobia Berg", "--forward", "+x", "--handedness", "right",
      "-o", folder.path("out"))

    #expect(result.status == .success)
    for name in try folder.names(in: "out") {
      #expect(!(try folder.text("out/\(name)")).contains("Zenobia"), "\(name)")
    }
    let settings = try folder.text("out/squat.json")
    #expect(settings.contains("input forward axis"))
    #expect(settings.contains("chosen by name"))
  }
}
