// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMotion
import Testing

struct MarkerSetTests {
  static let identifiers = MarkerSet.all.map { $0.identifier }

  @Test func `the table holds every set, and every line of it has a meaning`() {
    #expect(MarkerSet.all.count == 40)
    #expect(Set(Self.identifiers).count == 40)
    // 924 names of the survey, the hip centres by regression, key points with "body_" in front,
    // Captury's joints, and the simulator's own.
    let count = 924 + 2 + 12 + 8 + 44
    #expect(MarkerSet.all.reduce(0) { $0 + $1.entries.count } == count)
    for set in MarkerSet.all { #expect(!set.name.isEmpty) }
  }

  @Test(arguments: identifiers)
  func `left and right are told apart in every set`(identifier: String) throws {
    let set = try #require(MarkerSet.all.first { $0.identifier == identifier })
    for (name, entry) in set.entries {
      switch entry.place {
      case .landmark(let landmark):
        #expect((landmark.side == nil) == landmark.landmark.isMidline, "\(name)")
      case .tracker(let segment):
        #expect((segment.side == nil) == (segment.segment == .pelvis), "\(name)")
      }
    }
  }

  /// Places that a person would name without looking anything up.
  @Test(arguments: [
    ("PIG", "LASI", SidedLandmark(.anteriorSuperiorIliacSpine, .left)),
    ("PIG", "RMED", SidedLandmark(.medialMalleolus, .right)),
    ("FR", "LEIAS", SidedLandmark(.anteriorSuperiorIliacSpine, .left)),
    ("OCM", "r_mknee", SidedLandmark(.medialEpicondyle, .right)),
    ("QTM", "L_TTC", SidedLandmark(.tibialTuberosity, .left)),
    ("POSE", "RKnee", SidedLandmark(.kneeCentre, .right)),
    ("WISC", "S2", SidedLandmark(.sacrum)),
  ])
  func `known names stand at their places`(set: String, name: String, place: SidedLandmark) throws {
    let entries = try #require(MarkerSet.all.first { $0.identifier == set }).entries

    #expect(entries[name]?.place == .landmark(place))
  }
}
