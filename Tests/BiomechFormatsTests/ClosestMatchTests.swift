// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import Testing

struct ClosestMatchTests {
  private let words = ["height_mm", "mass_kg", "age_years", "sex", "LKNE", "RKNE", "L.Knee"]

  @Test(arguments: [
    ("hieght_mm", "height_mm"), ("heigth_mm", "height_mm"), ("mass", nil), ("mas_kg", "mass_kg"),
    ("AGE_YEARS", "age_years"), ("sx", "sex"), ("LKNEE", "LKNE"), ("lkne", "LKNE"), ("colour", nil),
    ("", nil), ("KNE", "LKNE"),
  ])
  func `the nearest word is found, and none where none is near`(word: String, match: String?) {
    #expect(closestMatch(to: word, among: words) == match)
  }

  @Test func `an endless word is no trouble`() {
    #expect(closestMatch(to: String(repeating: "x", count: 1_000_000), among: words) == nil)
  }
}
