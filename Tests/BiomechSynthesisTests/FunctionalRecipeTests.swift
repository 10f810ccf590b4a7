// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct FunctionalRecipeTests {
  @Test(arguments: Side.allCases)
  func `the hip centre is the one point of the thigh that rests`(side: Side) throws {
    let trial = try SimulatedSubject(BodyModel.random(seed: 3)).functional(
      FunctionalRecipe(.hip, side: side))
    let truth = trial.truth.legs[side]

    for hip in truth.hipCentre { #expect(hip.isClose(to: truth.hipCentre[0], within: 1e-9)) }
    // Every marker of the thigh stays on a sphere about it.
    for name in trial.trajectories.markers
    where name.rawValue.hasPrefix(side == .right ? "RTH" : "LTH") {
      let index = try #require(trial.trajectories.index(of: name))
      let distances = (0..<trial.trajectories.frameCount).map {
        (trial.trajectories.position(ofMarkerAt: index, frame: $0) - truth.hipCentre[$0]).length
      }
      let first = try #require(distances.first)
      #expect(distances.allSatisfy { $0.isClose(to: first, within: 1e-9) })
    }
  }

  @Test(arguments: Side.allCases)
  func `the leg goes forwards, backwards and outwards as asked`(side: Side) throws {
    let trial = try SimulatedSubject().functional(FunctionalRecipe(.hip, side: side))
    let truth = trial.truth.legs[side]
    let rest = (flexion: truth.hipFlexion[0], adduction: truth.hipAdduction[0])
    func degrees(_ radians: Double) -> Double { radians * 180 / .pi }

    #expect(
      degrees((truth.hipFlexion.max() ?? 0) - rest.flexion).isClose(to: 35, within: 0.01))
    #expect(
      degrees((truth.hipFlexion.min() ?? 0) - rest.flexion).isClose(to: -18, within: 0.01))
    #expect(
      degrees((truth.hipAdduction.min() ?? 0) - rest.adduction).isClose(to: -30, within: 0.05))
    // The knee stays straight and the other leg stands.
    #expect(truth.kneeFlexion.allSatisfy { $0.magnitude < 1e-12 })
    let other = trial.truth.legs[side.opposite].ankleCentre
    #expect(other.allSatisfy { $0.isClose(to: other[0], within: 1e-9) })
  }

  @Test(arguments: Side.allCases)
  func `the shank swings about the axis of the knee`(side: Side) throws {
    var recipe = FunctionalRecipe(.knee, side: side)
    recipe.kneeInternalRotation = .zero
    let subject = try SimulatedSubject(BodyModel.random(seed: 6))
    let trial = try subject.functional(recipe)
    let leg = ReferenceLeg(side, calibratedOn: try subject.standing(), in: trial)
    let truth = trial.truth.legs[side]
    let lowest = try #require(truth.ankleCentre.map(\.y).min())

    #expect(Angle.radians(truth.kneeFlexion.max() ?? 0).isClose(to: .degrees(95), within: 1e-6))
    for frame in stride(from: 0, to: trial.truth.frameCount, by: 5) {
      let knee = leg.knee(frame)
      #expect(knee.x.isClose(to: truth.kneeFlexion[frame] * 180 / .pi, within: 1e-9))
      #expect(knee.y.isClose(to: 0, within: 1e-9))
      #expect(knee.z.isClose(to: 0, within: 1e-9))
    }
    // The foot is off the floor.
    #expect(lowest > 150)
  }

  @Test func `frames follow each other without a jump`() throws {
    for joint in FunctionalRecipe.Joint.allCases {
      let trial = try SimulatedSubject().functional(FunctionalRecipe(joint, side: .right))
      let ankles = trial.truth.legs.right.ankleCentre
      for (a, b) in zip(ankles, ankles.dropFirst()) {
        // 5 m/s at 100 frames per second.
        #expect((b - a).length < 50)
      }
      #expect(ankles.last?.isClose(to: ankles[0], within: 1e-9) == true)
    }
  }
}
