// SPDX-License-Identifier: Apache-2.0

import BiomechMath

extension MarkerFileError: CustomStringConvertible {
  public var description: String {
    let place = line.map { "\(path):\($0)" } ?? path
    let first = "\(place): \(problem) [\(code.rawValue)]"
    return hint.map { "\(first)\n  hint: \($0)" } ?? first
  }

  /// What is wrong, with the value, without the place.
  public var problem: String {
    switch reason {
    case .unreadable(let message): "cannot be read: \(message)"
    case .empty: "the file is empty"
    case .notText: "the file is not text"
    case .unsupported(let format): "this is \(format)"
    case .unknownFormat(let firstLine):
      "the layout is not known; the first line begins with '\(firstLine.printable)'"
    case .noTitles: "the file begins with numbers: there is no row of marker names"
    case .headerOnly: "there is a header, but no row of numbers after it"
    case .lineTooLong(let limit): "this line is longer than \(limit) bytes"
    case .fieldCount(let found, let expected):
      "this row has \(found) \(found == 1 ? "cell" : "cells"); the header has \(expected)"
    case .notANumber(let text, let column, let name):
      text.allSatisfy(\.isWhitespace)
        ? "column \(column), '\(name.printable)', is empty"
        : "column \(column), '\(name.printable)', holds '\(text.printable)', which is not a number"
    case .decimalCommas: "the numbers have decimal commas, and commas stand between the cells too"
    case .duplicateMarker(let name, let columns):
      "marker '\(name.printable)' stands twice in the header, in columns "
        + columns.map(String.init).joined(separator: " and ")
    case .noMarkers: "no column of the header belongs to a marker"
    case .noLabels: "the row of labels names no marker"
    case .landmarksNeverSeen:
      "the markers of the pelvis and the legs are missing in every frame"
    case .noLabelRow: "the TRC header has no row that begins with 'Frame#'"
    case .labelCount(let labels, let columns):
      "\(labels) labels cannot be put over \(columns) columns of coordinates"
    case .rateMissing: "the file does not say how many frames there are in a second"
    case .rateImplausible(let rate): "a rate of \(rate.short) Hz is not plausible"
    case .timeNotIncreasing(let detail): "time goes backwards or stands still: \(detail)"
    case .noLandmarks(let found, _):
      "no marker name is known as a landmark of the pelvis or the legs: \(Self.list(found))"
        + Self.remarks(on: found)
    case .unknownMarkerSet(let name, _): "there is no marker set '\(name.printable)'"
    case .severalSubjects(let people):
      "the file has markers of several people: \(Self.list(people))"
    case .unitsUnknown(let evidence):
      "the unit of the coordinates is not known"
        + (evidence.map { ": \($0), which fits no unit" } ?? "")
    case .unitsImplausible(let declared, let evidence, let likely):
      "the file declares \(declared), but then \(evidence); '\(likely)' would fit"
    case .upUnknown: "the landmarks do not tell which axis points up"
    case .forwardUnknown: "the landmarks do not tell which way is forward"
    case .mirrored(let evidence):
      "the recording is mirrored, or left and right are exchanged: \(evidence)"
    case .forwardIsVertical(let forward, let up):
      "--forward \(forward) is not horizontal: up is \(up)"
    case .forwardContradicted(let evidence): "--forward points to the back of the body: \(evidence)"
    case .sidesContradicted(let evidence, _): "left and right are exchanged: \(evidence)"
    case .ambiguousLandmark(let name, let place, let points):
      "'\(name.printable)', the \(place), stands in the file more than once: "
        + points.joined(separator: " and ")
    case .unknownSubject(let name, let known):
      "no marker has the name '\(name.printable)' in front; "
        + (known.isEmpty ? "there are no names of people" : "the names are \(Self.list(known))")
    case .holdsNoMarkers(let content): "the file holds \(content), but no marker"
    case .format(let problem): problem.text
    }
  }

  /// What to do.
  public var hint: String? {
    switch reason {
    case .unreadable: nil
    case .empty: "check that the export finished"
    case .notText: "export TRC or CSV; a table should be saved as UTF-8"
    case .unsupported: "not read by this version; export TRC or CSV"
    case .unknownFormat, .noMarkers:
      "a CSV needs a row of titles such as 'time,RASI_x,RASI_y,RASI_z'; or export TRC"
    case .noTitles:
      "add a row of titles such as 'time,RASI_x,RASI_y,RASI_z', or name the markers in the order of"
        + " their columns with --labels"
    case .headerOnly: "check that the export finished and that frames were selected"
    case .lineTooLong: "check that the file is a table with one frame in each row"
    case .fieldCount: "check this row; a missing value is an empty cell, not a left-out one"
    case .notANumber(let text, _, _) where text.contains(","):
      "a file with decimal commas needs semicolons or tabs between the cells, and no points"
    case .notANumber(_, _, let name) where name.isClockTitle: "every row needs this number"
    case .notANumber: "leave the cell empty where the marker was not seen"
    case .decimalCommas: "export with semicolons or tabs between the cells, or with decimal points"
    case .duplicateMarker: "give each marker a name of its own"
    case .noLabels:
      "label the markers and export again, or name them in the order of their columns with --labels"
    case .landmarksNeverSeen: "check which frames were exported"
    case .noLabelRow: "the row 'Frame#  Time  RASI …' must follow the header values"
    case .labelCount: "put each label over the first of its three columns"
    case .rateMissing: "pass --rate with the frames per second, such as --rate 100"
    case .rateImplausible: "time is expected in seconds; pass --rate with the frames per second"
    case .timeNotIncreasing: "check the time column, or pass --rate and remove it"
    case .noLandmarks(_, let closest):
      (closest.isEmpty ? "" : closest.joined(separator: ", ") + "; ")
        + "say with --map FILE.yaml which marker stands where"
    case .unknownMarkerSet(_, let closest):
      closest.map { "did you mean '\($0)'?" }
        ?? "the sets are " + MarkerSet.all.map(\.identifier).joined(separator: ", ")
    case .severalSubjects(let people):
      "pass --subject-name with the one you mean, such as --subject-name "
        + "\((people.first { !$0.isEmpty } ?? "NAME").asWord)"
    case .unitsUnknown: "pass --units mm, cm or m"
    case .unitsImplausible(_, _, let likely): "pass --units \(likely), or --units as declared"
    case .upUnknown: "pass --up, such as --up +z, or name more landmarks with --map"
    case .forwardUnknown:
      "pass --forward, such as --forward +x, or name landmarks of the pelvis, or heels and toes, on "
        + "both sides with --map"
    case .mirrored:
      "varus would be read as valgus: pass --handedness left if the axes of the file are left-handed, "
        + "or --sides exchanged if the names of left and right were exchanged"
    case .forwardIsVertical: "pass a horizontal axis of the file, such as --forward +x"
    case .forwardContradicted: "pass the direction that the person faces, or leave --forward out"
    case .sidesContradicted(_, let remedy): "varus would be read as valgus: \(remedy)"
    case .ambiguousLandmark(let name, _, _):
      (MarkerLabel(name).marker.count <= 4
        ? "labels cut to four letters make lateral and medial markers alike; export longer ones, or "
        : "rename one of them, or ")
        + "say with --map FILE.yaml which is meant: '\(name.printable)' or '\(name.printable)#2'"
    case .unknownSubject(let name, let known):
      closestMatch(to: name, among: known).map { "did you mean '\($0)'?" }
        ?? (known.isEmpty ? "leave --subject-name out" : "take one of them for --subject-name")
    case .holdsNoMarkers: "choose the file with the marker positions of this trial"
    case .format(let problem): problem.hint
    }
  }

  /// Which of the names are known all the same, and why that does not help.
  private static func remarks(on names: [String]) -> String {
    let remarked = names.compactMap { name in
      MarkerSet.remark(onKnownName: MarkerLabel(name).marker).map { (name: name, remark: $0) }
    }
    return Set(remarked.map(\.remark)).sorted().map { remark in
      "; \(remark): \(list(remarked.filter { $0.remark == remark }.map(\.name)))"
    }.joined()
  }

  private static func list(_ words: [String]) -> String { words.quotedList }
}

extension String {
  /// At most 60 characters, without those that would upset a terminal.
  package var printable: String {
    let shown = prefix(60).map { $0.unicodeScalars.allSatisfy(\.isShown) ? String($0) : "\u{FFFD}" }
    return shown.joined() + (count > 60 ? "…" : "")
  }

  /// The text as one word of a command line.
  fileprivate var asWord: String {
    allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) } ? self : "'\(printable)'"
  }

  /// Whether this is the title of the frame number or the time.
  fileprivate var isClockTitle: Bool {
    let word = lowercased()
    return word.contains("time") || word.contains("frame")
  }
}

extension Unicode.Scalar {
  fileprivate var isShown: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}
