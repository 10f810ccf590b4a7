// SPDX-License-Identifier: Apache-2.0

import BiomechCLI

/// What a command wrote and how it ended.
struct CommandResult {
  var status: CommandStatus
  var output: String
  var errors: String
}

/// Runs the command within the test's process.
@discardableResult
func biomech(_ arguments: String...) -> CommandResult { biomech(arguments) }

/// Runs the command within the test's process.
@discardableResult
func biomech(_ arguments: [String]) -> CommandResult {
  let console = Console.memory()
  let status = runBiomech(arguments, console: console)
  return CommandResult(
    status: status, output: String(decoding: console.output, as: UTF8.self),
    errors: String(decoding: console.errors, as: UTF8.self))
}
