// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Foundation
import Testing

struct SubjectFileTests {
  private func subject(_ text: String) throws(SubjectFileError) -> Subject {
    try readSubject(path: "subject.yaml", bytes: Array(text.utf8))
  }

  private func failure(of text: String) -> String {
    do throws(SubjectFileError) {
      return "read \(try subject(text).code)"
    } catch {
      return error.description
    }
  }

  @Test func `every value arrives`() throws {
    let subject = try subject(
      """
      code: S07
      session: 2026-03-01
      age_years: 31.5
      sex: female
      height_mm: 1712
      mass_kg: 63.4
      marker_diameter_mm: 14
      leg_length_mm: {left: 880, right: 882}
      knee_width_mm:
        right: 101
      ankle_width_mm: {left: 68}
      patella_width_mm: {right: 46.5}
      intake:
        pain_0_to_10: 3
        pain_after_exercise_0_to_10: 6
        pain_location: anterior
        pain_trend: worse
        side: left
        giving_way: yes
        night_pain: no
        pregnancy: unknown
        paraplegia: False
        breathlessness:
        exercise_cleared_by_clinician: yes
        level_2_at_top_of_range: no
        single_leg_strength_80_percent: unknown
      """)

    let intake = Intake(
      answers: [.givingWay: true, .nightPain: false, .paraplegia: false], pain: 3,
      painAfterExercise: 6, painLocation: .anterior, painTrend: .worse, side: .left,
      readiness: [.clearedByClinician: true, .levelTwoAtTopOfRange: false])
    #expect(
      subject
        == Subject(
          code: "S07", session: "2026-03-01", age: 31.5, sex: .female, height: 1712, mass: 63.4,
          legLength: [.left: 880, .right: 882], kneeWidth: [.right: 101], ankleWidth: [.left: 68],
          patellaWidth: [.right: 46.5],
          markerDiameter: 14, intake: intake))
  }

  @Test(arguments: ["", "# nothing\n", "---\n"])
  func `an empty file is a subject of whom nothing is known`(text: String) throws {
    #expect(try subject(text) == Subject())
  }

  @Test func `an empty intake says that someone asked and nobody answered`() throws {
    #expect(try subject("intake:\n").intake == Intake())
    #expect(try subject("code: S01\n").intake == nil)
  }

  @Test(arguments: [
    (
      "code: S01\nagee_years: 30\n",
      "subject.yaml:2: there is no key 'agee_years'"
        + " [unknown-key]\n  hint: did you mean 'age_years'?"
    ),
    (
      "intake:\n  giving_away: yes\n",
      "subject.yaml:2: there is no key 'giving_away' [unknown-key]\n"
        + "  hint: did you mean 'giving_way'?"
    ),
    (
      "colour: red\n",
      "subject.yaml:1: there is no key 'colour' [unknown-key]\n"
        + "  hint: take the keys from the template in SampleData"
    ),
    (
      "age_years: 301\n",
      "subject.yaml:1: 'age_years' is '301'; possible are 0 to 120 years [value-out-of-range]"
    ),
    (
      "age_years: -3\n",
      "subject.yaml:1: 'age_years' is '-3'; possible are 0 to 120 years [value-out-of-range]"
    ),
    (
      "code: S01\nage_years: 150\n",
      "subject.yaml:2: 'age_years' is '150'; possible are 0 to 120 years [value-out-of-range]"
    ),
    (
      "intake:\n  pain_0_to_10: -1\n",
      "subject.yaml:2: 'pain_0_to_10' is '-1'; possible are 0 to 10 [value-out-of-range]"
    ),
    (
      "intake:\n  pain_location: knee\n",
      "subject.yaml:2: 'pain_location' is 'knee', not anterior, medial, lateral, posterior, none"
        + " [unexpected-value]"
    ),
    (
      "intake:\n  exercise_cleared_by_clinician: soon\n",
      "subject.yaml:2: 'exercise_cleared_by_clinician' is 'soon', not yes, no or unknown"
        + " [unexpected-value]"
    ),
    (
      "height_mm: 1.71\n",
      "subject.yaml:1: 'height_mm' is '1.71'; possible are 400 to 2600 mm [value-out-of-range]\n"
        + "  hint: lengths are in millimetres"
    ),
    (
      "leg_length_mm:\n  left: 88\n",
      "subject.yaml:2: 'leg_length_mm.left' is '88'; possible are 150 to 1400 mm"
        + " [value-out-of-range]\n"
        + "  hint: lengths are in millimetres"
    ),
    ("mass_kg: heavy\n", "subject.yaml:1: 'mass_kg' is 'heavy', not a number [unexpected-value]"),
    ("sex: f\n", "subject.yaml:1: 'sex' is 'f', not female, male [unexpected-value]"),
    (
      "leg_length_mm: 880\n",
      "subject.yaml:1: 'leg_length_mm' needs keys with values under it [not-a-mapping]\n"
        + "  hint: each line is 'key: value'; lines that belong to a key are indented"
    ),
    (
      "leg_length_mm: {lft: 880}\n",
      "subject.yaml:1: there is no key 'lft' [unknown-key]\n  hint: did you mean 'left'?"
    ),
    (
      "intake:\n  pain_0_to_10: 11\n",
      "subject.yaml:2: 'pain_0_to_10' is '11'; possible are 0 to 10 [value-out-of-range]"
    ),
    (
      "intake:\n  pain_0_to_10: 2.5\n",
      "subject.yaml:2: 'pain_0_to_10' is '2.5', not a whole number from 0 to 10 [unexpected-value]"
    ),
    (
      "intake:\n  night_pain: sometimes\n",
      "subject.yaml:2: 'night_pain' is 'sometimes', not yes, no or unknown [unexpected-value]"
    ),
    (
      "intake:\n  night_pain: [yes]\n",
      "subject.yaml:2: 'night_pain' is 'a list', not a word [unexpected-value]"
    ),
    (
      "code: S01\ncode: S02\n",
      "subject.yaml:1: the key 'code' stands here twice [duplicate-key]\n  hint: keep one of them"
    ),
    (
      "code: [S01\n",
      "subject.yaml:2: this is not YAML: did not find expected ',' or ']' [yaml-syntax]\n"
        + "  hint: each line is 'key: value'; put a value with ':' or '#' in it in quotes"
    ),
    (
      "- S01\n",
      "subject.yaml:1: the file does not consist of keys with values [not-a-mapping]\n"
        + "  hint: each line is 'key: value'; lines that belong to a key are indented"
    ),
  ])
  func `a mistake is named with its line`(text: String, message: String) {
    #expect(failure(of: text) == message)
  }

  @Test(arguments: [
    (
      "intake:\n  pain_0_to_10: 0\n  pain_location: medial\n",
      "subject.yaml:3: 'pain_location' is 'medial', but 'pain_0_to_10' is '0' [contradiction]\n"
        + "  hint: write 'none', or the pain after exercise in 'pain_after_exercise_0_to_10'"
    ),
    (
      "intake:\n  pain_trend: worse\n  pain_0_to_10: 0\n  pain_after_exercise_0_to_10: 0\n",
      "subject.yaml:2: 'pain_trend' is 'worse', but 'pain_0_to_10' is '0' [contradiction]\n"
        + "  hint: write 'same', or the pain after exercise in 'pain_after_exercise_0_to_10'"
    ),
    (
      "intake:\n  pain_0_to_10: 4\n  pain_location: none\n",
      "subject.yaml:3: 'pain_location' is 'none', but 'pain_0_to_10' is '4' [contradiction]\n"
        + "  hint: write where it hurts: anterior, medial, lateral or posterior"
    ),
    (
      "intake:\n  pain_after_exercise_0_to_10: 2\n  pain_location: none\n",
      "subject.yaml:3: 'pain_location' is 'none', but 'pain_after_exercise_0_to_10' is '2'"
        + " [contradiction]\n  hint: write where it hurts: anterior, medial, lateral or posterior"
    ),
    (
      "sex: male\nintake:\n  pregnancy: yes\n",
      "subject.yaml:3: 'pregnancy' is 'yes', but 'sex' is 'male' [contradiction]\n"
        + "  hint: correct one of them"
    ),
    (
      "intake:\n  tenderness_only_at_patella: yes\n  fibular_head_tenderness: yes\n",
      "subject.yaml:3: 'fibular_head_tenderness' is 'yes', but 'tenderness_only_at_patella' is 'yes'"
        + " [contradiction]\n"
        + "  hint: tenderness is 'only at the patella' when it is nowhere else on the knee"
    ),
    (
      "intake:\n  clicking_or_grinding: no\n  painful_clicking_or_grinding: yes\n",
      "subject.yaml:3: 'painful_clicking_or_grinding' is 'yes', but 'clicking_or_grinding' is 'no'"
        + " [contradiction]\n"
        + "  hint: a knee that clicks with pain or swelling clicks: answer both with yes"
    ),
  ])
  func `answers that cannot both be true are sent back`(text: String, message: String) {
    #expect(failure(of: text) == message)
  }

  @Test(arguments: [
    "intake:\n  pain_0_to_10: 0\n  pain_location: none\n  pain_trend: better\n",
    "intake:\n  pain_0_to_10: 0\n  pain_after_exercise_0_to_10: 6\n  pain_location: medial\n",
    "intake:\n  pain_location: medial\n", "sex: female\nintake:\n  pregnancy: yes\n",
    "intake:\n  tenderness_only_at_patella: no\n  fibular_head_tenderness: yes\n",
    "intake:\n  clicking_or_grinding: yes\n  painful_clicking_or_grinding: no\n",
    "intake:\n  pain_0_to_10: 0\n  pain_after_exercise_0_to_10: 3\n  pain_trend: worse\n",
  ])
  func `answers that go together are taken`(text: String) throws {
    #expect(try subject(text).intake != nil)
  }

  @Test func `bytes that are no text, and far too many of them, are refused`() {
    #expect(throws: SubjectFileError(path: "s", line: nil, reason: .notText)) {
      try readSubject(path: "s", bytes: [0x63, 0xFF, 0xFE])
    }
    let large = SubjectFileError(path: "s", line: nil, reason: .tooLarge(limit: 1 << 20))
    #expect(throws: large) {
      try readSubject(path: "s", bytes: Array(repeating: 0x20, count: 1 << 21))
    }
    #expect(
      large.description == """
        s: the file is larger than 1048576 bytes [file-too-large]
          hint: check that this is the right file
        """)
  }
}

// MARK: - Template and schema

extension SubjectFileTests {
  @Test func `the template reads`() throws {
    let path = repositoryFile("SampleData/subject.template.yaml")
    let subject = try readSubject(path: path, bytes: try #require(bytes(ofFile: path)))

    #expect(subject == Subject(code: "S01", session: "1", intake: Intake()))
  }

  @Test func `template, schema and reader have the same keys`() throws {
    let template = try #require(
      bytes(ofFile: repositoryFile("SampleData/subject.template.yaml")))
    let schema = try #require(bytes(ofFile: repositoryFile("SampleData/subject.schema.json")))
    let root = try #require(JSONSerialization.jsonObject(with: Data(schema)) as? [String: Any])

    #expect(keys(ofTemplate: String(decoding: template, as: UTF8.self)) == SubjectKeys.paths)
    #expect(keys(ofSchema: root).sorted() == SubjectKeys.paths.sorted())
  }

  /// The keys without anything under them, with the key above them; two levels are all there is.
  private func keys(ofTemplate text: String) -> [String] {
    var keys: [String] = []
    var group = ""
    for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("#") {
      let key = line.drop { $0 == " " }.prefix { $0 != ":" }
      if line.hasPrefix(" ") {
        if keys.last == group { keys.removeLast() }
        keys.append("\(group).\(key)")
      } else {
        group = String(key)
        keys.append(group)
      }
    }
    return keys
  }

  /// The properties without properties of their own, with the name above them.
  private func keys(ofSchema schema: [String: Any]) -> [String] {
    guard let properties = schema["properties"] as? [String: [String: Any]] else { return [] }
    return properties.flatMap { name, property in
      let below = keys(ofSchema: property)
      return below.isEmpty ? [name] : below.map { "\(name).\($0)" }
    }
  }

  @Test(arguments: SubjectKeys.paths)
  func `every key is one that the reader takes`(key: String) throws {
    let parts = key.split(separator: ".")
    let indented = parts.enumerated().map { String(repeating: "  ", count: $0) + $1 + ":" }

    _ = try subject(indented.joined(separator: "\n") + "\n")
  }
}
