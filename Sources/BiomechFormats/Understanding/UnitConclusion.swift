// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

/// The unit of a recording, from what the user and the file say and from the size of the body.
struct UnitConclusion {
  let unit: LengthUnit
  let conclusion: TrialSource.Conclusion
  private(set) var doubts: [String] = []

  /// Decides the unit: what the user says, else what the file declares, else the size of the body.
  ///
  /// - Parameters:
  ///   - declared: The unit in the file, if any.
  ///   - landmarks: The landmarks, in file units.
  ///   - options: What the user says.
  ///   - path: The path for messages.
  /// - Throws: ``MarkerFileError`` when nothing tells the unit, or the body contradicts the file.
  init(
    declared: LengthUnit?, landmarks: LandmarkPositions, options: ReadOptions, path: String
  ) throws(MarkerFileError) {
    let size = BodySize(landmarks)
    if let chosen = options.units {
      unit = chosen
      conclusion = .init(.units, chosen.label, evidence: "given with --units")
      if let size, !size.fits(chosen) { doubts.append(size.doubt(in: chosen)) }
    } else if let declared {
      unit = declared
      conclusion = .init(.units, declared.label, evidence: "the file declares \(declared.rawValue)")
      if let size, !size.fits(declared) {
        if let likely = size.unit {
          let reason = MarkerFileError.Reason.unitsImplausible(
            declared: declared.label, evidence: size.text(in: declared), likely: likely.rawValue)
          throw MarkerFileError(path: path, reason: reason)
        }
        doubts.append(size.doubt(in: declared))
      }
    } else if let size, let likely = size.unit {
      unit = likely
      conclusion = .init(.units, likely.label, evidence: size.text(in: likely))
    } else {
      throw MarkerFileError(path: path, reason: .unitsUnknown(evidence: size?.text))
    }
  }
}

/// A distance on the body that tells millimetres from metres.
private struct BodySize {
  /// The distance in words.
  var name: String

  /// The distance in file units.
  var distance: Double

  /// The lengths that occur, in millimetres.
  var range: ClosedRange<Double>

  /// The first distance that the landmarks give.
  init?(_ landmarks: LandmarkPositions) {
    typealias Candidate = (String, Landmark, Side, Landmark, Side, ClosedRange<Double>)
    // Children are small: the ranges are those of people from about six years on.
    let shank = 180.0...600.0
    let candidates: [Candidate] = [
      (
        "anterior iliac spines", .anteriorSuperiorIliacSpine, .left, .anteriorSuperiorIliacSpine,
        .right, 120...350
      ),
      ("right epicondyles", .lateralEpicondyle, .right, .medialEpicondyle, .right, 40...160),
      ("left epicondyles", .lateralEpicondyle, .left, .medialEpicondyle, .left, 40...160),
      ("right knee and ankle", .lateralEpicondyle, .right, .lateralMalleolus, .right, shank),
      ("left knee and ankle", .lateralEpicondyle, .left, .lateralMalleolus, .left, shank),
      ("right knee and ankle", .kneeCentre, .right, .ankleCentre, .right, shank),
      ("left knee and ankle", .kneeCentre, .left, .ankleCentre, .left, shank),
      ("hip centres", .hipCentre, .left, .hipCentre, .right, 80...260),
    ]
    for (name, a, sideA, b, sideB, range) in candidates {
      if let distance = landmarks.distance(SidedLandmark(a, sideA), SidedLandmark(b, sideB)) {
        (self.name, self.distance, self.range) = (name, distance, range)
        return
      }
    }
    return nil
  }

  func fits(_ unit: LengthUnit) -> Bool { range.contains(distance * unit.millimetres) }

  /// The only unit that makes the distance a human one, if there is one.
  var unit: LengthUnit? {
    let fitting = LengthUnit.allCases.filter(fits)
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// The distance in file units.
  var text: String { "the \(name) are \(distance.short) file units apart" }

  func text(in unit: LengthUnit) -> String {
    "the \(name) are \((distance * unit.millimetres).fixed(1)) mm apart in \(unit.label)"
  }

  func doubt(in unit: LengthUnit) -> String {
    text(in: unit) + ", where \(Int(range.lowerBound)) to \(Int(range.upperBound)) mm are usual: "
      + "check the units and the names of these markers"
  }
}
