// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechTestSupport
import Foundation
import Testing

struct ExplanationTests {
  @Test(arguments: FileProblemCode.allCases)
  func `every code has an explanation with an example of its own`(code: FileProblemCode) {
    let explanation = code.explanation

    #expect(explanation.meaning.hasSuffix("."))
    #expect(!explanation.causes.isEmpty)
    #expect(!explanation.remedies.isEmpty)
    #expect(explanation.example.contains(": "))
    for text in [explanation.meaning] + explanation.causes + explanation.remedies {
      #expect(text.first?.isUppercase == true, "\(text)")
      #expect(text.hasSuffix("."), "\(text)")
    }
  }

  /// The texts of the tests themselves are the record of what each error looks like.
  @Test(arguments: FileProblemCode.allCases)
  func `every code stands at the end of a message that a test expects`(
    code: FileProblemCode
  ) throws {
    let folder = repositoryFile("Tests")
    let files = try #require(FileManager.default.enumerator(atPath: folder))
    for case let name as String in files
    where name.hasSuffix(".swift") && !name.hasSuffix("ExplanationTests.swift") {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      if text.contains("[\(code.rawValue)]") { return }
    }
    Issue.record("no test expects [\(code.rawValue)]")
  }
}
