// SPDX-License-Identifier: Apache-2.0

import BiomechReport
import Testing

struct PrintPageTests {
  private func printed(_ page: String, _ paper: Paper = .a4) -> String {
    String(decoding: printPage(of: Array(page.utf8), on: paper), as: UTF8.self)
  }

  @Test func `drawings get rules of their own, with colours in place of variables`() {
    let page = printed("<p>a</p><svg viewBox=\"0 0 1 1\"><line class=\"left\"/></svg>")

    #expect(
      page.hasPrefix("<p>a</p><svg viewBox=\"0 0 1 1\"><style>svg text{font-family:DejaVu Sans"))
    #expect(page.hasSuffix("</style><line class=\"left\"/></svg>"))
    #expect(page.contains(".left{stroke:#c1272d;"))
    #expect(!page.contains("var("))
  }

  @Test func `scripts are left out, and the sheet has the size asked for`() {
    #expect(
      printed("<head></head><script>if (a<b) c</script><p>x</p>", .letter)
        == "<head><style>@page{size:letter}</style></head><p>x</p>")
  }

  @Test(arguments: ["", "no markup", "<", "<svg", "a<b", "<script>never closed"])
  func `any bytes are taken`(page: String) {
    #expect(printed(page).hasPrefix(page.prefix(1) == "<" ? "" : String(page.prefix(1))))
  }
}
