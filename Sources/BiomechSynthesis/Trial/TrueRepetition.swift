// SPDX-License-Identifier: Apache-2.0

public import BiomechMotion

/// One repetition as it was planned: a squat, a lunge, a landing, a jump.
public struct TrueRepetition: Hashable, Sendable {
  public var task: MovementTask

  /// The leg that does the task; both where both do.
  public var side: BodySide

  /// The first frame: of the way down, of the contact of a landing, of leaning forwards before a rise.
  public var start: Int

  /// The frame of the deepest point, in which everything asked for stands exactly; before a rise the
  /// last frame on the seat.
  public var bottom: Int

  /// The last frame: standing again, or the take-off that ends the contact.
  public var end: Int

  /// When each foot meets the ground, in seconds since the first frame; empty where no foot lands.
  public var contacts: [Side: Double] = [:]

  /// When the last foot leaves the ground, in seconds, where the contact ends with a jump.
  public var takeOff: Double?

  /// When the first foot meets the ground again after ``takeOff``, in seconds.
  public var nextContact: Double?

  /// - Parameters:
  ///   - task: The task.
  ///   - side: The leg, or both.
  ///   - start: The first frame.
  ///   - bottom: The frame of the deepest point.
  ///   - end: The last frame.
  public init(task: MovementTask, side: BodySide, start: Int, bottom: Int, end: Int) {
    self.task = task
    self.side = side
    self.start = start
    self.bottom = bottom
    self.end = end
  }

  /// The first frame in which each foot is on the ground.
  ///
  /// - Parameter frameRate: Frames per second.
  /// - Returns: The frames; empty where no foot lands.
  public func contactFrames(frameRate: Double) -> [Side: Int] {
    contacts.mapValues { firstFrame(from: $0, frameRate: frameRate) }
  }

  /// The first frame in which no foot is on the ground any more.
  public func takeOffFrame(frameRate: Double) -> Int? {
    takeOff.map { firstFrame(from: $0, frameRate: frameRate) }
  }

  /// The first frame in which a foot is on the ground again.
  public func nextContactFrame(frameRate: Double) -> Int? {
    nextContact.map { firstFrame(from: $0, frameRate: frameRate) }
  }

  /// The repetition some frames later.
  func shifted(by frames: Int, frameRate: Double) -> TrueRepetition {
    var copy = self
    copy.start += frames
    copy.bottom += frames
    copy.end += frames
    let seconds = Double(frames) / frameRate
    copy.contacts = contacts.mapValues { $0 + seconds }
    copy.takeOff = takeOff.map { $0 + seconds }
    copy.nextContact = nextContact.map { $0 + seconds }
    return copy
  }
}

/// The first frame at or after an instant; a millionth of a frame is rounding.
func firstFrame(from time: Double, frameRate: Double) -> Int {
  Int((time * frameRate - 1e-6).rounded(.up))
}
