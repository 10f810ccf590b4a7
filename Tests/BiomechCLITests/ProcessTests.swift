// SPDX-License-Identifier: Apache-2.0

import BiomechCLI
import BiomechTestSupport
import Foundation
import Testing

/// What only a process of its own can show: pipes, signals and the status seen by the shell.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: builtCommand), "not built"))
struct ProcessTests {
  @Test func `standard input is read and standard output carries the report`() throws {
    let result = try shell("$0 simulate static -o - --rate 50 | $0 inspect -")

    #expect(result.status == 0)
    #expect(result.output.hasPrefix("-\n"))
    #expect(result.output.contains("frames         100, numbered 1 to 100"))
    #expect(result.errors == "")
  }

  @Test func `a reader that closes the pipe is no failure`() throws {
    let result = try shell("$0 simulate static -o - | head -n 1 >/dev/null; echo ${PIPESTATUS[0]}")

    #expect(result.output == "0\n")
    #expect(result.errors == "")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full here"))
  func `a disk that is full is an input-output failure`() throws {
    let result = try shell("$0 simulate static -o - >/dev/full")

    #expect(result.status == CommandStatus.inputOutput.rawValue)
    #expect(result.errors.hasPrefix("standard output: cannot be written: no space left on device"))
  }

  @Test(arguments: [("INT", 130), ("TERM", 143)] as [(String, Int32)])
  func `an interrupt ends the process as the shell expects`(
    signal: String, status: Int32
  ) throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path("pipe")
    // The command waits for a recording that never comes.
    let result = try shell(
      "mkfifo \(pipe); exec 3<>\(pipe); $0 inspect - <\(pipe) & sleep 0.3; kill -\(signal) $!; "
        + "wait $!; echo $?")

    #expect(result.output.hasSuffix("\(status)\n"))
  }

  @Test func `the status reaches the shell`() throws {
    #expect(try shell("$0 --version").status == 0)
    #expect(try shell("$0 --tilt").status == 64)
    #expect(try shell("$0 analyze no-such-file.csv").status == 74)
    #expect(try shell("$0 inspect - </dev/null").status == 65)
  }

  @Test func `colour is for terminals only`() throws {
    let result = try shell(
      "$0 simulate static -o - --rate 50 | TERM=xterm $0 analyze - --task static")

    #expect(result.status == 0)
    #expect(!result.output.contains("\u{1B}"))
  }

  /// Runs a line of bash in which `$0` is the command.
  private func shell(_ line: String) throws -> (status: Int32, output: String, errors: String) {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    // Job control, so that a background command is not shielded from interrupts.
    process.arguments = [
      "-c", "set -m; exec >\(folder.path("output")) 2>\(folder.path("errors")); \(line)",
      builtCommand,
    ]
    process.standardInput = FileHandle.nullDevice
    // The threads that tests run on block signals, and a child takes that over.
    var unblocked = sigset_t()
    var former = sigset_t()
    sigemptyset(&unblocked)
    pthread_sigmask(SIG_SETMASK, &unblocked, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, try folder.text("output"), try folder.text("errors")
    )
  }
}

/// The command that was built together with the tests.
private let builtCommand: String = {
  let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
  var folder = bundle.deletingLastPathComponent()
  while folder.pathExtension == "xctest" || folder.lastPathComponent == "MacOS"
    || folder.lastPathComponent == "Contents"
  {
    folder.deleteLastPathComponent()
  }
  return folder.appending(path: "biomech").path
}()
