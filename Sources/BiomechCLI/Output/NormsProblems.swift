// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechFormats

/// The problems of norms, with what they mean.
let normsProblems: [(code: String, group: String, explanation: ProblemExplanation)] =
  NormsError.Code.allCases.map { ($0.rawValue, "Norms", $0.explanation) }
  + ControlGroupError.Code.allCases.map { ($0.rawValue, "Norms", $0.explanation) }

extension NormsError.Code {
  fileprivate var explanation: ProblemExplanation {
    switch self {
    case .unreadable:
      ProblemExplanation(
        "The system does not let the file of norms, or of the gait deviation index, be read.",
        causes: ["A mistyped name."], remedies: ["Check the name given with --norms."],
        example: "norms.json: cannot be read: no such file or directory")
    case .notNorms:
      ProblemExplanation(
        "The file is no document of norms of this program.",
        causes: ["Another JSON file.", "A table of a publication."],
        remedies: ["Build norms of your own control group with 'biomech norms build'."],
        example: "norms.json: the schema is 'biomech.session/1', not 'biomech.norms/1'")
    case .content:
      ProblemExplanation(
        "A value is missing or cannot be: a curve without 101 numbers, a standard deviation of zero, "
          + "an unknown variable.",
        causes: ["A file that was edited, cut off, or made by another program."],
        remedies: ["Build the norms anew with 'biomech norms build'."],
        example: "norms.json: 'knee_flexion.sd' has 51 values, not 101")
    case .sign:
      ProblemExplanation(
        "A curve counts in the other direction than this program, which would turn healthy into ill.",
        causes: ["Curves of another program, such as valgus positive."],
        remedies: ["Turn the sign of the curve.", "Build the norms anew with this program."],
        example:
          "norms.json: 'knee_adduction' is positive for 'valgus'; here it is positive for 'varus'")
    case .mismatch:
      ProblemExplanation(
        "The norms are of another model, task, speed, age or sex, so that a difference from them says "
          + "nothing about the person.",
        causes: ["Norms of another laboratory or study.", "A --model that differs from theirs."],
        remedies: [
          "Take norms that were built as the trial was analysed.", "Choose their --model.",
        ],
        example:
          "norms.json: the norms are of the conventional gait model (Plug-in Gait compatible), "
          + "and the trial was analysed with the calibrated model (CAST)")
    case .basis:
      ProblemExplanation(
        "The basis of the gait deviation index is published with the paper and is supplied by the user "
          + "as comma-separated text: a row 'model,conventional'; 459 rows 'feature' with the 15 "
          + "numbers of each row of the features, for the nine angles of the gait profile at 0, 2, … "
          + "100 %; a row 'control' with the mean of the controls in the 15 features; a row 'raw' with "
          + "the mean and the standard deviation of the logarithm of the distance of the controls. "
          + "Pelvic obliquity and rotation are positive for the own side up and forward, foot "
          + "progression for toe-in.",
        causes: ["A table of another layout.", "Numbers with too few decimals to be orthonormal."],
        remedies: ["Bring the table into this layout.", "Go without: --norms gives GPS and GDI*."],
        example: "basis.csv: feature 3 has the length '0.8800', not 1")
    }
  }
}

extension ControlGroupError.Code {
  fileprivate var explanation: ProblemExplanation {
    switch self {
    case .tooFew:
      ProblemExplanation(
        "A spread between people needs two people.",
        causes: ["All files in one folder."],
        remedies: ["Give each subject a folder of their own in the folder."],
        example: "controls: norms need 2 subjects or more; there are '1'")
    case .noCycles:
      ProblemExplanation(
        "In none of the trials of a subject was a whole cycle of the task found.",
        causes: ["A walk that is too short.", "A trial that was recognised as something else."],
        remedies: [
          "See with 'biomech analyze' what was recognised in the trials of the subject.",
          "Leave the subject out.",
        ],
        example: "controls: 'anna' has no complete stride of walking; found: quiet standing")
    case .mixedModels:
      ProblemExplanation(
        "Angles of different models differ by more than people do, so that their mean means nothing.",
        causes: ["Some subjects lack a static trial or medial markers."],
        remedies: ["Choose one with --model.", "Leave out the subjects of the other."],
        example:
          "controls: the subjects were analysed with different models: 'anna' calibrated, 'ben' "
          + "conventional")
    case .outsideDescription:
      ProblemExplanation(
        "A subject has an age or sex that the statement about the group excludes.",
        causes: ["A subject of another group in the folder.", "A mistyped --age-range."],
        remedies: ["Leave the subject out.", "Correct --age-range, --sex or subject.yaml."],
        example: "controls: 'anna' is 12 years old, and the group was stated to be 20 to 40")
    case .nothingInCommon:
      ProblemExplanation(
        "Every curve is missing, or has a gap in each cycle, in at least one subject.",
        causes: ["Different marker sets.", "Markers that were hidden during the cycles."],
        remedies: ["Look at the files with 'biomech inspect'.", "Use one marker set for all."],
        example: "controls: there is no variable that every subject has without a gap")
    }
  }
}
