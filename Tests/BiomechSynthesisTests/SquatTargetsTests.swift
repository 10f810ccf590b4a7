// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion
import BiomechSynthesis
import BiomechTestSupport
import Testing

struct SquatTargetsTests {
  @Test(arguments: Side.allCases, [-30, 0, 44, 90] as [Double])
  func `a planted medial knee displacement is there at the bottom`(
    side: Side, displacement: Double
  ) throws {
    var start = SquatRecipe()
    start.repetitions = 2
    start.frameRate = 20
    start.kneeAdduction[side] = .degrees(-6)
    let subject = try SimulatedSubject(BodyModel.random(seed: 6))
    let recipe = try subject.squatRecipe(
      reachingMedialKneeDisplacement: displacement, of: side, from: start)

    let truth = try subject.squat(recipe).truth

    for bottom in truth.bottoms {
      let leg = truth.legs[side]
      let measured =
        medialOffset(leg, side, frame: bottom) - medialOffset(leg, side, frame: 0)
      #expect(measured.isClose(to: displacement, within: 1e-6))
      #expect(leg.medialKneeDisplacement[bottom].isClose(to: displacement, within: 1e-6))
    }
    #expect(recipe.limbRotation[side.opposite] == .zero)
    #expect(truth.bottoms.count == 2)
  }

  @Test(arguments: [BodySide.both, .left, .right], [0.52, 0.8, 1.1] as [Double])
  func `a planted separation ratio is there at the bottom`(side: BodySide, ratio: Double) throws {
    var start = SquatRecipe()
    start.repetitions = 1
    start.frameRate = 20
    let subject = try SimulatedSubject(BodyModel.random(seed: 8))
    let recipe = try subject.squatRecipe(
      reachingSeparationRatio: ratio, turning: side, from: start)

    let truth = try subject.squat(recipe).truth

    let bottom = try #require(truth.bottoms.first)
    let (left, right) = (truth.legs.left, truth.legs.right)
    let knees = right.kneeCentre[bottom].z - left.kneeCentre[bottom].z
    let ankles = right.ankleCentre[bottom].z - left.ankleCentre[bottom].z
    #expect((knees / ankles).isClose(to: ratio, within: 1e-6))
    #expect(truth.kneeAnkleSeparationRatio[bottom].isClose(to: ratio, within: 1e-6))
  }

  @Test func `a target out of reach is refused with the reach`() throws {
    let subject = try SimulatedSubject()

    #expect {
      try subject.squatRecipe(reachingMedialKneeDisplacement: 900, of: .left)
    } throws: { error in
      guard case .targetOutOfReach(_, 900, let lowest, let highest) = error as? RecipeError else {
        return false
      }
      return lowest < -100 && highest > 200 && highest < 400
    }
  }

  @Test func `the bottom is the deepest frame and standing frames stand`() throws {
    var recipe = SquatRecipe()
    recipe.repetitions = 3
    recipe.frameRate = 50
    recipe.depth = .degrees(70)
    let truth = try SimulatedSubject().squat(recipe).truth
    let flexion = truth.legs.right.kneeFlexion

    #expect(truth.bottoms.count == 3)
    for bottom in truth.bottoms {
      #expect(flexion[bottom] == flexion.max())
      #expect(Angle.radians(flexion[bottom]).isClose(to: .degrees(70)))
    }
    #expect(truth.standing == 0..<75)
    #expect(truth.standing.allSatisfy { flexion[$0] == 0 })
    #expect(truth.legs.right.hkaDeviation[truth.bottoms[0]].isNaN)
  }
}

/// The distance of the knee from the line through hip and ankle, by the area of their triangle.
private func medialOffset(_ leg: LegTruth, _ side: Side, frame: Int) -> Double {
  let (h, k, a) = (leg.hipCentre[frame], leg.kneeCentre[frame], leg.ankleCentre[frame])
  let area = (k.z - h.z) * (a.y - h.y) - (a.z - h.z) * (k.y - h.y)
  let base = ((a.z - h.z) * (a.z - h.z) + (a.y - h.y) * (a.y - h.y)).squareRoot()
  return side.sign * area / base
}
