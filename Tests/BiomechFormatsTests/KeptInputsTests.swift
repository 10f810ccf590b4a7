// SPDX-License-Identifier: Apache-2.0

import BiomechTestSupport
import Foundation
import Testing

/// The inputs kept by the fuzz tests, in `Tests/Fuzzing`: every one is read or refused.
struct KeptInputsTests {
  /// Folders whose inputs the readers of another layer get.
  private static let others: Set = ["findings", "norms", "results"]

  /// The paths of all kept inputs, below `Tests/Fuzzing`.
  static let inputs: [String] = {
    let root = pathInRepository("Tests/Fuzzing")
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return paths.filter { path in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
      guard exists, !isFolder.boolValue, let slash = path.firstIndex(of: "/") else { return false }
      return !others.contains(String(path[..<slash]))
    }.sorted()
  }()

  @Test func `there are inputs for every reader`() {
    #expect(Self.inputs.count > 40)
  }

  @Test(arguments: inputs, 0..<HostileInput.ways)
  func `a kept input is read or refused`(path: String, way: Int) throws {
    let file = URL(filePath: pathInRepository("Tests/Fuzzing/\(path)"))
    let reader = String(path.prefix { $0 != "/" })
    let input = HostileInput(bytes: Array(try Data(contentsOf: file)), reader: reader)

    #expect(input.complaint(way: way) == nil)
  }

  @Test(arguments: inputs)
  func `what is read from a kept input can be written and read again`(path: String) throws {
    let file = URL(filePath: pathInRepository("Tests/Fuzzing/\(path)"))
    let input = HostileInput(bytes: Array(try Data(contentsOf: file)), reader: "writing")

    #expect(input.complaint(way: 0) == nil)
  }
}
