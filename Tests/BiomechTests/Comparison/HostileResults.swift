// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechAssessment
import BiomechReport

/// Bytes that may be norms or tables of results, and what must hold when they are read.
///
/// The fuzzer and the test that replays its inputs both ask here, so that they demand the same.
struct HostileResults {
  var bytes: [UInt8]

  /// What reads it, one of ``readers``.
  var reader: String

  /// `norms` for a document of norms, `results` for a table of measures, `findings` for one of
  /// findings.
  static let readers = ["findings", "norms", "results"]

  /// Reads the bytes, and says what is wrong with the outcome.
  ///
  /// - Returns: A sentence, or `nil` when they were read and could be used, or were refused with words
  ///   that may be shown.
  func complaint() -> String? {
    switch reader {
    case "norms": complaintOfNorms()
    case "findings":
      outcome { () throws(ResultReadingError) in
        _ = try SessionRecord.findings(in: bytes, path: "t")
        return nil
      }
    default: outcome(of: complaintOfResults)
    }
  }

  private func complaintOfNorms() -> String? {
    outcome { () throws(NormsError) in
      let norms = try Norms(bytes: bytes, path: "t")
      let values = norms.bands.flatMap { $0.mean + $0.standardDeviation }
      guard values.allSatisfy(\.isFinite) else { return "a curve has a value that is no number" }
      let written = normsDocument(of: norms)
      do throws(NormsError) {
        let again = try Norms(bytes: written, path: "t")
        return again.bands.count == norms.bands.count ? nil : "a curve is lost in writing"
      } catch {
        // Six decimals are written: what is smaller becomes zero, and a spread must not be.
        let deviations =
          norms.bands.flatMap(\.standardDeviation)
          + norms.measures.values.map(\.standardDeviation)
          + [norms.logSideScore, norms.logOverallScore].compactMap { $0?.standardDeviation }
        let isTiny = deviations.contains { $0 < 1e-6 } || norms.passport.speed != nil
        return isTiny ? nil : "what was written is refused: \(error)"
      }
    }
  }

  private func complaintOfResults() throws(ResultReadingError) -> String? {
    let sessions = try SessionRecord.sessions(inTable: bytes, path: "t")
    guard let first = sessions.first, let last = sessions.last else { return "no session" }
    do throws(ComparisonError) {
      let comparison = try compare(before: first, after: last)
      _ = changesTable(of: [comparison])
      return nil
    } catch {
      return Self.complaint(aboutWords: error.description)
    }
  }

  private func outcome<Problem: Error & CustomStringConvertible>(
    of read: () throws(Problem) -> String?
  ) -> String? {
    do throws(Problem) { return try read() } catch {
      return Self.complaint(aboutWords: error.description)
    }
  }

  /// The words of an error begin with the path, and hold nothing that a terminal would obey.
  private static func complaint(aboutWords words: String) -> String? {
    if !words.hasPrefix("t") { return "the error does not begin with the path: \(words)" }
    if words.count > 4000 { return "the error has \(words.count) characters" }
    let isUnfit = words.unicodeScalars.contains {
      $0.properties.generalCategory == .control && $0 != "\n"
    }
    return isUnfit ? "the error holds control characters: \(words.debugDescription)" : nil
  }
}
