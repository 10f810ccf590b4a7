// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The path of a file of this repository, such as `SampleData/static.csv`.
public func pathInRepository(_ name: String) -> String {
  URL(fileURLWithPath: #filePath)  // …/Tests/BiomechTestSupport/RepositoryFiles.swift
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: name).path
}
