// SPDX-License-Identifier: Apache-2.0

import BiomechAssessment
import BiomechEvents
import BiomechKinematics
import BiomechMath
import BiomechMotion

/// A trial as the viewer plays it: positions on a grid, knee angles, and what happens when.
struct ViewerClip {
  /// The grids of positions, in millimetres, the finest first; half of it is the largest error of a
  /// coordinate.
  static let grids = [0.1, 0.2, 0.5, 1, 2]

  let name: String
  let frames: ClipFrames
  let skeleton: ClipSkeleton
  let worst: WorstFrame?

  /// The grid of the positions, in millimetres.
  let grid: Double

  /// Frames of the clip per second.
  let rate: Double

  /// What each knee shows in each frame of the clip; only legs with a knee angle.
  let knees: [Side: [KneeState]]

  /// Where the U95 of the knees is from; `nil` where it is not known.
  let trust: KneeTrust.Origin?

  /// The place of the frame that is shown first and in the four views.
  let still: Int

  /// Positions and angles as text.
  let data: [UInt8]

  private let analyzed: AnalyzedTrial

  /// Makes the clip, as fine as fits; `nil` where no marker is seen.
  ///
  /// - Parameters:
  ///   - analyzed: The trial.
  ///   - findings: The findings that may rest on it.
  ///   - assessment: What tells U95.
  ///   - budget: The most bytes of ``data``.
  init?(
    of analyzed: AnalyzedTrial, findings: [Finding], in assessment: Assessment,
    budget: Int = 260_000
  ) {
    var trust: [Side: KneeTrust] = [:]
    for side in Side.allCases { trust[side] = KneeTrust(side, of: analyzed, in: assessment) }
    let worst = WorstFrame(of: analyzed, findings: findings, trust: trust)
    var thinning = 1
    while true {
      let frames = ClipFrames(of: analyzed, around: worst?.frame, thinning: thinning)
      let skeleton = ClipSkeleton(of: analyzed, frames: frames.frames)
      guard skeleton.markerCount > 0 else { return nil }
      let knees = analyzed.knees(frames.frames, trust)
      var data: [UInt8] = []
      let grid = Self.grids.first { grid in
        data = text(of: skeleton, knees, grid: grid)
        return data.count <= budget
      }
      // Ever fewer frames fit at last, if need be a single one.
      guard grid != nil || frames.frames.count < 2 else {
        thinning *= 2
        continue
      }
      self.analyzed = analyzed
      self.trust =
        trust.isEmpty
        ? nil
        : trust.values.allSatisfy { $0.origin == .band }
          ? .band : .measures
      name = plain(analyzed.trial.name)
      self.frames = frames
      self.skeleton = skeleton
      self.worst = worst
      self.knees = knees
      self.data = data
      self.grid = grid ?? 2
      rate = analyzed.kinematics.frameRate / Double(frames.step)
      let deepest = analyzed.events.repetitions.max { $0.depth < $1.depth }?.bottom
      still =
        (worst?.frame ?? deepest).flatMap(frames.place) ?? skeleton.fullestPlace
        ?? frames.frames.count / 2
      return
    }
  }

  /// The place of the worst frame.
  var worstPlace: Int? { worst.flatMap { frames.place(of: $0.frame) } }

  /// The time of a place of the clip in the trial, in seconds.
  func time(_ place: Int) -> Double {
    analyzed.trial.source.startTime
      + Double(frames.frames[place]) / analyzed.kinematics.frameRate
  }

  /// The events within the clip, in the order of time.
  var events: [(place: Int, name: String)] {
    let sorted = analyzed.events.events.sorted { $0.frame < $1.frame }
    return sorted.prefix(200).compactMap { event in
      let side = event.side == .both ? "" : "\(event.side.rawValue) "
      let name = side + event.kind.rawValue.replacing("_", with: " ")
      return frames.place(of: event.frame).map { (place: $0, name: name) }
    }
  }

  /// The repetitions and strides of the clip: their places and names.
  var spans: [(places: Range<Int>, name: String)] {
    analyzed.pieces(count: analyzed.kinematics.frameCount).compactMap { piece in
      guard let first = frames.place(of: piece.frames.lowerBound),
        let last = frames.place(of: piece.frames.upperBound - 1), first < last
      else { return nil }
      return (places: first..<last + 1, name: piece.name)
    }
  }

  /// The subject's right, horizontal and of length one.
  var right: Vector3 { analyzed.kinematics.rightDirection }

  /// The corners of the force plates in laboratory axes, in millimetres.
  var plates: [[Vector3]] {
    let source = analyzed.trial.source
    return analyzed.trial.forcePlates.map { plate in
      plate.corners.map { source.labFromRecording * $0 * source.millimetresPerUnit }
    }.filter { $0.count == 4 && $0.allSatisfy(\.isDrawable) }
  }

  /// The lowest and highest corner of the box around the body in some frames, in millimetres.
  func box(_ places: Range<Int>) -> (low: Vector3, high: Vector3) {
    var low = Vector3(repeating: .infinity)
    var high = -low
    for point in skeleton.bodyPlaces.map({ skeleton.points[$0] }) {
      for position in point.positions[places] where position.isDrawable {
        low = pointwiseMin(low, position)
        high = pointwiseMax(high, position)
      }
    }
    return low.x <= high.x ? (low, high) : (Vector3(repeating: 0), Vector3(1, 1, 1) * 1000)
  }

  /// The height of the floor: that of the force plates, else 0 where the lowest marker is near it,
  /// else a little below that marker.
  var floor: Double {
    let plates = plates.joined().map(\.y)
    if !plates.isEmpty { return plates.meanOfPresent }
    let lowest = box(0..<frames.frames.count).low.y
    return (-40...150).contains(lowest) ? 0 : lowest - 30
  }

  /// The clip as JSON that may stand in a script element: no `<`, `>` or `&` is in it.
  var json: String {
    let whole = box(0..<frames.frames.count)
    let document = JSONWriter.document(capacity: data.count + 4096) { json in
      json.field("rate", rate, decimals: 6)
      json.field("grid", grid)
      json.field("right", [right.x, right.z], decimals: 6)
      json.field("floor", floor, decimals: 1)
      json.field("low", [whole.low.x, whole.low.y, whole.low.z], decimals: 1)
      json.field("high", [whole.high.x, whole.high.y, whole.high.z], decimals: 1)
      json.field("windows", numbers(frames.windows.map(\.count)), decimals: 0)
      json.field("starts", frames.windows.map { time($0.lowerBound) }, decimals: 4)
      json.field("names", skeleton.points.map(\.name))
      json.field("markers", skeleton.markerCount)
      json.field("known", skeleton.knownCount)
      let legs = [Side.right, .left].map { skeleton.legs[$0] ?? ClipSkeleton.Leg() }
      json.field("legs", numbers(legs.flatMap { $0.places.map { $0 ?? -1 } }), decimals: 0)
      json.field(
        "links", numbers(skeleton.links.flatMap { [$0.a, $0.b, $0.kind.rawValue] }), decimals: 0)
      json.field("knees", [knees[.right] != nil, knees[.left] != nil])
      json.field(
        "spans", numbers(spans.flatMap { [$0.places.lowerBound, $0.places.upperBound] }),
        decimals: 0)
      json.field("spanNames", spans.map { plain($0.name) })
      json.field("plates", plates.flatMap { $0.flatMap { [$0.x, $0.y, $0.z] } }, decimals: 0)
      json.field("data", String(decoding: data, as: UTF8.self))
    }
    var safe = TextBuffer(capacity: document.count)
    for byte in document {
      switch byte {
      case UInt8(ascii: "<"): safe.append("\\u003c")
      case UInt8(ascii: ">"): safe.append("\\u003e")
      case UInt8(ascii: "&"): safe.append("\\u0026")
      default: safe.append(byte: byte)
      }
    }
    return safe.string
  }
}

private func numbers(_ values: [Int]) -> [Double] { values.map(Double.init) }

/// The columns of the points and then of the knees, right before left, as text.
private func text(
  of skeleton: ClipSkeleton, _ knees: [Side: [KneeState]], grid: Double
) -> [UInt8] {
  var text = ClipText()
  for point in skeleton.points {
    let states = zip(point.positions, point.isFilled).map { position, isFilled in
      position.isDrawable ? (isFilled ? ClipText.State.filled : .measured) : .missing
    }
    text.append(
      states,
      (0..<3).map { axis in
        point.positions.map { $0.isDrawable ? Int(($0[axis] / grid).rounded()) : 0 }
      })
  }
  for side in [Side.right, .left] {
    guard let states = knees[side] else { continue }
    for quantity in [\KneeState.flexion, \.adduction, \.u95] {
      let values = states.map { $0[keyPath: quantity] }
      text.append(values.map { $0 == nil ? .missing : .measured }, [values.map { $0 ?? 0 }])
    }
  }
  return text.bytes
}

extension AnalyzedTrial {
  /// What each knee shows in some frames; only legs with a knee angle.
  fileprivate func knees(_ frames: [Int], _ trust: [Side: KneeTrust]) -> [Side: [KneeState]] {
    var knees: [Side: [KneeState]] = [:]
    for side in Side.allCases {
      guard let adduction = kinematics[.kneeAdduction, side] else { continue }
      let flexion = kinematics[.kneeFlexion, side] ?? []
      func degrees(_ column: [Double], _ frame: Int) -> Double {
        column.indices.contains(frame) ? Angle.radians(column[frame]).degrees : .nan
      }
      knees[side] = frames.map { frame in
        KneeState(
          flexion: degrees(flexion, frame), adduction: degrees(adduction, frame),
          u95: trust[side]?.u95(at: frame) ?? .nan)
      }
    }
    return knees
  }
}

extension ClipSkeleton {
  /// The place with the most points, the earliest of several.
  fileprivate var fullestPlace: Int? {
    guard let count = points.first?.positions.count else { return nil }
    let counts = (0..<count).map { place in
      bodyPlaces.count { points[$0].positions[place].isDrawable }
    }
    return counts.max().flatMap { counts.firstIndex(of: $0) }
  }
}
