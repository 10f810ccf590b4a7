// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Another program that was run to its end.
struct ChildProcess {
  /// What it wrote to standard output.
  let output: [UInt8]

  /// What it wrote to standard error.
  let errors: [UInt8]

  /// Its exit status; that of a shell, 128 and the number of the signal, where a signal ended it.
  let status: Int32

  /// Runs a program that is looked for along `PATH`, and waits for its end.
  ///
  /// The three streams are files without names: no pipe can fill up, and nothing is left behind.
  ///
  /// - Parameters:
  ///   - command: The program and its arguments.
  ///   - input: What it reads from standard input.
  ///   - variables: Variables of the environment that it has besides those of this process.
  /// - Throws: When the program cannot be started; `ENOENT` where there is none of this name.
  init(
    _ command: [String], input: [UInt8], variables: [String: String] = [:]
  ) throws(SystemError) {
    let input = try ScratchFile(input)
    let output = try ScratchFile()
    let errors = try ScratchFile()
    let environment = ProcessInfo.processInfo.environment
      .merging(variables) { _, new in new }
      .map { "\($0.key)=\($0.value)" }.sorted()
    var streams = FileActions()
    posix_spawn_file_actions_init(&streams)
    defer { posix_spawn_file_actions_destroy(&streams) }
    posix_spawn_file_actions_adddup2(&streams, input.descriptor, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&streams, output.descriptor, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&streams, errors.descriptor, STDERR_FILENO)

    guard let program = command.first else { throw SystemError(ENOENT) }
    var process = pid_t()
    let code = withCStrings(command) { arguments in
      withCStrings(environment) { environment in
        posix_spawnp(&process, program, &streams, nil, arguments, environment)
      }
    }
    guard code == 0 else { throw SystemError(code) }
    var ending: Int32 = 0
    _ = try retrying { waitpid(process, &ending, 0) }
    let signal = ending & 0x7f
    status = signal == 0 ? ending >> 8 & 0xff : 128 + signal
    self.output = try output.contents()
    self.errors = try errors.contents()
  }
}

#if canImport(Darwin)
  private typealias FileActions = posix_spawn_file_actions_t?
#else
  private typealias FileActions = posix_spawn_file_actions_t
#endif

/// Lends texts as the list of C strings that ends with a null pointer.
private func withCStrings<Result>(
  _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let pointers = texts.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  return body(pointers + [nil])
}
