// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics
import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

private let medial: Set<MarkerName> = ["RMEP", "LMEP", "RMMA", "LMMA"]

private func quickSquat() -> SquatRecipe {
  var recipe = SquatRecipe()
  recipe.repetitions = 1
  recipe.frameRate = 50
  return recipe
}

private func failure(
  _ request: ModelRequest, calibration: Trial?, _ trials: [Trial]
) -> CalibrationError? {
  do throws(CalibrationError) {
    _ = try KinematicModel(
      request, for: ModelInputs(calibration: calibration, trials: trials))
    return nil
  } catch {
    return error
  }
}

struct KinematicModelTests {
  @Test func `a static trial with medial markers calibrates the model`() throws {
    let subject = try SimulatedSubject()
    let squat = try subject.squat(quickSquat()).trial
    let model = try KinematicModel(
      .auto, for: ModelInputs(calibration: subject.standing().trial, trials: [squat]))

    #expect(model.kind == .calibrated)
    #expect(model.calibration == "static")
    #expect(model.kinematics(of: squat)[.kneeAdduction, Side.right] != nil)
  }

  @Test func `without a static trial a motion with medial markers calibrates itself`() throws {
    var recipe = quickSquat()
    recipe.markers = .calibration
    let squat = try SimulatedSubject().squat(recipe)
    let model = try KinematicModel(
      .auto, for: ModelInputs(calibration: nil, trials: [squat.trial]))
    let flexion = try #require(model.kinematics(of: squat.trial)[.kneeFlexion, Side.left])

    #expect(model.kind == .calibrated)
    // The first frames of the descent take part in the mean that calibrates: half a degree.
    let bottom = squat.truth.bottoms[0]
    #expect(flexion[bottom].isClose(to: squat.truth.legs.left.kneeFlexion[bottom], within: 0.01))
  }

  @Test func `without medial markers anywhere there is no knee angle, and the reason is told`()
    throws
  {
    let squat = try SimulatedSubject().squat(quickSquat())
    let model = try KinematicModel(
      .auto, for: ModelInputs(calibration: nil, trials: [squat.trial]))
    let found = model.kinematics(of: squat.trial)

    #expect(found.model == .frontal)
    #expect(found.modelReason.contains("right medial femoral epicondyle"))
    #expect(found[.kneeAdduction, Side.right] == nil)
    #expect(found[.hipAdduction, Side.right] == nil)
    #expect(found[.frontalPlaneProjectionAngle, Side.right] != nil)
    #expect(found[.kneeAnkleSeparationRatio, .both] != nil)
    #expect(found.notes.contains { $0.hasPrefix("right knee centre taken inwards") })
  }

  @Test func `the frontal model with medial markers finds the true centres`() throws {
    var recipe = quickSquat()
    recipe.markers = .calibration
    let squat = try SimulatedSubject().squat(recipe)
    let model = try KinematicModel(
      .frontal, for: ModelInputs(calibration: nil, trials: [squat.trial]))
    let found = model.kinematics(of: squat.trial)

    let ratios = try #require(found[.kneeAnkleSeparationRatio, .both])
    for (ratio, truth) in zip(ratios, squat.truth.kneeAnkleSeparationRatio) {
      #expect(ratio.isClose(to: truth, within: 1e-9))
    }
  }

  @Test func `asking for the calibrated model without medial markers says which are missing`()
    throws
  {
    let squat = try SimulatedSubject().squat(quickSquat()).trial

    #expect(
      failure(.calibrated, calibration: nil, [squat])?.description == """
        squat (simulated): the calibrated model needs markers that are missing: \
        'left medial femoral epicondyle', 'left medial malleolus', \
        'right medial femoral epicondyle', 'right medial malleolus' [landmarks-missing]
          hint: pass a static trial that has them with --static, or use --model frontal
        """)
  }

  @Test func `epicondyles exchanged in both legs are refused`() throws {
    let standing = try SimulatedSubject().standing()
      .relabelled(["RLEP": "RMEP", "RMEP": "RLEP", "LLEP": "LMEP", "LMEP": "LLEP"])

    #expect(
      failure(.auto, calibration: standing.trial, [])?.reason
        == .landmarksExchanged(
          SidedLandmark(.lateralEpicondyle, .left), SidedLandmark(.medialEpicondyle, .left)))
  }

  @Test func `a leg with exchanged epicondyles is left out and the other one stays`() throws {
    let subject = try SimulatedSubject()
    let standing = try subject.standing().relabelled(["RLEP": "RMEP", "RMEP": "RLEP"])
    let model = try CalibratedModel(calibratedOn: standing.trial, subject: Subject())
    let found = model.kinematics(of: try subject.squat(quickSquat()).trial)

    #expect(found[.kneeFlexion, Side.left] != nil)
    #expect(found[.kneeFlexion, Side.right] == nil)
    #expect(found.notes.contains { $0.hasPrefix("right leg not calibrated") })
  }

  @Test func `a trial without any leg is refused`() throws {
    let squat = try SimulatedSubject().squat(quickSquat())
    let legs = Set(squat.trajectories.markers.filter { $0.rawValue.dropFirst() != "ASI" })

    #expect(failure(.auto, calibration: nil, [squat.without(legs).trial])?.reason == .noLeg)
  }

  @Test func `a leg length measured by hand takes the place of that between markers`() throws {
    let standing = try SimulatedSubject().standing().trial
    let byMarkers = try CalibratedModel(calibratedOn: standing, subject: Subject())
    let byHand = try CalibratedModel(
      calibratedOn: standing, subject: Subject(legLength: [.left: 900, .right: 920]))

    #expect(byHand.pelvisSize.legLength == 910)
    #expect(byMarkers.pelvisSize.legLength.isClose(to: 850, within: 60))
  }

  @Test func `a static trial of another marker set is refused and the trial named`() throws {
    let subject = try SimulatedSubject()
    let squat = try subject.squat(quickSquat())
    var names: [MarkerName: MarkerName] = [:]
    for name in squat.trajectories.markers { names[name] = MarkerName("X\(name.rawValue)") }
    let foreign = squat.relabelled(names).trial

    #expect(
      failure(.auto, calibration: try subject.standing().trial, [foreign])?.reason
        == .foreignTrial(calibration: "static"))
  }
}
