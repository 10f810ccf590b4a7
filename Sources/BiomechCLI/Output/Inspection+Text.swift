// SPDX-License-Identifier: Apache-2.0

import BiomechMath

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Inspection {
  /// The inspection as JSON, keys in alphabetical order.
  var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Strings and finite numbers only: there is nothing that cannot be encoded.
    guard let data = try? encoder.encode(self) else { return [] }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  /// The inspection as text.
  ///
  /// - Parameter width: The columns to fit into.
  /// - Returns: Lines that each end in a line feed.
  func text(width: Int) -> String {
    var page = TextPage(width: width)
    page.line(file)
    page.blank()
    page.field("format", format)
    let last = firstFrame + frames - 1
    page.field("frames", "\(frames), numbered \(firstFrame) to \(last)")
    page.field("duration", "\(duration.fixed(3)) s")
    for conclusion in conclusions where conclusion.topic != "format" {
      let name = conclusion.topic.replacing("_", with: " ")
      page.field(name, "\(conclusion.value)  (\(conclusion.evidence))")
    }
    for role in [Marker.Role.landmark, .tracker, .unassigned] { write(role, to: &page) }
    if !doubts.isEmpty {
      page.heading("Doubts")
      for doubt in doubts { page.item(doubt) }
    }
    return page.text
  }

  private func write(_ role: Marker.Role, to page: inout TextPage) {
    let markers = markers.filter { $0.role == role }
    guard !markers.isEmpty else { return }
    page.heading("\(role.heading) (\(markers.count))")
    let names = markers.map(\.name.count).max() ?? 0
    let words = markers.map { $0.remark.count }.max() ?? 0
    for marker in markers {
      page.row([
        (marker.name, min(names, 28)), (marker.remark, min(words, 44)), (gaps(of: marker), 0),
      ])
    }
  }

  private func gaps(of marker: Marker) -> String {
    guard marker.missingFrames > 0 else { return "no gaps" }
    guard marker.missingFrames < frames else { return "never seen" }
    let share = (100 * Double(marker.missingFrames) / Double(frames)).fixed(1)
    let gaps = marker.gaps == 1 ? "1 gap" : "\(marker.gaps) gaps, longest"
    return "\(share) % missing, \(gaps) \(marker.longestGap.fixed(2)) s"
  }
}

extension Inspection.Marker {
  /// What the marker stands for, or what its unknown name may have meant.
  fileprivate var remark: String {
    guard standsFor.isEmpty else { return standsFor }
    return closestKnownName.map { "closest known name: \($0)" } ?? "no known name is near"
  }
}

extension Inspection.Marker.Role {
  fileprivate var heading: String {
    switch self {
    case .landmark: "Markers at landmarks"
    case .tracker: "Markers that track a segment"
    case .unassigned: "Markers that are not used"
    }
  }
}
