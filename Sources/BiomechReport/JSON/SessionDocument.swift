// SPDX-License-Identifier: Apache-2.0

/// The schema of the document that holds all trials of a session.
let sessionSchema = "biomech.session/1"

/// One JSON document of a session: the documents of its trials in an array.
///
/// - Parameter trials: The bytes of `<trial>.json`, in the order of the report.
/// - Returns: An object with the keys `schema` and `trials`, with a line feed at its end.
public func sessionDocument(of trials: [[UInt8]]) -> [UInt8] {
  var bytes = Array("{\"schema\":\"\(sessionSchema)\",\"trials\":[\n".utf8)
  bytes.reserveCapacity(bytes.count + trials.reduce(8) { $0 + $1.count })
  for (index, trial) in trials.enumerated() {
    if index > 0 { bytes += [comma, lineFeed] }
    bytes += trial.last == lineFeed ? trial.dropLast() : trial[...]
  }
  return bytes + Array("\n]}\n".utf8)
}
