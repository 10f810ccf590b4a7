// SPDX-License-Identifier: Apache-2.0

import BiomechKinematics

extension GaitDeviationBasis {
  /// Reads a basis from text: comma-separated, one row for each line, told apart by its first cell.
  ///
  ///     # any remark
  ///     model,conventional
  ///     feature,0.0123,…     459 rows of 15 numbers: the rows of F
  ///     control,12.3,…       15 numbers: the mean of the controls in the features
  ///     raw,3.14,0.25        the mean and the standard deviation of ln |c − c̄| of the controls
  ///
  /// The rows of F follow the nine angles of ``GaitProfileScore/variables``, each at 0, 2, … 100 %.
  /// Pelvic obliquity and rotation are positive for the own side up and forward, foot progression for
  /// toe-in; all others as everywhere in this program.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - path: The file, for messages.
  /// - Throws: ``NormsError`` with the line and the value.
  public init(text: String, path: String) throws(NormsError) {
    var rows: [[Double]] = []
    var control: [Double]?
    var raw: [Double]?
    var model: ModelKind?
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = line.trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      func refuse(_ words: String) -> NormsError {
        NormsError(path: path, reason: .basisLine(index + 1, words))
      }
      func numbers(_ cells: ArraySlice<Substring>, _ count: Int) throws(NormsError) -> [Double] {
        guard cells.count == count else {
          throw refuse("this row has \(cells.count) numbers, not \(count)")
        }
        var numbers: [Double] = []
        for cell in cells {
          guard let number = Double(cell), number.isFinite else {
            throw refuse("'\(cell)' is not a number")
          }
          numbers.append(number)
        }
        return numbers
      }
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
      switch cells[0] {
      case "feature": rows.append(try numbers(cells.dropFirst(), featureCountOfFile))
      case "control": control = try numbers(cells.dropFirst(), featureCountOfFile)
      case "raw": raw = try numbers(cells.dropFirst(), 2)
      case "model":
        guard cells.count == 2, let kind = ModelKind(rawValue: String(cells[1])) else {
          throw refuse(
            "'\(cells.dropFirst().joined(separator: ","))' is no model; possible are "
              + ModelKind.allCases.map(\.rawValue).joined(separator: ", "))
        }
        model = kind
      default: throw refuse("a row begins with '\(cells[0])', not feature, control, raw or model")
      }
    }
    func refuse(_ words: String) -> NormsError { NormsError(path: path, reason: .basis(words)) }
    guard let model else { throw refuse("there is no row 'model'") }
    guard let control else { throw refuse("there is no row 'control'") }
    guard let raw else { throw refuse("there is no row 'raw'") }
    guard rows.count == Self.length else {
      throw refuse("there are '\(rows.count)' rows 'feature', not \(Self.length)")
    }
    let features = (0..<featureCountOfFile).map { feature in rows.map { $0[feature] } }
    try self.init(
      features: features, controlMean: control, rawMean: raw[0], rawDeviation: raw[1],
      model: model, path: path)
  }
}

/// Fifteen features were kept in the paper.
private let featureCountOfFile = GaitDeviationBasis.featureCount

extension Substring {
  /// Without blanks and tabs at both ends.
  fileprivate var trimmed: Substring {
    func isBlank(_ character: Character) -> Bool { " \t\u{FEFF}".contains(character) }
    var text = self
    while let first = text.first, isBlank(first) { text.removeFirst() }
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }
}
