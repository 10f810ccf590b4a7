// SPDX-License-Identifier: Apache-2.0

/// The groups of parameters of a C3D file; names are the same in any case.
package struct C3DParameters: Hashable, Sendable {
  package private(set) var groups: [C3DGroup]

  /// Where the parameters of a group are, by names in capitals.
  private var places: [String: [String: (group: Int, parameter: Int)]] = [:]

  package init(_ groups: [C3DGroup] = []) {
    self.groups = groups
    for (groupIndex, group) in groups.enumerated() {
      let groupName = group.name.uppercased()
      places[groupName, default: [:]] = places[groupName, default: [:]]
      for (index, parameter) in group.parameters.enumerated() {
        let name = parameter.name.uppercased()
        if places[groupName]?[name] == nil {
          places[groupName]?[name] = (groupIndex, index)
        }
      }
    }
  }

  package static func == (a: Self, b: Self) -> Bool { a.groups == b.groups }
  package func hash(into hasher: inout Hasher) { hasher.combine(groups) }

  /// The parameter with these names, the first where there are several.
  package subscript(group: String, name: String) -> C3DParameter? {
    places[group.uppercased()]?[name.uppercased()].map {
      groups[$0.group].parameters[$0.parameter]
    }
  }

  /// Whether there is a group with this name.
  package func hasGroup(_ name: String) -> Bool { places[name.uppercased()] != nil }

  /// The parameters of all groups with this name.
  package func parameters(of group: String) -> [C3DParameter] {
    groups.filter { $0.name.uppercased() == group.uppercased() }.flatMap(\.parameters)
  }

  /// The texts of a list that goes on in parameters with the same name and a number from 2.
  package func texts(_ group: String, _ name: String) -> [String] {
    list(group, name).flatMap(\.texts)
  }

  /// The numbers of a list that goes on in parameters with the same name and a number from 2.
  package func numbers(_ group: String, _ name: String) -> [Double] {
    list(group, name).flatMap(\.numbers)
  }

  /// The parameters that a list is spread over: `LABELS`, `LABELS2`, `LABELS3` and so on.
  package func list(_ group: String, _ name: String) -> [C3DParameter] {
    guard let first = self[group, name] else { return [] }
    var parts = [first]
    while let next = self[group, "\(name)\(parts.count + 1)"] { parts.append(next) }
    return parts
  }

  /// Puts a parameter in place of the one with its name, or adds it, and its group with it.
  package mutating func set(_ parameter: C3DParameter, in group: String) {
    let (groupName, name) = (group.uppercased(), parameter.name.uppercased())
    if let place = places[groupName]?[name] {
      groups[place.group].parameters[place.parameter] = parameter
      return
    }
    let index: Int
    if let found = groups.firstIndex(where: { $0.name.uppercased() == groupName }) {
      index = found
    } else {
      groups.append(C3DGroup(group))
      index = groups.count - 1
    }
    places[groupName, default: [:]][name] = (index, groups[index].parameters.count)
    groups[index].parameters.append(parameter)
  }

  /// Takes every parameter out for which a rule says so.
  package mutating func remove(where isUnwanted: (C3DGroup, C3DParameter) -> Bool) {
    self = Self(
      groups.map { group in
        var kept = group
        kept.parameters.removeAll { isUnwanted(group, $0) }
        return kept
      })
  }
}
