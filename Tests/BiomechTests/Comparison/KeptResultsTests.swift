// SPDX-License-Identifier: Apache-2.0

import BiomechTestSupport
import Foundation
import Testing

/// The norms and tables of results kept by the fuzz tests, in `Tests/Fuzzing`: every one is read or
/// refused.
struct KeptResultsTests {
  /// The paths of the kept inputs, below `Tests/Fuzzing`.
  static let inputs: [String] = HostileResults.readers.flatMap { reader -> [String] in
    let folder = pathInRepository("Tests/Fuzzing/\(reader)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map { "\(reader)/\($0)" }
  }

  @Test func `there are inputs for every reader`() {
    #expect(Set(Self.inputs.map { $0.prefix { $0 != "/" } }).count == HostileResults.readers.count)
  }

  @Test(arguments: inputs)
  func `a kept input is read or refused`(path: String) throws {
    let file = URL(filePath: pathInRepository("Tests/Fuzzing/\(path)"))
    let reader = String(path.prefix { $0 != "/" })
    let input = HostileResults(bytes: Array(try Data(contentsOf: file)), reader: reader)

    #expect(input.complaint() == nil)
  }
}
