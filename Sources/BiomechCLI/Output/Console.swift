// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechReport

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where a command writes to: data to standard output, everything else to standard error.
///
/// A class, because every part of a command must see that the reader has closed the pipe.
public final class Console {
  private enum Target {
    case process
    case memory
  }

  private let target: Target

  /// The columns of the terminal, at most 100; 100 where the output is no terminal.
  let width: Int

  let colour: Colour

  /// Whether text may be coloured.
  enum Colour {
    case allowed, plain
  }

  /// The characters that plots are drawn with, or `nil` where the output is no terminal.
  let plots: PlotCharacters?

  /// What was written to standard output; only where the console keeps it.
  public private(set) var output: [UInt8] = []

  /// What was written to standard error; only where the console keeps it.
  public private(set) var errors: [UInt8] = []

  /// Why standard output no longer takes data, or `nil` while it does.
  private(set) var outputFailure: SystemError?

  private init(target: Target, width: Int, colour: Colour, plots: PlotCharacters?) {
    self.target = target
    self.width = width
    self.colour = colour
    self.plots = plots
  }

  /// The streams of this process.
  public static func process() -> Console {
    // A closed pipe then shows as an error of the write, which is no failure of the command.
    signal(SIGPIPE, SIG_IGN)
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let isPlain = !(environment("NO_COLOR") ?? "").isEmpty || environment("TERM") == "dumb"
    return Console(
      target: .process, width: isTerminal ? terminalWidth() : 100,
      colour: isTerminal && !isPlain ? .allowed : .plain,
      plots: isTerminal ? localeCharacters : nil)
  }

  /// Streams that are kept in memory, for tests and for programs that embed the commands.
  public static func memory() -> Console {
    Console(target: .memory, width: 100, colour: .plain, plots: nil)
  }

  /// Writes data to standard output.
  func write(_ bytes: [UInt8]) {
    switch target {
    case .memory: output += bytes
    case .process:
      guard outputFailure == nil else { return }
      do { try writeAll(bytes, to: STDOUT_FILENO) } catch { outputFailure = error }
    }
  }

  /// Writes text to standard output.
  func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes a line to standard error.
  func note(_ text: String) {
    let bytes = Array(text.withoutControls.utf8) + [UInt8(ascii: "\n")]
    switch target {
    case .memory: errors += bytes
    // Nobody can be told that the errors cannot be told.
    case .process: try? writeAll(bytes, to: STDERR_FILENO)
    }
  }

  /// Does some work that an interrupt must not cut in two.
  func uninterrupted<Result, Failure: Error>(
    _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard target == .process else { return try work() }
    let signals = DeferredSignals()
    defer { signals.release() }
    return try work()
  }
}

extension String {
  /// The text with a mark in place of each control character except the line feed.
  ///
  /// Names and cells of a file that anybody may have written must not steer the terminal.
  var withoutControls: String {
    var safe = ""
    for scalar in unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
      safe.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
    }
    return safe
  }
}

/// A variable of the environment, or `nil` when it is not set.
func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// Braille where the locale is UTF-8; the first variable that is set decides, as in POSIX.
private var localeCharacters: PlotCharacters {
  let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
  let encoding = (locale ?? "").lowercased().replacing("-", with: "")
  return encoding.contains("utf8") ? .braille : .ascii
}

private func terminalWidth() -> Int {
  var size = winsize()
  guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
  return min(max(Int(size.ws_col), 60), 100)
}
