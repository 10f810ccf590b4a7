// SPDX-License-Identifier: Apache-2.0

import Biomech
import BiomechReport
import Testing

struct ConfigurationHashTests {
  @Test func `no key reads as a number`() {
    // Of keys as they come 14 in 10 000 would: digits alone, or digits around one e.
    let keys = (0..<5000).map {
      Provenance(settings: [.init("cut-off", "\($0)")]).configurationHash
    }

    #expect(keys.allSatisfy { $0.count == 16 && Double($0) == nil })
    #expect(Set(keys).count == keys.count)
  }
}
