// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

struct AxesConclusionTests {
  /// The 24 ways to lay right-handed axes along the laboratory's: the file's x, y and z each.
  static let rightHanded: [[Vector3]] = {
    let directions = AxisDirection.allCases.map(\.vector)
    return directions.flatMap { x in
      directions.filter { $0.dot(x) == 0 }.map { y in [x, y, x.cross(y)] }
    }
  }()

  @Test(arguments: rightHanded.indices, LengthUnit.allCases)
  func `units and axes are found whatever they are`(index: Int, unit: LengthUnit) throws {
    let person = StandingPerson(gap: (4, 1))
    let recording = StandingPerson.Recording(unit: unit, axes: Self.rightHanded[index])

    let trial = try read(person.csv(recording))

    // In metres a coordinate goes through two roundings, each of half a unit in the 16th digit.
    #expect(person.largestError(in: trial) < 1e-9)
    #expect(trial.source.millimetresPerUnit == unit.millimetres)
    let back = trial.source.labFromRecording
    #expect(back.determinant == 1)
    for (axis, direction) in zip([back.x, back.y, back.z], Self.rightHanded[index]) {
      #expect(axis == direction)
    }
    #expect(trial.source.doubts.isEmpty)
  }

  @Test func `every conclusion comes with its evidence`() throws {
    let axes = [Vector3(0, 0, -1), Vector3(1, 0, 0), Vector3(0, -1, 0)]
    let trial = try read(StandingPerson().csv(StandingPerson.Recording(unit: .metres, axes: axes)))

    #expect(
      trial.source.conclusions.map { "\($0.topic.rawValue): \($0.value), \($0.evidence)" } == [
        "format: CSV, the titles name x, y and z of 12 markers, separated by commas",
        "rate: 100 Hz, 4 time stamps from 0 s to 0.03 s",
        "marker_set: BIOMECH, 12 of 12 names belong to 'the simulator of this program'; "
          + "score \(score(of: "BIOMECH")), next best PIG \(score(of: "PIG"))",
        "units: metres, the anterior iliac spines are 240.0 mm apart in metres",
        "up_axis: -z, pelvis and ankles are 865 mm apart along this axis",
        "forward_axis: +y, the anterior iliac spines lie in front of the posterior ones",
        "handedness: right-handed, 'RASI' lies 240 mm to the right of 'LASI'",
        "motion: static, no landmark of the pelvis and the legs moves by more than 2 mm",
      ])
  }

  /// The score of a set for the person's markers, by the published formula.
  private func score(of identifier: String) -> String {
    let entries = MarkerSet.all.first { $0.identifier == identifier }?.entries ?? [:]
    let found = StandingPerson().names.filter { entries[$0] != nil }
    let rarity = found.reduce(0) { sum, name in
      sum + 1 / Double(MarkerSet.all.count { $0.entries[name] != nil })
    }
    return (rarity * Double(found.count) / Double(entries.count).squareRoot()).fixed(1)
  }

  @Test(arguments: rightHanded.indices)
  func `a mirrored recording is refused`(index: Int) {
    var axes = Self.rightHanded[index]
    axes[2] = -axes[2]
    let text = StandingPerson().csv(StandingPerson.Recording(axes: axes))

    #expect(
      failure(of: text)
        == """
        trial.csv: the recording is mirrored, or left and right are exchanged: 'RASI', the right \
        anterior superior iliac spine, lies 240 mm to the left of 'LASI', the left one [mirrored]
          hint: varus would be read as valgus: pass --handedness left if the axes of the file are \
        left-handed, or --sides exchanged if the names of left and right were exchanged
        """)
  }

  @Test func `legs with exchanged names are refused`() {
    let person = StandingPerson()
    let titles = person.csv().split(separator: "\n")[0].split(separator: ",").map { title in
      let other = title.first == "L" ? "R" : "L"
      return title.contains("EP_") ? other + title.dropFirst() : String(title)
    }
    let rows = person.csv().split(separator: "\n").dropFirst().joined(separator: "\n")
    let message = failure(of: titles.joined(separator: ",") + "\n" + rows)

    #expect(
      message.hasPrefix(
        "trial.csv: left and right are exchanged: 'RLEP', the right lateral femoral epicondyle, lies "
          + "300 mm to the left of 'LLEP', the left one [mirrored]\n"
          + "  hint: varus would be read as valgus: only a part of the names is wrong: correct them "
          + "with --map"))
  }

  @Test func `--up decides, and a doubt remains where the body lies otherwise`() throws {
    let text = StandingPerson().csv()

    let agreed = try read(text, ReadOptions(up: .plusY))
    let forced = try read(text, ReadOptions(up: .plusZ))

    #expect(agreed.source.doubts.isEmpty)
    #expect(agreed.source.conclusions.contains { $0.evidence == "given with --up" })
    #expect(forced.source.doubts == ["pelvis and ankles do not lie along +z: check --up"])
  }

  @Test func `without a pelvis the feet tell forward`() throws {
    var person = StandingPerson()
    person.names = ["LLEP", "RLEP", "LLMA", "RLMA", "LHEE", "RHEE", "LTO2", "RTO2"]
    let text = person.csv()
    #expect(failure(of: text).contains("forward") == false)

    let trial = try read(text)

    #expect(person.largestError(in: trial) == 0)
    let forward = try #require(trial.source.conclusions.first { $0.topic == .forwardAxis })
    #expect(forward.evidence == "the toes lie in front of the heels")
  }

  @Test func `without front and back, left and right tell forward and cannot be checked`() throws {
    var person = StandingPerson()
    person.names = ["LLEP", "RLEP", "LLMA", "RLMA"]

    let trial = try read(person.csv(), ReadOptions(markerSet: "biomech"))

    #expect(person.largestError(in: trial) == 0)
    #expect(trial.source.doubts.count == 1)
    #expect(trial.source.doubts[0].hasPrefix("left and right could not be checked"))
  }

  @Test(arguments: [
    (
      ["LASI", "RASI"],
      """
      trial.csv: the landmarks do not tell which axis points up [up-unknown]
        hint: pass --up, such as --up +z, or name more landmarks with --map
      """
    ),
    (
      ["RLEP", "RLMA"],
      """
      trial.csv: the landmarks do not tell which way is forward [forward-unknown]
        hint: pass --forward, such as --forward +x, or name landmarks of the pelvis, or heels and \
      toes, on both sides with --map
      """
    ),
    (
      ["RLEP", "RHEE"],
      """
      trial.csv: the unit of the coordinates is not known [units-unknown]
        hint: pass --units mm, cm or m
      """
    ),
  ])
  func `too few landmarks are an error that says what to do`(names: [String], message: String) {
    var person = StandingPerson()
    person.names = names

    #expect(failure(of: person.csv(), ReadOptions(markerSet: "BIOMECH")) == message)
  }

  @Test func `a declared unit that the body contradicts is refused`() {
    let recording = StandingPerson.Recording(unit: .metres)
    let text = StandingPerson().csv(recording) { "\($0)_\($1)_mm" }

    #expect(
      failure(of: text)
        == """
        trial.csv: the file declares millimetres, but then the anterior iliac spines are 0.2 mm \
        apart in millimetres; 'm' would fit [units-implausible]
          hint: pass --units m, or --units as declared
        """)
    #expect(throws: Never.self) { try read(text, ReadOptions(units: .metres)) }
  }

  @Test func `landmarks that are missing throughout are an error`() {
    let person = StandingPerson()
    let rows = (0..<4).map { "0.0\($0)" + String(repeating: ",", count: 36) }
    let text = ([String(person.csv().split(separator: "\n")[0])] + rows).joined(separator: "\n")

    #expect(
      failure(of: text)
        == """
        trial.csv: the markers of the pelvis and the legs are missing in every frame [landmarks-never-seen]
          hint: check which frames were exported
        """)
  }
}
