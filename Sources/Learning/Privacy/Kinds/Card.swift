extension PersonalKind {
  static let card = PersonalKind(
    "card", "A payment card's number whose check digit is right (ISO 7812, Luhn).",
    phrases: ["card number", "credit card", "card no", "pan", "kreditkarte", "cc number"], named: 0.6, formed: 1,
    least: 0.6,
    fits: { text in
      let digits = text.digits
      return (13...19).contains(digits.count) && (2...6).contains(digits[0])
        && text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == " " || $0 == "-") } && Luhn.holds(digits)
    })
}

/// The check digit of H. P. Luhn: every second digit from the right is doubled, and the sum ends in 0.
enum Luhn {
  static func holds(_ digits: [Int]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, item in
      let value = item.offset % 2 == 0 ? item.element : item.element * 2
      return sum + (value > 9 ? value - 9 : value)
    }
    return digits.count > 1 && sum % 10 == 0
  }
}
