// SPDX-License-Identifier: Apache-2.0

import BiomechMotion
import BiomechSynthesis
import Testing

/// The samples must show what their page promises with room to spare, whatever is measured on them.
struct SampleRecipesTests {
  @Test func `the right knee falls inwards beyond doubt and the left does not`() throws {
    let truth = try SampleRecipes.valgusSquat().truth

    #expect(truth.bottoms.count == 5)
    for bottom in truth.bottoms {
      // Thresholds 0.8 and 20 mm, with twice the usual uncertainties of 0.07 and 12 mm.
      #expect(truth.kneeAnkleSeparationRatio[bottom] < 0.8 - 2 * 0.07)
      #expect(truth.legs.right.medialKneeDisplacement[bottom] > 20 + 2 * 12)
      #expect(truth.legs.left.medialKneeDisplacement[bottom] < 20 - 2 * 12)
    }
  }

  @Test func `the symmetrical squat stays clear of every threshold`() throws {
    let truth = try SampleRecipes.symmetricalSquat().truth

    for bottom in truth.bottoms {
      #expect(truth.kneeAnkleSeparationRatio[bottom] > 0.8 + 2 * 0.07)
      for side in Side.allCases {
        #expect(truth.legs[side].medialKneeDisplacement[bottom] < 20 - 2 * 12)
      }
    }
  }
}
