// SPDX-License-Identifier: Apache-2.0

public import BiomechMath

/// The positions of a set of markers over time.
///
/// - Units: millimetres and hertz.
/// - Shape: `markers.count × 3 × frameCount`, frame index fastest. Each coordinate of each marker
///   is one contiguous column, which is what filters, BLAS and `Span` want.
/// - Missing samples: NaN in all three coordinates; ``origin(ofMarkerAt:frame:)`` says why.
public struct MarkerTrajectories: Sendable {
  public let markers: [MarkerName]
  public let frameCount: Int

  /// Frames per second.
  public let frameRate: Double

  private var coordinates: [Double]
  private var origins: [SampleOrigin]
  private let indices: [MarkerName: Int]

  /// Creates trajectories in which every sample is missing.
  public init(markers: [MarkerName], frameCount: Int, frameRate: Double) {
    self.init(
      markers: markers, frameCount: frameCount, frameRate: frameRate,
      coordinates: Array(repeating: .nan, count: markers.count * 3 * frameCount))
  }

  /// Creates trajectories from finished columns.
  ///
  /// A sample with a NaN in any coordinate becomes missing in all three; the others are measured.
  ///
  /// - Parameters:
  ///   - markers: The names; no name may stand twice.
  ///   - frameCount: The length of each column.
  ///   - frameRate: Frames per second, positive.
  ///   - coordinates: The columns, marker by marker, x then y then z, in millimetres.
  public init(
    markers: [MarkerName], frameCount: Int, frameRate: Double, coordinates: [Double]
  ) {
    precondition(frameRate > 0, "frameRate must be positive, not \(frameRate)")
    precondition(
      coordinates.count == markers.count * 3 * frameCount,
      "\(coordinates.count) coordinates do not fill \(markers.count) markers × 3 × \(frameCount)")
    self.markers = markers
    self.frameCount = frameCount
    self.frameRate = frameRate
    self.coordinates = coordinates
    self.origins = Array(repeating: .measured, count: markers.count * frameCount)
    self.indices = Dictionary(uniqueKeysWithValues: zip(markers, markers.indices))
    for marker in markers.indices {
      for frame in 0..<frameCount {
        let position = position(ofMarkerAt: marker, frame: frame)
        guard position.isMissing else { continue }
        // Writing only where something changes leaves the caller's columns uncopied.
        if !(position.x.isNaN && position.y.isNaN && position.z.isNaN) {
          setMissing(markerAt: marker, frame: frame, .missing)
        } else {
          origins[marker * frameCount + frame] = .missing
        }
      }
    }
  }

  /// The place of a marker among ``markers``, or `nil` when there is no such marker.
  public func index(of marker: MarkerName) -> Int? { indices[marker] }

  /// The instant of a frame, in seconds after the first one.
  @inlinable public func time(ofFrame frame: Int) -> Double { Double(frame) / frameRate }

  /// The length of the recording from the first to the last frame, in seconds.
  public var duration: Double { time(ofFrame: max(frameCount - 1, 0)) }
}

// MARK: - One sample

extension MarkerTrajectories {
  /// The position of a marker in one frame, or `nil` where it was not seen.
  ///
  /// The convenience; for a whole recording use the index or ``withColumn(ofMarkerAt:axis:_:)``.
  public subscript(marker: MarkerName, frame frame: Int) -> Vector3? {
    guard let index = indices[marker] else { return nil }
    let position = position(ofMarkerAt: index, frame: frame)
    return position.isMissing ? nil : position
  }

  /// The position of a marker in one frame: NaN in all coordinates where it was not seen.
  public func position(ofMarkerAt index: Int, frame: Int) -> Vector3 {
    let start = index * 3 * frameCount + frame
    return Vector3(
      coordinates[start], coordinates[start + frameCount], coordinates[start + 2 * frameCount])
  }

  /// Puts a sample in place; a position with a NaN makes the sample missing.
  public mutating func setPosition(
    _ position: Vector3, ofMarkerAt index: Int, frame: Int, origin: SampleOrigin
  ) {
    guard !position.isMissing else {
      setMissing(markerAt: index, frame: frame, origin == .rejected ? .rejected : .missing)
      return
    }
    let start = index * 3 * frameCount + frame
    for axis in 0..<3 { coordinates[start + axis * frameCount] = position[axis] }
    origins[index * frameCount + frame] = origin
  }

  /// Where a sample came from.
  public func origin(ofMarkerAt index: Int, frame: Int) -> SampleOrigin {
    origins[index * frameCount + frame]
  }

  private mutating func setMissing(markerAt index: Int, frame: Int, _ origin: SampleOrigin) {
    let start = index * 3 * frameCount + frame
    for axis in 0..<3 { coordinates[start + axis * frameCount] = .nan }
    origins[index * frameCount + frame] = origin
  }
}

// MARK: - Columns

extension MarkerTrajectories {
  /// Calls `body` with one coordinate of one marker over all frames, without copying.
  ///
  /// - Parameters:
  ///   - index: The place of the marker among ``markers``.
  ///   - axis: 0, 1 or 2 for x, y or z.
  ///   - body: Receives `frameCount` coordinates in millimetres, NaN where the marker was not seen.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  public func withColumn<Result, Failure: Error>(
    ofMarkerAt index: Int, axis: Int, _ body: (Span<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = (index * 3 + axis) * frameCount
    return try body(coordinates.span.extracting(start..<start + frameCount))
  }

  /// Calls `body` with the three coordinates of one marker to change them in place.
  ///
  /// The caller keeps the three coordinates of a sample missing together and tells of filled
  /// samples with ``setOrigin(_:ofMarkerAt:frames:)``.
  ///
  /// - Parameters:
  ///   - index: The place of the marker among ``markers``.
  ///   - body: Receives three columns of `frameCount` values, x then y then z, one after the other.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  public mutating func withMutableColumns<Result, Failure: Error>(
    ofMarkerAt index: Int, _ body: (inout MutableSpan<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withMutableColumns(ofMarkers: index..<index + 1, body)
  }

  /// Calls `body` with the coordinates of a few markers that stand side by side to change them in
  /// place.
  ///
  /// The same duties fall on the caller as with ``withMutableColumns(ofMarkerAt:_:)``.
  ///
  /// - Parameters:
  ///   - indices: The places of the markers among ``markers``.
  ///   - body: Receives three columns of `frameCount` values for each marker in turn.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  public mutating func withMutableColumns<Result, Failure: Error>(
    ofMarkers indices: Range<Int>, _ body: (inout MutableSpan<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let columns = indices.lowerBound * 3 * frameCount..<indices.upperBound * 3 * frameCount
    return try coordinates.withUnsafeMutableBufferPointer { buffer throws(Failure) in
      var block = UnsafeMutableBufferPointer(rebasing: buffer[columns]).mutableSpan
      return try body(&block)
    }
  }

  /// Calls `body` with the coordinates of all markers to change them in place.
  ///
  /// The same duties fall on the caller as with ``withMutableColumns(ofMarkerAt:_:)``.
  ///
  /// - Parameter body: Receives three columns of `frameCount` values for each marker in turn.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  public mutating func withAllMutableColumns<Result, Failure: Error>(
    _ body: (inout MutableSpan<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var block = coordinates.mutableSpan
    return try body(&block)
  }

  /// Says where a run of samples came from.
  public mutating func setOrigin(
    _ origin: SampleOrigin, ofMarkerAt index: Int, frames: Range<Int>
  ) {
    for frame in frames { origins[index * frameCount + frame] = origin }
  }

  /// How many samples of a marker came from where.
  ///
  /// - Parameters:
  ///   - origin: The origin to count.
  ///   - index: The place of the marker among ``markers``.
  ///   - frames: The frames to look at; all of them when `nil`.
  /// - Returns: The number of frames.
  public func count(
    of origin: SampleOrigin, forMarkerAt index: Int, in frames: Range<Int>? = nil
  ) -> Int {
    let frames = frames ?? 0..<frameCount
    let start = index * frameCount
    return frames.reduce(0) { $0 + (origins[start + $1] == origin ? 1 : 0) }
  }

  /// The runs of samples of a marker that did not come from measurement, in order.
  ///
  /// - Parameter index: The place of the marker among ``markers``.
  /// - Returns: Each run of frames with one origin other than `measured`.
  /// - Complexity: O(frames).
  public func unmeasuredRuns(ofMarkerAt index: Int) -> [(origin: SampleOrigin, frames: Range<Int>)]
  {
    var runs: [(origin: SampleOrigin, frames: Range<Int>)] = []
    let column = origins.span.extracting(index * frameCount..<(index + 1) * frameCount)
    for frame in 0..<frameCount where column[frame] != .measured {
      if let last = runs.last, last.origin == column[frame], last.frames.upperBound == frame {
        runs[runs.count - 1].frames = last.frames.lowerBound..<frame + 1
      } else {
        runs.append((column[frame], frame..<frame + 1))
      }
    }
    return runs
  }

  /// The same recording under other names; the order of the markers stays.
  ///
  /// - Parameter names: One name for each marker, none of them twice.
  /// - Returns: The renamed trajectories.
  public func renamed(_ names: [MarkerName]) -> MarkerTrajectories {
    precondition(names.count == markers.count, "\(names.count) names for \(markers.count) markers")
    var copy = MarkerTrajectories(
      markers: names, frameCount: frameCount, frameRate: frameRate, coordinates: coordinates)
    copy.origins = origins
    return copy
  }

  /// The recording of some of the markers, in the order asked for.
  ///
  /// - Parameter places: The places of the markers among ``markers``, none of them twice.
  /// - Returns: Their trajectories.
  public func selecting(_ places: [Int]) -> MarkerTrajectories {
    var columns: [Double] = []
    columns.reserveCapacity(3 * frameCount * places.count)
    for place in places {
      columns += coordinates[3 * frameCount * place..<3 * frameCount * (place + 1)]
    }
    var copy = MarkerTrajectories(
      markers: places.map { markers[$0] }, frameCount: frameCount, frameRate: frameRate,
      coordinates: columns)
    copy.origins = places.flatMap { origins[$0 * frameCount..<($0 + 1) * frameCount] }
    return copy
  }

  /// The recording in other axes and units: every position p becomes `rotation * p * scale`.
  public func turned<Target>(
    by rotation: Rotation<Recording, Target>, scale: Double
  ) -> MarkerTrajectories {
    var copy = self
    for marker in markers.indices {
      for frame in 0..<frameCount {
        let start = marker * 3 * frameCount + frame
        let turned = rotation * position(ofMarkerAt: marker, frame: frame) * scale
        for axis in 0..<3 { copy.coordinates[start + axis * frameCount] = turned[axis] }
      }
    }
    return copy
  }
}
