extension PersonalKind {
  static let iban = PersonalKind(
    "iban", "A bank account: an IBAN whose check digits are right (ISO 13616, mod 97).",
    phrases: ["iban", "bank account", "account number", "kontonummer"], named: 0.6, formed: 1, least: 0.05,
    fits: IBAN.isOne)
}

private enum IBAN {
  @Sendable static func isOne(_ text: String) -> Bool {
    let characters = Array(text.uppercased().utf8.filter { $0 != 32 })
    guard (15...34).contains(characters.count), characters.prefix(2).allSatisfy({ (65...90).contains($0) }),
      characters[2...3].allSatisfy({ (48...57).contains($0) })
    else { return false }
    var rest = 0
    for byte in characters[4...] + characters[..<4] {
      switch byte {
      case 48...57: rest = (rest * 10 + Int(byte) - 48) % 97
      case 65...90: rest = (rest * 100 + Int(byte) - 55) % 97
      default: return false
      }
    }
    return rest == 1
  }
}
