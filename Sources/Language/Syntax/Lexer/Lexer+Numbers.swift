internal import Calendar

/// Numbers, percents, durations, sizes, dates and times.
extension Lexer {
  mutating func number() {
    let start = at
    if let end = dateEnd(start) { return date(from: start, to: end) }
    var end = digitsEnd(start)
    var kind = Token.Kind.integer
    let wholeEnd = end
    if at(end) == UInt8(ascii: "."), isDigit(end + 1) {
      end = digitsEnd(end + 1)
      kind = .decimal
    }
    if at(end) | 0x20 == UInt8(ascii: "e") {
      let sign = at(end + 1) == UInt8(ascii: "-") || at(end + 1) == UInt8(ascii: "+") ? 1 : 0
      if isDigit(end + 1 + sign) {
        end = digitsEnd(end + 1 + sign)
        kind = .decimal
      }
    }
    if at(end) == UInt8(ascii: "%") {
      end += 1
      kind = .percent
    }
    let suffix = end
    while end < bytes.count, Lexer.isWordByte(bytes[end]), kind != .percent { end += 1 }
    if suffix < end || bytes[end - 1] == UInt8(ascii: "_") { return unit(from: start, suffix: suffix, to: end) }
    if wholeEnd - start > 1, bytes[start] == UInt8(ascii: "0") { return leadingZero(from: start, to: end) }
    add(kind, from: start, to: end)
  }

  private func at(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

  private func isDigit(_ place: Int) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(at(place)) }

  /// The end of digits with single underscores between them.
  private func digitsEnd(_ start: Int) -> Int {
    var end = start
    while isDigit(end) || (at(end) == UInt8(ascii: "_") && end > start && isDigit(end + 1)) { end += 1 }
    return end
  }

  /// A number with letters behind it: a duration, a size, or nothing that we know.
  private mutating func unit(from start: Int, suffix: Int, to end: Int) {
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    if Period(text) != nil { return add(.duration, from: start, to: end) }
    let unit = String(decoding: bytes[suffix..<end], as: UTF8.self)
    if Literal.sizes[unit] != nil { return add(.size, from: start, to: end) }
    let digits = String(decoding: bytes[start..<suffix], as: UTF8.self)
    addInvalid(
      .badNumber, "`\(text)` is neither a number nor a name", from: start, to: end, help: NumberHelp.help(digits, unit))
  }

  private mutating func leadingZero(from start: Int, to end: Int) {
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    let digits = text.drop { $0 == "0" || $0 == "_" }
    let number = digits.isEmpty ? "0" : digits.first?.isNumber == true ? String(digits) : "0" + digits
    let isPartOfDate = !hasSpace && result.tokens.last?.kind == .minus
    let isGroupOfThousands = !hasSpace && result.tokens.last?.kind == .comma && text.utf8.count == 3
    addInvalid(
      .leadingZero, "a number does not begin with a zero", from: start, to: end,
      help: isPartOfDate
        ? "a date is `2024-01-31`"
        : isGroupOfThousands
          ? "thousands are written with `_`: `1_000`" : "write `\(number)`, or the text `\"\(text)\"`")
  }

  /// The end of `dddd-dd-dd` and of the time behind it, none where no date begins.
  private func dateEnd(_ start: Int) -> Int? {
    guard start + 10 <= bytes.count, bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
      [0, 1, 2, 3, 5, 6, 8, 9].allSatisfy({ isDigit(start + $0) }), !isDigit(start + 10)
    else { return nil }
    var end = start + 10
    guard at(end) == UInt8(ascii: "T"), isDigit(end + 1) else { return end }
    end += 1
    while isDigit(end) || at(end) == UInt8(ascii: ":") || (at(end) == UInt8(ascii: ".") && isDigit(end + 1)) {
      end += 1
    }
    if at(end) | 0x20 == UInt8(ascii: "z") { return end + 1 }
    let isZone = (at(end) == UInt8(ascii: "+") || at(end) == UInt8(ascii: "-")) && isDigit(end + 1) && isDigit(end + 2)
    guard isZone else { return end }
    if at(end + 3) == UInt8(ascii: ":"), isDigit(end + 4), isDigit(end + 5) { return end + 6 }
    return isDigit(end + 3) && isDigit(end + 4) ? end + 5 : end
  }

  private mutating func date(from start: Int, to end: Int) {
    var end = end
    let wordStart = end
    while end < bytes.count, Lexer.isWordByte(bytes[end]) { end += 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    let isDate = end == start + 10
    if wordStart == end, isDate ? Day(text) != nil : Moment(text) != nil {
      return add(isDate ? .date : .time, from: start, to: end)
    }
    addInvalid(
      .noSuchDate, isDate ? "there is no day `\(text)`" : "there is no time `\(text)`", from: start, to: end,
      help: "a date is year-month-day, `2024-01-31`; a time is `2024-01-31T09:30:00`, with `Z` or `+01:00` for its zone"
    )
  }
}

/// What to write instead of a number with an unknown unit.
enum NumberHelp {
  static let durations: Set<String> = ["ms", "s", "m", "h", "d", "w", "mo", "q", "y"]

  static let units: [String: String] = [
    "sec": "s", "secs": "s", "second": "s", "seconds": "s", "min": "m", "mins": "m", "minute": "m", "minutes": "m",
    "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "day": "d", "days": "d", "week": "w", "weeks": "w", "month": "mo",
    "months": "mo", "quarter": "q", "quarters": "q", "year": "y", "years": "y", "yr": "y", "mb": "MB", "gb": "GB",
    "Mb": "MB", "Gb": "GB",
  ]

  static func help(_ digits: String, _ unit: String) -> String {
    if let ours = units[unit] { return "write `\(digits)\(ours)`" }
    if digits == "0", unit.first == "x" || unit.first == "b" || unit.first == "o" {
      return "numbers are written in tens"
    }
    if digits.contains("."), Period("1" + unit) != nil { return "a duration is made of whole numbers: `1h30m`" }
    if ["k", "K", "M", "m", "bn", "B"].contains(unit) { return "write the zeros: `\(digits)_000`" }
    return "units are ms s m h d w mo q y and KB MB GB TB; a name begins with a letter"
  }
}
