// SPDX-License-Identifier: Apache-2.0

/// What the command tells the shell when it ends; scripts rely on the numbers.
public enum CommandStatus: Int32, Sendable, CaseIterable {
  /// Everything was done.
  case success = 0

  /// At least one input failed; the others are done.
  case someInputsFailed = 1

  /// A finding reached the level of `--fail-on`.
  case findingReached = 2

  /// The command line cannot be understood or contradicts itself.
  case usage = 64

  /// No input could be understood.
  case unreadable = 65

  /// Nothing could be read or written.
  case inputOutput = 74
}

/// The end of a command that could not do its work: what to tell the user, and the status.
struct CommandFailure: Error {
  /// The error and its hint, as they are shown.
  let message: String
  let status: CommandStatus

  init(_ message: String, status: CommandStatus) {
    self.message = message
    self.status = status
  }
}
