// SPDX-License-Identifier: Apache-2.0

/// The word that is most like another one, or `nil` when none is near.
///
/// Likeness is the number of letters to add, take away, change or swap with their neighbour (optimal
/// string alignment), upper and lower case taken as equal; words further away than a third of their
/// length, and at least one letter, do not count. Of equally near words the first is taken.
///
/// - Parameters:
///   - word: What someone wrote.
///   - candidates: What they may have meant.
/// - Returns: The closest candidate as it stands in the list.
/// - Complexity: O(candidates × letters²).
public func closestMatch(to word: String, among candidates: some Sequence<String>) -> String? {
  let letters = Array(word.prefix(64).lowercased())
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased())
    let limit = max(1, max(letters.count, other.count) / 3)
    guard abs(letters.count - other.count) <= limit else { continue }
    let distance = editDistance(letters, other)
    if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best?.candidate
}

private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in 0..<a.count {
    var current = [i + 1]
    for j in 0..<b.count {
      var distance = min(
        previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        distance = min(distance, beforePrevious[j - 1] + 1)
      }
      current.append(distance)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[b.count]
}
