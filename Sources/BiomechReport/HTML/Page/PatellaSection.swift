// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// The patellae: what can be said, and shift over flexion in numbers.
struct PatellaSection {
  var patellaKnees: [Knee]
  var patellaRemarks: [String]

  struct Knee {
    var kneeTitle: String
    var kneeSentences: [String]
    var shiftTable: ShiftTable?
  }

  struct ShiftTable {
    var shiftCaption: String
    var shiftRows: [Row]

    struct Row {
      var flexionBin: String
      var flexingShift: String
      var extendingShift: String
    }
  }

  init(of trials: [AnalyzedTrial], _ assessment: Assessment) {
    let content = PatellaContent(of: trials, assessment)
    patellaRemarks = content.remarks.map(\.typeset)
    patellaKnees = content.knees.map { knee in
      Knee(
        kneeTitle: knee.title, kneeSentences: knee.sentences.map(\.typeset),
        shiftTable: ShiftTable(knee.tracking))
    }
  }
}

extension PatellaSection.ShiftTable {
  /// The mean over the cycles of the shift in each bin of flexion; `nil` without a reference.
  fileprivate init?(_ tracking: PatellarTracking) {
    guard let reference = tracking.reference else { return nil }
    func means(_ bins: (PatellarTracking.Cycle) -> [PatellarTracking.Bin]) -> [Int: Double] {
      Dictionary(grouping: tracking.cycles.flatMap(bins), by: \.flexion).mapValues { bins in
        bins.map(\.shift).meanOfPresent - reference.shift
      }
    }
    let flexing = means(\.flexing)
    let extending = means(\.extending)
    let flexions = Set(flexing.keys).union(extending.keys).sorted()
    guard !flexions.isEmpty else { return nil }
    shiftCaption =
      "Shift in mm from \(reference.0.rawValue), lateral +, mean of \(tracking.cycles.count) "
      + (tracking.cycles.count == 1 ? "cycle" : "cycles")
    shiftRows = flexions.map { flexion in
      func cell(_ value: Double?) -> String {
        value.map { $0.isNaN ? "–" : typeset($0, 1) } ?? "–"
      }
      return Row(
        flexionBin: "\(typeset(Double(flexion), 0)) to "
          + "\(typeset(Double(flexion + PatellarTracking.binWidth), 0))°",
        flexingShift: cell(flexing[flexion]), extendingShift: cell(extending[flexion]))
    }
  }
}
