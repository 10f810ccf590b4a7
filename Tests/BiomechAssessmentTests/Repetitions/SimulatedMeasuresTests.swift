// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// Measures and scores of simulated repetitions, cut by the truth, against the truth.
struct SimulatedMeasuresTests {
  /// A trial, cut where its truth says, and standing before it.
  private func assessment(
    of simulated: SimulatedTrial, _ subject: SimulatedSubject
  ) throws -> Assessment {
    let standing = try subject.standing().trial
    let model = try KinematicModel(
      .auto, for: ModelInputs(calibration: standing, trials: [simulated.trial]))
    let rate = simulated.truth.frameRate
    let repetitions = simulated.truth.repetitions.enumerated().map { index, repetition in
      Repetition(
        number: index + 1, side: repetition.side, start: repetition.start,
        bottom: repetition.bottom, end: repetition.end, depth: 0,
        initialContact: repetition.contactFrames(frameRate: rate),
        takeOff: repetition.takeOffFrame(frameRate: rate),
        nextContact: repetition.nextContactFrame(frameRate: rate))
    }
    let task = try #require(simulated.truth.repetitions.first).task
    let trials = [
      AnalyzedTrial(
        trial: standing, kinematics: model.kinematics(of: standing),
        events: TrialEvents(
          task: .static, evidence: "simulated",
          standing: QuietWindow.longest(in: standing, limits: .calibration))),
      AnalyzedTrial(
        trial: simulated.trial, kinematics: model.kinematics(of: simulated.trial),
        events: TrialEvents(task: task, evidence: "simulated", repetitions: repetitions)),
    ]
    return Assessment(of: trials, subject: .adult)
  }

  /// The same, cut as the trial is recognised.
  private func recognised(
    _ simulated: SimulatedTrial, _ subject: SimulatedSubject
  ) throws -> Assessment {
    let standing = try subject.standing().trial
    let model = try KinematicModel(
      .auto, for: ModelInputs(calibration: standing, trials: [simulated.trial]))
    let trials = [(standing, MovementTask?.some(.static)), (simulated.trial, nil)].map {
      trial, task in
      let kinematics = model.kinematics(of: trial)
      return AnalyzedTrial(
        trial: trial, kinematics: kinematics,
        events: TrialEvents(of: trial, kinematics: kinematics, task: task))
    }
    return Assessment(of: trials, subject: .adult)
  }

  private func compare(
    _ what: String, _ measured: Double?, _ truth: Double, _ unit: String, within: Double
  ) {
    let difference = (measured ?? .nan) - truth
    print(
      "validation | \(what) | simulated | planted truth | n=1 | rms=\(difference.magnitude.fixed(4)) "
        + "| max=\(difference.magnitude.fixed(4)) | bias=\(difference.fixed(4)) | \(unit)")
    #expect(difference.magnitude <= within, "\(what): \(measured ?? .nan) and not \(truth)")
  }

  private let degrees = 180 / Double.pi

  @Test func `a drop jump measures what was planted`() throws {
    var recipe = DropJumpRecipe()
    recipe.landing.kneeAdduction = BothSides(left: .degrees(-9), right: nil)
    recipe.landing.contactFlexion = BothSides(left: .degrees(20), right: .degrees(25))
    recipe.landing.peakFlexion = BothSides(left: .degrees(88), right: .degrees(80))
    recipe.landing.delay.right = 0.012
    let subject = try SimulatedSubject(
      BodyModel.random(seed: 3), worn: WornSet(.calibrated, extras: .trunk))
    let simulated = try subject.dropJump(recipe)
    let truth = simulated.truth
    let found = try assessment(of: simulated, subject)
    let jump = try #require(truth.repetitions.first)

    for side in Side.allCases {
      let (leg, key) = (truth.legs[side], BodySide(side))
      let contact = try #require(jump.contactFrames(frameRate: truth.frameRate)[side])
      let stance = contact...jump.end
      func largest(_ values: [Double]) -> Double { values[stance].max() ?? .nan }
      let name = "of the \(side.rawValue) knee in a drop jump"
      compare(
        "flexion at contact \(name)", found.measure(.kneeFlexionAtContact, key)?.value,
        degrees * leg.kneeFlexion[contact], "deg", within: 0.01)
      // 40 and 100 ms are 8 and 20 frames of 200 Hz.
      compare(
        "flexion at 40 ms \(name)", found.measure(.kneeFlexionAt40Milliseconds, key)?.value,
        degrees * leg.kneeFlexion[contact + 8], "deg", within: 0.01)
      compare(
        "abduction at 100 ms \(name)", found.measure(.kneeAbductionAt100Milliseconds, key)?.value,
        -degrees * leg.kneeAdduction[contact + 20], "deg", within: 0.01)
      compare(
        "flexion displacement \(name)", found.measure(.kneeFlexionDisplacement, key)?.value,
        degrees * (largest(leg.kneeFlexion) - leg.kneeFlexion[contact]), "deg", within: 0.01)
      compare(
        "abduction excursion \(name)", found.measure(.kneeAbductionExcursion, key)?.value,
        degrees * (largest(leg.kneeAdduction.map { -$0 }) + leg.kneeAdduction[contact]), "deg",
        within: 0.01)
      #expect(found.measure(.kneeFlexionAtContact, key)?.u95Origin == .computed)
    }
    let loading = jump.start...jump.bottom
    compare(
      "least knee-ankle separation ratio in a drop jump",
      found.measure(.kneeAnkleSeparationRatioMinimum, .both)?.value,
      truth.kneeAnkleSeparationRatio[loading].min() ?? .nan, "ratio", within: 0.01)
    let contact = try #require(jump.contacts.values.min())
    let (off, next) = (try #require(jump.takeOff), try #require(jump.nextContact))
    let height = 1000 * 9.80665 * (next - off) * (next - off) / 8
    // Each instant is known to a frame of 5 ms: dh = g t/4 · 5 ms.
    compare(
      "jump height", found.measure(.jumpHeight, .both)?.value, height, "mm",
      within: 1000 * 9.80665 * (next - off) / 4 * 0.005)
    compare(
      "contact time", found.measure(.contactTime, .both)?.value, off - contact, "s",
      within: 0.005)
  }

  @Test(arguments: [100.0, 200])
  func `a drop jump that is recognised measures the truth within its uncertainty`(
    rate: Double
  ) throws {
    var recipe = DropJumpRecipe()
    recipe.frameRate = rate
    recipe.landing.contactFlexion = BothSides(left: .degrees(20), right: .degrees(25))
    let subject = try SimulatedSubject(
      BodyModel.random(seed: 7), worn: WornSet(.calibrated, extras: .trunk))
    let simulated = try subject.dropJump(recipe)
    let found = try recognised(simulated, subject)
    let jump = try #require(simulated.truth.repetitions.first)
    let (off, next) = (try #require(jump.takeOff), try #require(jump.nextContact))

    for side in Side.allCases {
      let flexion = try #require(
        found.measures.first {
          $0.kind == .kneeFlexionAtContact && $0.side == BodySide(side) && $0.task == .dropJump
        })
      let truth = recipe.landing.contactFlexion[side].degrees
      compare(
        "flexion at recognised contact, \(rate.fixed(0)) Hz", flexion.value, truth, "deg",
        within: flexion.u95)
    }
    let height = try #require(
      found.measures.first { $0.kind == .jumpHeight && $0.task == .dropJump })
    compare(
      "jump height by recognised instants, \(rate.fixed(0)) Hz", height.value,
      1000 * 9.80665 * (next - off) * (next - off) / 8, "mm", within: height.u95)
    let time = try #require(
      found.measures.first { $0.kind == .contactTime && $0.task == .dropJump })
    compare(
      "contact time by recognised instants, \(rate.fixed(0)) Hz", time.value,
      off - (jump.contacts.values.min() ?? 0), "s", within: time.u95)
  }

  @Test func `planted errors of a landing are the items of its LESS`() throws {
    var recipe = DropJumpRecipe()
    // Item 1 (20°), 4 (flat), 3 (trunk backwards), 6 (8° sideways), 11 (50 ms), 12 (bends by 35°).
    recipe.landing.contactFlexion = BothSides(.degrees(20))
    recipe.landing.peakFlexion = BothSides(.degrees(55))
    recipe.landing.contact = BothSides(.flat)
    recipe.landing.contactTrunk = TrunkPose(
      forwardLean: .degrees(-5), lateralLean: .degrees(8))
    recipe.landing.delay.left = 0.05
    let subject = try SimulatedSubject(worn: WornSet(.calibrated, extras: .trunk))
    let found = try assessment(of: try subject.dropJump(recipe), subject)
    let score = try #require(found.score("LESS", .right))
    func points(_ item: Int) -> Double? { score.items[item - 1].points }

    for item in [1, 3, 4, 6, 11, 12] { #expect(points(item) == 1, "item \(item)") }
    for item in [5, 9, 10, 14, 15] { #expect(points(item) == 0, "item \(item)") }
    #expect(points(16) == 2)
    #expect(points(17) == 2)
    #expect(score.items.allSatisfy { $0.points != nil })
  }

  @Test func `a landing without planted errors has few`() throws {
    var recipe = DropJumpRecipe()
    recipe.landing.contactFlexion = BothSides(.degrees(35))
    recipe.landing.peakFlexion = BothSides(.degrees(105))
    let subject = try SimulatedSubject(worn: WornSet(.calibrated, extras: .trunk))
    let found = try assessment(of: try subject.dropJump(recipe), subject)
    let score = try #require(found.score("LESS", .right))

    // Nobody asked for feet as wide as the shoulders: items 7 and 8 are left out here.
    let others = score.items.filter { !["LESS-07", "LESS-08"].contains($0.code) }
    #expect(others.allSatisfy { $0.points == 0 }, "\(others.filter { $0.points != 0 })")
  }

  @Test(arguments: [Side.left, .right])
  func `a squat on one leg measures what was planted`(side: Side) throws {
    var recipe = SingleLegSquatRecipe(side)
    recipe.repetitions = 1
    recipe.strategy.pelvicDrop = .degrees(9)
    recipe.strategy.trunkLean = .degrees(12)
    recipe.strategy.kneeAdduction = .degrees(-6)
    recipe.strategy.limbRotation = .degrees(15)
    let subject = try SimulatedSubject(
      BodyModel.random(seed: 5), worn: WornSet(.calibrated, extras: .trunk))
    let simulated = try subject.singleLegSquat(recipe)
    let truth = simulated.truth
    let found = try assessment(of: simulated, subject)
    let squat = try #require(truth.repetitions.first)
    let (leg, key) = (truth.legs[side], BodySide(side))
    let frames = squat.start...squat.end
    func largest(_ values: [Double], _ sign: Double = 1) -> Double {
      values[frames].map { sign * $0 }.max() ?? .nan
    }

    compare(
      "pelvic drop in a squat on one leg",
      found.measure(.contralateralPelvicDropPeak, key)?.value,
      degrees * largest(truth.pelvisObliquity, side.sign), "deg", within: 0.01)
    compare(
      "trunk lean in a squat on one leg", found.measure(.ipsilateralTrunkLeanPeak, key)?.value,
      degrees * largest(truth.trunkLateralLean, side.sign), "deg", within: 1)
    compare(
      "hip adduction in a squat on one leg", found.measure(.hipAdductionPeak, key)?.value,
      degrees * largest(leg.hipAdduction), "deg", within: 0.01)
    compare(
      "projection angle in a squat on one leg",
      found.measure(.frontalPlaneProjectionAnglePeak, key)?.value,
      degrees * largest(leg.frontalPlaneProjectionAngle), "deg", within: 0.1)
    compare(
      "ankle dorsiflexion in a squat on one leg",
      found.measure(.ankleDorsiflexionPeak, key)?.value, degrees * largest(leg.ankleDorsiflexion),
      "deg", within: 0.5)
    let score = try #require(found.score("QASLS", key))
    // Trunk, pelvis, and the knee past the foot.
    for item in [2, 3, 7] { #expect(score.items[item - 1].points == 1, "item \(item)") }
    #expect(score.items[9].points == 0)
  }
}
