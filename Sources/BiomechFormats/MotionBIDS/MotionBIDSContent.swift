// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// The channels of a motion file, sorted into markers and signals.
struct MotionBIDSContent {
  private(set) var markers: [String] = []
  private(set) var unit: LengthUnit?
  private(set) var signals: [Signal] = []
  private(set) var doubts: [String] = []

  /// The reference frame of the markers.
  private(set) var referenceFrame: String?

  private var coordinates: [Double] = []

  /// What belongs together: the channels of one point in one reference frame.
  private struct Group {
    var type: String
    var channels: [Int]
  }

  /// Sorts channels.
  ///
  /// - Parameters:
  ///   - channels: What each column is.
  ///   - columns: The columns one after another.
  ///   - frameCount: The length of each column.
  ///   - rate: Frames per second.
  init(channels: [MotionBIDSChannel], columns: [Double], frameCount: Int, rate: Double) {
    let groups = Self.groups(of: channels)
    let positions = groups.filter { Self.axes(of: $0, channels) != nil }
    let units = Set(positions.flatMap(\.channels).map { channels[$0].units })
    // One unit stays as it is; several are all turned into metres.
    unit = units.count == 1 ? units.first.flatMap { LengthUnit(word: $0) } : nil
    let lengths = units.map { LengthUnit(word: $0) }
    let isMixed = units.count > 1 && lengths.allSatisfy { $0 != nil }
    if isMixed { unit = .metres }
    if units.count > 1, !isMixed {
      doubts.append(
        "the positions have the units \(Self.list(units.sorted())): what is meant is not known; "
          + "pass --units")
    }

    var names: [String] = []
    for group in groups {
      guard let axes = Self.axes(of: group, channels) else {
        signals.append(
          Self.signal(group, channels, columns, frameCount: frameCount, rate: rate))
        continue
      }
      names.append(
        channels[axes[0]].trackedPoint ?? Self.commonName(axes.map { channels[$0].name }))
      for channel in axes {
        let column = columns[channel * frameCount..<(channel + 1) * frameCount]
        let factor =
          isMixed ? (LengthUnit(word: channels[channel].units)?.millimetres ?? 1) / 1000 : 1
        if factor == 1 {
          coordinates += column
        } else {
          coordinates += column.map { $0 * factor }
        }
      }
    }
    let (unique, repeated) = MotionFile.unique(names)
    markers = unique
    doubts += [MotionFile.doubt(aboutRepeated: repeated)].compactMap { $0 }
    noteFrames(positions.map { channels[$0.channels[0]].referenceFrame ?? "" })
    let bad = channels.filter(\.isBad).map(\.name)
    if !bad.isEmpty {
      doubts.append("the channels file marks \(Self.list(bad)) as bad: check them before use")
    }
  }

  /// The columns of the markers, which are then gone from here.
  mutating func takeCoordinates() -> [Double] {
    var taken: [Double] = []
    swap(&taken, &coordinates)
    return taken
  }

  private mutating func noteFrames(_ frames: [String]) {
    guard let first = frames.first else { return }
    referenceFrame = first
    let others = Set(frames).subtracting([first])
    if !others.isEmpty {
      doubts.append(
        "the positions are in the reference frames "
          + "\(Self.list([first] + others.sorted())): the axes of the first were taken for all")
    }
  }

  private static func list(_ words: [String]) -> String {
    let shown = words.prefix(8).map { $0.isEmpty ? "none" : "'\($0.printable)'" }
    return shown.joined(separator: ", ")
      + (words.count > 8 ? " and \(words.count - 8) more" : "")
  }
}

// MARK: - Groups

extension MotionBIDSContent {
  /// The components that BIDS knows.
  private static let components: Set<String> = [
    "x", "y", "z", "quat_x", "quat_y", "quat_z", "quat_w",
  ]

  /// The channels of one type, point and reference frame together, each component once.
  private static func groups(of channels: [MotionBIDSChannel]) -> [Group] {
    struct Key: Hashable {
      var type: String
      var point: String
      var frame: String?
    }
    var groups: [Group] = []
    var open: [Key: (group: Int, components: Set<String>)] = [:]
    for (index, channel) in channels.enumerated() {
      guard let point = channel.trackedPoint, components.contains(channel.component) else {
        groups.append(Group(type: channel.type, channels: [index]))
        continue
      }
      let key = Key(type: channel.type, point: point, frame: channel.referenceFrame)
      if let known = open[key], !known.components.contains(channel.component) {
        groups[known.group].channels.append(index)
        open[key]?.components.insert(channel.component)
      } else {
        open[key] = (groups.count, [channel.component])
        groups.append(Group(type: channel.type, channels: [index]))
      }
    }
    return groups
  }

  /// The channels of x, y and z of a position, or `nil` for anything else.
  private static func axes(of group: Group, _ channels: [MotionBIDSChannel]) -> [Int]? {
    guard group.type == "POS", group.channels.count == 3 else { return nil }
    let axes = ["x", "y", "z"].compactMap { axis in
      group.channels.first { channels[$0].component == axis }
    }
    return axes.count == 3 ? axes : nil
  }

  private static func signal(
    _ group: Group, _ channels: [MotionBIDSChannel], _ columns: [Double], frameCount: Int,
    rate: Double
  ) -> Signal {
    let members = group.channels.map { channels[$0] }
    var values: [Double] = []
    values.reserveCapacity(group.channels.count * frameCount)
    for channel in group.channels {
      values += columns[channel * frameCount..<(channel + 1) * frameCount]
    }
    let kind: Signal.Kind =
      switch group.type {
      case "JNTANG": .angle
      case "ORNT": .pose
      case "POS": .point
      default: .other
      }
    return Signal(
      members.count == 1 ? members[0].name : commonName(members.map(\.name)), kind: kind,
      components: members.count == 1 ? [""] : members.map(\.component),
      units: members.map(\.units), rate: rate, values: values)
  }

  /// What the names of channels begin with, such as `Rigid1_eul` for `Rigid1_eul_x` and so on.
  private static func commonName(_ names: [String]) -> String {
    guard var prefix = names.first.map({ $0[...] }) else { return "" }
    for name in names.dropFirst() {
      let count = zip(prefix, name).prefix { $0 == $1 }.count
      prefix = prefix.prefix(count)
    }
    while let last = prefix.last, !last.isLetter, !last.isNumber { prefix.removeLast() }
    return prefix.isEmpty ? names[0] : String(prefix)
  }
}
