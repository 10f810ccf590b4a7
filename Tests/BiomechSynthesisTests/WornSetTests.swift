// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the optional markers show, worked out from the markers in the way of a textbook.
struct WornSetTests {
  private let squat: SquatRecipe = {
    var recipe = SquatRecipe()
    recipe.repetitions = 1
    recipe.frameRate = 20
    recipe.kneeAdduction.right = .degrees(-9)
    recipe.kneeInternalRotation.left = .degrees(6)
    return recipe
  }()

  private func body(seed: UInt64) -> BodyModel {
    var body = BodyModel.random(seed: seed)
    body.structuralVarus = BothSides(left: .degrees(3), right: .degrees(-2))
    body.hipRegression = .davis
    return body
  }

  @Test(arguments: Side.allCases)
  func `the hips of the conventional set lie where Plug-in Gait puts them`(side: Side) throws {
    let subject = try SimulatedSubject(body(seed: 4), worn: .conventional)
    let trial = try subject.standing()
    let still = trial.trajectories
    func place(_ name: MarkerName) throws -> Vector3 { try #require(still[name, frame: 0]) }
    let parameters = trial.trial.parameters
    func parameter(_ name: String) throws -> Double { try #require(parameters[name]?.first) }
    let letter = side == .left ? "L" : "R"
    // Steps 1 to 3 of the published recipe, x anterior, y left, z up, s = +1 on the left.
    let radius = try parameter("MarkerDiameter") / 2
    let (left, right) = (try place("LASI"), try place("RASI"))
    let origin = (left + right) / 2
    let y = (left - right) / (left - right).length
    let forward = origin - (try place("LPSI") + (try place("RPSI"))) / 2
    let across = forward - y * forward.dot(y)
    let x = across / across.length
    let z = x.cross(y)
    let c = 0.115 * (try parameter("LLegLength") + (try parameter("RLegLength"))) / 2 - 15.3
    let at = 0.1288 * (try parameter(letter + "LegLength")) - 48.56
    let half = try parameter("InterAsisDistance") / 2
    let hip =
      origin + x * (c * cos(0.5) * sin(0.314) - (at + radius) * cos(0.314))
      - y * (side.sign * (half - c * sin(0.5)))
      + z * (-c * cos(0.5) * cos(0.314) - (at + radius) * sin(0.314))

    #expect(trial.truth.legs[side].hipCentre[0].isClose(to: hip, within: 1e-6))
  }

  @Test(arguments: Side.allCases, [0.0, 100])
  func `chords from the conventional markers end in the true joint centres`(
    side: Side, wand: Double
  ) throws {
    var worn = WornSet.conventional
    worn.wandLength = wand
    let trial = try SimulatedSubject(body(seed: 6), worn: worn).squat(squat)
    let letter = side == .left ? "L" : "R"
    let parameters = trial.trial.parameters
    for frame in stride(from: 0, to: trial.truth.frameCount, by: 7) {
      func place(_ name: String) throws -> Vector3 {
        try #require(trial.trajectories[MarkerName(letter + name), frame: frame])
      }
      let truth = trial.truth.legs[side]
      let knee = try chord(
        marker: place("KNE"), proximal: truth.hipCentre[frame], wand: place("THI"),
        offset: (#require(parameters[letter + "KneeWidth"]?.first) + 14) / 2)
      #expect(knee.isClose(to: truth.kneeCentre[frame], within: 1e-6))
      let ankle = try chord(
        marker: place("ANK"), proximal: knee, wand: place("TIB"),
        offset: (#require(parameters[letter + "AnkleWidth"]?.first) + 14) / 2)
      #expect(ankle.isClose(to: truth.ankleCentre[frame], within: 1e-6))
    }
  }

  @Test(arguments: Side.allCases)
  func `markers over poles and borders show the patella that was planted`(side: Side) throws {
    var body = body(seed: 2)
    body.hipRegression = .harrington
    body.patella.right.lateralInExtension = 14
    body.patella.left.tilt.flexed = .degrees(12)
    let worn = WornSet(.calibrated, extras: [.patellaOutline, .patellaCentre])
    let subject = try SimulatedSubject(body, worn: worn)
    let trial = try subject.squat(squat)
    let reference = ReferenceLeg(side, calibratedOn: try subject.standing(), in: trial)
    let letter = side == .left ? "L" : "R"
    let truth = trial.truth.legs[side]
    for frame in 0..<trial.truth.frameCount {
      func place(_ name: String) throws -> Vector3 {
        try #require(trial.trajectories[MarkerName(letter + name), frame: frame])
      }
      let thigh = reference.thighAxes(frame)
      let (superior, inferior) = (try place("PAS"), try place("PAI"))
      let (medial, lateral) = (try place("PAM"), try place("PAL"))
      let up = (superior - inferior) / (superior - inferior).length
      let right = (lateral - medial) * side.sign
      let across = up.cross(right)
      let forward = across / across.length
      let floating = up.cross(thigh.z)
      let e2 = floating / floating.length
      // Bull's mixed axes, as equation 4.4 of the methods has them.
      let flexion = atan2(-e2.dot(thigh.y), e2.dot(thigh.x))
      let spin = side.sign * asin(thigh.z.dot(up))
      let tilt = -side.sign * atan2(e2.dot(forward.cross(up)), e2.dot(forward))
      #expect(flexion.isClose(to: truth.patellarFlexion[frame], within: 1e-9))
      #expect(spin.isClose(to: truth.patellarSpin[frame], within: 1e-9))
      #expect(tilt.isClose(to: truth.patellarTilt[frame], within: 1e-9))
      let centre = (superior + inferior + medial + lateral) / 4
      let shift = side.sign * (centre - truth.kneeCentre[frame]).dot(thigh.z)
      #expect(shift.isClose(to: truth.patellarShift[frame], within: 1e-8))
      #expect(centre.isClose(to: try place("PAT"), within: 1e-9))
      // It lies in front of the knee, more than 3 cm from its middle.
      #expect((centre - truth.kneeCentre[frame]).dot(thigh.x) > 10)
    }
    let (standing, bottom) = (0, try #require(trial.truth.bottoms.first))
    #expect(Angle.radians(truth.patellarFlexion[bottom]).isClose(to: .degrees(0.65 * 95)))
    let planted = body.patella[side]
    #expect(
      truth.patellarShift[standing].isClose(
        to: planted.shift.extended + planted.lateralInExtension, within: 1e-9))
  }

  @Test func `a J is lateral in extension and gone at thirty degrees`() throws {
    var body = BodyModel()
    body.patella.right.lateralInExtension = 15
    body.patella.right.shift = AcrossFlexion(extended: 2, flexed: 2)
    let flexions = [-3.0, 0, 10, 20, 30, 60, 95]
    let poses = flexions.map { flexion in
      var leg = LegAngles()
      leg.kneeFlexion = .degrees(flexion)
      return BodyPose(legs: BothSides(leg))
    }
    let truth = try SimulatedSubject(body).motion(of: poses).truth
    let shift = truth.legs.right.patellarShift

    for (value, expected) in zip(shift, [17.0, 17, 2 + 15 * 0.75, 2 + 15 * 0.25, 2, 2, 2]) {
      #expect(value.isClose(to: expected, within: 1e-9))
    }
    #expect(truth.legs.left.patellarShift[1] < 5)
  }

  @Test(arguments: Side.allCases)
  func `the tuberosity stays where it is in the shank`(side: Side) throws {
    var body = BodyModel()
    body.tuberosityLateral = BothSides(left: 3, right: 15)
    let worn = WornSet(extras: .tibialTuberosity)
    let subject = try SimulatedSubject(body, worn: worn)
    let still = try subject.standing()
    let name: MarkerName = side == .left ? "LTUB" : "RTUB"
    let place = try #require(still.trajectories[name, frame: 0])
    let knee = still.truth.legs[side].kneeCentre[0]

    // Straight and facing forwards, the axes of the shank are those of the laboratory, but for the
    // hip that stands a little before or behind.
    #expect((side.sign * (place - knee).z).isClose(to: side == .left ? 3 : 15, within: 1e-9))
    #expect(place.y < knee.y - 60)
    #expect(place.x > knee.x + 30)
  }

  @Test func `the markers of the trunk lean and turn as planted`() throws {
    let planted = TrunkPose(
      forwardLean: .degrees(30), lateralLean: .degrees(-8), rotation: .degrees(12))
    var recipe = squat
    recipe.trunk = planted
    let trial = try SimulatedSubject(worn: WornSet(extras: .trunk)).squat(recipe)
    let bottom = try #require(trial.truth.bottoms.first)
    func place(_ name: MarkerName) throws -> Vector3 {
      try #require(trial.trajectories[name, frame: bottom])
    }
    let pelvis = try (place("RASI") + place("LASI") + place("RPSI") + place("LPSI")) / 4
    let neck = try (place("C7") + place("CLAV")) / 2
    let up = (neck - pelvis) / (neck - pelvis).length
    let across = try place("RSHO") - place("LSHO")
    let right = (across - up * across.dot(up)) / (across - up * across.dot(up)).length
    let forward = up.cross(right)
    // Globe order: the columns of Ry(r) Rx(l) Rz(−f).
    #expect(Angle.radians(atan2(right.x, right.z)).isClose(to: planted.rotation))
    #expect(Angle.radians(-asin(right.y)).isClose(to: planted.lateralLean))
    #expect(Angle.radians(-atan2(forward.y, up.y)).isClose(to: planted.forwardLean))
    // Leaning forwards brings the neck before the pelvis, turning right side forward the right
    // shoulder before the left, leaning to the left the neck to the left.
    #expect(up.x > 0.3 && up.z < 0 && across.x > 30)
    #expect(trial.truth.trunkForwardLean[bottom].isClose(to: 30 * .pi / 180, within: 1e-12))
  }

  @Test(arguments: Side.allCases)
  func `the angles of the feet are those of their markers`(side: Side) throws {
    var recipe = GaitRecipe()
    recipe.strides = 1
    recipe.frameRate = 50
    let subject = try SimulatedSubject(BodyModel.random(seed: 5))
    let trial = try subject.gait(recipe)
    let reference = ReferenceLeg(side, calibratedOn: try subject.standing(), in: trial)
    let letter = side == .left ? "L" : "R"
    let truth = trial.truth.legs[side]
    for frame in 0..<trial.truth.frameCount {
      func place(_ name: String) throws -> Vector3 {
        try #require(trial.trajectories[MarkerName(letter + name), frame: frame])
      }
      let shank = reference.shankAxes(frame)
      let line = try place("TO2") - place("HEE")
      let x = line / line.length
      let over = truth.ankleCentre[frame] - (try place("HEE"))
      let normal = x.cross(over)
      let z = normal / normal.length
      let y = z.cross(x)
      let floating = y.cross(shank.z)
      let e2 = floating / floating.length
      let dorsiflexion = atan2(e2.dot(shank.y), e2.dot(shank.x))
      let inversion = side.sign * asin(shank.z.dot(y))
      let internalRotation = side.sign * atan2(e2.dot(z), e2.dot(x))
      #expect(dorsiflexion.isClose(to: truth.ankleDorsiflexion[frame], within: 1e-9))
      #expect(inversion.isClose(to: truth.ankleInversion[frame], within: 1e-9))
      #expect(internalRotation.isClose(to: truth.ankleInternalRotation[frame], within: 1e-9))
      #expect(
        (-side.sign * atan2(line.z, line.x)).isClose(to: truth.footProgression[frame], within: 1e-9)
      )
      #expect(Angle.radians(truth.footProgression[frame]).isClose(to: -recipe.toeOut, within: 1e-6))
    }
  }

  @Test func `only what is marked or moves is in the table`() throws {
    func header(_ trial: SimulatedTrial) -> String {
      String(decoding: trial.truthCSV().prefix { $0 != 10 }, as: UTF8.self)
    }
    let plain = try SimulatedSubject().standing()
    let worn = WornSet(extras: [.patellaCentre, .trunk])
    let marked = try SimulatedSubject(worn: worn).standing()
    var recipe = GaitRecipe()
    recipe.strides = 1
    let walk = try SimulatedSubject().gait(recipe)

    for word in ["patellar", "trunk", "ankle_dorsi", "foot_progression"] {
      #expect(!header(plain).contains(word))
    }
    #expect(header(marked).contains(",right_patellar_shift_mm,left_patellar_shift_mm,"))
    #expect(header(marked).contains(",trunk_forward_lean_deg,"))
    #expect(header(walk).contains(",right_ankle_dorsiflexion_deg,"))
    #expect(header(walk).contains(",left_foot_progression_deg,"))
  }

  @Test func `medial markers come off for the movement`() throws {
    let worn = WornSet(.conventional, extras: .medial)
    let subject = try SimulatedSubject(worn: worn)
    #expect(try subject.standing().markers.marker(.medialEpicondyle, .left) == "LKNM")
    #expect(try subject.squat(squat).markers.marker(.medialEpicondyle, .left) == nil)
  }
}

/// The joint centre at a distance from a marker, in the plane of marker, proximal centre and wand,
/// with a right angle at the joint between the marker and the proximal centre: a circle over the
/// line between both, cut by a circle about the marker.
private func chord(
  marker: Vector3, proximal: Vector3, wand: Vector3, offset: Double
) throws -> Vector3 {
  let middle = (marker + proximal) / 2
  let line = proximal - marker
  let (radius, along) = (line.length / 2, line / line.length)
  // Where the two circles meet, measured from the middle along the line.
  let foot = (offset * offset - 2 * radius * radius) / (2 * radius)
  let height = (radius * radius - foot * foot).squareRoot()
  let toWand = wand - marker
  let beside = toWand - along * toWand.dot(along)
  return middle + along * foot - beside / beside.length * height
}
