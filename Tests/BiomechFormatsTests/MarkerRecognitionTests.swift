// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

struct MarkerRecognitionTests {
  /// Enough names of the OpenCap laboratory set to win.
  private let openCap = [
    "r.ASIS", "L.ASIS", "r.PSIS", "L.PSIS", "r_knee", "L_knee", "r_thigh1", "r_thigh2", "r_thigh3",
    "L_thigh1", "r_sh2", "r_sh3", "L_sh2", "R_HJC", "R_HJC_reg",
  ]

  @Test func `a marker that continues a numbered series tracks the same segment`() throws {
    let names = openCap + ["r_thigh4", "r_thigh5", "r_sh4", "L_thigh9", "r_foot4", "thigh", "7"]
    let recognised = try recognise(names)

    #expect(
      recognised.trackers[SidedSegment(.thigh, .right)]
        == ["r_thigh1", "r_thigh2", "r_thigh3", "r_thigh4", "r_thigh5"])
    #expect(recognised.trackers[SidedSegment(.thigh, .left)] == ["L_thigh1", "L_thigh9"])
    #expect(recognised.trackers[SidedSegment(.shank, .right)] == ["r_sh2", "r_sh3", "r_sh4"])
    #expect(recognised.unassigned == ["R_HJC_reg", "r_foot4", "thigh", "7"])
  }

  @Test func `a hip centre is a landmark and no tracker, and the first name counts`() throws {
    let recognised = try recognise(openCap.reversed())

    #expect(recognised.marker(.hipCentre, .right) == "R_HJC")
    #expect(recognised.unassigned.contains("R_HJC_reg"))
  }

  @Test func `upper and lower case and punctuation count`() throws {
    // LKnee is a key point of video in the joint; L.Knee is the lateral epicondyle.
    let recognised = try recognise([
      "L.ASIS", "R.ASIS", "L.PSIS", "R.PSIS", "L.Knee", "R.Knee", "LKnee",
    ])

    #expect(recognised.marker(.lateralEpicondyle, .left) == "L.Knee")
    #expect(recognised.marker(.kneeCentre, .left) == nil)
    #expect(recognised.unassigned == ["LKnee"])
  }

  @Test func `the key points of a video are joints, and the markers made of them are landmarks`()
    throws
  {
    // A file of OpenCap has both, with small and capital letters mixed.
    let points = [
      "Neck", "RShoulder", "RElbow", "RWrist", "LShoulder", "LElbow", "LWrist", "midHip", "RHip",
      "RKnee", "RAnkle", "LHip", "LKnee", "LAnkle", "LBigToe", "LSmallToe", "LHeel", "RBigToe",
      "RSmallToe", "RHeel",
    ]
    let study = [
      "r.ASIS_study", "L.ASIS_study", "r.PSIS_study", "L.PSIS_study", "r_knee_study",
      "r_mknee_study", "r_ankle_study", "r_mankle_study", "r_toe_study", "r_5meta_study",
      "r_calc_study", "L_knee_study", "L_mknee_study", "L_ankle_study", "L_mankle_study",
      "L_toe_study", "L_calc_study", "L_5meta_study", "r_shoulder_study", "L_shoulder_study",
      "C7_study", "r_thigh1_study", "r_thigh2_study", "r_thigh3_study", "L_thigh1_study",
      "L_thigh2_study", "L_thigh3_study", "r_sh1_study", "r_sh2_study", "r_sh3_study",
      "L_sh1_study", "L_sh2_study", "L_sh3_study", "RHJC_study", "LHJC_study",
    ]
    let recognised = try recognise(points + study)
    let only = try recognise(points)

    for side in Side.allCases {
      let (small, capital) = side == .right ? ("r", "R") : ("L", "L")
      #expect(recognised.marker(.lateralEpicondyle, side)?.rawValue == "\(small)_knee_study")
      #expect(recognised.marker(.medialEpicondyle, side)?.rawValue == "\(small)_mknee_study")
      #expect(recognised.marker(.lateralMalleolus, side)?.rawValue == "\(small)_ankle_study")
      #expect(recognised.marker(.medialMalleolus, side)?.rawValue == "\(small)_mankle_study")
      #expect(
        recognised.marker(.anteriorSuperiorIliacSpine, side)?.rawValue == "\(small).ASIS_study")
      #expect(recognised.marker(.hipCentre, side)?.rawValue == "\(capital)HJC_study")
      #expect(only.marker(.kneeCentre, side)?.rawValue == "\(capital)Knee")
      #expect(only.marker(.hipCentre, side)?.rawValue == "\(capital)Hip")
      #expect(only.marker(.lateralEpicondyle, side) == nil)
    }
  }

  @Test func `names outside the best set are filled in where all sets agree`() throws {
    let gait = [
      "LASI", "RASI", "LPSI", "RPSI", "LTHI", "RTHI", "LKNE", "RKNE", "LTIB", "RTIB", "LANK",
    ]
    let recognised = try recognise(gait + ["LTOE", "LTTC", "C7", "LMKNE"])

    // LTOE is the second metatarsal head in Plug-in Gait and the tip of the toe elsewhere.
    #expect(recognised.marker(.secondMetatarsalHead, .left) == "LTOE")
    #expect(recognised.marker(.tibialTuberosity, .left) == "LTTC")
    #expect(recognised.marker(.medialEpicondyle, .left) == "LMKNE")
    #expect(recognised.marker(.seventhCervicalVertebra) == "C7")
  }

  @Test func `the set that a person names decides`() throws {
    let names = ["LASI", "RASI", "LPSI", "RPSI", "LTOE", "LKNE"]

    #expect(try recognise(names, set: "pig").marker(.secondMetatarsalHead, .left) == "LTOE")
    #expect(try recognise(names, set: "RAJ").marker(.toeTip, .left) == "LTOE")
  }

  @Test func `a set of that name that does not exist is an error`() {
    var person = StandingPerson()
    person.names = ["LASI"]

    #expect(
      failure(of: person.csv(), ReadOptions(markerSet: "PGI"))
        == "trial.csv: there is no marker set 'PGI' [unknown-marker-set]\n  hint: did you mean 'PIG'?"
    )
  }

  @Test func `few names that many sets share leave a doubt`() throws {
    var person = StandingPerson()
    person.names = ["LASI", "RASI", "LPSI", "RPSI", "LLMA", "RLMA"]
    let doubts = try read(person.csv(), ReadOptions(up: .plusY)).source.doubts

    #expect(doubts.count == 1)
    #expect(doubts[0].hasPrefix("the marker set BIOMECH is a guess (score 2."))
  }

  @Test func `the name of the person is taken off, a thing in the room keeps its own`() throws {
    let person = StandingPerson()
    let text = person.csv { "\($0 == "RHEE" ? "box:corner" : "Anna B:\($0)")_\($1)" }

    let trial = try read(text)

    #expect(trial.trajectories.markers.map(\.rawValue) == person.names.dropLast() + ["box:corner"])
    #expect(trial.markers.unassigned == ["box:corner"])
  }

  @Test func `a colon with nothing before it belongs to the name of the marker`() throws {
    var person = StandingPerson()
    person.names.append(":LASI")
    let trial = try read(person.csv())

    #expect(trial.trajectories.markers.contains(":LASI"))
    #expect(trial.markers.marker(.anteriorSuperiorIliacSpine, .left) == "LASI")
  }

  @Test func `markers of two people are refused`() {
    let text = StandingPerson().csv { "\($0.hasPrefix("L") ? "Anna" : "Ben"):\($0)_\($1)" }

    #expect(
      failure(of: text)
        == """
        trial.csv: the file has markers of several people: 'Anna', 'Ben' [several-subjects]
          hint: pass --subject-name with the one you mean, such as --subject-name Anna
        """)
  }

  @Test func `names without a known landmark are listed with what they are like`() {
    let text = StandingPerson().csv { name, axis in
      "\(name == "LASI" ? "LASIs" : "Q" + name)_\(axis)"
    }

    #expect(
      failure(of: text)
        == """
        trial.csv: no marker name is known as a landmark of the pelvis or the legs: 'LASIs', \
        'QRASI', 'QLPSI', 'QRPSI', 'QLLEP', 'QRLEP', 'QLMEP', 'QRMEP', 'QLLMA', 'QRLMA' and 2 more \
        [no-landmarks]
          hint: 'LASIs' is like 'LASIS', 'QRASI' is like 'RASI', 'QLPSI' is like 'LPSI', 'QRPSI' \
        is like 'RPSI', 'QLLEP' is like 'LLEP'; say with --map FILE.yaml which marker stands where
        """)
  }
}

// MARK: - Helpers

extension MarkerRecognitionTests {
  /// What the names alone mean: the positions are those of a person wherever a name has a twin.
  private func recognise(_ names: [String], set: String? = nil) throws -> MarkerAssignment {
    var person = StandingPerson()
    person.names = names
    person.twins = [
      "r.ASIS": "RASI", "L.ASIS": "LASI", "R.ASIS": "RASI", "r.PSIS": "RPSI", "L.PSIS": "LPSI",
      "R.PSIS": "RPSI", "L.Knee": "LLEP", "R.Knee": "RLEP", "L_knee": "LLEP", "r_knee": "RLEP",
      "LKNE": "LLEP", "RKNE": "RLEP",
    ]
    // Key points and what OpenCap makes of them.
    for (small, capital) in [("r", "R"), ("L", "L")] {
      for (ending, place) in [
        (".ASIS", "ASI"), (".PSIS", "PSI"), ("_knee", "LEP"), ("_mknee", "MEP"),
        ("_ankle", "LMA"), ("_calc", "HEE"), ("_toe", "TO2"),
      ] {
        person.twins["\(small)\(ending)_study"] = capital + place
      }
      for (point, place) in [
        ("Hip", "ASI"), ("Knee", "LEP"), ("Ankle", "LMA"), ("Heel", "HEE"),
        ("BigToe", "TO2"),
      ] {
        person.twins[capital + point] = capital + place
      }
    }
    return try read(person.csv(), ReadOptions(up: .plusY, markerSet: set)).markers
  }
}
