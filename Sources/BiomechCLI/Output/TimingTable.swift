// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechMath

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where the time of a run went, and the most memory it held: one line each.
func timingTable(_ times: StageTimes) -> String {
  func line(_ name: String, _ value: String) -> String {
    name + String(repeating: " ", count: max(24 - name.count, 1)) + value
  }
  func seconds(_ value: Double) -> String {
    let text = value.fixed(3)
    return String(repeating: " ", count: max(9 - text.count, 0)) + text + " s"
  }
  var lines = StageTimes.Stage.allCases.map { line($0.rawValue, seconds(times[$0])) }
  lines.append(line("total", seconds(times.total)))
  let memory = (Double(peakMemory()) / 1e6).fixed(1)
  lines.append(
    line("peak memory", String(repeating: " ", count: max(9 - memory.count, 0)) + memory + " MB"))
  return lines.joined(separator: "\n")
}

/// The most memory this process has held, in bytes.
private func peakMemory() -> Int {
  var usage = rusage()
  #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss
  #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  #endif
}
