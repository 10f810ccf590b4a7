// SPDX-License-Identifier: Apache-2.0

/// Problems on the way from columns to a person in a laboratory.
let understandingExplanations: [FileProblemCode: ProblemExplanation] = [
  .noMarkers: ProblemExplanation(
    "The file was read, and holds no marker: joint angles, forces or voltages alone cannot be "
      + "analysed.",
    causes: ["A file of results instead of a recording."],
    remedies: ["Choose the file with the marker positions of this trial."],
    example: "squat.mot: the file holds 33 coordinates, but no marker"),
  .noLandmarks: ProblemExplanation(
    "No marker has a name that this program knows as a landmark of the pelvis or a leg.",
    causes: [
      "A marker set of one's own.", "Names in another language, or mistyped.",
      "A recording of the arms or the face.",
    ],
    remedies: [
      "Start a map with 'biomech inspect FILE --write-map map.yaml', fill in which marker stands "
        + "where, and pass it with --map.",
      "Name the set with --marker-set if it is a known one.",
    ],
    example:
      "reach.csv: no marker name is known as a landmark of the pelvis or the legs: 'ELB', 'WRI'"),
  .landmarksNeverSeen: ProblemExplanation(
    "The landmarks have names, and not one of them has a position.",
    causes: [
      "Frames before the person came into view.", "Gaps that were never filled or labelled.",
    ],
    remedies: ["Export the frames in which the person is seen."],
    example: "walk.trc: the markers of the pelvis and the legs are missing in every frame"),
  .ambiguousLandmark: ProblemExplanation(
    "The name of a landmark stands in the file more than once, at different places. Taking the wrong "
      + "one would turn the axis of the knee, and with it varus into valgus.",
    causes: [
      "Labels cut to four letters: RKNE is then the lateral and the medial marker of the knee.",
      "A marker that was labelled twice.",
    ],
    remedies: [
      "Export labels in full length.",
      "Say with --map which of 'RKNE' and 'RKNE#2' is which; positions are in the message.",
    ],
    example: "walk.c3d: 'RKNE', the right lateral femoral epicondyle, stands in the file more than "
      + "once: 'RKNE' at 10, 150, 500 mm and 'RKNE#2' at 10, 60, 500 mm"),
  .unknownMarkerSet: ProblemExplanation(
    "There is no marker set of the name that --marker-set gives.",
    causes: ["A mistyped name."], remedies: ["Take one of the names that the message lists."],
    example: "squat.csv: there is no marker set 'PGI'"),
  .severalSubjects: ProblemExplanation(
    "Markers of several people have landmarks of the legs, and nothing says who is meant.",
    causes: ["Two people in the room, each with their name in front of the markers."],
    remedies: ["Pass --subject-name with the name in front of the markers."],
    example: "duet.csv: the file has markers of several people: 'Anna', 'Ben'"),
  .unknownSubject: ProblemExplanation(
    "No marker has the name that --subject-name gives in front of it.",
    causes: ["A mistyped name.", "A file without names."],
    remedies: ["Take one of the names that the message lists, or leave the option out."],
    example: "duet.csv: no marker has the name 'Bern' in front; the names are 'Anna', 'Ben'"),
  .unitsUnknown: ProblemExplanation(
    "The file does not say whether it is in millimetres, centimetres or metres, and the landmarks do "
      + "not show it.",
    causes: ["A table without units.", "Too few landmarks, or two that are exchanged."],
    remedies: ["Pass --units mm, cm or m."],
    example: "squat.csv: the unit of the coordinates is not known"),
  .unitsImplausible: ProblemExplanation(
    "With the unit that the file declares the body would be far too small or too large, and another "
      + "unit fits.",
    causes: ["A header that says m above millimetres, or the other way round."],
    remedies: ["Pass the unit that fits with --units.", "Pass the declared one if it is right."],
    example:
      "squat.trc: the file declares millimetres, but then the anterior iliac spines are 0.2 mm "
      + "apart in millimetres; 'm' would fit"),
  .upUnknown: ProblemExplanation(
    "There are too few landmarks to tell which axis of the file points up.",
    causes: ["A recording of one part of the body."],
    remedies: ["Pass --up, such as --up +z.", "Name more landmarks with --map."],
    example: "squat.csv: the landmarks do not tell which axis points up"),
  .forwardUnknown: ProblemExplanation(
    "No landmarks tell front from back or left from right, so the direction that the person faces is "
      + "not known.",
    causes: ["A recording of one leg without the pelvis."],
    remedies: ["Pass --forward, such as --forward +x.", "Name more landmarks with --map."],
    example: "leg.csv: the landmarks do not tell which way is forward"),
  .forwardContradicted: ProblemExplanation(
    "The direction of --forward is not horizontal, or is where the back of the body is.",
    causes: ["The direction of walking of another trial.", "An axis of another file."],
    remedies: ["Pass the direction that the person faces, or leave --forward out."],
    example:
      "squat.csv: --forward points to the back of the body: the anterior iliac spines lie in "
      + "front of the posterior ones, 180° from -x"),
  .mirrored: ProblemExplanation(
    "Markers named right lie on the left of those named left. The positions may be mirrored, or the "
      + "names exchanged; the landmarks alone cannot tell which, and varus would be read as valgus.",
    causes: [
      "Left-handed axes, as in game engines.", "An axis that was negated in a conversion.",
      "Left and right exchanged while labelling.",
    ],
    remedies: [
      "Pass --handedness left if the file's axes are left-handed: positions are mirrored back.",
      "Pass --sides exchanged if the names are exchanged.",
      "Look at something that is not symmetrical, such as which leg stepped first.",
      "Where only some names are wrong, correct them with --map.",
    ],
    example: "squat.csv: the recording is mirrored, or left and right are exchanged: 'RASI', the "
      + "right anterior superior iliac spine, lies 240 mm to the left of 'LASI', the left one"),
]
