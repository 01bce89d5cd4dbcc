extension PersonalKind {
  static let nationalID = PersonalKind(
    "national_id",
    "The number by which a state knows a person, by its form or its check digits (BE, DE, ES, FI, FR, GB, IT, NL, PL, SE, US).",
    phrases: [
      "ssn", "social security", "social security number", "national id", "passport", "passport number", "tax id", "nif",
      "dni", "nie", "bsn", "nino", "national insurance", "insee", "personnummer", "pesel", "codice fiscale",
      "steuer id",
      "hetu", "id card", "drivers license", "driver license", "license number",
    ], named: 0.6, formed: 0.9, least: 0.9, fits: { text in NationalID.schemes.contains { $0(text) } })
}

/// The numbers of some states. Each is told by its length and its check digits, or by a form that nothing else has.
private enum NationalID {
  static let schemes: [@Sendable (String) -> Bool] = [
    unitedStates, unitedKingdom, spain, netherlands, belgium, france, poland, germany, sweden, finland, italy,
  ]

  /// The digits of a text that has no other characters than some marks; none where it has others or another number.
  private static func digits(_ text: String, _ count: Int, marks: String = "") -> [Int]? {
    let digits = text.digits
    guard digits.count == count, text.allSatisfy({ ($0.isASCII && $0.isNumber) || marks.contains($0) }) else {
      return nil
    }
    return digits
  }

  private static func number(_ digits: some Sequence<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }

  @Sendable private static func unitedStates(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [3, 2, 4], digits(text, 9, marks: "-") != nil else { return false }
    return parts[0] != "000" && parts[0] != "666" && parts[0].first != "9" && parts[1] != "00" && parts[2] != "0000"
  }

  @Sendable private static func unitedKingdom(_ text: String) -> Bool {
    let letters = Array(text.uppercased().filter { $0 != " " })
    guard letters.count == 9, letters[2...7].digits.count == 6, "ABCD".contains(letters[8]) else { return false }
    let first = "ABCEGHJKLMNOPRSTWXYZ"
    return first.contains(letters[0]) && first.contains(letters[1]) && letters[1] != "O"
  }

  @Sendable private static func spain(_ text: String) -> Bool {
    var letters = Array(text.uppercased().filter { $0 != "-" && $0 != " " })
    guard letters.count == 9, let sign = letters.popLast() else { return false }
    if let place = ["X", "Y", "Z"].firstIndex(of: letters[0]) { letters[0] = Character(String(place)) }
    guard letters.digits.count == 8 else { return false }
    return Array("TRWAGMYFPDXBNJZSQVHLCKE")[number(letters.digits) % 23] == sign
  }

  @Sendable private static func netherlands(_ text: String) -> Bool {
    guard let digits = digits(text, 9), digits.contains(where: { $0 > 0 }) else { return false }
    let sum = digits.enumerated().reduce(0) { $0 + ($1.offset == 8 ? -1 : 9 - $1.offset) * $1.element }
    return sum % 11 == 0
  }

  @Sendable private static func belgium(_ text: String) -> Bool {
    guard let digits = digits(text, 11, marks: ".- ") else { return false }
    let (base, check) = (number(digits.prefix(9)), number(digits.suffix(2)))
    return check == 97 - base % 97 || check == 97 - (2_000_000_000 + base) % 97
  }

  @Sendable private static func france(_ text: String) -> Bool {
    guard let digits = digits(text, 15, marks: " "), (1...2).contains(digits[0]) else { return false }
    return number(digits.suffix(2)) == 97 - number(digits.prefix(13)) % 97
  }

  @Sendable private static func poland(_ text: String) -> Bool {
    guard let digits = digits(text, 11) else { return false }
    let sum = zip(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]).reduce(0) { $0 + $1.0 * $1.1 }
    return sum % 10 == 0 && (1...31).contains(number(digits[4...5]))
  }

  @Sendable private static func germany(_ text: String) -> Bool {
    guard let digits = digits(text, 11, marks: " "), digits[0] != 0 else { return false }
    var product = 10
    for digit in digits.prefix(10) {
      let sum = (digit + product) % 10
      product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (11 - product) % 10 == digits[10]
  }

  @Sendable private static func sweden(_ text: String) -> Bool {
    guard text.contains("-") || text.contains("+"), let digits = digits(text, 10, marks: "-+") else { return false }
    return (1...12).contains(number(digits[2...3])) && Luhn.holds(digits)
  }

  @Sendable private static func finland(_ text: String) -> Bool {
    let letters = Array(text.uppercased())
    guard letters.count == 11, "+-A".contains(letters[6]) else { return false }
    let digits = (letters[0...5] + letters[7...9]).digits
    guard digits.count == 9 else { return false }
    return Array("0123456789ABCDEFHJKLMNPRSTUVWXY")[number(digits) % 31] == letters[10]
  }

  @Sendable private static func italy(_ text: String) -> Bool {
    let bytes = Array(text.uppercased().utf8)
    guard bytes.count == 16, bytes.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }),
      bytes[0...5].allSatisfy({ $0 > 64 })
    else { return false }
    let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
    let sum = bytes.prefix(15).enumerated().reduce(0) { sum, item in
      let value = Int(item.element < 58 ? item.element - 48 : item.element - 65)
      return sum + (item.offset % 2 == 0 ? odd[value] : value)
    }
    return UInt8(65 + sum % 26) == bytes[15]
  }
}
