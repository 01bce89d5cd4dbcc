extension PersonalKind {
  static let personName = PersonalKind(
    "name", "A person's name.",
    phrases: [
      "name", "first name", "last name", "surname", "family name", "given name", "full name", "forename", "maiden name",
      "middle name", "nachname", "vorname", "nom", "prenom", "apellido", "apellidos", "nombre", "lastname", "firstname",
      "fullname", "contact name", "customer name",
    ],
    unlike: [
      "product", "file", "column", "brand", "company", "city", "country", "event", "model", "species", "table", "item",
      "category", "store", "shop", "team", "host", "domain", "field", "region", "street", "station", "display", "code",
    ], named: 0.4, mayFit: PersonName.isOne)
}

private enum PersonName {
  /// One to eight words that begin with a capital letter, without digits; particles may be small.
  @Sendable static func isOne(_ text: String) -> Bool {
    let words = text.split { $0 == " " || $0 == "," || $0 == "(" || $0 == ")" || $0 == "\"" }
    guard (1...8).contains(words.count), text.count <= 90, !text.contains(where: \.isNumber) else { return false }
    let capitals = words.count { $0.first?.isUppercase == true }
    return capitals >= 1 && capitals * 2 >= words.count
      && words.allSatisfy { $0.allSatisfy { $0.isLetter || "-'’./".contains($0) } }
  }
}
