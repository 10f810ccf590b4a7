// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

struct ConventionalParameterTests {
  /// Measurements as Nexus stores them, some changed.
  private func stored(_ changes: [String: Double] = [:]) -> [String: [Double]] {
    var values: [String: Double] = ["InterAsisDistance": 238]
    for letter in ["L", "R"] {
      values["\(letter)LegLength"] = 870
      values["\(letter)KneeWidth"] = 101
      values["\(letter)AnkleWidth"] = 71
      values["\(letter)AsisTrocanterDistance"] = 0
      values["\(letter)ThighRotation"] = 0
      values["\(letter)ShankRotation"] = 0
      values["\(letter)TibialTorsion"] = 0
      values["\(letter)StaticPlantFlex"] = 0.2
      values["\(letter)StaticRotOff"] = -0.03
    }
    return values.merging(changes) { $1 }.mapValues { [$0] }
  }

  private func parameters(
    _ trial: Trial, calibration: Trial? = nil, others: [Trial] = [], subject: Subject = Subject()
  ) throws -> (parameters: ConventionalParameters, notes: [String]) {
    try ConventionalModel(
      for: ModelInputs(calibration: calibration, trials: [trial] + others, subject: subject)
    ).parameters(for: trial)
  }

  private let bodies = [HandBuiltConventionalBody(), HandBuiltConventionalBody()]

  @Test func `what the user says about the subject comes before what the file stores`() throws {
    let trial = HandBuiltConventionalBody.trial("walk", bodies, parameters: stored())
    let found = try parameters(
      trial, subject: Subject(kneeWidth: [.left: 110], markerDiameter: 9)
    ).parameters

    #expect(found.left.kneeWidth == 110)
    #expect(found.origins[.init(.kneeWidth, .left)] == .subject)
    #expect(found.right.kneeWidth == 101)
    #expect(found.origins[.init(.kneeWidth, .right)] == .file("walk"))
    #expect(found.markerDiameter == 9)
    #expect(found.interASISDistance == 238)
    // 0 stands for the regression.
    #expect(found.left.asisToTrochanter.isClose(to: 0.1288 * 870 - 48.56, within: 1e-12))
    #expect(found.left.plantarFlexionOffset == .radians(0.2))
  }

  @Test(arguments: ["MarkerDiameter", "Marker Diameter", "MARKERDIAMETER"])
  func `the diameter of the markers is known in every spelling`(key: String) throws {
    let trial = HandBuiltConventionalBody.trial("walk", bodies, parameters: stored([key: 25]))

    #expect(try parameters(trial).parameters.markerDiameter == 25)
  }

  @Test func `a diameter that nobody gives is 14 mm and said so`() throws {
    let found = try parameters(
      HandBuiltConventionalBody.trial("walk", bodies, parameters: stored()))

    #expect(found.parameters.markerDiameter == 14)
    #expect(found.notes.contains("not measured, so as usual: marker diameter 14.0 mm"))
  }

  @Test func `offsets in degrees are told from radians by their size`() throws {
    let changes = ["LStaticPlantFlex": 11.5, "RStaticPlantFlex": 0.9, "LThighRotation": -8.0]
    let trial = HandBuiltConventionalBody.trial("walk", bodies, parameters: stored(changes))
    let found = try parameters(trial).parameters

    #expect(found.left.plantarFlexionOffset.isClose(to: .degrees(11.5)))
    // One angle beyond a radian makes all of them degrees.
    #expect(found.right.plantarFlexionOffset.isClose(to: .degrees(0.9)))
    #expect(found.left.thighOffset.isClose(to: .degrees(-8)))
  }

  @Test func `an inter-ASIS distance of another static trial gives way to the paired one`() throws {
    let trial = HandBuiltConventionalBody.trial("walk", bodies, parameters: stored())
    let standing = HandBuiltConventionalBody.trial("static", bodies)
    let found = try parameters(trial, calibration: standing)

    // The hand-built spines stand 240 mm apart.
    #expect(found.parameters.interASISDistance.isClose(to: 240, within: 1e-9))
    #expect(
      found.notes.contains(
        "the inter-ASIS distance that walk stores, 238.0 mm, is not that of the static trial static, "
          + "240.0 mm, which is used"))
  }

  @Test func `a distance measured by hand is stored in both and stands`() throws {
    let trial = HandBuiltConventionalBody.trial("walk", bodies, parameters: stored())
    let standing = HandBuiltConventionalBody.trial("static", bodies, parameters: stored())
    let found = try parameters(trial, calibration: standing)

    #expect(found.parameters.interASISDistance == 238)
    #expect(!found.notes.contains { $0.contains("inter-ASIS distance that") })
  }

  @Test func `measurements that are all 0 come from the other trials and the static mean`() throws {
    let empty = stored().mapValues { _ in [0.0] }
    let standing = HandBuiltConventionalBody.trial("static", bodies, parameters: empty)
    var measured = stored()
    measured["InterAsisDistance"] = nil
    let motion = HandBuiltConventionalBody.trial("walk", bodies, parameters: measured)
    let found = try parameters(standing, calibration: standing, others: [motion])

    #expect(found.parameters.left.kneeWidth == 101)
    #expect(found.parameters.origins[.init(.kneeWidth, .left)] == .file("walk"))
    #expect(found.parameters.interASISDistance.isClose(to: 240, within: 1e-9))
    #expect(
      found.notes.contains {
        $0.hasPrefix("as stored in walk (left and right): leg length 870 mm and 870 mm")
      })
  }

  @Test func `a length that is none in millimetres is passed over and said so`() throws {
    let trial = HandBuiltConventionalBody.trial(
      "walk", bodies, parameters: stored(["LKneeWidth": 10.1]))
    let found = try parameters(trial)

    #expect(found.parameters.left.kneeWidth == 100)
    #expect(found.parameters.origins[.init(.kneeWidth, .left)] == .usual)
    #expect(
      found.notes.contains(
        "the left knee width that walk stores, 10.1, is none in millimetres and was passed over"))
  }

  @Test func `nothing measured is estimated from the markers`() throws {
    let trial = HandBuiltConventionalBody.trial("walk", bodies, medial: true)
    let found = try parameters(trial).parameters

    // Between marker centres, less a usual marker, where the hand-built ones have the same.
    #expect(found.left.kneeWidth.isClose(to: 104, within: 1e-9))
    #expect(found.right.ankleWidth.isClose(to: 72, within: 1e-9))
    #expect(found.origins[.init(.legLength, .right)] == .markers("walk"))
    #expect((800..<950).contains(found.right.legLength))
  }

  @Test func `stored offsets that contradict the static trial are named`() throws {
    let trial = HandBuiltConventionalBody.trial("walk", bodies, parameters: stored())
    let standing = HandBuiltConventionalBody.trial("static", bodies)
    let found = try parameters(trial, calibration: standing)

    #expect(
      found.notes.contains {
        $0.hasPrefix("the static offsets of the left foot that walk stores, 11.46° and -1.72°")
      })
    #expect(found.parameters.origins[.init(.plantarFlexionOffset, .left)] == .markers("static"))
  }

  @Test func `missing markers are named as the model names them`() throws {
    var trial = HandBuiltConventionalBody.trial("walk", bodies)
    trial.markers.landmarks[SidedLandmark(.posteriorSuperiorIliacSpine, .left)] = nil
    trial.markers.trackers[SidedSegment(.thigh, .right)] = nil
    trial.markers.landmarks[SidedLandmark(.lateralMalleolus, .left)] = nil
    trial.markers.landmarks[SidedLandmark(.lateralMalleolus, .right)] = nil
    let error = #expect(throws: CalibrationError.self) {
      try ConventionalModel(for: ModelInputs(trials: [trial]))
    }

    // Of the leg that misses least.
    #expect(error?.reason == .markersMissing(.conventional, ["LPSI", "LANK"]))
    #expect(
      error?.description == """
        walk.c3d: the conventional model needs markers that are missing: 'LPSI', 'LANK' \
        [landmarks-missing]
          hint: see what was recognised with 'biomech inspect', name the markers with --map, or use \
        --model auto
        """)
  }
}
