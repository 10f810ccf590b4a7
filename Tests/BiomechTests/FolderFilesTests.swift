// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechFormats
import BiomechMotion
import BiomechTestSupport
import Foundation
import Testing

/// Files that are read together with others in their folder.
struct FolderFilesTests {
  private let base = "sub-01_task-squat_tracksys-omc"

  private func text(of source: (any ByteSource)?) throws -> String? {
    guard var source else { return nil }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = try bytes.withUnsafeMutableBytes { try source.read(into: $0) }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  @Test func `files beside another one are found by name, and nothing else is`() throws {
    let folder = try TemporaryFolder()
    try folder.write("here", to: "data/a.tsv")
    try folder.write("above", to: "b.tsv")
    let companions = try #require(FolderCompanions(besideFile: folder.path("data/motion.tsv")))

    #expect(try text(of: companions.open("a.tsv")) == "here")
    #expect(try text(of: companions.open("missing.tsv")) == nil)
    #expect(try text(of: companions.open("../b.tsv")) == nil)
    #expect(try text(of: companions.open("..")) == nil)
    #expect(try text(of: companions.open(folder.path("b.tsv"))) == nil)
    #expect(try text(of: companions.open("a.tsv\0x")) == nil)
    #expect(FolderCompanions(besideFile: "-") == nil)
  }

  @Test func `a folder in place of a file is told`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a.tsv/inside")
    let companions = try #require(FolderCompanions(besideFile: folder.path("motion.tsv")))

    #expect(throws: ByteSourceError(message: "it is no file")) {
      _ = try companions.open("a.tsv")
    }
  }

  @Test func `a recording of Motion-BIDS is read with the files beside it`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("0.1\t0.9\t0.2\n0.1\t0.9\t0.2\n", to: "\(base)_motion.tsv")
    try folder.write("{\"SamplingFrequency\":100}", to: "\(base)_motion.json")
    try folder.write(
      """
      name\tcomponent\ttype\ttracked_point\tunits
      x\tx\tPOS\tRASI\tm
      y\ty\tPOS\tRASI\tm
      z\tz\tPOS\tRASI\tm

      """, to: "\(base)_channels.tsv")

    let file = try MotionFile(contentsOf: path)

    #expect(file.format == .motionBIDS)
    #expect(file.names == ["RASI"])
    #expect(file.rate == 100)
  }
}
