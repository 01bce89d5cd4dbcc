import Calendar

/// A form of dates: letters of `strftime` and the text between them.
struct DateForm {
  enum Piece {
    case letter(Character)
    /// A number without its leading zero.
    case short(Character)
    case text(String)
  }

  static let allLetters = "YymdHMSjbBaAp%"
  static let read = "YymdbB%"
  /// The letters of texts that `load` reads as dates and times.
  static let readByLoad = "YymdbBHMS%"

  let pieces: [Piece]
  /// As it was written.
  let written: String

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
    written = text
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

  /// It tells hours, minutes or seconds too.
  var hasClock: Bool { letters.contains { "HMS".contains($0) } }

  /// The day that a text tells; none where it is not in the form, or there is no such day.
  func day(_ text: String) -> Day? { moment(text)?.day }

  /// The day and the time of day that a text tells, without a zone; none where it is not in the form, or there is no
  /// such time.
  func moment(_ text: String) -> Moment? {
    var bytes = Array(text.utf8)[...]
    let isSpace = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
    bytes = bytes.drop(while: isSpace)
    var found: [Character: Int] = [:]
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
          guard let month = DateForm.month(&bytes, isShort: letter == "b") else { return nil }
          found["m"] = month
          continue
        }
        let digits = bytes.prefix(letter == "Y" ? 4 : 2).prefix { (48...57).contains($0) }
        guard !digits.isEmpty else { return nil }
        bytes = bytes.dropFirst(digits.count)
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
        found[letter == "y" ? "Y" : letter] = letter != "y" ? number : number < 69 ? 2000 + number : 1900 + number
      }
    }
    guard bytes.allSatisfy(isSpace), let month = found["m"], let number = found["d"], (1...12).contains(month),
      (1...31).contains(number), let day = Day(year: found["Y"] ?? 0, month: month, day: number)
    else { return nil }
    let (hour, minute, second) = (found["H"] ?? 0, found["M"] ?? 0, found["S"] ?? 0)
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return Moment(day, microsecondOfDay: Int64((hour * 60 + minute) * 60 + second) * 1_000_000)
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
