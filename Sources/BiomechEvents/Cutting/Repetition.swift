// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// One repetition of a task that is not walking: a squat, a lunge, a landing, a jump.
public struct Repetition: Hashable, Sendable {
  /// Counted from 1 within the trial and the task.
  public var number: Int

  /// The leg that does the task, such as the stance leg of a single-leg squat or the front leg of a
  /// lunge; both where both do.
  public var side: BodySide

  /// The first frame: of the way down, or of the contact of a landing.
  public var start: Int

  /// The frame of the deepest point: where the hips are lowest, in landings where the knee is bent
  /// most.
  public var bottom: Int

  /// The last frame of the repetition: standing again, or the take-off that ends the contact.
  public var end: Int

  /// How far the hip centres sank from the first frame's level to the bottom, in millimetres; squats
  /// count from standing.
  public var depth: Double

  /// The first frame in which each foot touches the ground; empty where no foot lands.
  public var initialContact: [Side: Int]

  /// The first frame in which no foot is on the ground any more, where the contact ends with a jump.
  public var takeOff: Int?

  /// The frame in which the body lands again after ``takeOff``, where it is recorded.
  public var nextContact: Int?

  public init(
    number: Int, side: BodySide = .both, start: Int, bottom: Int, end: Int, depth: Double,
    initialContact: [Side: Int] = [:], takeOff: Int? = nil, nextContact: Int? = nil
  ) {
    self.number = number
    self.side = side
    self.start = start
    self.bottom = bottom
    self.end = end
    self.depth = depth
    self.initialContact = initialContact
    self.takeOff = takeOff
    self.nextContact = nextContact
  }

  /// The frames of the repetition.
  public var frames: ClosedRange<Int> { start...end }
}
