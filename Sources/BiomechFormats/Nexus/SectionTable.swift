// SPDX-License-Identifier: Apache-2.0

/// The columns of a section that are wanted: those of markers first, then those of signals.
struct SectionTable {
  let section: NexusSection

  let header: SectionHeader

  /// The groups that become signals.
  let groups: [ColumnGroup]

  let layout: SectionRows.Layout

  init(
    _ section: NexusSection, _ header: SectionHeader, groups: [ColumnGroup],
    markerColumns: [Int] = [], allowsExtraCells: Bool = false
  ) {
    self.section = section
    self.header = header
    self.groups = groups
    layout = SectionRows.Layout(
      delimiter: header.delimiter, frameColumn: header.frameColumn,
      subFrameColumn: header.subFrameColumn,
      columns: markerColumns + groups.flatMap(\.columns), names: header.columnNames,
      allowsExtraCells: allowsExtraCells)
  }
}
