// SPDX-License-Identifier: Apache-2.0

import BiomechFormats
import BiomechMath
import BiomechMotion
import Testing

extension TRCReaderTests {
  private func failure(_ change: (inout [String]) -> Void) -> String {
    do {
      return "read \(try read(.init(), .init(), change).trajectories.frameCount) frames"
    } catch {
      return "\(error)"
    }
  }

  @Test func `a landmark whose name stands twice is refused with both places`() {
    #expect(
      failure { $0[3] = $0[3].split(separator: "LLEP").joined(separator: "LASI") }
        == """
        trial.csv: 'LASI', the left anterior superior iliac spine, stands in the file more than \
        once: 'LASI' at 120, 950, -121 mm and 'LASI#2' at 10, 500, -151 mm [ambiguous-landmark]
          hint: labels cut to four letters make lateral and medial markers alike; export longer \
        ones, or say with --map FILE.yaml which is meant: 'LASI' or 'LASI#2'
        """)
  }

  @Test func `labels that do not fit the columns are refused`() {
    #expect(
      failure { $0[3] = "Frame#\tTime\tA\t\tB\t\tC" }
        == """
        trial.csv:4: 3 labels cannot be put over 36 columns of coordinates [label-count]
          hint: put each label over the first of its three columns
        """)
  }

  @Test func `a row of labels without a label is refused`() {
    #expect(
      failure { $0[3] = "Frame#\tTime\t" }
        == """
        trial.csv:4: the row of labels names no marker [no-labels]
          hint: label the markers and export again, or name them in the order of their columns with \
        --labels
        """)
  }

  @Test func `a header without labels is refused`() {
    #expect(
      failure { $0 = Array($0[..<3]) }
        == """
        trial.csv:3: the TRC header has no row that begins with 'Frame#' [header-incomplete]
          hint: the row 'Frame#  Time  RASI …' must follow the header values
        """)
  }

  @Test func `a header without numbers is refused`() {
    #expect(
      failure { $0 = Array($0[..<6]) }
        == """
        trial.csv:7: there is a header, but no row of numbers after it [header-only]
          hint: check that the export finished and that frames were selected
        """)
  }

  @Test func `a short row and a word among numbers are refused with their line`() {
    #expect(
      failure { $0[7] = "2\t0.01\t1\t2\t3" }
        == """
        trial.csv:8: this row has 5 cells; the header has 38 [cell-count]
          hint: check this row; a missing value is an empty cell, not a left-out one
        """)
    #expect(
      failure { $0[7] = "2\t0.01\tabc" + $0[7].dropFirst("2\t0.01\t120.25".count) }
        == """
        trial.csv:8: column 3, 'LASI x', holds 'abc', which is not a number [not-a-number]
          hint: leave the cell empty where the marker was not seen
        """)
    #expect(
      failure { $0[7] = "2\t" + $0[7].dropFirst("2\t0.01".count) }
        == """
        trial.csv:8: column 2, 'Time', is empty [not-a-number]
          hint: every row needs this number
        """)
  }
}
