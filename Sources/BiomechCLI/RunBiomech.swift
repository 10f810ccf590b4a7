// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Biomech
import BiomechMath

/// A command that writes to a console and says how it ended.
protocol ConsoleCommand: ParsableCommand {
  /// Resolves and checks everything, then runs.
  ///
  /// - Parameter console: Where output goes.
  /// - Returns: How it ended.
  /// - Throws: When nothing could be done.
  func run(on console: Console) throws(CommandFailure) -> CommandStatus
}

/// Runs the command `biomech`.
///
/// - Parameters:
///   - arguments: The arguments without the name of the program.
///   - console: Where output goes.
/// - Returns: The status to end the process with.
public func runBiomech(_ arguments: [String], console: Console) -> CommandStatus {
  useSingleThreadedLinearAlgebra()
  let status = status(ofRunning: arguments, console: console)
  guard let failure = console.outputFailure, !failure.isClosedPipe else { return status }
  console.note("standard output: cannot be written: \(failure)\n  hint: write to a folder with -o")
  return .inputOutput
}

private func status(ofRunning arguments: [String], console: Console) -> CommandStatus {
  do {
    var command = try BiomechCommand.parseAsRoot(arguments)
    guard let command = command as? any ConsoleCommand else {
      try command.run()
      return .success
    }
    return try command.run(on: console)
  } catch let failure as CommandFailure {
    console.note(failure.message)
    return failure.status
  } catch {
    let message = BiomechCommand.fullMessage(for: error, columns: console.width)
    guard BiomechCommand.exitCode(for: error).isSuccess else {
      console.note(message)
      return .usage
    }
    console.write(message.hasSuffix("\n") ? message : message + "\n")
    return .success
  }
}

/// The command `biomech`: the root of all others.
struct BiomechCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "biomech",
    abstract: "From a motion-capture file to an honest knee-alignment report.",
    discussion: """
      A screening aid, not a medical device: it describes movement and marker positions. Results \
      go to standard output or to the folder of -o; everything else goes to standard error.

      Exit status: 0 done; 1 at least one input failed, the others are done; 2 a finding reached \
      --fail-on; 64 wrong usage; 65 no input could be understood; 74 nothing could be read or \
      written; 130 or 143 interrupted.
      """,
    version: biomechVersion,
    subcommands: [
      Analyze.self, Compare.self, Report.self, Inspect.self, Convert.self, Explain.self,
      Exercises.self, NormsCommand.self, Simulate.self, SchemaCommand.self, SelfTest.self,
    ])
}
