// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

/// Several people in one file, and names that stand there twice.
struct SubjectsAndTwinsTests {
  /// Two people side by side, the second one a metre to the right.
  private var twoPeople: String {
    let person = StandingPerson()
    let names = person.names.map { "Anna:\($0)" } + person.names.map { "Ben:\($0)" }
    return table(names) { name, frame in
      let bare = String(name.drop { $0 != ":" }.dropFirst())
      return person.position(bare, frame: frame) + Vector3(0, 0, name.hasPrefix("B") ? 1000 : 0)
    }
  }

  /// A wide table of four frames; `nil` is a missing sample.
  private func table(
    _ names: [String], title: (String, String) -> String = { "\($0)_\($1)" },
    position: (String, Int) -> Vector3?
  ) -> String {
    let titles = ["time"] + names.flatMap { name in ["x", "y", "z"].map { title(name, $0) } }
    let rows = (0..<4).map { frame in
      ["\(Double(frame) / 100)"]
        + names.flatMap { name in
          position(name, frame).map { ["\($0.x)", "\($0.y)", "\($0.z)"] } ?? ["", "", ""]
        }
    }
    return ([titles] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  @Test(arguments: [("Ben", 1000.0), ("anna", 0)])
  func `the person that is named is taken`(name: String, shift: Double) throws {
    let trial = try read(twoPeople, ReadOptions(subjectName: name))

    #expect(
      trial.position(.lateralEpicondyle, .right, frame: 0) == Vector3(10, 500, 150 + shift))
    #expect(trial.trajectories.index(of: "RLEP") != nil)
    let conclusion = try #require(trial.source.conclusions.first { $0.topic == .subject })
    // The name itself is personal and goes into no report.
    #expect(conclusion.value == "one of 2")
    #expect(conclusion.evidence == "given with --subject-name")
  }

  @Test func `two people without a choice are refused`() {
    #expect(
      failure(of: twoPeople)
        == """
        trial.csv: the file has markers of several people: 'Anna', 'Ben' [several-subjects]
          hint: pass --subject-name with the one you mean, such as --subject-name Anna
        """)
  }

  @Test func `a person who is not there is refused with the closest name`() {
    #expect(
      failure(of: twoPeople, ReadOptions(subjectName: "Bern"))
        == """
        trial.csv: no marker has the name 'Bern' in front; the names are 'Anna', 'Ben' \
        [unknown-subject]
          hint: did you mean 'Ben'?
        """)
    #expect(
      failure(of: StandingPerson().csv(), ReadOptions(subjectName: "Eve"))
        == """
        trial.csv: no marker has the name 'Eve' in front; there are no names of people \
        [unknown-subject]
          hint: leave --subject-name out
        """)
  }

  @Test func `of several names the only one with legs is taken, and that is said`() throws {
    let text = StandingPerson().csv { "\($0 == "RHEE" ? "box:corner" : "Anna:\($0)")_\($1)" }

    let trial = try read(text)

    let conclusion = try #require(trial.source.conclusions.first { $0.topic == .subject })
    #expect(conclusion.value == "one of 2")
    #expect(
      conclusion.evidence
        == "of 2 names in front of markers only one has landmarks of the pelvis or the legs")
  }

  // MARK: - Names twice

  /// Labels of four letters: the second RKNE is the medial marker.
  private func cutLabels(second: @escaping (Int) -> Vector3?) -> String {
    let person = StandingPerson()
    let names = ["LASI", "RASI", "LPSI", "RPSI", "LKNE", "RKNE", "LANK", "RANK", "again"]
    let twins = ["LKNE": "LLEP", "RKNE": "RLEP", "LANK": "LLMA", "RANK": "RLMA"]
    return table(names, title: { "\($0 == "again" ? "RKNE" : $0)_\($1)" }) { name, frame in
      name == "again" ? second(frame) : person.position(twins[name] ?? name, frame: frame)
    }
  }

  @Test func `a landmark whose name stands at two places is refused with both`() {
    let text = cutLabels { StandingPerson().position("RMEP", frame: $0) }

    #expect(
      failure(of: text)
        == """
        trial.csv: 'RKNE', the right lateral femoral epicondyle, stands in the file more than once: \
        'RKNE' at 10, 500, 149 mm and 'RKNE#2' at 10, 500, 59 mm [ambiguous-landmark]
          hint: labels cut to four letters make lateral and medial markers alike; export longer \
        ones, or say with --map FILE.yaml which is meant: 'RKNE' or 'RKNE#2'
        """)
  }

  @Test func `a map says which of the two is meant`() throws {
    let text = cutLabels { StandingPerson().position("RMEP", frame: $0) }
    let map = try readMarkerMap(
      path: "map.yaml",
      bytes: Array(
        """
        landmarks:
          left.asis: LASI
          right.asis: RASI
          left.psis: LPSI
          right.psis: RPSI
          right.femur_epicondyle_lateral: RKNE
          right.femur_epicondyle_medial: "RKNE#2"
          right.malleolus_lateral: RANK
        """.utf8))

    let trial = try read(text, ReadOptions(markerMap: map))

    #expect(trial.position(.medialEpicondyle, .right, frame: 0) == Vector3(10, 500, 60))
  }

  @Test func `twins at one place, and an empty twin, do no harm`() throws {
    let close = try read(
      cutLabels { StandingPerson().position("RLEP", frame: $0) + Vector3(3, 0, 0) })
    let empty = try read(cutLabels { _ in nil })

    for trial in [close, empty] {
      #expect(trial.markers.marker(.lateralEpicondyle, .right) == "RKNE")
      #expect(trial.source.doubts.contains { $0.hasPrefix("'RKNE' stands more than once") })
    }
    #expect(empty.source.doubts.contains("a marker has a name but no sample: 'RKNE#2'"))
  }

  @Test func `the twin that is seen is taken where the first one is empty`() throws {
    let person = StandingPerson()
    let text = table(
      ["LASI", "RASI", "LPSI", "RPSI", "RKNE", "again", "RANK", "LANK"],
      title: { "\($0 == "again" ? "RKNE" : $0)_\($1)" }
    ) { name, frame in
      switch name {
      case "RKNE": nil
      case "again": person.position("RLEP", frame: frame)
      case "RANK": person.position("RLMA", frame: frame)
      case "LANK": person.position("LLMA", frame: frame)
      default: person.position(name, frame: frame)
      }
    }

    let trial = try read(text)

    #expect(trial.markers.marker(.lateralEpicondyle, .right) == "RKNE#2")
    #expect(trial.markers.unassigned.contains("RKNE"))
  }

  @Test func `the same in a TRC file, where no landmark is meant only a doubt remains`() throws {
    var person = StandingPerson()
    person.names.append("LLMA")
    person.twins["LLMA"] = "LLMA"
    let text = person.trc()

    let trial = try read(text)

    #expect(trial.trajectories.index(of: "LLMA#2") != nil)
    #expect(trial.source.doubts.count == 1)
  }

  @Test func `no conclusion and no doubt has the name of a person`() throws {
    let person = StandingPerson()
    let names = (person.names + ["X1", "X2"]).map { "Zenobia:\($0)" }
    let text = table(names, title: { "\($0 == "Zenobia:X2" ? "Zenobia:X1" : $0)_\($1)" }) {
      name, frame in
      let bare = String(name.drop { $0 != ":" }.dropFirst())
      return bare.hasPrefix("X") ? nil : person.position(bare, frame: frame)
    }

    let source = try read(text).source

    #expect(source.doubts.count == 2)
    let texts = source.doubts + source.conclusions.flatMap { [$0.value, $0.evidence] }
    #expect(!texts.contains { $0.contains("Zenobia") })
  }

  @Test func `markers without a sample are named`() throws {
    let person = StandingPerson()
    let text = table(person.names + ["X1", "X2"]) { name, frame in
      name.hasPrefix("X") ? nil : person.position(name, frame: frame)
    }

    #expect(try read(text).source.doubts == ["markers have names but no sample: 'X1', 'X2'"])
  }
}
