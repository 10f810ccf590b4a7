// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

extension C3DParameters {
  /// Describes force platforms in `FORCE_PLATFORM`.
  mutating func setForcePlates(_ plates: [ForcePlate], channels: [String]) {
    let group = "FORCE_PLATFORM"
    let plates = plates.prefix(255)
    setCount(plates.count, named: "USED", in: group)
    setIntegers(plates.map { Int16(clamping: $0.type ?? 2) }, named: "TYPE", in: group)
    set(C3DParameter("ZERO", .integers([1, 0]), dimensions: [2]), in: group)
    setTable(
      plates.map { plate in
        plate.corners.count == 4 ? plate.corners.flatMap { [$0.x, $0.y, $0.z] } : []
      }, shape: [3, 4], named: "CORNERS", in: group)
    setTable(
      plates.map { [$0.origin.x, $0.origin.y, $0.origin.z] }, shape: [3], named: "ORIGIN",
      in: group)
    let rows = min(255, plates.map(\.channels.count).max() ?? 6)
    let places = Dictionary(
      zip(channels, 1...max(1, channels.count)), uniquingKeysWith: { first, _ in first })
    var numbers = C3DParameter("CHANNEL", .integers([]), dimensions: [rows, plates.count])
    numbers.values = .integers(
      plates.flatMap { plate in
        (0..<rows).map { row in
          row < plate.channels.count ? Int16(clamping: places[plate.channels[row]] ?? 0) : 0
        }
      })
    set(numbers, in: group)
    if plates.contains(where: { !$0.calibration.isEmpty }) {
      setTable(plates.map(\.calibration), shape: [6, 6], named: "CAL_MATRIX", in: group)
    }
  }

  /// Puts the numbers of each plate in place, 0 where they are not all there.
  private mutating func setTable(
    _ rows: [[Double]], shape: [Int], named name: String, in group: String
  ) {
    let count = shape.reduce(1, *)
    let numbers = rows.flatMap { row in
      row.count == count ? row.map { Float($0) } : Array(repeating: 0, count: count)
    }
    set(C3DParameter(name, .reals(numbers), dimensions: shape + [rows.count]), in: group)
  }

  /// Puts a list of integers in place, in pieces of 255.
  mutating func setIntegers(_ numbers: [Int16], named name: String, in group: String) {
    for start in stride(from: 0, to: max(1, numbers.count), by: 255) {
      let piece = Array(numbers[start..<min(start + 255, numbers.count)])
      set(
        C3DParameter(
          start == 0 ? name : "\(name)\(start / 255 + 1)", .integers(piece),
          dimensions: [piece.count]),
        in: group)
    }
  }

  /// Writes events into `EVENT`, with times in minutes and seconds since frame 1.
  ///
  /// - Parameters:
  ///   - events: The events, by the file's own frame numbers.
  ///   - firstFrame: The number of the first frame; 0 where the file counts from 0.
  ///   - rate: Frames in a second.
  mutating func setEvents(_ events: [FileEvent], firstFrame: Int, rate: Double) {
    let group = "EVENT"
    setCount(events.count, named: "USED", in: group)
    guard !events.isEmpty else { return }
    func texts(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8.prefix(255)) } }
    let sides = events.map { event in
      switch event.side {
      case .left: "Left"
      case .right: "Right"
      case .both: "General"
      }
    }
    setTexts(texts(sides), named: "CONTEXTS", in: group)
    setTexts(texts(events.map(\.label)), named: "LABELS", in: group)
    setTexts(texts(events.map { _ in "" }), named: "DESCRIPTIONS", in: group)
    setTexts(texts(events.map { _ in "" }), named: "SUBJECTS", in: group)
    let times = events.map { event in
      let time = max(0, Double(event.frame) - Double(min(1, max(0, firstFrame)))) / rate
      return [Float((time / 60).rounded(.down)), Float(time.truncatingRemainder(dividingBy: 60))]
    }
    for start in stride(from: 0, to: times.count, by: 255) {
      let piece = times[start..<min(start + 255, times.count)]
      set(
        C3DParameter(
          start == 0 ? "TIMES" : "TIMES\(start / 255 + 1)", .reals(piece.flatMap(\.self)),
          dimensions: [2, piece.count]),
        in: group)
    }
    setIntegers(Array(repeating: 0, count: events.count), named: "ICON_IDS", in: group)
    set(
      C3DParameter(
        "GENERIC_FLAGS", .bytes(Array(repeating: 0, count: min(255, events.count))),
        dimensions: [min(255, events.count)]), in: group)
  }

  /// Writes measurements into `PROCESSING` and names into `SUBJECTS`.
  mutating func setPerson(_ measurements: [String: [Double]], people: [String]) {
    for (name, values) in measurements.sorted(by: { $0.key < $1.key })
    where !name.isEmpty && !values.isEmpty {
      let values = values.prefix(255).map { Float($0) }
      set(
        C3DParameter(
          name, .reals(values), dimensions: values.count == 1 ? [] : [values.count]),
        in: "PROCESSING")
    }
    guard !people.isEmpty else { return }
    setCount(people.count, named: "USED", in: "SUBJECTS")
    setTexts(people.map { Array($0.utf8.prefix(255)) }, named: "NAMES", in: "SUBJECTS")
  }
}
