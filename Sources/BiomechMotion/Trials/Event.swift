// SPDX-License-Identifier: Apache-2.0

/// An instant in a trial that the field has a name for.
public struct Event: Hashable, Sendable {
  /// What happened; the raw value is the word in `events.csv`.
  public enum Kind: String, Sendable, CaseIterable {
    case footStrike = "foot_strike"
    case footOff = "foot_off"
    case descentStart = "descent_start"
    case bottom
    case ascentEnd = "ascent_end"
    case initialContact = "initial_contact"
    case peakKneeFlexion = "peak_knee_flexion"
    case takeOff = "take_off"
    case general
  }

  /// Who found the event.
  public enum Source: String, Sendable, CaseIterable {
    case file, force, kinematic, user
  }

  public var kind: Kind
  public var side: BodySide

  /// The frame, counted from 0 at the first frame of the trial.
  public var frame: Int

  /// How far the instant lies from ``frame``, in frames from -0.5 to 0.5; not 0 only where a detector
  /// finds instants between samples.
  public var fraction: Double

  public var source: Source

  /// How sure the detection is, from 0 to 1.
  public var confidence: Double

  public init(
    _ kind: Kind, side: BodySide = .both, frame: Int, fraction: Double = 0, source: Source,
    confidence: Double = 1
  ) {
    self.kind = kind
    self.side = side
    self.frame = frame
    self.fraction = fraction
    self.source = source
    self.confidence = confidence
  }
  /// The instant in frames from the first frame of the trial, with its fraction.
  public var instant: Double { Double(frame) + fraction }
}
