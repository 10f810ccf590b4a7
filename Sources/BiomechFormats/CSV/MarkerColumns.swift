// SPDX-License-Identifier: Apache-2.0

/// The columns of coordinates by the marker they belong to, while titles are read.
struct MarkerColumns {
  /// A marker with all three coordinates.
  struct Marker {
    var name: String

    /// The columns of x, y and z, from 0.
    var columns: [Int]
  }

  /// A coordinate that stands in two columns, counted from 1, so that nobody can tell which belongs
  /// to which.
  struct Ambiguity: Error {
    var marker: String
    var columns: [Int]
  }

  private var order: [String] = []
  private var columns: [String: [[Int]]] = [:]

  /// Notes a column.
  ///
  /// - Parameters:
  ///   - marker: The name of the marker.
  ///   - axis: 0, 1 or 2 for x, y or z.
  ///   - column: The column, from 0.
  mutating func add(_ marker: String, axis: Int, column: Int) {
    if columns[marker] == nil { order.append(marker) }
    columns[marker, default: [[], [], []]][axis].append(column)
  }

  /// The markers in the order of their first column.
  ///
  /// A name with two complete sets of columns is two markers: the first x goes with the first y and
  /// the first z. One with two x and one y leaves open which x is meant.
  ///
  /// - Returns: The markers; names of those that stand more than once are not yet told apart. Beside
  ///   them the names with one or two coordinates.
  /// - Throws: ``Ambiguity`` for columns that cannot be put together.
  func sorted() throws(Ambiguity) -> (markers: [Marker], incomplete: [String]) {
    var markers: [Marker] = []
    var incomplete: [String] = []
    for name in order {
      let axes = columns[name] ?? []
      let count = axes.map(\.count).max() ?? 0
      if axes.allSatisfy({ $0.count == count }) {
        for set in 0..<count { markers.append(Marker(name: name, columns: axes.map { $0[set] })) }
      } else if count == 1 {
        incomplete.append(name)
      } else {
        let twice = axes.first { $0.count == count } ?? []
        throw Ambiguity(marker: name, columns: twice.prefix(2).map { $0 + 1 })
      }
    }
    markers.sort { ($0.columns.min() ?? 0) < ($1.columns.min() ?? 0) }
    return (markers, incomplete)
  }
}

extension [MarkerColumns.Marker] {
  /// Gives names that stand more than once, or are blank, names of their own.
  ///
  /// - Returns: The doubt about them, if there are any.
  mutating func tellApart() -> String? {
    let (names, repeated) = MotionFile.unique(map(\.name))
    for index in indices { self[index].name = names[index] }
    return MotionFile.doubt(aboutRepeated: repeated)
  }
}
