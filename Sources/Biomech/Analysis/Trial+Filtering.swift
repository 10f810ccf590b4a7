// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion
public import BiomechSignal

extension Trial {
  /// Takes the noise out of every marker, without phase shift.
  ///
  /// Stretches too short for the filter stay as they were and are named among the doubts, and so
  /// are markers of the pelvis and the legs from which more than noise was taken (see
  /// ``MotionLoss``). A cut-off that was chosen from the recording stands among the conclusions,
  /// with its evidence.
  ///
  /// - Parameters:
  ///   - filter: The filter and its cut-off.
  ///   - task: What the person does, which bounds a cut-off chosen by residual analysis; `nil` when
  ///     that is not known.
  /// - Throws: ``FilterError`` when the cut-off frequency does not suit the frame rate.
  public mutating func filter(
    _ filter: AnalysisOptions.Filter, task: MovementTask? = nil
  ) throws(FilterError) {
    // A recording of bone poses has no marker, and a frame rate that no filter was made for.
    guard !trajectories.markers.isEmpty else { return }
    if filter != .none { keepContactMarkers() }
    switch filter {
    case .none: return
    case .butterworth(let choice):
      let cutoff =
        switch choice {
        case .usual: usualCutoff(task)
        case .hertz(let cutoff): cutoff
        case .auto: try chooseByResidualAnalysis(task)
        }
      let filter = try ButterworthLowPass(cutoff: cutoff, frameRate: trajectories.frameRate)
      try apply(cutoff, shortest: filter.padLength + 1) { block, columns, workspace in
        filter.filter(&block, columnCount: columns, workspace: &workspace)
      }
    case .spline(let choice):
      let cutoff =
        switch choice {
        case .usual: usualCutoff(task)
        case .hertz(let cutoff): cutoff
        case .auto: try chooseByCrossValidation()
        }
      let filter = try SplineLowPass(cutoff: cutoff, frameRate: trajectories.frameRate)
      try apply(cutoff, shortest: SmoothingSpline.fewestSamples) {
        (block, columns, _) throws(FilterError) in
        try filter.filter(&block, columnCount: columns)
      }
    }
  }

  /// Remembers the markers that tell when a foot strikes or leaves the ground.
  private mutating func keepContactMarkers() {
    let carried = markers.markersOfSegments.filter {
      $0.key.segment == .foot || $0.key.segment == .pelvis
    }.values.joined()
    let ankles = Side.allCases.compactMap { markers.marker(.lateralMalleolus, $0) }
    let places = Set((carried + ankles).compactMap { trajectories.index(of: $0) }).sorted()
    unfiltered = trajectories.selecting(places)
  }

  /// Filters eight markers at a time, which keeps the copies small against the recording, and tells
  /// of what went wrong.
  private mutating func apply(
    _ cutoff: Double, shortest: Int,
    _ filter: (inout MutableSpan<Double>, Int, inout FilterWorkspace) throws(FilterError) ->
      [FilterReport]
  ) throws(FilterError) {
    self.cutoff = cutoff
    let (markerCount, frameRate) = (trajectories.markers.count, trajectories.frameRate)
    var raw: [Int] = []
    var losses: [(marker: Int, loss: MotionLoss)] = []
    let relevant = Set(markersOfPelvisAndLegs)
    var workspace = FilterWorkspace()
    for first in stride(from: 0, to: markerCount, by: 8) {
      let markers = first..<min(first + 8, markerCount)
      try trajectories.withMutableColumns(ofMarkers: markers) { block throws(FilterError) in
        let before = block.indices.map { block[$0] }
        let reports = try filter(&block, 3 * markers.count, &workspace)
        let found = MotionLoss.losses(
          raw: before.span, filtered: block.span, pointCount: markers.count, cutoff: cutoff,
          frameRate: frameRate, workspace: &workspace)
        for (place, marker) in markers.enumerated() {
          if reports[3 * place].rawSampleCount > 0 { raw.append(marker) }
          if let loss = found[place], relevant.contains(marker) { losses.append((marker, loss)) }
        }
      }
    }
    tellOfShortStretches(raw, shortest: shortest)
    tell(of: losses, cutoff: cutoff)
  }

  private mutating func tellOfShortStretches(_ markers: [Int], shortest: Int) {
    guard !markers.isEmpty else { return }
    let seconds = (Double(shortest) / trajectories.frameRate).fixed(2)
    source.doubts.append(
      "Stretches shorter than \(seconds) s were too short to filter and stay as measured: "
        + list(markers.map { trajectories.markers[$0].rawValue }) + ".")
  }

  private mutating func tell(of losses: [(marker: Int, loss: MotionLoss)], cutoff: Double) {
    guard let worst = losses.max(by: { $0.loss.distance < $1.loss.distance }) else { return }
    let names = losses.sorted { $0.loss.distance > $1.loss.distance }
      .map { trajectories.markers[$0.marker].rawValue }
    let time = source.startTime + trajectories.time(ofFrame: worst.loss.frame)
    let amount =
      "\(worst.loss.distance.fixed(1)) mm (root mean square over half a second, \(names[0]) near "
      + "\(time.fixed(2)) s), where the noise is \(worst.loss.noise.fixed(1)) mm"
    source.doubts.append(
      "The filter at \(cutoff.shortest()) Hz took away more than noise from \(list(names)): up to "
        + "\(amount). If that is motion, a higher --cutoff keeps it.")
  }
}

// MARK: - The cut-off

extension Trial {
  /// The cut-off of the task, or of what the recording shows where no task is given.
  ///
  /// A recording too slow for the higher one keeps what it can.
  private mutating func usualCutoff(_ task: MovementTask?) -> Double {
    guard task.map({ $0.isLanding || $0 == .running }) ?? holdsFlight else {
      return AnalysisOptions.defaultCutoff
    }
    let highest = 0.999 * ButterworthLowPass.highestRelativeCutoff * trajectories.frameRate
    let cutoff = min(AnalysisOptions.flightCutoff, highest)
    guard cutoff > AnalysisOptions.defaultCutoff else { return AnalysisOptions.defaultCutoff }
    source.conclusions.append(
      TrialSource.Conclusion(
        .cutoff, "\(cutoff.fixed(1)) Hz",
        evidence: task == nil
          ? "The pelvis falls freely at some time, so the markers are filtered as for a landing."
          : "The markers are filtered as for a landing or a run."))
    return cutoff
  }

  /// The cut-off that residual analysis suggests: the median over the markers of the pelvis and the
  /// legs that move, within the bounds of the task.
  private mutating func chooseByResidualAnalysis(
    _ task: MovementTask?
  ) throws(FilterError) -> Double {
    let (count, frameRate) = (trajectories.markers.count, trajectories.frameRate)
    let analyses = try trajectories.withAllMutableColumns { block throws(FilterError) in
      try ResidualAnalysis.analyses(of: block.span, pointCount: count, frameRate: frameRate)
    }
    let moving = markersOfPelvisAndLegs.compactMap { analyses[$0] }.filter(\.isMoving)
    let bounds = task.cutoffBounds
    let highest = min(
      bounds.upperBound, 0.999 * ButterworthLowPass.highestRelativeCutoff * frameRate)
    let suggested = moving.map(\.cutoff).medianOfPresent
    let cutoff =
      moving.isEmpty
      ? AnalysisOptions.defaultCutoff : min(max(suggested, bounds.lowerBound), highest)
    let evidence: String
    if moving.isEmpty {
      evidence = "No marker moves enough for a residual analysis, so the usual cut-off is taken."
    } else {
      let hertz = suggested.isFinite ? "\(suggested.fixed(1)) Hz" : "more than 25 Hz"
      let noise = moving.map(\.noise).medianOfPresent.fixed(2)
      evidence =
        "Residual analysis suggests \(hertz) (median of \(moving.count) moving "
        + "marker\(moving.count == 1 ? "" : "s"), noise \(noise) mm); kept within "
        + "\(words(bounds)) (\(task?.label ?? "task not given"))."
    }
    source.conclusions.append(
      TrialSource.Conclusion(.cutoff, "\(cutoff.fixed(1)) Hz", evidence: evidence))
    return cutoff
  }

  /// The places of the markers that the report rests on, or of all where none is known.
  private var markersOfPelvisAndLegs: [Int] {
    let names = markers.markersOfSegments.filter { $0.key.segment != .trunk }.values.joined()
    let places = names.compactMap { trajectories.index(of: $0) }.sorted()
    return places.isEmpty ? Array(trajectories.markers.indices) : places
  }

  /// The cut-off that generalised cross-validation finds, one for all markers.
  private mutating func chooseByCrossValidation() throws(FilterError) -> Double {
    let (columns, frameRate) = (3 * trajectories.markers.count, trajectories.frameRate)
    guard columns > 0 else { return AnalysisOptions.defaultCutoff }
    let filter = try trajectories.withAllMutableColumns { block throws(FilterError) in
      try SplineLowPass.crossValidated(block, columnCount: columns, frameRate: frameRate)
    }
    let cutoff = filter?.cutoff ?? AnalysisOptions.defaultCutoff
    let bounds = SmoothingSpline.cutoffBounds
    let evidence =
      filter == nil
      ? "No stretch is long enough for cross-validation, so the usual cut-off is taken."
      : "Generalised cross-validation of one spline for all markers; kept within \(words(bounds))."
    source.conclusions.append(
      TrialSource.Conclusion(.cutoff, "\(cutoff.fixed(1)) Hz", evidence: evidence))
    return cutoff
  }
}

/// A range of frequencies, such as `8 to 12 Hz`.
private func words(_ bounds: ClosedRange<Double>) -> String {
  "\(bounds.lowerBound.shortest()) to \(bounds.upperBound.shortest()) Hz"
}

extension MovementTask? {
  /// The cut-off frequencies between which residual analysis may choose, in hertz.
  ///
  /// Squats and their like 8 to 12, as published practice filters them; landings 8 to 20; standing 4
  /// to 12, as slow as walking, for which 4 to 12 are given; anything else from walking up to landing,
  /// 4 to 20. Residual analysis
  /// smooths more than kinematics want (engineering choices within METHODS 7.1 and 7.2).
  var cutoffBounds: ClosedRange<Double> {
    switch self {
    case .static, .gait: 4...12
    case .squat, .singleLegSquat, .stepDown, .lunge, .sitToStand: 8...12
    case .dropJump, .landing, .singleLegLanding, .tuckJump: 8...20
    case .running, .other, nil: 4...20
    }
  }
}
