extension PersonalKind {
  static let email = PersonalKind(
    "email", "An e-mail address, alone or in a longer text.",
    phrases: ["email", "e mail", "mail", "courriel", "correo"], unlike: ["count", "opened", "sent", "clicks", "type"],
    named: 0.6, formed: 1, least: 0.05,
    fits: { $0.contains("@") && $0.split(whereSeparator: Email.ends).contains(where: Email.isOne) })
}

/// The form of an e-mail address as it is used, narrower than what RFC 5322 allows.
private enum Email {
  @Sendable static func ends(_ character: Character) -> Bool {
    character.isWhitespace || "<>,;()[]\"".contains(character)
  }

  @Sendable static func isOne(_ text: Substring) -> Bool {
    let parts = text.drop { $0 == ":" }.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].count), parts[1].count <= 253 else { return false }
    guard parts[0].allSatisfy({ $0.isLetter || $0.isNumber || "!#$%&'*+/=?^_`{|}~.-".contains($0) }) else {
      return false
    }
    var domain = parts[1]
    while let last = domain.last, last == "." || last == "!" || last == "?" { domain.removeLast() }
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let top = labels.last, top.count >= 2, top.allSatisfy(\.isLetter) else { return false }
    return labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }
  }
}
