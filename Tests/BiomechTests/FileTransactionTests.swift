// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechTestSupport
import Foundation
import Testing

struct FileTransactionTests {
  @Test func `files appear under their names and leave nothing else behind`() throws {
    let folder = try TemporaryFolder()

    try FileTransaction.write([
      (folder.path("a/b/one.csv"), Array("1\n".utf8)), (folder.path("a/two.csv"), []),
    ])

    #expect(try folder.names(in: "a") == ["b", "two.csv"])
    #expect(try folder.names(in: "a/b") == ["one.csv"])
    #expect(try folder.text("a/b/one.csv") == "1\n")
  }

  @Test func `a failure brings back what stood there before`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "one.csv")
    try folder.write("left over", to: "stale.csv")
    // A folder stands where the last file should go, so its rename cannot succeed.
    try FileManager.default.createDirectory(
      atPath: folder.path("two.csv"), withIntermediateDirectories: false)

    #expect(throws: FileTransaction.Failure.self) {
      try FileTransaction.write(
        [
          (folder.path("one.csv"), Array("new".utf8)), (folder.path("sub/three.csv"), []),
          (folder.path("two.csv"), []),
        ], removing: [folder.path("stale.csv")])
    }

    #expect(try folder.names() == ["one.csv", "stale.csv", "two.csv"])
    #expect(try folder.text("one.csv") == "old")
    #expect(try folder.text("stale.csv") == "left over")
  }

  @Test func `files that are no longer wanted go with the same step`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "stale.csv")

    try FileTransaction.write(
      [(folder.path("one.csv"), [])], removing: [folder.path("stale.csv"), folder.path("never")])

    #expect(try folder.names() == ["one.csv"])
  }
}
