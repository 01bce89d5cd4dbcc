import Calendar
import Engines

/// Dates written and read in a form of one's own, in the letters of `strftime`.
extension ScalarFunction {
  static let formatDate = ScalarFunction(
    "format_date", "A date or a time in a form: `%Y-%m-%d`, `%d.%m.%y`, `%b %d, %Y`, `%H:%M`.",
    [Parameter("value"), Parameter("form")],
    result: { arguments throws(Fault) in
      _ = try arguments.calendar(0)
      _ = try arguments.form(1, DateForm.written)
      return .text
    },
    apply: { arguments in
      guard let form = arguments[1].text.flatMap({ DateForm($0) }), let moment = arguments[0].moment else { return nil }
      return .text(form.text(moment))
    },
    sql: { "strftime(CAST(\($0[0]) AS TIMESTAMP), \($0[1]))" })

  static let parseDate = ScalarFunction(
    "parse_date", "The date that a text tells in a form: `%d.%m.%Y`, `%b %d, %Y`, `%m/%d/%y`.",
    [Parameter("value"), Parameter("form")], undefined: "a date out of a text that is not in the form",
    result: { arguments throws(Fault) in
      try arguments.text(0)
      let form = try arguments.form(1, DateForm.read)
      guard form.isDate else { throw arguments.refusal(1, "a form with a year, a month and a day") }
      return .date
    },
    apply: { arguments in
      guard let text = arguments[0].text, let form = arguments[1].text.flatMap({ DateForm($0) }) else { return nil }
      return form.day(text).map(Scalar.date)
    },
    sql: { "CAST(try_strptime(\($0[0]), \($0[1])) AS DATE)" })
}

extension ScalarFunction.Arguments {
  /// A form written as a text, of which every letter is known.
  fileprivate func form(_ position: Int, _ letters: String) throws(Fault) -> DateForm {
    guard let text = literal(position)?.text else { throw refusal(position, "a form, written as a text") }
    guard let form = DateForm(text), form.letters.allSatisfy(letters.contains) else {
      throw Fault(
        "F012", "`\(function)` knows no such form as `\(text)`", subject: text,
        help: "its letters are \(letters.map { "%\($0)" }.joined(separator: " "))")
    }
    return form
  }
}

/// A form of dates: letters of `strftime` and the text between them.
private struct DateForm {
  enum Piece {
    case letter(Character)
    /// A number without its leading zero.
    case short(Character)
    case text(String)
  }

  static let written = "YymdHMSjbBaAp%"
  static let read = "YymdbB%"

  let pieces: [Piece]

  /// None where a `%` has no letter.
  init?(_ text: String) {
    var pieces: [Piece] = []
    var plain = ""
    var rest = Substring(text)
    while let next = rest.popFirst() {
      guard next == "%" else {
        plain.append(next)
        continue
      }
      guard var letter = rest.popFirst() else { return nil }
      let isShort = letter == "-"
      if isShort {
        guard let next = rest.popFirst(), "mdHMSj".contains(next) else { return nil }
        letter = next
      }
      if !plain.isEmpty { pieces.append(.text(plain)) }
      plain = ""
      pieces.append(isShort ? .short(letter) : letter == "%" ? .text("%") : .letter(letter))
    }
    self.pieces = plain.isEmpty ? pieces : pieces + [.text(plain)]
  }

  var letters: [Character] {
    pieces.compactMap {
      switch $0 {
      case .letter(let letter), .short(let letter): letter
      case .text: nil
      }
    }
  }

  /// It names a day: a year, a month and a day of the month, each once.
  var isDate: Bool {
    let letters = String(letters)
    return letters.count { "Yy".contains($0) } == 1 && letters.count { "mbB".contains($0) } == 1
      && letters.count { $0 == "d" } == 1
  }

  func text(_ moment: Moment) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .short(let letter): String(number(letter, moment)?.value ?? 0)
      case .letter("b"): String(moment.day.monthName.prefix(3))
      case .letter("B"): moment.day.monthName
      case .letter("a"): String(moment.day.weekdayName.prefix(3))
      case .letter("A"): moment.day.weekdayName
      case .letter("p"): moment.hour < 12 ? "AM" : "PM"
      case .letter(let letter):
        number(letter, moment).map { number in
          let digits = String(Swift.abs(number.value))
          let zeros = String(repeating: "0", count: max(0, number.width - digits.count))
          return (number.value < 0 ? "-" : "") + zeros + digits
        } ?? ""
      }
    }.joined()
  }

  private func number(_ letter: Character, _ moment: Moment) -> (value: Int, width: Int)? {
    switch letter {
    case "Y": (moment.day.year, 4)
    case "y": (((moment.day.year % 100) + 100) % 100, 2)
    case "m": (moment.day.month, 2)
    case "d": (moment.day.day, 2)
    case "H": (moment.hour, 2)
    case "M": (moment.minute, 2)
    case "S": (moment.second, 2)
    case "j": (moment.day.dayOfYear, 3)
    default: nil
    }
  }

  /// The day that a text tells; none where it is not in the form, or there is no such day.
  func day(_ text: String) -> Day? {
    var bytes = Array(text.utf8)[...]
    let isSpace = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
    bytes = bytes.drop(while: isSpace)
    var (year, month, day) = (0, 0, 0)
    for piece in pieces {
      switch piece {
      case .text(let plain):
        for byte in plain.utf8 {
          guard isSpace(byte) else {
            guard bytes.popFirst() == byte else { return nil }
            continue
          }
          guard bytes.first.map(isSpace) ?? false else { return nil }
          bytes = bytes.drop(while: isSpace)
        }
      case .short(let letter), .letter(let letter):
        if letter == "b" || letter == "B" {
          guard let found = DateForm.month(&bytes, isShort: letter == "b") else { return nil }
          month = found
          continue
        }
        let digits = bytes.prefix(letter == "Y" ? 4 : 2).prefix { (48...57).contains($0) }
        guard !digits.isEmpty else { return nil }
        bytes = bytes.dropFirst(digits.count)
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
        switch letter {
        case "Y": year = number
        case "y": year = number < 69 ? 2000 + number : 1900 + number
        case "m": month = number
        default: day = number
        }
      }
    }
    guard bytes.allSatisfy(isSpace), (1...12).contains(month), (1...31).contains(day) else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// The month whose name, or its first three letters, the text goes on with.
  private static func month(_ bytes: inout ArraySlice<UInt8>, isShort: Bool) -> Int? {
    for (place, name) in Day.monthNames.enumerated() {
      let wanted = Array((isShort ? String(name.prefix(3)) : name).utf8)
      guard bytes.prefix(wanted.count).elementsEqual(wanted, by: { $0 | 32 == $1 | 32 }) else { continue }
      bytes = bytes.dropFirst(wanted.count)
      return place + 1
    }
    return nil
  }
}
