// SPDX-License-Identifier: Apache-2.0

import BiomechMath
import BiomechMotion

extension SimulatedSubject {
  /// A trial of one task or of several, one after the other.
  ///
  /// Between two tasks the subject stands, and sets its feet for the next one.
  ///
  /// - Parameters:
  ///   - tasks: What the subject does, at least one task, all at the same frame rate; the markers are
  ///     those of the first.
  ///   - take: The number of the trial; another number draws other noise.
  /// - Returns: The trial, named by its task or `series`.
  /// - Throws: ``RecipeError`` when a setting is out of range or the legs do not reach.
  public func trial(_ tasks: [TaskRecipe], take: Int = 1) throws(RecipeError) -> SimulatedTrial {
    guard let first = tasks.first else {
      throw .outOfRange(setting: "the number of tasks", value: "0", range: "at least one")
    }
    var whole: Performance?
    for (index, task) in tasks.enumerated() {
      try task.checkRanges()
      guard task.frameRate == first.frameRate else {
        throw .outOfRange(
          setting: "the frame rate of a task", value: "\(task.frameRate)",
          range: "the same for all tasks of a trial")
      }
      let part = try task.performance(
        of: skeleton, seed: seed,
        trial: UInt64(bitPattern: Int64(take)) &+ UInt64(index) << 32)
      whole = try whole?.followed(by: part, skeleton, frameRate: first.frameRate) ?? part
    }
    guard let whole else { throw .feetOutOfReach }
    return try record(
      whole, name: tasks.count == 1 ? first.task.rawValue : "series", worn: first.markers,
      frameRate: first.frameRate, take: take,
      description: tasks.map(\.description).joined(separator: "\n"))
  }
}
