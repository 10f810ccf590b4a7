// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion

extension Inspection {
  /// The inspection as text: one screen for a usual file.
  ///
  /// - Parameter width: The columns to fit into.
  /// - Returns: Lines that each end in a line feed.
  func text(width: Int) -> String {
    var page = TextPage(width: width)
    page.line(file)
    page.blank()
    writeHeader(to: &page)
    if !doubts.isEmpty {
      page.heading("Doubtful")
      for doubt in doubts { page.item(doubt) }
    }
    writeLandmarks(to: &page)
    writeTrackers(to: &page)
    writeUnused(to: &page)
    writeGaps(to: &page)
    writeOtherContent(to: &page)
    return page.text
  }

  private func writeHeader(to page: inout TextPage) {
    page.field("format", described("format") ?? format)
    let last = firstFrame &+ frames - 1
    page.field(
      "frames", "\(frames), numbered \(firstFrame) to \(last), \(duration.fixed(3)) s")
    for conclusion in conclusions where conclusion.topic != "format" {
      page.field(
        conclusion.topic.replacing("_", with: " "), described(conclusion.topic) ?? "")
    }
    if let problem {
      page.blank()
      page.line("cannot be analysed: \(problem.text) [\(problem.code)]")
      if let hint = problem.hint { page.line("  hint: \(hint)") }
    }
  }

  /// A conclusion with its evidence and what overrules it.
  private func described(_ topic: String) -> String? {
    conclusions.first { $0.topic == topic }.map { conclusion in
      let switches = conclusion.overruledBy.joined(separator: " ")
      return "\(conclusion.value)  (\(conclusion.evidence))"
        + (switches.isEmpty ? "" : " \(switches)")
    }
  }
}

// MARK: - Markers

extension Inspection {
  private func writeLandmarks(to page: inout TextPage) {
    let landmarks = markers.filter { $0.role == .landmark }
    guard !landmarks.isEmpty else { return }
    page.heading("Landmarks (\(landmarks.count) markers)")
    var rows: [(place: String, right: String, left: String)] = [("", "right", "left")]
    for landmark in Landmark.allCases {
      let (right, left) = (name(at: landmark, .right), name(at: landmark, .left))
      if let middle = name(at: landmark, nil), landmark.isMidline {
        rows.append((landmark.label, middle, ""))
      } else if right != nil || left != nil {
        rows.append((landmark.label, right ?? "-", left ?? "-"))
      }
    }
    page.table(rows.map { [$0.place, $0.right, $0.left] })
  }

  /// The marker at a landmark.
  private func name(at landmark: Landmark, _ side: Side?) -> String? {
    let key = SidedLandmark(landmark, side).key
    return markers.first { $0.role == .landmark && $0.place == key }?.name
  }

  private func writeTrackers(to page: inout TextPage) {
    let trackers = markers.filter { $0.role == .tracker }
    guard !trackers.isEmpty else { return }
    page.heading("Markers that only track a segment (\(trackers.count))")
    for segment in Segment.allCases {
      let sides = [Side.right, .left, nil].compactMap { side -> String? in
        let key = SidedSegment(segment, side).key
        let names = trackers.filter { $0.place == key }.map(\.name)
        guard !names.isEmpty else { return nil }
        return (side.map { "\($0.rawValue) " } ?? "") + names.joined(separator: ", ")
      }
      if !sides.isEmpty { page.field(segment.rawValue, sides.joined(separator: "; ")) }
    }
  }

  private func writeUnused(to page: inout TextPage) {
    let unused = markers.filter { $0.role == .unassigned }
    guard !unused.isEmpty else { return }
    page.heading("Markers that are not used (\(unused.count))")
    let reasons = Set(unused.map(\.standsFor)).filter { !$0.isEmpty }.sorted()
    for reason in reasons {
      page.item(
        "\(reason): " + shown(unused.filter { $0.standsFor == reason }.map(\.name), most: 60))
    }
    let unknown = unused.filter { $0.standsFor.isEmpty }
    guard !unknown.isEmpty else { return }
    let alike = unknown.compactMap { marker in
      marker.closestKnownName.flatMap { isWanted($0) ? "\(marker.name) (like \($0))" : nil }
    }
    let others = unknown.filter { marker in
      marker.closestKnownName.map { !isWanted($0) } ?? true
    }.map(\.name)
    if !alike.isEmpty { page.item("not known, perhaps mistyped: " + shown(alike, most: 30)) }
    if !others.isEmpty { page.item("not known: " + shown(others, most: 60)) }
  }

  /// Whether a known name is that of a landmark of the pelvis or a leg that has no marker yet.
  private func isWanted(_ name: String) -> Bool {
    guard MarkerSet.remark(onKnownName: name) == nil else { return false }
    let taken = Set(markers.filter { $0.role == .landmark }.compactMap(\.place))
    return MarkerSet.all.contains { set in
      guard case .landmark(let place)? = set.entries[name]?.place else { return false }
      return !taken.contains(place.key)
    }
  }

  private func writeGaps(to page: inout TextPage) {
    let incomplete = markers.filter { $0.missingFrames > 0 && $0.missingFrames < frames }
      .sorted { ($1.missingFrames, $0.name) < ($0.missingFrames, $1.name) }
    guard missingSamples > 0 else { return }
    let share = (100 * Double(missingSamples) / Double(max(samples, 1))).fixed(1)
    page.heading("Gaps (\(share) % of all samples are missing)")
    if !declaredButEmpty.isEmpty {
      page.item("never seen: " + shown(declaredButEmpty, most: 30))
    }
    let complete = markers.count { $0.missingFrames == 0 }
    page.table(
      incomplete.prefix(8).map { marker in
        let missing = (100 * Double(marker.missingFrames) / Double(frames)).fixed(1)
        let gaps = marker.gaps == 1 ? "1 gap" : "\(marker.gaps) gaps, longest"
        return [marker.name, "\(missing) % missing, \(gaps) \(marker.longestGap.fixed(2)) s"]
      })
    let rest = incomplete.count - 8
    page.item(
      (rest > 0 ? "\(rest) more with fewer gaps, " : "") + "\(complete) without a gap")
  }

  /// The first names of a list, and how many more there are.
  private func shown(_ names: [String], most: Int) -> String {
    let rest = names.count - most
    return names.prefix(most).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}

// MARK: - Other content

extension Inspection {
  private func writeOtherContent(to page: inout TextPage) {
    guard !(signals.isEmpty && events.isEmpty && forcePlates.isEmpty && parameters.isEmpty) else {
      return
    }
    page.heading("Also in the file")
    for kind in Signal.Kind.allCases {
      let signals = signals.filter { $0.kind == kind.rawValue }
      guard let first = signals.first else { continue }
      let rates = Set(signals.map(\.rate))
      let rate = rates.count == 1 ? " at \(first.rate.shortest()) Hz" : ""
      page.item(
        "\(signals.count) \(kind.noun(count: signals.count))\(rate): "
          + shown(signals.map(\.name), most: 4))
    }
    if !events.isEmpty {
      var order: [String] = []
      for event in events where !order.contains(event.words) { order.append(event.words) }
      let counts = order.map { words in "\(events.count { $0.words == words }) \(words)" }
      page.item(
        "\(events.count) \(events.count == 1 ? "event" : "events"): " + shown(counts, most: 8))
    }
    if !forcePlates.isEmpty {
      let types = forcePlates.map { $0.type.map { "type \($0)" } ?? "of unknown type" }
      page.item(
        "\(forcePlates.count) force \(forcePlates.count == 1 ? "platform" : "platforms"): "
          + (Set(types).count == 1 ? types[0] : shown(types, most: 8)))
    }
    if !parameters.isEmpty {
      let texts = parameters.map { parameter in
        let value = parameter.values.count == 1 ? parameter.values[0]?.shortest() : nil
        return parameter.name + (value.map { " \($0)" } ?? "")
      }
      page.item("\(parameters.count) measurements and settings: " + shown(texts, most: 5))
    }
  }
}

extension InspectedEvent {
  /// Label and side, such as `Foot Strike left`.
  fileprivate var words: String { side == BodySide.both.rawValue ? label : "\(label) \(side)" }
}
