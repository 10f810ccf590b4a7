// SPDX-License-Identifier: Apache-2.0

public import BiomechMath
public import BiomechMotion

/// How the patella of one knee moved over the flexion of a trial.
///
/// Shift is counted from where the patella sits at 40° to 50° of flexion, in its groove, and where
/// that is not seen from quiet standing. Lateral is positive. Through skin nothing is said beyond 60°
/// of flexion, where the skin over the patella stretches and slides.
///
/// The description is that of Bull et al. 2002; see ``PatellarAngles``.
public struct PatellarTracking: Hashable, Sendable {
  /// The flexion beyond which markers on the skin say nothing of the patella (engineering choice).
  public static let largestFlexion = Angle.degrees(60)

  /// The flexion at which the patella sits in its groove.
  public static let seated = 40.0..<50.0

  /// The fewest cycles that a statement rests on.
  public static let fewestCycles = 3

  /// The width of bins of flexion, in degrees.
  public static let binWidth = 5

  /// The share of the epicondylar width that a patella is wide where nobody measured (engineering
  /// choice).
  public static let usualWidthShare = 0.55

  /// The diameter of a marker where nobody said, in millimetres.
  public static let usualMarkerDiameter = 14.0

  public var side: Side
  public var source: PatellaSource

  /// The epicondylar width under the skin markers in millimetres; NaN where it is not known.
  public var kneeWidth: Double

  /// Whether the diameter of the markers, which the width is less by, was given.
  public var isMarkerDiameterKnown: Bool

  /// The width of the patella in millimetres; NaN where nothing is known of the knee either.
  public var patellaWidth: Double

  /// Whether somebody measured the patella.
  public var isPatellaMeasured: Bool

  /// What shift is counted from.
  public enum Reference: String, Sendable, CaseIterable {
    /// The mean between 40° and 50° of flexion.
    case seated = "40 to 50° of flexion"

    /// The median over quiet standing.
    case standing = "quiet standing"
  }

  /// What shift is counted from, and its value in millimetres; `nil` where neither is seen.
  public var reference: (Reference, shift: Double)? {
    referenceOrigin.map { ($0, referenceShift) }
  }
  private var referenceOrigin: Reference?
  private var referenceShift: Double

  /// The cycles of the knee in the order of time.
  public var cycles: [Cycle]

  /// One bending and straightening.
  public struct Cycle: Hashable, Sendable {
    /// Counted from 1 within the trial.
    public var number: Int

    /// By flexion from least to most, while the knee flexes and while it extends.
    public var flexing: [Bin]
    public var extending: [Bin]

    /// The median shift within 20° of full extension while the knee extends, less the reference, in
    /// millimetres; NaN where one of them is not seen.
    public var shiftNearExtension: Double

    /// The median lateral tilt there, in degrees; NaN without axes.
    public var tiltNearExtension: Double

    /// How far the patella jumps outwards in extension; `nil` where the knee does not extend from 45°
    /// to 10° or the patella is not seen on the way.
    public var lateralJump: LateralJump?
  }

  /// The medians over 5° of flexion in one direction.
  public struct Bin: Hashable, Sendable {
    /// Where the bin begins, in degrees.
    public var flexion: Int

    /// The frames in it.
    public var frameCount: Int

    /// The shift, not counted from the reference, in millimetres.
    public var shift: Double

    /// The turns in degrees; NaN without axes.
    public var patellarFlexion: Double
    public var tilt: Double
    public var spin: Double
  }

  /// What stands in for the J sign: how far the patella moves outwards at the end of extension.
  public struct LateralJump: Hashable, Sendable {
    /// The largest shift within 20° of full extension less the median from 30° to 45°, in
    /// millimetres.
    public var amplitude: Double

    /// The growth of shift with extension from 30° to 5°, in millimetres per degree; NaN with fewer
    /// than three frames there.
    public var slope: Double
  }

  /// The tracking of one patella in a trial, or `nil` where the trial shows none.
  public init?(of side: Side, in kinematics: TrialKinematics, subject: Subject) {
    guard let source = kinematics.patella[side], let flexion = kinematics[.kneeFlexion, side],
      let shift = kinematics[.patellarShift, side]
    else { return nil }
    self.side = side
    self.source = source
    isMarkerDiameterKnown = subject.markerDiameter != nil
    let diameter = subject.markerDiameter ?? Self.usualMarkerDiameter
    let betweenMarkers = (kinematics.geometry[side]?.kneeWidth ?? .nan) - diameter
    kneeWidth = subject.kneeWidth[side] ?? (betweenMarkers > 0 ? betweenMarkers : .nan)
    isPatellaMeasured = subject.patellaWidth[side] != nil
    patellaWidth = subject.patellaWidth[side] ?? Self.usualWidthShare * kneeWidth

    let columns = Columns(
      flexion: flexion, shift: shift, patellarFlexion: kinematics[.patellarFlexion, side],
      tilt: kinematics[.patellarTilt, side], spin: kinematics[.patellarSpin, side])
    let found = FlexionCycle.cycles(in: flexion)
    let moving = found.flatMap { [$0.flexing, $0.extending] }.compactMap { $0 }.joined()
    let seated = columns.shifts(moving, Self.seated)
    let standing = (kinematics.standing?.frames ?? 0..<0).clamped(to: 0..<shift.count)
      .map { shift[$0] }.medianOfPresent
    referenceOrigin = !seated.isEmpty ? .seated : standing.isNaN ? nil : .standing
    referenceShift = seated.isEmpty ? standing : seated.meanOfPresent
    let reference = referenceShift
    cycles = found.compactMap { cycle in
      let extending = cycle.extending ?? 0..<0
      let result = Cycle(
        number: cycle.number, flexing: columns.bins(cycle.flexing ?? 0..<0),
        extending: columns.bins(extending),
        shiftNearExtension: columns.shifts(extending, Columns.nearExtension).medianOfPresent
          - reference,
        tiltNearExtension: columns.tilts(extending, Columns.nearExtension).medianOfPresent,
        lateralJump: columns.lateralJump(extending))
      return result.flexing.isEmpty && result.extending.isEmpty ? nil : result
    }
  }
}

// MARK: - Columns

/// The columns of one patella, in radians and millimetres.
private struct Columns {
  /// Within 20° of full extension; a knee that goes beyond it is as near.
  static let nearExtension = -30.0..<20.0

  let flexion: [Double]
  let shift: [Double]
  let patellarFlexion: [Double]?
  let tilt: [Double]?
  let spin: [Double]?

  /// The frames of a stretch with a shift and flexion within bounds in degrees.
  private func frames(_ frames: some Sequence<Int>, _ bounds: Range<Double>) -> [Int] {
    frames.filter { frame in
      !shift[frame].isNaN && bounds.contains(Angle.radians(flexion[frame]).degrees)
    }
  }

  func shifts(_ stretch: some Sequence<Int>, _ bounds: Range<Double>) -> [Double] {
    frames(stretch, bounds).map { shift[$0] }
  }

  /// In degrees.
  func tilts(_ stretch: some Sequence<Int>, _ bounds: Range<Double>) -> [Double] {
    guard let tilt else { return [] }
    return frames(stretch, bounds).map { Angle.radians(tilt[$0]).degrees }
  }

  func bins(_ stretch: Range<Int>) -> [PatellarTracking.Bin] {
    let width = PatellarTracking.binWidth
    var groups: [Int: [Int]] = [:]
    for frame in frames(stretch, -180..<180) {
      let bin = (Angle.radians(flexion[frame]).degrees / Double(width)).rounded(.down)
      groups[Int(bin) * width, default: []].append(frame)
    }
    return groups.sorted { $0.key < $1.key }.map { flexion, frames in
      func median(_ column: [Double]?) -> Double {
        guard let column else { return .nan }
        return Angle.radians(frames.map { column[$0] }.medianOfPresent).degrees
      }
      return PatellarTracking.Bin(
        flexion: flexion, frameCount: frames.count,
        shift: frames.map { shift[$0] }.medianOfPresent, patellarFlexion: median(patellarFlexion),
        tilt: median(tilt), spin: median(spin))
    }
  }

  /// The fewest frames of each part of an extension (engineering choice).
  private static let fewestFrames = 3

  func lateralJump(_ stretch: Range<Int>) -> PatellarTracking.LateralJump? {
    let degrees = stretch.map { Angle.radians(flexion[$0]).degrees }
    guard degrees.contains(where: { $0 >= 45 }), degrees.contains(where: { $0 <= 10 }) else {
      return nil
    }
    let near = shifts(stretch, Self.nearExtension)
    let seated = shifts(stretch, 30..<45)
    guard near.count >= Self.fewestFrames, seated.count >= Self.fewestFrames,
      let furthest = near.max()
    else { return nil }
    let sloping = frames(stretch, 5..<30)
    return PatellarTracking.LateralJump(
      amplitude: furthest - seated.medianOfPresent,
      slope: sloping.count < Self.fewestFrames
        ? .nan
        : -slope(
          sloping.map { Angle.radians(flexion[$0]).degrees }, sloping.map { shift[$0] }))
  }
}

/// The slope of the least-squares line of y over x; NaN where all x are the same.
private func slope(_ x: [Double], _ y: [Double]) -> Double {
  let (meanX, meanY) = (x.meanOfPresent, y.meanOfPresent)
  var (products, squares) = (0.0, 0.0)
  for (x, y) in zip(x, y) {
    products += (x - meanX) * (y - meanY)
    squares += (x - meanX) * (x - meanX)
  }
  return squares > 0 ? products / squares : .nan
}
