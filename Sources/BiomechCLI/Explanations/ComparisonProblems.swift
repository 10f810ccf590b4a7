// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechFormats

extension ResultReadingError.Code {
  /// What the problem means and what to do.
  var explanation: ProblemExplanation {
    switch self {
    case .unreadable:
      ProblemExplanation(
        "The system does not let the results be read.",
        causes: ["A mistyped name.", "A folder of somebody else."],
        remedies: ["Check the name and that you may read it."],
        example: "spring: cannot be read: no such file or directory")
    case .noResults:
      ProblemExplanation(
        "There is nothing that 'biomech analyze -o' wrote.",
        causes: [
          "The folder of the recordings in place of that of the results.",
          "Another table than summary.csv or measures.csv.",
        ],
        remedies: ["Name the folder that was given to 'biomech analyze' with -o."],
        example: "recordings: there are no results in this folder or below it")
    case .damagedTable:
      ProblemExplanation(
        "A table of results is not as this program writes it, so its numbers are not trusted.",
        causes: [
          "A spreadsheet that changed commas, decimal points or quotation marks.",
          "A file that was cut off while it was copied.", "The table of a later version.",
        ],
        remedies: ["Analyse the session again into a new folder.", "Update this program."],
        example: "spring/summary.csv:12: 13 cells, and the table has 14 columns")
    }
  }
}

extension ComparisonError.Code {
  /// What the problem means and what to do.
  var explanation: ProblemExplanation {
    switch self {
    case .otherSubject:
      ProblemExplanation(
        "The two sessions carry the codes of different people.",
        causes: ["A wrong folder.", "A code that was spelt in two ways."],
        remedies: ["Compare two sessions of one person.", "Correct 'code' and analyse again."],
        example: "autumn: this is subject 'P02', and spring is subject 'P01'")
    case .otherModel:
      ProblemExplanation(
        "The numbers of the two sessions rest on different kinematic models, whose angles differ by "
          + "degrees on the same movement.",
        causes: [
          "A static trial in one session only, so that --model auto chose differently.",
          "Another --model.",
        ],
        remedies: ["Analyse both sessions again with the same --model."],
        example:
          "autumn: the numbers rest on the model 'frontal', those of spring on 'calibrated'")
    case .nothingInCommon:
      ProblemExplanation(
        "No measure of the same task and side stands in both sessions with the same meaning.",
        causes: [
          "Another task in each session.", "Another unit or sign, from another version.",
        ],
        remedies: ["Compare sessions of the same task, analysed by the same version."],
        example: "autumn: no task, side and measure is the same as in spring")
    }
  }
}
