// SPDX-License-Identifier: Apache-2.0

import BiomechMath
public import BiomechKinematics
public import BiomechMotion
public import BiomechReport

/// What an analysis is asked to do; the defaults are those of the command.
public struct AnalysisOptions: Hashable, Sendable {
  /// How marker noise is taken out before anything is computed.
  public enum Filter: Hashable, Sendable {
    /// Zero-phase Butterworth low-pass whose gain falls to −3 dB at the cut-off, in hertz.
    case butterworth(cutoff: Double)

    /// The samples as they are.
    case none
  }

  /// The model to compute with.
  public var model: ModelRequest

  /// The task of every trial, or `nil` to recognise it.
  public var task: MovementTask?

  public var filter: Filter

  /// The longest gap that is filled, in seconds.
  public var longestFilledGap: Double

  /// Whether the user vouches that somebody asked about warning signs.
  public var screening: Screened

  /// What the user said about the files, for the record; it changes nothing here.
  public var inputSettings: [Provenance.Setting]

  /// Whether somebody asked about warning signs without leaving the answers in a file.
  public enum Screened: Hashable, Sendable {
    case notStated, vouchedFor
  }

  /// The cut-off frequency used unless told otherwise, in hertz.
  ///
  /// Squats keep their signal below it; published practice is 8 to 12 Hz (an engineering choice
  /// within that range).
  public static let defaultCutoff = 8.0

  public init(
    model: ModelRequest = .auto, task: MovementTask? = nil,
    filter: Filter = .butterworth(cutoff: Self.defaultCutoff), longestFilledGap: Double = 0.1,
    screening: Screened = .notStated, inputSettings: [Provenance.Setting] = []
  ) {
    self.model = model
    self.task = task
    self.filter = filter
    self.longestFilledGap = longestFilledGap
    self.screening = screening
    self.inputSettings = inputSettings
  }
}

extension AnalysisOptions {
  /// The options that change numbers or words, as the report states them.
  public var settings: [Provenance.Setting] {
    [
      Provenance.Setting("model", model.rawValue),
      Provenance.Setting("task", task?.rawValue ?? "recognised per trial"),
      Provenance.Setting("spikes", "taken out: Hampel over 25 ms, jumps faster than 10 m/s"),
      Provenance.Setting("gap filling", gapFillingWords),
      Provenance.Setting("low-pass filter", filterWords),
      Provenance.Setting("screening vouched for", screening == .vouchedFor ? "yes" : "no"),
    ] + inputSettings
  }

  private var gapFillingWords: String {
    longestFilledGap > 0
      ? "PCHIP up to \(shortest(longestFilledGap)) s" : "none"
  }

  private var filterWords: String {
    switch filter {
    case .butterworth(let cutoff):
      "Butterworth, zero phase, \(shortest(cutoff)) Hz; static trial unfiltered"
    case .none: "none"
    }
  }
}

/// A number with no more decimals than it needs, at most three.
private func shortest(_ value: Double) -> String {
  for decimals in 0..<3 where (Double(value.fixed(decimals)) ?? .nan) == value {
    return value.fixed(decimals)
  }
  return value.fixed(3)
}
