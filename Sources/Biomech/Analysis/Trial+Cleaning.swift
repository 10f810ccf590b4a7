// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechMotion
public import BiomechSignal

extension Trial {
  /// Takes out the samples that a marker cannot have reached and names the markers among the doubts.
  ///
  /// They are marked as rejected (see ``SpikeRejection``) and may be filled like any other gap.
  public mutating func rejectSpikes() {
    let rule = SpikeRejection(frameRate: trajectories.frameRate)
    var affected: [String] = []
    for marker in trajectories.markers.indices {
      let rejected = trajectories.withMutableColumns(ofMarkerAt: marker) { block in
        rule.reject(from: &block, columnCount: 3)
      }
      guard !rejected.isEmpty else { continue }
      for frame in rejected {
        trajectories.setOrigin(.rejected, ofMarkerAt: marker, frames: frame..<frame + 1)
      }
      affected.append("\(trajectories.markers[marker]) (\(rejected.count))")
    }
    guard !affected.isEmpty else { return }
    source.doubts.append(
      "Samples that jump as no marker moves were taken out: \(list(affected)).")
  }

  /// Fills the short gaps of every marker and marks the filled samples.
  ///
  /// A gap is filled by a piecewise cubic Hermite polynomial when enough valid samples stand on both
  /// sides (see ``GapFilling``); longer gaps stay missing.
  ///
  /// - Parameter longest: The longest gap to fill, in seconds; 0 fills none.
  public mutating func fillGaps(upTo longest: Double) {
    guard longest > 0 else { return }
    let filling = GapFilling(frameRate: trajectories.frameRate, duration: longest)
    for marker in trajectories.markers.indices {
      let filled = trajectories.withMutableColumns(ofMarkerAt: marker) { block in
        filling.fill(&block, columnCount: 3)
      }
      for frames in filled {
        trajectories.setOrigin(.filledByPCHIP, ofMarkerAt: marker, frames: frames)
      }
    }
  }

  /// Takes the noise out of every marker with a zero-phase low-pass filter.
  ///
  /// Stretches too short for the filter stay as they were and are named among the doubts.
  ///
  /// - Parameter cutoff: The frequency in hertz at which the gain is 1/√2.
  /// - Throws: ``FilterError`` when the cut-off frequency does not suit the frame rate.
  public mutating func lowPass(cutoff: Double) throws(FilterError) {
    let filter = try ButterworthLowPass(cutoff: cutoff, frameRate: trajectories.frameRate)
    let columns = trajectories.markers.count * 3
    var workspace = FilterWorkspace()
    let reports = trajectories.withAllMutableColumns { block in
      filter.filter(&block, columnCount: columns, workspace: &workspace)
    }
    let raw = trajectories.markers.indices.filter { reports[$0 * 3].rawSampleCount > 0 }
    guard !raw.isEmpty else { return }
    let shortest = (Double(filter.padLength + 1) / trajectories.frameRate).fixed(2)
    source.doubts.append(
      "Stretches shorter than \(shortest) s were too short to filter and stay as measured: "
        + list(raw.map { trajectories.markers[$0].rawValue }) + ".")
  }
}

/// The first names of a list, and how many more there are.
func list(_ names: [String], atMost limit: Int = 6) -> String {
  let shown = names.prefix(limit).joined(separator: ", ")
  return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
}
