extension PersonalKind {
  static let phone = PersonalKind(
    "phone", "A telephone number.",
    phrases: [
      "phone", "phone number", "telephone", "tel", "mobile", "cell", "cellphone", "fax", "handy", "telefon", "telefono",
      "msisdn", "whatsapp",
    ], unlike: ["model", "brand", "plan", "type", "service", "lines", "calls", "count"], named: 0.6, formed: 0.8,
    least: 0.6,
    fits: { Phone.isOne($0) && Phone.isMarked($0) }, mayFit: Phone.isOne)
}

/// 7 to 15 digits (E.164 allows no more), with the marks that people put between them.
private enum Phone {
  @Sendable static func isOne(_ text: String) -> Bool {
    (7...15).contains(text.digits.count) && text.count <= 24
      && text.allSatisfy { $0.isASCII && ($0.isNumber || " +-().//".contains($0)) }
  }

  /// It begins as an international number does, or its digits stand in three groups and more, and it is no date.
  @Sendable static func isMarked(_ text: String) -> Bool {
    if text.hasPrefix("+") || text.hasPrefix("00") { return text.digits.count >= 8 }
    let groups = text.split { !$0.isNumber }
    let isDate = groups.count == 3 && groups.contains { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }
    return groups.count >= 3 && text.digits.count >= 9 && !isDate && text.count { $0 == "." } != 3
  }
}
