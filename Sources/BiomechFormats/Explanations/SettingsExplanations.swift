// SPDX-License-Identifier: Apache-2.0

/// Problems with writing.
let writingExplanations: [FileProblemCode: ProblemExplanation] = [
  .cannotHold: ProblemExplanation(
    "The format has no place for anything that the recording holds; a file without content is not "
      + "written.",
    causes: ["Joint angles that should become TRC, or markers that should become MOT."],
    remedies: ["Choose another format: the message says what the recording holds."],
    example: "squat.trc: TRC holds markers only, and the recording has none"),
  .cannotWrite: ProblemExplanation(
    "A file cannot be put where it should go. Nothing was written, and what was there is as before.",
    causes: [
      "A folder that may not be written to, or a full disk.",
      "A file of that name that is there already.", "An output that is the input.",
    ],
    remedies: ["Name another file, or pass --force where the command has it."],
    example: "map.yaml: the file is there already"),
]

/// Problems with files that a person writes.
let settingsExplanations: [FileProblemCode: ProblemExplanation] = [
  .fileTooLarge: ProblemExplanation(
    "The file is larger than any map or subject file is.",
    causes: ["A recording that was passed with --map or --subject."],
    remedies: ["Check that this is the right file."],
    example: "map.yaml: the file is larger than 1048576 bytes"),
  .yamlSyntax: ProblemExplanation(
    "The text is not YAML; the message has the words of the parser.",
    causes: ["A bracket or a quote that is not closed.", "A tab in front of a key."],
    remedies: ["Write 'key: value' in each line; put a value with ':' or '#' in it in quotes."],
    example: "map.yaml:2: this is not YAML: did not find expected ',' or ']'"),
  .notAMapping: ProblemExplanation(
    "Keys with values are expected, and something else stands there.",
    causes: ["A list.", "A value where a group is expected."],
    remedies: ["Write 'key: value'; indent the lines that belong to a key."],
    example: "subject.yaml:1: the file does not consist of keys with values"),
  .unknownKey: ProblemExplanation(
    "A key has no meaning here. Passing over it would lose what was said.",
    causes: ["A mistyped key.", "A key of another version."],
    remedies: ["Take the key that the message proposes, or one of the template in SampleData."],
    example: "subject.yaml:2: there is no key 'agee_years'"),
  .duplicateKey: ProblemExplanation(
    "A key stands there twice, and only one of its values could count.",
    causes: ["A line that was copied."], remedies: ["Keep one of them."],
    example: "subject.yaml:1: the key 'code' stands here twice"),
  .unexpectedValue: ProblemExplanation(
    "A value is not of the kind that its key needs.",
    causes: ["A word where a number is expected.", "A list where one word is expected."],
    remedies: ["Write what the message expects."],
    example: "subject.yaml:3: 'mass_kg' is 'heavy', not a number"),
  .valueOutOfRange: ProblemExplanation(
    "A number is outside of what is possible for a person.",
    causes: ["Another unit: lengths are in millimetres."],
    remedies: ["Check the number and its unit."],
    example: "subject.yaml:1: 'height_mm' is '1.71'; possible are 400 to 2600 mm"),
  .markerConflict: ProblemExplanation(
    "A marker of the map stands at two places, or tracks two segments.",
    causes: ["A line that was copied and not changed."],
    remedies: ["Decide where the marker stands and delete the other line."],
    example: "map.yaml:3: marker 'LASI' cannot stand at 'left.asis' and 'right.asis'"),
  .emptyMap: ProblemExplanation(
    "The map names no marker, so nothing could be recognised with it.",
    causes: ["A map that was started and not filled in."],
    remedies: ["Write lines such as 'left.femur_epicondyle_lateral: LKNE' under 'landmarks:'."],
    example: "map.yaml: the map names no marker"),
  .contradiction: ProblemExplanation(
    "Two answers cannot both be true. A warning sign could be missed, so none of them is believed.",
    causes: ["An answer in the wrong line.", "A file that was copied from somebody else."],
    remedies: ["Ask again, and correct one of the two."],
    example: "subject.yaml:4: 'pain_location' is 'medial', but 'pain_0_to_10' is '0'"),
  .missingKey: ProblemExplanation(
    "A rule of a clinic lacks something without which it cannot be judged or checked.",
    causes: ["A rule that was started and not filled in.", "A rule without its source."],
    remedies: ["Give what the message names; the template in SampleData shows a whole rule."],
    example: "rules.yaml:3: the rule 'KL01' has no 'source'"),
  .unknownCode: ProblemExplanation(
    "A rule names a measure, an exercise or another rule that this program does not have.",
    causes: ["A mistyped code.", "A code of another version."],
    remedies: ["Take the code that the message proposes, or look it up with biomech explain."],
    example: "rules.yaml:5: 'measure' names 'fppa_peek', and there is no such measure"),
  .unusableCode: ProblemExplanation(
    "The code of a rule is taken, or is not made as codes are. Two things under one code would be "
      + "mixed up in every table.",
    causes: ["A rule that was copied and kept its code.", "A code of this program, such as RL04."],
    remedies: ["Choose another code: letters, digits, '-' and '_', such as KL01."],
    example: "rules.yaml:3: the code 'RL04' is taken by this program"),
  .alwaysOn: ProblemExplanation(
    "Warning signs, injuries that nobody has cleared and the reasons why a recording gives no result "
      + "are looked at in every clinic.",
    causes: ["A code such as RF02 or RL21 under 'off'."],
    remedies: ["Take the code out of the list."],
    example: "rules.yaml:1: 'RF02' cannot be switched off"),
]
