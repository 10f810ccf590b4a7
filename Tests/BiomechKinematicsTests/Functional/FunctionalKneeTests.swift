// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

private func session(_ axisError: Double, noise: Double, seed: UInt64 = 1) throws
  -> (subject: SimulatedSubject, standing: Trial, swings: [Trial])
{
  var defects = Defects()
  defects.kneeAxisError = BothSides(.degrees(axisError))
  defects.markerNoise = noise
  let subject = try SimulatedSubject(BodyModel.random(seed: seed), defects: defects, seed: seed)
  let swings = try Side.allCases.enumerated().map { take, side in
    var swing = try subject.motion(of: FunctionalSession.kneeSwing(side), take: take + 1).trial
    swing.name = "\(side.rawValue)_swing"
    return swing
  }
  return (subject, try subject.standing().trial, swings)
}

private func sara() -> ModelSettings {
  var settings = ModelSettings()
  settings.kneeAxis = .sara
  return settings
}

struct FunctionalKneeTests {
  @Test(arguments: [-10.0, -5, 5, 10], [UInt64(1), 2])
  func `a planted axis error is found and taken out of a squat`(
    degrees: Double, seed: UInt64
  ) throws {
    let (subject, standing, swings) = try session(degrees, noise: 0.5, seed: seed)
    let squat = try subject.squat(SquatRecipe())
    let palpated = try CalibratedModel(calibratedOn: standing, subject: Subject())
    let model = try CalibratedModel(
      calibratedOn: standing, subject: Subject(), settings: sara(), functional: swings)

    for side in Side.allCases {
      let knee = try #require(model.functionalKnees.first { $0.side == side })
      #expect(knee.trial == "\(side.rawValue)_swing")
      // The epicondyles are turned inwards by the planted error, so the axis lies outwards of them.
      #expect(knee.inwardTurn.degrees.isClose(to: -degrees, within: 2))
      let bottom = squat.truth.bottoms[0]
      let truth = squat.truth.legs[side].kneeAdduction[bottom]
      func error(_ model: CalibratedModel) throws -> Double {
        let found = try #require(model.kinematics(of: squat.trial)[.kneeAdduction, side])
        return Angle.radians(found[bottom] - truth).degrees.magnitude
      }
      #expect(try error(model) < 2)
      #expect(try error(palpated) > degrees.magnitude * 0.8)
      print(
        "knee axis \(degrees)° \(side.rawValue): turn \(knee.inwardTurn), quality \(knee.quality), "
          + "adduction off by \(try error(model))° instead of \(try error(palpated))°")
    }
  }

  @Test func `a rotation that goes with flexion turns the axis by half of it`() throws {
    let (subject, standing, _) = try session(0, noise: 0)
    let swing = try subject.motion(of: FunctionalSession.kneeSwing(.right, rotation: 6)).trial
    let model = try CalibratedModel(
      calibratedOn: standing, subject: Subject(), functional: [swing])
    let knee = try #require(model.functionalKnees.first)

    #expect(knee.inwardTurn.degrees.isClose(to: -3, within: 0.5))
  }

  @Test func `without being asked the axis is stated and not used`() throws {
    let (_, standing, swings) = try session(8, noise: 0.5)
    let palpated = try CalibratedModel(calibratedOn: standing, subject: Subject())
    let model = try CalibratedModel(
      calibratedOn: standing, subject: Subject(), functional: swings)

    #expect(
      model.notes.contains { $0.hasPrefix("right knee axis through the epicondyles; by SARA") })
    let (a, b) = (model.kinematics(of: swings[0]), palpated.kinematics(of: swings[0]))
    #expect(a[.kneeAdduction, Side.left]?[100] == b[.kneeAdduction, Side.left]?[100])
  }

  @Test func `a squat gives no axis, since true valgus would be taken for an error`() throws {
    let (subject, standing, _) = try session(0, noise: 0.5)
    let squat = try subject.squat(SquatRecipe()).trial
    let model = try CalibratedModel(
      calibratedOn: standing, subject: Subject(), settings: sara(), functional: [squat])

    #expect(model.functionalKnees.isEmpty)
    #expect(
      model.notes.contains {
        $0.hasPrefix("right knee axis not from squat: the leg was loaded while the knee bent")
      })
  }

  @Test func `too little flexion and an axis far off are refused with the reason`() throws {
    let (subject, standing, _) = try session(18, noise: 0.5)
    let small = try subject.motion(
      of: FunctionalSession.kneeSwing(.right, flexion: 40)
    ).trial
    let large = try subject.motion(of: FunctionalSession.kneeSwing(.right)).trial
    func notes(_ trial: Trial) throws -> [String] {
      try CalibratedModel(
        calibratedOn: standing, subject: Subject(), settings: sara(), functional: [trial]
      ).notes
    }

    #expect(
      try notes(small).contains {
        $0.hasPrefix("right knee axis not from motion: the knee moved through ")
      })
    #expect(try notes(large).contains { $0.contains("° from the line through the epicondyles") })
  }

  @Test func `asked for without a functional trial, the fallback is said`() throws {
    let (_, standing, _) = try session(0, noise: 0)
    let model = try CalibratedModel(calibratedOn: standing, subject: Subject(), settings: sara())

    #expect(model.notes.contains { $0.hasPrefix("knee axes not by SARA") })
  }
}
