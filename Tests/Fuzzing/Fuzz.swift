// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The reader under test, from the environment; `Scripts/fuzz` sets it.
private let reader = getenv("BIOMECH_FUZZ_READER").map { String(cString: $0) } ?? "any"

/// What libFuzzer calls with one input after the other.
///
/// - Parameters:
///   - start: The first byte; `nil` when there is none.
///   - count: How many bytes there are.
/// - Returns: 0, as libFuzzer wants it. An outcome that must not be ends the process.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if HostileResults.readers.contains(reader) {
    if let complaint = HostileResults(bytes: bytes, reader: reader).complaint() {
      fatalError(complaint)
    }
    return 0
  }
  let input = HostileInput(bytes: bytes, reader: reader)
  // The sum of the bytes chooses the options, so that one input always means the same.
  let way = bytes.reduce(0) { ($0 + Int($1)) % HostileInput.ways }
  if let complaint = input.complaint(way: way) { fatalError(complaint) }
  return 0
}
