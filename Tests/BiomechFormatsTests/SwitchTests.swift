// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

/// The switches that overrule a conclusion about axes and sides, and what they cannot overrule.
struct SwitchTests {
  private func conclusion(
    _ topic: TrialSource.Conclusion.Topic, in trial: Trial
  ) -> String? {
    trial.source.conclusions.first { $0.topic == topic }.map { "\($0.value): \($0.evidence)" }
  }

  /// The person along left-handed axes: the file's z points to the left.
  private var mirrored: String {
    StandingPerson().csv(
      StandingPerson.Recording(axes: [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, -1)]))
  }

  /// The person with the names of left and right exchanged.
  private var exchanged: String {
    StandingPerson().csv { name, axis in
      "\(name.hasPrefix("L") ? "R" : "L")\(name.dropFirst())_\(axis)"
    }
  }

  @Test func `left-handed axes are mirrored back`() throws {
    let trial = try read(mirrored, ReadOptions(handedness: .left))

    #expect(StandingPerson().largestError(in: trial) == 0)
    #expect(trial.source.labFromRecording.determinant == -1)
    #expect(
      conclusion(.handedness, in: trial)
        == "left-handed: given with --handedness: mirrored back; 'RASI' lies 240 mm to the right of "
        + "'LASI'")
    #expect(trial.source.doubts.isEmpty)
  }

  @Test func `exchanged names stand for the other side and keep their letters`() throws {
    let trial = try read(exchanged, ReadOptions(sides: .exchanged))

    #expect(trial.markers.marker(.anteriorSuperiorIliacSpine, .right) == "LASI")
    #expect(trial.position(.lateralEpicondyle, .left, frame: 0) == Vector3(10, 500, -150))
    #expect(
      conclusion(.handedness, in: trial)
        == "right-handed, sides exchanged: --sides exchanged: the names of left and right mean the "
        + "other side; 'LASI' lies 240 mm to the right of 'RASI'")
  }

  @Test func `a switch that makes it wrong is refused`() {
    #expect(
      failure(of: StandingPerson().csv(), ReadOptions(handedness: .left))
        == """
        trial.csv: left and right are exchanged: 'RASI', the right anterior superior iliac spine, \
        lies 240 mm to the left of 'LASI', the left one [mirrored]
          hint: varus would be read as valgus: without --handedness left the sides are right
        """)
    #expect(
      failure(of: StandingPerson().csv(), ReadOptions(sides: .exchanged)).hasSuffix(
        "\n  hint: varus would be read as valgus: without --sides exchanged the sides are right"))
  }

  @Test func `left and right without front and back are checked with --forward`() throws {
    var person = StandingPerson()
    person.names = ["LLEP", "RLEP", "LLMA", "RLMA"]
    let backwards = person.csv(
      StandingPerson.Recording(axes: [Vector3(-1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, -1)]))

    let known = try read(
      person.csv(), ReadOptions(forward: .plusX, markerSet: "BIOMECH"))

    #expect(known.source.doubts.isEmpty)
    #expect(conclusion(.forwardAxis, in: known) == "+x: given with --forward")
    #expect(
      failure(of: backwards, ReadOptions(forward: .plusX, markerSet: "BIOMECH")).contains(
        "[mirrored]"))
  }

  @Test func `--forward to the back or upwards is refused`() {
    #expect(
      failure(of: StandingPerson().csv(), ReadOptions(forward: .minusX))
        == """
        trial.csv: --forward points to the back of the body: the anterior iliac spines lie in front \
        of the posterior ones, 180° from -x [forward-contradicted]
          hint: pass the direction that the person faces, or leave --forward out
        """)
    #expect(
      failure(of: StandingPerson().csv(), ReadOptions(forward: .minusY))
        == """
        trial.csv: --forward -y is not horizontal: up is +y [forward-contradicted]
          hint: pass a horizontal axis of the file, such as --forward +x
        """)
  }

  @Test func `--forward a quarter turn off leaves a doubt`() throws {
    let trial = try read(StandingPerson().csv(), ReadOptions(forward: .plusZ))

    #expect(trial.source.doubts == ["the person faces 90° away from +z: check --forward"])
  }
}

// MARK: - What a file says about itself

extension SwitchTests {
  /// The text as a file that says something about its axes.
  private func understanding(
    _ text: String, _ axes: DeclaredAxes, _ options: ReadOptions = ReadOptions()
  ) throws -> Understanding {
    var file = try readMotionFile(path: "trial.csv", from: MemorySource(Array(text.utf8)))
    file.axes = axes
    return Understanding(of: file, options: options)
  }

  @Test func `a file that says its axes are left-handed is mirrored back`() throws {
    let declared = DeclaredAxes(handedness: .left, evidence: "RotationRule is left-hand")

    let told = try understanding(mirrored, declared)

    #expect(told.problem == nil)
    #expect(
      told.conclusions.contains {
        $0.topic == .handedness && $0.value == "left-handed"
          && $0.evidence.hasPrefix("the file says so (RotationRule is left-hand): mirrored back")
      })
    let wrong = try understanding(StandingPerson().csv(), declared)
    #expect(
      wrong.problem?.description == """
        trial.csv: left and right are exchanged: 'RASI', the right anterior superior iliac spine, \
        lies 240 mm to the left of 'LASI', the left one; the file says that its axes are \
        left-handed (RotationRule is left-hand) [mirrored]
          hint: varus would be read as valgus: pass --handedness right if its axes are right-handed \
        all the same
        """)
    let overruled = try understanding(
      StandingPerson().csv(), declared, ReadOptions(handedness: .right))
    #expect(overruled.problem == nil)
  }

  @Test func `an up axis in the file is a hint that the body overrules`() throws {
    let declared = DeclaredAxes(up: .plusZ, evidence: "POINT:Y_SCREEN is '+Z'")
    var few = StandingPerson()
    few.names = ["LASI", "RASI"]

    let contradicted = try understanding(StandingPerson().csv(), declared)
    let agreed = try understanding(
      StandingPerson().csv(), DeclaredAxes(up: .plusY, evidence: "POINT:Y_SCREEN is '+Y'"))
    let needed = try understanding(
      few.csv(), DeclaredAxes(up: .plusY, evidence: "POINT:Y_SCREEN is '+Y'"),
      ReadOptions(markerSet: "BIOMECH"))

    #expect(
      contradicted.doubts == [
        "the file says that +z is up (POINT:Y_SCREEN is '+Z'), but pelvis and ankles lie along +y, "
          + "which was used: pass --up if it is wrong"
      ])
    #expect(agreed.doubts.isEmpty)
    #expect(
      needed.conclusions.contains {
        $0.topic == .upAxis && $0.evidence == "the file says so: POINT:Y_SCREEN is '+Y'"
      })
  }
}

// MARK: - Motion

extension SwitchTests {
  /// The person in 101 frames, carried along.
  private func walking(_ step: Vector3) -> String {
    let person = StandingPerson()
    let titles = person.csv().split(separator: "\n")[0]
    let rows = (0..<101).map { frame in
      let cells = person.names.flatMap { name -> [String] in
        let p = person.position(name, frame: 0) + step * Double(frame)
        return ["\(p.x)", "\(p.y)", "\(p.z)"]
      }
      return (["\(Double(frame) / 100)"] + cells).joined(separator: ",")
    }
    return ([String(titles)] + rows).joined(separator: "\n") + "\n"
  }

  @Test func `the way of the pelvis is told, and a person who goes backwards is doubtful`() throws {
    let forwards = try read(walking(Vector3(12, 0, 1)))
    let backwards = try read(walking(Vector3(-12, 0, 1)))
    let inPlace = try read(walking(Vector3(4, 0, 0)))

    #expect(
      conclusion(.progression, in: forwards)
        == "+x: the pelvis goes 1204 mm, 5° from this axis")
    #expect(forwards.source.doubts.isEmpty)
    #expect(
      backwards.source.doubts == [
        "the person faces +x and goes 175° away from that, backwards or sideways: check which "
          + "markers are in front, or pass --forward"
      ])
    #expect(conclusion(.progression, in: inPlace) == nil)
  }

  @Test func `a trial is static or dynamic by how far the landmarks move`() throws {
    // Nine tenths of the frames count.
    #expect(
      conclusion(.motion, in: try read(walking(Vector3(0.25, 0, 0))))
        == "static: no landmark of the pelvis and the legs moves by more than 22 mm")
    #expect(
      conclusion(.motion, in: try read(walking(Vector3(12, 0, 0))))?.hasPrefix("dynamic: ") == true)
    var one = StandingPerson()
    one.frameCount = 1
    #expect(
      conclusion(.motion, in: try read(one.csv(), ReadOptions(rate: 100)))
        == "static: there is one frame")
  }
}
