// SPDX-License-Identifier: Apache-2.0

/// Problems on the way from bytes to columns.
let readingExplanations: [FileProblemCode: ProblemExplanation] = [
  .unreadable: ProblemExplanation(
    "The system did not hand over the bytes of the file; the message has the system's own words.",
    causes: [
      "The name or the folder is mistyped.", "The file belongs to somebody else.",
      "The path leads to a folder.", "A network drive is not there.",
    ],
    remedies: ["Check the name with 'ls', then the right to read the file."],
    example: "squat.c3d: cannot be read: no such file or directory"),
  .emptyFile: ProblemExplanation(
    "There is nothing in the file, or nothing but blanks.",
    causes: ["An export that was broken off.", "A file that is still in the cloud."],
    remedies: ["Export the trial again and look at the size of the file."],
    example: "squat.trc: the file is empty"),
  .notText: ProblemExplanation(
    "The file should be text and holds bytes that no text has, or is not in UTF-8 where that is "
      + "needed.",
    causes: [
      "A binary file with the ending of a text file.", "A damaged file.",
      "A spreadsheet that was renamed to .csv instead of saved as CSV.",
    ],
    remedies: ["Open it in the program that wrote it and export TRC, CSV or C3D."],
    example: "squat.csv: the file is not text"),
  .unsupportedFormat: ProblemExplanation(
    "The format is known by name, and this version does not read it.",
    causes: [
      "Formats without marker positions, such as BVH, MVNX, or key points in a picture.",
      "Workbooks, archives and data bases.",
    ],
    remedies: [
      "Export C3D, TRC or CSV from the program that recorded.",
      "Save a sheet of a workbook as CSV in UTF-8.",
    ],
    example: "walk.bvh:1: this is BVH"),
  .unknownLayout: ProblemExplanation(
    "The file is text, and its beginning is that of no layout this program knows.",
    causes: [
      "Lines of remarks above the table.", "Titles that do not end in x, y and z.",
      "A table of angles or forces instead of positions.",
    ],
    remedies: [
      "Name three columns for each marker, such as RASI_x, RASI_y and RASI_z, in the first row.",
      "Export TRC or C3D.", "Name the format with --file-format if you know it.",
    ],
    example: "squat.csv:1: the layout is not known; the first line begins with 'My trial'"),
  .noTitles: ProblemExplanation(
    "The file begins with numbers, so nothing says which column is which marker.",
    causes: ["A matrix saved from MATLAB or NumPy."],
    remedies: [
      "Pass the names in the order of the columns with --labels LASI,RASI,….",
      "Add a row of titles such as 'time,LASI_x,LASI_y,LASI_z'.",
    ],
    example: "squat.csv:1: the file begins with numbers: there is no row of marker names"),
  .headerOnly: ProblemExplanation(
    "The file has a header, and no row of numbers follows.",
    causes: ["An export without selected frames.", "An export that was broken off."],
    remedies: ["Select the frames and export again."],
    example: "squat.trc:7: there is a header, but no row of numbers after it"),
  .headerIncomplete: ProblemExplanation(
    "The header does not end, or lacks a line without which the columns have no meaning.",
    causes: ["Lines that were deleted by hand.", "A file that was cut off."],
    remedies: ["Export the trial again and leave the header as it is."],
    example: "squat.trc:3: the TRC header has no row that begins with 'Frame#'"),
  .lineTooLong: ProblemExplanation(
    "A line is longer than any table of markers makes it.",
    causes: ["A file without line ends.", "Another kind of file."],
    remedies: ["Check that the file has one line for each frame."],
    example: "squat.csv:2: this line is longer than 4194304 bytes"),
  .cellCount: ProblemExplanation(
    "A row has more or fewer cells than the header, so a value would slip under another title.",
    causes: [
      "A missing value that was left out instead of left empty.", "A line that was cut off.",
      "Text below the table.",
    ],
    remedies: ["Look at the line that is named; leave a missing value empty between two commas."],
    example: "squat.csv:8: this row has 84 cells; the header has 85"),
  .notANumber: ProblemExplanation(
    "A cell that should hold a number holds something else.",
    causes: [
      "A word such as 'occluded' for a marker that was not seen.",
      "Decimal commas mixed with decimal points.", "A mark of units in the cell.",
    ],
    remedies: ["Leave the cell empty where the marker was not seen; NaN and NA are read too."],
    example: "squat.csv:8: column 5, 'LASI_x', holds 'abc', which is not a number"),
  .decimalCommas: ProblemExplanation(
    "Commas stand inside the numbers and between the cells: nobody can tell them apart.",
    causes: ["An export on a computer with continental settings."],
    remedies: [
      "Export with semicolons or tabs between the cells.", "Export with decimal points.",
    ],
    example: "squat.csv:2: the numbers have decimal commas, and commas stand between the cells too"),
  .duplicateMarker: ProblemExplanation(
    "One coordinate of a marker stands in more columns than the other two, so the columns cannot be "
      + "put together.",
    causes: ["A title that was mistyped.", "Columns that were copied."],
    remedies: ["Give every marker its own name and three columns."],
    example: "squat.csv:1: marker 'LASI' stands twice in the header, in columns 2 and 12"),
  .noLabels: ProblemExplanation(
    "The row of labels is there and names no marker.",
    causes: ["Trajectories that nobody labelled.", "An export of unlabelled points."],
    remedies: [
      "Label the markers, then export again.",
      "Pass the names in the order of the columns with --labels LASI,RASI,….",
    ],
    example: "squat.trc:4: the row of labels names no marker"),
  .labelCount: ProblemExplanation(
    "There are more or fewer labels than columns can belong to, so names would slip to other "
      + "markers.",
    causes: [
      "A header that was edited by hand.", "Labels that were deleted but not their columns.",
    ],
    remedies: ["Put each label over the first of its three columns, or export again."],
    example: "squat.trc:4: 3 labels cannot be put over 36 columns of coordinates"),
  .rateMissing: ProblemExplanation(
    "Nothing says how many frames there are in a second: neither a header nor time stamps.",
    causes: ["A table without a time column."],
    remedies: ["Pass --rate with the frames per second of the cameras, such as --rate 100."],
    example: "squat.csv: the file does not say how many frames there are in a second"),
  .rateImplausible: ProblemExplanation(
    "The rate is outside of what motion capture has, 5 to 20000 frames per second.",
    causes: ["Time in milliseconds that is read as seconds.", "Frame numbers in the time column."],
    remedies: ["Pass --rate, or name the time column with its unit, such as time_ms."],
    example: "squat.csv: a rate of 0.1 Hz is not plausible"),
  .timeNotIncreasing: ProblemExplanation(
    "A time stamp does not come after the one before it, so the order of the frames is not known.",
    causes: ["Rows that were sorted or copied.", "Two recordings in one file.", "Rounded times."],
    remedies: ["Repair the time column.", "Pass --rate and remove the column."],
    example:
      "squat.csv: time goes backwards or stands still: time 0.01 in row 3 of the data follows "
      + "0.02"),
  .damagedFile: ProblemExplanation(
    "A count, an offset or a size in the file cannot be true; what lies behind it cannot be trusted.",
    causes: ["A transfer that was broken off.", "A program that wrote the format wrongly."],
    remedies: [
      "Fetch the file again from where it was recorded.",
      "Open and save it in the vendor's program.",
    ],
    example: "walk.c3d: the parameters begin behind the end of the file"),
  .localCoordinates: ProblemExplanation(
    "The positions are those within a body or a skeleton, not those in the laboratory.",
    causes: ["An export with 'Coordinate Space: Local'."],
    remedies: ["Export again with global coordinates."],
    example: "take.csv:1: the coordinates are local to each rigid body"),
  .oldVersion: ProblemExplanation(
    "The format is known in a later version; this one differs and is not read.",
    causes: ["A file of many years ago."],
    remedies: ["Open it in a newer version of the vendor's program and export again."],
    example: "take.csv:1: this is version 1.1 of the format"),
  .imageCoordinates: ProblemExplanation(
    "The positions are points in a picture: there is no depth, so no knee angle can be had.",
    causes: ["Key points of one camera, such as those of OpenPose or MediaPipe."],
    remedies: ["Reconstruct the points in space with several cameras, then export those."],
    example: "trial.tsv:1: the file holds 2D data: where each camera saw the markers in its picture"
  ),
  .companionMissing: ProblemExplanation(
    "The format spreads over several files, and one of them is not there or does not fit.",
    causes: ["Only one of the files was copied.", "Files of different recordings were mixed."],
    remedies: ["Put all files of the recording into one folder."],
    example: "sub-01_task-squat_tracksys-omc_motion.tsv: the channels file is not beside it"),
]
