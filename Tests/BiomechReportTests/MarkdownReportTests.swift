// SPDX-License-Identifier: Apache-2.0

import BiomechReport
import BiomechTestSupport
import Testing

struct MarkdownReportTests {
  @Test func `the report of a squat is as agreed`() throws {
    let text = renderMarkdown(Fixture.squat)

    #expect(
      try text == agreedText("Tests/BiomechReportTests/Snapshots/squat.md", recording: text))
  }

  @Test func `warning signs come before findings, and findings before numbers`() throws {
    let text = renderMarkdown(Fixture.screened)
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }

    #expect(
      headings == [
        "## Warning signs", "## Findings", "## What to do", "## Measures", "## Patella",
        "## Not assessed", "## Data quality", "## Method and sources",
      ])
    #expect(text.contains("**Giving way, soon"))
    #expect(text.contains("It is a screening aid, not a diagnosis"))
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
    ("![x](http://a/b.png)", "!\\[x\\](http\\://a/b.png)"), ("a|b", "a\\|b"),
    ("`code`", "\\`code\\`"), ("**bold**", "\\*\\*bold\\*\\*"), ("RSH_1", "RSH_1"),
    ("_under_", "\\_under\\_"), ("www.a.b", "www\\.a.b"), ("&lt;", "&amp;lt;"),
    ("a\n# b", "a # b"), ("\"onload=", "\"onload="), ("a@b", "a\\@b"),
  ])
  func `a hostile name is shown and does nothing`(name: String, shown: String) {
    let text = renderMarkdown(Fixture.hostile(name))

    #expect(text.contains(shown))
    #expect(name == shown || !text.contains(name))
  }

  @Test(arguments: [
    ("# no heading", "\\# no heading"), ("- no item", "\\- no item"),
    ("1. no item", "1\\. no item"),
    ("    no code", "no code"), ("+ x", "\\+ x"), ("=== x", "\\=== x"), ("12 squats", "12 squats"),
  ])
  func `a sentence starts no block of another kind`(sentence: String, shown: String) {
    #expect(sentence.markdownBlock == shown)
  }

  @Test func `each row of a table has as many cells as its head`() throws {
    for report in [Fixture.twoTrials, Fixture.hostile("a|b\\|c")] {
      var cells: Int?
      for line in renderMarkdown(report).split(separator: "\n", omittingEmptySubsequences: false) {
        guard line.hasPrefix("|") else {
          cells = nil
          continue
        }
        let count = line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
        #expect(count == cells ?? count, "\(line)")
        cells = count
      }
    }
  }
}
