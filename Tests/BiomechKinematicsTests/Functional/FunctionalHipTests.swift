// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

/// A subject whose hips lie elsewhere than the regression has them, with its static trial.
private struct Session {
  let subject: SimulatedSubject
  let standing: Trial

  init(_ error: BothSides<Vector3>, noise: Double, seed: UInt64 = 1) throws {
    var body = BodyModel.random(seed: seed)
    body.hipCentreError = error
    var defects = Defects()
    defects.markerNoise = noise
    subject = try SimulatedSubject(body, defects: defects, seed: seed)
    standing = try subject.standing().trial
  }

  func model(_ method: HipCentreMethod, _ functional: [Trial]) throws -> CalibratedModel {
    var settings = ModelSettings()
    settings.hipCentre = method
    return try CalibratedModel(
      calibratedOn: standing, subject: Subject(), settings: settings, functional: functional)
  }

  func arc(_ side: Side, flexion: Double = 60, abduction: Double = 40, take: Int) throws -> Trial {
    var trial = try subject.motion(
      of: FunctionalSession.starArc(side, flexion: flexion, abduction: abduction), take: take
    ).trial
    trial.name = "\(side.rawValue)_arc"
    return trial
  }

  /// How far a model has the hip from the truth in standing, in millimetres.
  func error(_ model: CalibratedModel, _ side: Side) throws -> Double {
    let found = try #require(
      model.kinematics(of: standing).centres[SidedJoint(.hip, side)]?[50])
    return (found - (try subject.standing().truth.legs[side].hipCentre[50])).length
  }
}

private let planted = BothSides(left: Vector3(8, 10, 9), right: Vector3(-10, -7, 12))

struct FunctionalHipTests {
  @Test(arguments: [HipCentreMethod.auto, .sphere, .score])
  func `without noise the planted hips are found`(method: HipCentreMethod) throws {
    let session = try Session(planted, noise: 0)
    let model = try session.model(
      method, [try session.arc(.left, take: 1), try session.arc(.right, take: 2)])

    for side in Side.allCases {
      #expect(try session.error(model, side) < 1e-6)
      let report = try #require(model.hipCentres.first { $0.side == side })
      #expect(report.functional?.trial == "\(side.rawValue)_arc")
      #expect(report.method == (method == .auto ? .sphere : method))
      // The regression is off by what was planted, but for the leg length that changed with it.
      #expect(report.distanceFromRegression.isClose(to: planted[side].length, within: 1))
    }
  }

  @Test(arguments: [HipCentreMethod.auto, .sphere, .score], [UInt64(1), 2, 3, 4])
  func `with half a millimetre of noise they are found within three`(
    method: HipCentreMethod, seed: UInt64
  ) throws {
    let session = try Session(planted, noise: 0.5, seed: seed)
    let arcs = [try session.arc(.left, take: 1), try session.arc(.right, take: 2)]
    let model = try session.model(method, arcs)
    let regression = try session.model(.harrington, arcs)

    for side in Side.allCases {
      let error = try session.error(model, side)
      #expect(error < 3)
      #expect((10...20).contains(try session.error(regression, side)))
      print("hip \(method.rawValue) seed \(seed) \(side.rawValue): \(error) mm")
    }
    #expect(model.notes.contains { $0.contains("13.4 mm against ultrasound") })
    #expect(regression.notes.isEmpty)
  }

  @Test func `a small arc is refused, the reason told and the regression used`() throws {
    let session = try Session(planted, noise: 0.5)
    let model = try session.model(.auto, [try session.arc(.right, flexion: 25, take: 1)])
    let report = try #require(model.hipCentres.first { $0.side == .right })

    #expect(report.method == .harrington)
    #expect(report.functional == nil)
    #expect(
      model.notes.contains {
        $0.hasPrefix("right hip centre not from right_arc: the hip moved through ")
      })
  }

  @Test func `arcs below what is preferred are used and said`() throws {
    let session = try Session(planted, noise: 0.5)
    let model = try session.model(
      .auto, [try session.arc(.right, flexion: 45, abduction: 25, take: 1)])

    #expect(model.hipCentres.first { $0.side == .right }?.method == .sphere)
    #expect(model.notes.contains { $0.contains("less than the 60° and 30° that are preferred") })
    print("small arc: \(try session.error(model, .right)) mm")
  }

  @Test func `a functional method without a functional trial is not silent`() throws {
    let session = try Session(planted, noise: 0)
    let model = try session.model(.score, [])

    #expect(model.hipCentres.map(\.method) == [.harrington, .harrington])
    #expect(
      model.notes == [
        "hip centres not by SCoRE: it needs a functional trial with a star arc of each hip, and none "
          + "was given"
      ])
  }

  @Test func `a regression that lacks an input says which, and another is used`() throws {
    let session = try Session(planted, noise: 0)
    let model = try session.model(.dumas, [])

    #expect(model.hipCentres.map(\.method) == [.harrington, .harrington])
    #expect(
      model.notes.contains(
        "right hip centre not by the regression of Dumas 2007: it needs the sex of the person, "
          + "which is not known"))
  }

  @Test func `another regression is used when asked for, and its error said`() throws {
    let session = try Session(planted, noise: 0)
    let model = try session.model(.davis, [])

    #expect(model.hipCentres.map(\.method) == [.davis, .davis])
    #expect(model.notes.contains { $0.contains("25.0 ± 6.7 mm against tomography") })
  }

  @Test func `a trial of another marker set is left out and named`() throws {
    let session = try Session(planted, noise: 0)
    var foreign = try session.arc(.right, take: 1)
    foreign.trajectories = foreign.trajectories.renamed(
      foreign.trajectories.markers.map { MarkerName("X\($0.rawValue)") })
    let model = try session.model(.auto, [foreign])

    #expect(model.notes.contains { $0.hasPrefix("functional trial right_arc not used") })
  }

  @Test func `a star arc is told from a squat and from a swinging knee`() throws {
    let session = try Session(planted, noise: 0.5)
    let swing = try session.subject.motion(of: FunctionalSession.kneeSwing(.right), take: 3).trial
    let squat = try session.subject.squat(SquatRecipe()).trial
    let arc = try session.arc(.right, take: 1)
    let model = try session.model(.auto, [swing, squat, arc])

    #expect(model.hipCentres.first { $0.side == .right }?.functional?.trial == "right_arc")
    #expect(model.hipCentres.first { $0.side == .left }?.method == .harrington)
    #expect(try session.error(model, .right) < 3)
  }
}
