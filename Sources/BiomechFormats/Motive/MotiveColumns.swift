// SPDX-License-Identifier: Apache-2.0

import BiomechMotion

/// The columns of a Motive CSV file, put together to points and bodies.
struct MotiveColumns {
  /// Neighbouring columns of one point or body.
  struct Object {
    /// The type as the file writes it, such as `Rigid Body Marker`.
    var type: String
    var name: String
    var components: [Component] = []

    /// The columns of x, y and z of the position, where all three are there.
    var position: [Int]? {
      let columns = ["X", "Y", "Z"].compactMap { axis in
        components.first { $0.category == "Position" && $0.axis == axis }?.column
      }
      return columns.count == 3 ? columns : nil
    }
  }

  struct Component: Hashable {
    var category: String
    var axis: String
    var column: Int
  }

  /// The points that cameras saw.
  private(set) var measured: [Object] = []

  /// The points that follow from the pose of a body, which are never missing.
  private(set) var solved: [Object] = []

  /// Rigid bodies and bones.
  private(set) var bodies: [Object] = []

  /// How many measured points have no name.
  private(set) var unlabelledCount = 0

  /// The names of points without all three coordinates.
  private(set) var incomplete: [String] = []

  /// Sorts the columns.
  init(_ header: MotiveHeader) {
    for object in Self.objects(of: header) { sort(object) }
  }

  /// More columns than one point or body has in any version.
  private static let widest = 16

  private static func objects(of header: MotiveHeader) -> [Object] {
    var objects: [Object] = []
    for column in header.clockCount..<max(header.columnCount, header.clockCount) {
      let (type, name) = (header.cell("type", column), header.cell("name", column))
      var (category, axis) = header.component(column)
      if category.isEmpty, !axis.isEmpty { category = "Position" }
      // A spreadsheet may leave empty columns.
      guard !name.isEmpty || !category.isEmpty else { continue }
      let isNext =
        objects.last.map { last in
          last.type != type || last.name != name || last.components.count >= widest
            || last.components.contains { $0.category == category && $0.axis == axis }
        } ?? true
      if isNext { objects.append(Object(type: type, name: name)) }
      objects[objects.count - 1].components.append(
        Component(category: category, axis: axis, column: column))
    }
    return objects
  }

  private mutating func sort(_ object: Object) {
    let type = object.type.lowercased()
    if object.components.contains(where: { $0.category == "Rotation" }) {
      bodies.append(object)
    } else if object.position == nil {
      incomplete.append(object.name)
    } else if type != "marker", !type.isEmpty {
      solved.append(object)
    } else if Self.isUnlabelled(object.name) {
      unlabelledCount += 1
    } else {
      measured.append(object)
    }
  }

  /// Whether a name is what the program calls a point that nobody named, such as `Unlabeled 1189`.
  private static func isUnlabelled(_ name: String) -> Bool {
    let word = name.lowercased().prefix { $0.isLetter }
    let rest = name.dropFirst(word.count)
    return ["unlabeled", "unlabelled"].contains(word)
      && rest.allSatisfy { $0.isNumber || $0 == " " || $0 == "_" }
  }
}

extension MotiveColumns.Object {
  /// The names of the components in a signal: `RX` for an angle, `QX` for a quaternion, `X` for a
  /// position, or the category where the column has no axis.
  var componentNames: [String] {
    let isQuaternion = components.contains { $0.category == "Rotation" && $0.axis == "W" }
    return components.map { component in
      switch component.category {
      case "Rotation": (isQuaternion ? "Q" : "R") + component.axis
      case "Position": component.axis
      default: component.category
      }
    }
  }

  /// The units of the components.
  ///
  /// - Parameter length: The word for the unit of length.
  /// - Returns: One word for each.
  func units(length: String) -> [String] {
    zip(components, componentNames).map { component, name in
      switch component.category {
      case "Position", "Mean Marker Error": length
      case "Rotation": name.hasPrefix("R") ? "deg" : ""
      default: ""
      }
    }
  }
}
