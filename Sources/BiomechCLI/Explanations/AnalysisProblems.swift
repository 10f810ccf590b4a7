// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechEvents
import BiomechFormats
import BiomechKinematics
import BiomechSignal

/// The problems behind the reading of files, with what they mean.
let analysisProblems: [(code: String, group: String, explanation: ProblemExplanation)] =
  CalibrationError.Code.allCases.map { ($0.rawValue, "Calibrating the model", $0.explanation) }
  + FilterError.Code.allCases.map { ($0.rawValue, "Filtering", $0.explanation) }
  + EventsError.Code.allCases.map {
    ($0.rawValue, "Cutting repetitions and cycles", $0.explanation)
  }
  + ResultFolderError.Code.allCases.map { ($0.rawValue, "The folder for results", $0.explanation) }
  + PDFError.Code.allCases.map { ($0.rawValue, "Printing to PDF", $0.explanation) }
  + normsProblems
  + ResultReadingError.Code.allCases.map { ($0.rawValue, comparing, $0.explanation) }
  + ComparisonError.Code.allCases.map { ($0.rawValue, comparing, $0.explanation) }

private let comparing = "Comparing sessions"

extension CalibrationError.Code {
  fileprivate var explanation: ProblemExplanation {
    switch self {
    case .landmarksMissing:
      ProblemExplanation(
        "The calibrated model was asked for, and no trial has the landmarks that its axes need.",
        causes: ["No static trial was given.", "The static trial lacks medial markers."],
        remedies: [
          "Pass a static trial with medial and lateral markers of knee and ankle with --static.",
          "Use --model frontal, which needs joint centres only.",
        ],
        example: "squat.csv: the calibrated model needs markers that are missing")
    case .landmarksExchanged:
      ProblemExplanation(
        "The lateral marker of a joint lies on its inside, so knee angles would be turned about.",
        causes: ["Medial and lateral were exchanged while labelling."],
        remedies: ["Exchange the two names in the file, or correct them with --map."],
        example: "static.csv: the markers of the epicondyles seem to be exchanged")
    case .implausibleWidth:
      ProblemExplanation(
        "Two landmarks of one joint are nearer to each other, or further apart, than on any person.",
        causes: ["Wrong units.", "A marker that fell off or carries another's name."],
        remedies: ["Look at both with 'biomech inspect'.", "Check --units, then --map."],
        example: "static.csv: the malleoli are 310 mm apart, expected 40 to 120 mm")
    case .degenerateLandmarks:
      ProblemExplanation(
        "The landmarks of a segment lie nearly on one line and give no axes.",
        causes: ["Two names stand for the same place.", "A marker was put in the wrong place."],
        remedies: ["Look at the landmarks with 'biomech inspect' and correct them with --map."],
        example: "static.csv: the landmarks of the right thigh lie nearly on one line")
    case .landmarksNotWorn:
      ProblemExplanation(
        "The direct model was asked for, and the trials lack landmarks that it looks at frame by "
          + "frame.",
        causes: ["Medial markers were worn in the static trial only, as is usual."],
        remedies: [
          "Use --model calibrated, which takes them from the static trial.",
          "Use --model frontal, which needs joint centres only.",
        ],
        example: "squat.csv: the direct model needs markers worn in motion that are missing")
    case .degenerateCluster:
      ProblemExplanation(
        "Markers that lie nearly on one line, or close together, cannot tell how a segment is turned.",
        causes: ["Markers in a row along the segment.", "Two names for one marker."],
        remedies: [
          "Give each segment three markers or more, one of them to the side of the others.",
          "Use --model frontal, which needs joint centres only.",
        ],
        example: "squat.csv: the left thigh cannot be followed: its markers lie on one line")
    case .foreignTrial:
      ProblemExplanation(
        "The trial shares too few markers with the static trial that should calibrate it.",
        causes: ["The static trial of another person or marker set."],
        remedies: ["Pass the static trial of the same recording, or none."],
        example: "squat.csv: no segment has three of the markers of the static trial")
    case .noLeg:
      ProblemExplanation(
        "On neither side is there something that stands for hip, knee and ankle.",
        causes: ["A recording of the upper body.", "Marker names that nobody knows."],
        remedies: [
          "See what was recognised with 'biomech inspect'.", "Name landmarks with --map.",
        ],
        example: "arm.c3d: no leg has markers for hip, knee and ankle")
    }
  }
}

extension FilterError.Code {
  fileprivate var explanation: ProblemExplanation {
    switch self {
    case .cutoffOutOfRange:
      ProblemExplanation(
        "No low-pass filter has this cut-off frequency at the frame rate of the trial.",
        causes: ["A cut-off near or above half the frame rate.", "A frame rate that is wrong."],
        remedies: ["Choose a lower --cutoff.", "Check --rate.", "Use --filter none."],
        example: "squat.csv: the cut-off frequency '30.0' Hz does not suit a frame rate of 50.0 Hz")
    case .frameRateOutOfRange:
      ProblemExplanation(
        "The frames per second are no positive number.",
        causes: ["A header with a rate of zero."], remedies: ["Pass --rate."],
        example: "squat.csv: the frame rate '0.0' Hz is not a positive number")
    case .splineNotSolvable:
      ProblemExplanation(
        "The equations of the smoothing spline have no solution in double precision.",
        causes: ["Coordinates of absurd size."],
        remedies: ["Look at the file with 'biomech inspect'.", "Use --filter butterworth."],
        example: "squat.csv: the smoothing spline cannot be computed")
    }
  }
}

extension EventsError.Code {
  fileprivate var explanation: ProblemExplanation {
    switch self {
    case .nothingComplete:
      ProblemExplanation(
        "The task was named with --task, and the trial holds no complete repetition or stride of it, so "
          + "that nothing can be measured. The other trials are done.",
        causes: [
          "A recording that begins too late or ends too early.", "Another task than the one named.",
          "Feet or pelvis that were not seen.",
        ],
        remedies: [
          "See with 'biomech analyze' without --task what is recognised, and have the angles.",
          "Record two strikes of one foot, or the whole repetition.",
          "Name strikes and offs as events in the file.",
        ],
        example: "walk.c3d: there is no complete stride of walking: no foot is seen to strike twice"
      )
    case .contradictoryEvents:
      ProblemExplanation(
        "Strikes and offs in the file cannot be true together, lie outside the recording or contradict "
          + "its force plates, and no stride is complete. Nobody but the user can tell "
          + "which of them is wrong.",
        causes: [
          "An event that was deleted, doubled or given to the other foot by hand.",
          "A recording that was cut while its events stayed.",
        ],
        remedies: [
          "Correct the events in the program that wrote the file.",
          "Export the file without events: strikes and offs are then told by plates and markers.",
        ],
        example:
          "walk.c3d: the file's events contradict each other or the recording, and there is no "
          + "complete stride of walking: The file has a right foot strike at 0.52 s and a "
          + "right foot strike at 1.60 s without a foot off between them: the events of the right foot "
          + "are not used for gait cycles; correct them in the file.")
    }
  }
}

extension ResultFolderError.Code {
  fileprivate var explanation: ProblemExplanation {
    switch self {
    case .notAFolder:
      ProblemExplanation(
        "The name given with -o is that of a file.", causes: ["A mistyped name."],
        remedies: ["Name another folder with -o."],
        example: "report.html: this is a file, and the results need a folder")
    case .folderNotWritable:
      ProblemExplanation(
        "The system does not let files be written there; nothing was changed.",
        causes: ["A folder of somebody else.", "A full or read-only disk."],
        remedies: ["Name a folder with -o that you may write to."],
        example: "report: cannot be written: no space left on device")
    case .anotherRun:
      ProblemExplanation(
        "The folder holds the results of other inputs or options, which would be mixed or lost.",
        causes: ["The same -o for another person or other settings."],
        remedies: ["Name another folder with -o.", "Pass --force to replace what is there."],
        example: "report: the folder holds the run of 'squat.csv'")
    case .foreignFile:
      ProblemExplanation(
        "A file of the same name stands in the folder and comes from no run of this program.",
        causes: ["A folder that is used for something else."],
        remedies: ["Name another folder with -o.", "Pass --force to replace the file."],
        example: "report: the folder has a file 'summary.csv' that no run of this program wrote")
    }
  }
}

extension PDFError.Code {
  fileprivate var explanation: ProblemExplanation {
    switch self {
    case .printerMissing:
      ProblemExplanation(
        "WeasyPrint, the program that lays out the pages of a PDF, cannot be started.",
        causes: ["It is not installed.", "It is installed where PATH does not look."],
        remedies: [
          "Install it with 'apt install weasyprint' or 'pipx install weasyprint'.",
          "Open the HTML report in a browser and print it.",
        ],
        example: "weasyprint: not installed, and the PDF is laid out by it")
    case .printerFailed:
      ProblemExplanation(
        "WeasyPrint was started and ended without a PDF.",
        causes: ["An installation without Pango or fonts.", "A full disk for temporary files."],
        remedies: [
          "Try 'weasyprint --info'.", "Open the HTML report in a browser and print it.",
        ],
        example: "weasyprint: no PDF was made: it ended with status 1")
    }
  }
}
