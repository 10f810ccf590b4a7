// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

struct MarkerMapFileTests {
  private func map(_ text: String) throws(MarkerMapError) -> MarkerMap {
    try readMarkerMap(path: "map.yaml", bytes: Array(text.utf8))
  }

  private func failure(of text: String) -> String {
    do throws(MarkerMapError) {
      return "read \(try map(text).landmarks.count)"
    } catch {
      return error.description
    }
  }

  @Test func `landmarks and trackers arrive`() throws {
    let map = try map(
      """
      landmarks:
        left.femur_epicondyle_lateral: LKNE
        sacrum_mid: "S 2"
        right.asis:
      trackers:
        left.thigh: [LT1, LT2]
        pelvis: P1
      """)

    #expect(
      map.landmarks == [
        SidedLandmark(.lateralEpicondyle, .left): "LKNE", SidedLandmark(.sacrum): "S 2",
      ])
    #expect(
      map.trackers == [SidedSegment(.thigh, .left): ["LT1", "LT2"], SidedSegment(.pelvis): ["P1"]])
  }

  @Test(arguments: [
    (
      "landmarks:\n  left.ases: LASI\n",
      "map.yaml:2: there is no key 'left.ases' [unknown-key]\n  hint: did you mean 'left.asis'?"
    ),
    (
      "landmark:\n  left.asis: LASI\n",
      "map.yaml:1: there is no key 'landmark' [unknown-key]\n  hint: did you mean 'landmarks'?"
    ),
    (
      "trackers:\n  left.tigh: [A]\n",
      "map.yaml:2: there is no key 'left.tigh' [unknown-key]\n  hint: did you mean 'left.thigh'?"
    ),
    (
      "landmarks:\n  left.asis: A\n  right.asis: A\n",
      "map.yaml:3: marker 'A' cannot stand at 'left.asis' and 'right.asis' [marker-conflict]"
    ),
    (
      "trackers:\n  left.thigh: [A, B]\n  left.shank:\n    - C\n    - A\n",
      "map.yaml:5: marker 'A' tracks 'left.thigh' and 'left.shank' [marker-conflict]"
    ),
    (
      "landmarks:\n  left.asis: [A, B]\n",
      "map.yaml:2: 'left.asis' is 'a list', not a word [unexpected-value]"
    ),
    (
      "landmarks:\n",
      "map.yaml: the map names no marker [empty-map]\n"
        + "  hint: a line such as 'left.femur_epicondyle_lateral: LKNE' belongs under 'landmarks:'"
    ),
  ])
  func `a mistake is named with its line`(text: String, message: String) {
    #expect(failure(of: text) == message)
  }

  @Test func `a written map reads back`() throws {
    let written = MarkerMap(
      landmarks: [
        SidedLandmark(.anteriorSuperiorIliacSpine, .left): "l asis",
        SidedLandmark(.sacrum): "\"S\\2\": #1\t", SidedLandmark(.heel, .right): "null",
      ],
      trackers: [SidedSegment(.shank, .right): ["1", "yes", "- x"]])

    #expect(try map(written.yaml) == written)
  }

  @Test func `a map decides alone, and says which of its names are absent`() throws {
    let map = try map(
      """
      landmarks:
        left.asis: LASI
        right.asis: RASI
        sacrum_mid: LPSI
        left.malleolus_lateral: LLMA
        right.malleolus_lateral: RLMAA
      trackers:
        left.shank: [LLEP]
      """)

    let trial = try read(StandingPerson().csv(), ReadOptions(markerMap: map))

    #expect(trial.markers.landmarks.count == 4)
    #expect(trial.markers.marker(.sacrum) == "LPSI")
    #expect(trial.markers.trackers == [SidedSegment(.shank, .left): ["LLEP"]])
    #expect(trial.markers.unassigned.count == 7)
    #expect(trial.source.markerSet == nil)
    #expect(
      trial.source.doubts == [
        "the map names 'RLMAA', which this file does not have: did you mean 'RLMA'?"
      ])
  }

  @Test func `the template shipped names the markers of the samples as their set does`() throws {
    let template = try #require(bytes(ofFile: repositoryFile("SampleData/map.template.yaml")))
    let map = try readMarkerMap(path: "map.template.yaml", bytes: template)
    let file = try #require(bytes(ofFile: repositoryFile("SampleData/static.csv")))
    let sample = String(decoding: file, as: UTF8.self)
    let bySet = try read(sample)

    #expect(try read(sample, ReadOptions(markerMap: map)).markers == bySet.markers)
  }
}
