// SPDX-License-Identifier: Apache-2.0

/// What a Qualisys JSON file says, part by part, before anything is put into columns.
struct QualisysDocument {
  /// A run of frames without a gap.
  struct Part {
    /// The numbers of the first and the last frame, as the file says.
    var start: Double?
    var end: Double?

    /// x, y and z of each frame one after another; NaN where missing.
    var values: [Double] = []
  }

  /// A marker or a rigid body.
  struct Trajectory {
    var name = ""
    var parts: [Part] = []
  }

  private(set) var scanner: JSONScanner

  /// Frames per second.
  private(set) var frequency: Double?

  /// The numbers of the first and the last frame of the recording.
  private(set) var start: Double?
  private(set) var end: Double?

  private(set) var markers: [Trajectory] = []
  private(set) var bodies: [Trajectory] = []

  /// The keys of lists that are not read.
  private(set) var otherKeys: [String] = []

  /// The number of bytes of the text.
  var byteCount: Int { scanner.count }

  init(_ scanner: JSONScanner) { self.scanner = scanner }

  /// Reads the document.
  ///
  /// - Throws: ``MarkerFileError`` for a text that is no JSON or has another shape.
  mutating func read() throws(MarkerFileError) {
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "Timebase": try readTimebase()
      case "Markers": markers += try trajectories(hasMatrix: false)
      case "RigidBodies": bodies += try trajectories(hasMatrix: true)
      default:
        if scanner.peek() == .array { otherKeys.append(key) }
        try scanner.skipValue()
      }
    }
    try scanner.finish()
  }

  private mutating func readTimebase() throws(MarkerFileError) {
    guard scanner.peek() == .object else { return try scanner.skipValue() }
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "Frequency": frequency = try numberOrNothing()
      case "Range": (start, end) = try range()
      default: try scanner.skipValue()
      }
    }
  }

  /// A number, or nothing where something else stands there, such as a word.
  private mutating func numberOrNothing() throws(MarkerFileError) -> Double? {
    guard scanner.peek() == .number else {
      try scanner.skipValue()
      return nil
    }
    let number = try scanner.number()
    return number.isNaN ? nil : number
  }

  private mutating func range() throws(MarkerFileError) -> (start: Double?, end: Double?) {
    var range: (start: Double?, end: Double?)
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "Start": range.start = try numberOrNothing()
      case "End": range.end = try numberOrNothing()
      default: try scanner.skipValue()
      }
    }
    return range
  }

  private mutating func trajectories(
    hasMatrix: Bool
  ) throws(MarkerFileError) -> [Trajectory] {
    var trajectories: [Trajectory] = []
    guard try enterListOrSkipNull() else { return [] }
    while try scanner.nextElement() {
      var trajectory = Trajectory()
      try scanner.enterObject()
      while let key = try scanner.nextKey() {
        switch key {
        case "Name" where scanner.peek() == .string:
          trajectory.name = Self.label(try scanner.string())
        case "Parts":
          guard try enterListOrSkipNull() else { continue }
          while try scanner.nextElement() { trajectory.parts.append(try part(hasMatrix)) }
        default: try scanner.skipValue()
        }
      }
      trajectories.append(trajectory)
    }
    return trajectories
  }

  /// A name as other formats could hold it: in one line, without blanks at its ends.
  private static func label(_ name: String) -> String {
    let line = name.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
    return String(String(String.UnicodeScalarView(line))[...].trimmed)
  }

  private mutating func enterListOrSkipNull() throws(MarkerFileError) -> Bool {
    if scanner.peek() == .null {
      try scanner.skipValue()
      return false
    }
    try scanner.enterArray()
    return true
  }

  private mutating func part(_ hasMatrix: Bool) throws(MarkerFileError) -> Part {
    var part = Part()
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "Range": (part.start, part.end) = try range()
      case "Start": part.start = try numberOrNothing()
      case "End": part.end = try numberOrNothing()
      case "Values":
        guard try enterListOrSkipNull() else { continue }
        while try scanner.nextElement() { try takeValue(into: &part.values, hasMatrix) }
      default: try scanner.skipValue()
      }
    }
    return part
  }

  /// Takes `[x, y, z, residual]`, or for a body a list of that and of the nine numbers of a matrix.
  ///
  /// The nine numbers are left out: whether they go by rows or by columns is written nowhere.
  private mutating func takeValue(
    into values: inout [Double], _ hasMatrix: Bool
  ) throws(MarkerFileError) {
    guard try enterListOrSkipNull() else {
      values += [.nan, .nan, .nan]
      return
    }
    guard hasMatrix else { return try takePosition(into: &values) }
    guard try scanner.nextElement() else { throw scanner.problem("a pose has no position") }
    guard scanner.peek() == .array else {
      throw scanner.unexpected("a list of a position and a matrix")
    }
    try scanner.enterArray()
    try takePosition(into: &values)
    while try scanner.nextElement() { try scanner.skipValue() }
  }

  /// Takes the numbers of a position up to the end of their list.
  private mutating func takePosition(into values: inout [Double]) throws(MarkerFileError) {
    for _ in 0..<3 {
      guard try scanner.nextElement() else {
        throw scanner.problem("a position has fewer than three coordinates")
      }
      values.append(try scanner.number())
    }
    while try scanner.nextElement() { try scanner.skipValue() }
  }
}
