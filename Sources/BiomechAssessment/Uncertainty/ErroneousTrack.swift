// SPDX-License-Identifier: Apache-2.0

public import BiomechKinematics
import BiomechMath

/// The segments of a trial as the model would have found them with certain errors.
public struct ErroneousTrack: Sendable {
  let track: BodyTrack
  let errors: any ErrorPropagation

  /// What is wrong in motion, and what of it is wrong in standing.
  let error: BodyError
  let errorInStanding: BodyError

  /// The frontal plane of the trial.
  public let frontalPlane: FrontalPlane

  init(_ track: BodyTrack, _ errors: any ErrorPropagation, _ error: BodyError) {
    self.track = track
    self.errors = errors
    self.error = error
    errorInStanding = error.standing
    frontalPlane = errors.frontalPlane(track.frontalPlane, with: error)
  }

  /// The body in a frame of motion.
  public subscript(frame: Int) -> TrackedBody {
    body(track.bodies[frame], at: frame, with: error)
  }

  /// The body in a frame in which the person stands, and skin has not moved yet.
  public func standing(_ frame: Int) -> TrackedBody {
    body(track.bodies[frame], at: frame, with: errorInStanding)
  }

  /// The body in a frame in which only a part of the error by soft tissue is there.
  ///
  /// - Parameters:
  ///   - frame: The frame.
  ///   - share: The part, from 0 as in standing to 1 as in motion.
  /// - Returns: The body.
  func body(_ frame: Int, tissue share: Double) -> TrackedBody {
    var partial = error.scaled(by: share)
    partial.add(errorInStanding, times: 1 - share)
    return body(track.bodies[frame], at: frame, with: partial)
  }

  /// What is measured as the person stood in another trial, which the trial's values start from; NaN
  /// when nobody knows.
  func standingElsewhere(_ quantity: (TrackedBody, FrontalPlane) -> Double) -> Double {
    guard let body = track.standingBody else { return .nan }
    let plane = body.pelvis.flatMap { FrontalPlane(along: $0.rotation.z) } ?? track.frontalPlane
    return quantity(
      self.body(body, at: 0, with: errorInStanding),
      errors.frontalPlane(plane, with: errorInStanding))
  }

  private func body(_ body: TrackedBody, at frame: Int, with error: BodyError) -> TrackedBody {
    errors.completeBody(body, at: frame, with: error)
  }
}
