// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// A calibrated way to find the segments of a body in a trial.
public protocol TrackingModel: Sendable {
  var kind: ModelKind { get }

  /// The name of the trial that calibrated the model, or `nil` when none did.
  var calibration: String? { get }

  /// Whether a trial has enough of the markers the model follows to find any leg.
  func canTrack(_ trial: Trial) -> Bool

  /// Where the segments are in every frame of a trial.
  func track(_ trial: Trial) -> BodyTrack
}

extension TrackingModel {
  /// The joint angles, alignment and joint centres of a trial, frame by frame.
  public func kinematics(of trial: Trial) -> TrialKinematics { TrialKinematics(of: track(trial)) }
}
