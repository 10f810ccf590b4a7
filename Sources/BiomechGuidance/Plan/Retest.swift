// SPDX-License-Identifier: Apache-2.0

/// When to measure again: after six to twelve weeks, the time the training studies ran.
public struct Retest: Hashable, Sendable {
  /// The span in weeks.
  public static let weeks = 6...12

  /// The first day, such as `2026-04-12`, or `nil` where the date of the session is not known.
  public var earliest: String?

  /// The last day, or `nil` where the date of the session is not known.
  public var latest: String?

  /// The advice in a sentence.
  public var sentence: String {
    let span = "\(Self.weeks.lowerBound) to \(Self.weeks.upperBound) weeks"
    guard let earliest, let latest else {
      return "Measure again after \(span) of regular work."
    }
    return "Measure again after \(span) of regular work: between \(earliest) and \(latest)."
  }

  /// The time to measure again after a session.
  ///
  /// - Parameter session: The name of the session; a date such as `2026-03-01`, with or without a
  ///   time behind it, gives dates.
  public init(after session: String) {
    guard let date = CalendarDate(session) else { return }
    earliest = date.adding(days: 7 * Self.weeks.lowerBound)?.description
    latest = date.adding(days: 7 * Self.weeks.upperBound)?.description
    if earliest == nil || latest == nil { (earliest, latest) = (nil, nil) }
  }
}

/// A day of the Gregorian calendar (ISO 8601), without time and place.
struct CalendarDate: Hashable, CustomStringConvertible {
  private(set) var year: Int
  private(set) var month: Int
  private(set) var day: Int

  /// The day of a text such as `2026-03-01` or `2026-03-01T10:30`; `nil` for anything else.
  init?(_ text: String) {
    let letters = Array(text.utf8)
    guard letters.count == 10 || letters.count > 10 && (letters[10] == 0x54 || letters[10] == 0x20)
    else { return nil }
    guard letters[4] == 0x2D, letters[7] == 0x2D,
      let year = Self.number(letters[0..<4]), let month = Self.number(letters[5..<7]),
      let day = Self.number(letters[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day, or `nil` where the calendar has none such.
  init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day so many days later, or `nil` beyond the year 9999.
  func adding(days: Int) -> CalendarDate? {
    var (year, month, day) = (year, month, day + days)
    while day > Self.days(in: month, of: year) {
      day -= Self.days(in: month, of: year)
      month += 1
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    return CalendarDate(year: year, month: month, day: day)
  }

  var description: String {
    "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = 10 * value + Int(digit - 0x30)
    }
    return value
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
