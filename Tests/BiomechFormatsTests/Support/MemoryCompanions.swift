// SPDX-License-Identifier: Apache-2.0

import BiomechFormats

/// The files of a folder that exists in memory only.
struct MemoryCompanions: CompanionFiles {
  var texts: [String: String]

  func open(_ name: String) throws(ByteSourceError) -> (any ByteSource)? {
    texts[name].map { MemorySource(Array($0.utf8)) }
  }
}
