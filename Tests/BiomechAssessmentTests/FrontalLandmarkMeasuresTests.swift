// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechTestSupport
import Testing

/// A model of which only the markers at the front of the knee are ever off.
private struct FrontMarkersOnly: ErrorPropagation {
  func body(_ body: TrackedBody, at frame: Int, with error: BodyError) -> TrackedBody { body }
}

/// Standing with markers on the inside of knees and ankles, and a leg with tuberosity and patella.
private func standing(kneeGap: Double, ankleGap: Double) -> AnalyzedTrial {
  let names: [(Landmark, MarkerName, MarkerName)] = [
    (.medialEpicondyle, "LMEP", "RMEP"), (.medialMalleolus, "LMMA", "RMMA"),
  ]
  let frameCount = 300
  var trajectories = MarkerTrajectories(
    markers: names.flatMap { [$0.1, $0.2] }, frameCount: frameCount, frameRate: 100)
  var assignment = MarkerAssignment()
  for (landmark, left, right) in names {
    assignment.landmarks[SidedLandmark(landmark, .left)] = left
    assignment.landmarks[SidedLandmark(landmark, .right)] = right
  }
  for frame in 0..<frameCount {
    for (index, z) in [-kneeGap / 2, kneeGap / 2, -ankleGap / 2, ankleGap / 2].enumerated() {
      trajectories.setPosition(
        Vector3(0, index < 2 ? 480 : 80, z), ofMarkerAt: index, frame: frame, origin: .measured)
    }
  }
  var body = TrackedBody()
  body.pelvis = RigidTransform(rotation: .identity, translation: Vector3(0, 930, 0))
  for side in Side.allCases {
    var leg = TrackedLeg()
    let knee = Vector3(0, 480, side.sign * 90)
    leg.thigh = RigidTransform(rotation: .identity, translation: knee)
    leg.shank = RigidTransform(rotation: .identity, translation: knee)
    (leg.hip, leg.knee, leg.ankle) = (knee + Vector3(0, 420, 0), knee, knee - Vector3(0, 400, 0))
    leg.iliacSpine = knee + Vector3(60, 450, side.sign * 100)
    leg.patellaCentre = knee + Vector3(50, 0, 0)
    leg.tibialTuberosity = knee + Vector3(40, -70, side.sign * 10)
    body[side] = leg
  }
  var track = BodyTrack(.calibrated, frameCount: frameCount, frameRate: 100)
  track.bodies = Array(repeating: body, count: frameCount)
  let window = QuietWindow(frames: 20..<280, sway: 1)
  track.standing = window
  track.errors = FrontMarkersOnly()
  track.geometry = [.left: referenceLeg, .right: referenceLeg]
  track.errors = ReferenceErrors(referenceLeg)
  return AnalyzedTrial(
    trial: Trial(
      name: "static", trajectories: trajectories, markers: assignment,
      source: TrialSource(path: "static.csv", format: "CSV")),
    kinematics: TrialKinematics(of: track),
    events: TrialEvents(task: .static, evidence: "by hand", standing: window))
}

private func measures(
  _ kind: MeasureKind, kneeGap: Double = 60, ankleGap: Double = 200,
  subject: Subject = Subject(age: 30, markerDiameter: 10)
) -> [Measure] {
  Assessment(of: [standing(kneeGap: kneeGap, ankleGap: ankleGap)], subject: subject).measures
    .filter { $0.kind == kind }
}

struct FrontalLandmarkMeasuresTests {
  @Test func `the quadriceps angle of a standing leg is that of a published one`() throws {
    // Test vector TV09, given to 0.001°.
    let found = measures(.quadricepsAngleStanding)

    #expect(found.map(\.side) == [.right, .left])
    for measure in found {
      #expect(measure.value.isClose(to: 20.659, within: 0.001))
      // Spine 3 mm on 461 mm, tuberosity 5 mm on 71 mm, patella 5 mm on both, by hand:
      // √(0.37² + 4.05² + 4.67²)° = 6.2°.
      #expect(measure.u95.isClose(to: 1.96 * 6.19, within: 0.3))
      #expect(measure.quality == .good)
    }
  }

  @Test func `the tuberosity is counted in percent of the knee under the markers`() throws {
    // 10 mm of 90 mm less 10 mm of marker.
    let found = measures(.tibialTuberosityLateralisation)

    #expect(found.map { $0.value.rounded() } == [13, 13])
    #expect(try #require(found.first).method.hasPrefix("10 mm of 80 mm"))
  }

  @Test func `the anatomical angle is six degrees less the deviation, and less certain`() throws {
    var legs = HandBuiltStanding()
    legs.deviation = [.right: 5, .left: -3]
    let assessment = Assessment(of: [legs.analyzed], subject: .adult)
    let found = assessment.measures.filter { $0.kind == .tibiofemoralAngleStanding }

    #expect(found.map(\.value) == [1, 9])
    // √(3.397² + (1.96 × 0.7)²) by hand.
    #expect(try #require(found.first).u95.isClose(to: 3.663, within: 0.002))
  }

  @Test func `a gap counts from skin to skin, and is that of the stance unless legs touch`() throws
  {
    let knees = try #require(measures(.intercondylarDistanceStanding).first)
    let ankles = try #require(measures(.intermalleolarDistanceStanding).first)

    #expect(knees.value == 70 && ankles.value == 210)
    #expect(knees.quality == .limited && ankles.quality == .limited)
    #expect(ankles.method.hasPrefix("gap in this stance, since the knees do not touch"))
  }

  @Test func `with touching knees the gap of the ankles is the clinical distance`() throws {
    let ankles = try #require(
      measures(.intermalleolarDistanceStanding, kneeGap: 15, ankleGap: 90).first)
    let knees = try #require(
      measures(.intercondylarDistanceStanding, kneeGap: 15, ankleGap: 90).first)

    #expect(ankles.value == 100)
    #expect(ankles.quality == .good)
    #expect(
      ankles.method
        == "the knees touch; between the skin under the medial markers, their diameter of 10 mm "
        + "given and added")
    #expect(knees.quality == .limited)
  }
}
