// SPDX-License-Identifier: Apache-2.0

/// An event as a C3D file has it.
package struct C3DEvent: Hashable, Sendable {
  /// The words of the file, such as `Foot Strike`.
  package var label: String

  /// `Left`, `Right`, `General` or nothing.
  package var context: String

  /// Seconds since frame 1 of the recording, whether or not that frame is in the file.
  package var time: Double

  /// Whether the event stands in the header.
  package var isInHeader = false
}

extension C3DFile {
  /// The events: those of the group `EVENT`, or, where it has none, those of the header.
  ///
  /// One manufacturer writes `EVENTS`.
  package var events: [C3DEvent] {
    for group in ["EVENT", "EVENTS"] {
      let found = events(of: group)
      if !found.isEmpty { return found }
    }
    return header.events.filter { $0.time.isFinite }.map {
      C3DEvent(label: $0.label, context: "", time: Double($0.time), isInHeader: true)
    }
  }

  private func events(of group: String) -> [C3DEvent] {
    let labels = parameters.list(group, "LABELS").flatMap(\.fields)
    let contexts = parameters.texts(group, "CONTEXTS")
    let times = parameters.numbers(group, "TIMES")
    let used = parameters[group, "USED"]?.count ?? labels.count

    // Minutes and seconds for each event, in one dimension or two; seconds where there is one
    // number for each.
    let isPaired = times.count >= 2 * used
    let count = isPaired ? used : min(used, times.count)
    return (0..<count).compactMap { index in
      let time = isPaired ? times[2 * index] * 60 + times[2 * index + 1] : times[index]
      guard time.isFinite else { return nil }
      return C3DEvent(
        label: index < labels.count ? C3DText.printable(labels[index]) : "",
        context: index < contexts.count ? contexts[index] : "", time: time)
    }
  }

  /// The frame of an event by the file's own numbers, or `nil` where the time is no frame.
  ///
  /// Frame 1 is at time 0, as BTK and Vicon count; a file whose first frame is 0 counts from there.
  /// An event of the group belongs to the nearest frame, one of the header to the frame before it.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - rate: Frames in a second.
  /// - Returns: The number of the frame, whether or not it is in the file.
  package func frame(of event: C3DEvent, rate: Double) -> Int? {
    // A thousandth of a frame: times are rounded to 32 bits.
    let inFrames = event.time * rate + (event.isInHeader ? 0.001 : 0.5)
    return Int(exactly: inFrames.rounded(.down)).map { $0 + min(1, layout.firstFrame) }
  }
}
