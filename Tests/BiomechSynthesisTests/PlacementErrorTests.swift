// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// Every way in which a subject can be marked and measured wrongly, one at a time.
///
/// The standard deviation of n normal numbers is known to within 1/√(2n); bounds are four times that.
struct PlacementErrorTests {
  private let oneFrame: StaticRecipe = {
    var recipe = StaticRecipe()
    recipe.duration = 0.01
    return recipe
  }()

  private static let everything: WornSet.Extras = [
    .patellaCentre, .patellaOutline, .tibialTuberosity, .trunk,
  ]

  /// How far each marker of 60 subjects is from its place, along each axis of the laboratory.
  private func deviations(
    _ landmarks: LandmarkError, worn: WornSet.Base
  ) throws -> [MarkerName: [Double]] {
    var defects = Defects()
    defects.landmarks = landmarks
    let set = WornSet(worn, extras: Self.everything)
    let perfect = try SimulatedSubject(worn: set).standing(oneFrame).trajectories
    var deviations: [MarkerName: [Double]] = [:]
    for seed in 1...60 as ClosedRange<UInt64> {
      let subject = try SimulatedSubject(worn: set, defects: defects, seed: seed)
      let still = try subject.standing(oneFrame).trajectories
      for name in still.markers {
        let error =
          (try #require(still[name, frame: 0])) - (try #require(perfect[name, frame: 0]))
        deviations[name, default: []] += [error.x, error.y, error.z]
      }
    }
    return deviations
  }

  @Test(arguments: [
    (LandmarkError(anteriorSpine: 3), WornSet.Base.calibrated, ["LASI", "RASI"], 3.0),
    (LandmarkError(posteriorSpine: 5), .calibrated, ["LPSI", "RPSI"], 5),
    (LandmarkError(segmentMarker: 10), .conventional, ["LTHI", "RTHI", "LTIB", "RTIB"], 10),
    (LandmarkError(epicondyle: 5), .conventional, ["LKNE", "RKNE"], 5),
    (LandmarkError(malleolus: 4), .conventional, ["LANK", "RANK"], 4),
    (
      LandmarkError(patella: 6), .calibrated,
      ["PAT", "PAS", "PAI", "PAM", "PAL"].flatMap { ["L" + $0, "R" + $0] }, 6
    ),
    (LandmarkError(tibialTuberosity: 4), .calibrated, ["LTUB", "RTUB"], 4),
  ])
  func `each error moves its own markers and no other`(
    landmarks: LandmarkError, worn: WornSet.Base, names: [String], deviation: Double
  ) throws {
    for (name, values) in try deviations(landmarks, worn: worn) {
      if names.contains(name.rawValue) {
        let limit = 4 * deviation / (2.0 * Double(values.count)).squareRoot()
        #expect(values.rootMeanSquareOfPresent.isClose(to: deviation, within: limit), "\(name)")
      } else {
        #expect(values.allSatisfy { $0.magnitude < 1e-9 }, "\(name)")
      }
    }
  }

  @Test(arguments: [-1.0, -0.6, 0, 0.6, 1])
  func `both markers of a joint are misplaced as much alike as asked`(
    correlation: Double
  ) throws {
    let found = try deviations(
      LandmarkError(epicondyle: 5, malleolus: 4, correlation: correlation), worn: .calibrated)
    var products: [Double] = []
    for (lateral, medial, deviation) in [("LEP", "MEP", 5.0), ("LMA", "MMA", 4)] {
      for letter in ["L", "R"] {
        let a = try #require(found[MarkerName(letter + lateral)])
        let b = try #require(found[MarkerName(letter + medial)])
        #expect(
          b.rootMeanSquareOfPresent.isClose(
            to: deviation, within: 4 * deviation / 360.0.squareRoot()))
        products += zip(a, b).map { $0 * $1 / (deviation * deviation) }
      }
    }
    // The product of two correlated normal numbers has the variance 1 + ρ².
    let limit = 4 * (1 + correlation * correlation).squareRoot()
    #expect(
      products.meanOfPresent.isClose(
        to: correlation, within: limit / Double(products.count).squareRoot()))
  }

  @Test func `tape and calliper are off by what was asked and the body is not`() throws {
    var defects = Defects()
    defects.measurements = MeasurementError(jointWidth: 3, legLength: 8)
    let exact = try SimulatedSubject(worn: .conventional).measurements
    var widths: [Double] = []
    var legs: [Double] = []
    for seed in 1...150 as ClosedRange<UInt64> {
      let subject = try SimulatedSubject(worn: .conventional, defects: defects, seed: seed)
      let measured = subject.measurements
      for side in Side.allCases {
        widths.append(measured.kneeWidth[side] - exact.kneeWidth[side])
        widths.append(measured.ankleWidth[side] - exact.ankleWidth[side])
        legs.append(measured.legLength[side] - exact.legLength[side])
      }
      let parameters = try subject.standing(oneFrame).trial.parameters
      #expect(parameters["LKneeWidth"] == [measured.kneeWidth.left])
      #expect(subject.body == BodyModel())
    }
    #expect(
      widths.rootMeanSquareOfPresent.isClose(to: 3, within: 4 * 3 / (2.0 * 600).squareRoot()))
    #expect(legs.rootMeanSquareOfPresent.isClose(to: 8, within: 4 * 8 / (2.0 * 300).squareRoot()))
  }

  @Test func `skin slides over the patella in a movement and not in standing`() throws {
    var defects = Defects()
    defects.softTissue = SoftTissue(patella: 5)
    let set = WornSet(extras: [.patellaCentre, .patellaOutline])
    var poses = [BodyPose(legs: BothSides(LegAngles()))]
    poses[0].legs.right.kneeFlexion = .degrees(50)
    var slides: [Double] = []
    let exact = try SimulatedSubject(worn: set)
    let still = try exact.standing(oneFrame).trajectories
    let moved = try exact.motion(of: poses).trajectories
    for seed in 1...100 as ClosedRange<UInt64> {
      let subject = try SimulatedSubject(worn: set, defects: defects, seed: seed)
      let standing = try subject.standing(oneFrame).trajectories
      let motion = try subject.motion(of: poses).trajectories
      for name in ["RPAT", "LPAS"] as [MarkerName] {
        #expect(standing[name, frame: 0] == still[name, frame: 0])
        let slide =
          (try #require(motion[name, frame: 0])) - (try #require(moved[name, frame: 0]))
        slides += [slide.x, slide.y, slide.z]
      }
    }
    #expect(
      slides.rootMeanSquareOfPresent.isClose(to: 5, within: 4 * 5 / (2.0 * 600).squareRoot()))
  }

  @Test func `skin that does not grow with flexion is there in every frame of a movement`() throws {
    var defects = Defects()
    defects.softTissue = SoftTissue(shift: 4, course: .constant)
    let subject = try SimulatedSubject(defects: defects, seed: 2)
    let exact = try SimulatedSubject()
    let pose = BodyPose(legs: BothSides(LegAngles()))
    let standing = try subject.standing(oneFrame).trajectories
    let motion = try subject.motion(of: [pose]).trajectories
    let there = try exact.motion(of: [pose]).trajectories

    #expect(
      standing["RTH1", frame: 0] == (try exact.standing(oneFrame).trajectories["RTH1", frame: 0]))
    let shift =
      (try #require(motion["RTH1", frame: 0])) - (try #require(there["RTH1", frame: 0]))
    #expect(shift.length > 0.5)
  }

  @Test func `walking has a soft tissue of its own`() throws {
    var defects = Defects()
    defects.gaitSoftTissue = SoftTissue(shift: 6, fullDepth: .degrees(60))
    var recipe = GaitRecipe()
    recipe.strides = 1
    let subject = try SimulatedSubject(defects: defects, seed: 4)
    let exact = try SimulatedSubject()
    var squat = SquatRecipe()
    squat.repetitions = 1
    squat.frameRate = 20

    let walked = try subject.gait(recipe).trajectories
    let walk = try exact.gait(recipe).trajectories
    let squatted = try subject.squat(squat).trajectories

    #expect(squatted["RSH2", frame: 40] == (try exact.squat(squat).trajectories["RSH2", frame: 40]))
    let apart = try (0..<walk.frameCount).map { frame in
      ((try #require(walked["RSH2", frame: frame])) - (try #require(walk["RSH2", frame: frame])))
        .length
    }
    #expect((apart.max() ?? 0) > 1)
  }

  @Test func `the conventional knee marker goes with the skin of the thigh`() throws {
    var defects = Defects()
    defects.softTissue = SoftTissue(shift: 4, course: .constant)
    let subject = try SimulatedSubject(worn: .conventional, defects: defects, seed: 2)
    let exact = try SimulatedSubject(worn: .conventional)
    let pose = BodyPose(legs: BothSides(LegAngles()))
    let moved = try subject.motion(of: [pose]).trajectories
    let there = try exact.motion(of: [pose]).trajectories
    func shift(_ name: MarkerName) throws -> Vector3 {
      (try #require(moved[name, frame: 0])) - (try #require(there[name, frame: 0]))
    }

    #expect(try shift("RKNE").isClose(to: shift("RTHI"), within: 1e-9))
    #expect(try shift("RANK").isClose(to: shift("RTIB"), within: 1e-9))
    #expect(try shift("RKNE").length > 0.5)
    #expect(try shift("RHEE").length < 1e-9)
  }

  @Test func `errors out of range are refused`() {
    var defects = Defects()
    defects.landmarks.correlation = 1.5
    #expect(throws: RecipeError.self) { try SimulatedSubject(defects: defects) }
    defects = Defects()
    defects.gaitSoftTissue = SoftTissue(patella: -1)
    #expect(throws: RecipeError.self) { try SimulatedSubject(defects: defects) }
  }
}
