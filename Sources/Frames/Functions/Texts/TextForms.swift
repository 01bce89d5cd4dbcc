@_spi(_Unicode) import Swift

/// Unicode's forms of one text: letters with marks in one piece or taken apart.
extension ScalarFunction {
  static let normalize = ofText(
    "normalize", "The text with each letter and its marks in one piece where there is one (Unicode's form NFC).",
    { $0.composed }, sql: { "nfc_normalize(\($0))" })

  static let stripAccents = ofText(
    "strip_accents", "The text without the marks of its letters: é becomes e; ß and ø stay.",
    { text in
      guard text.utf8.contains(where: { $0 >= 128 }) else { return text }
      var plain = String.UnicodeScalarView()
      for scalar in text._nfd where !scalar.isMark { plain.append(scalar) }
      return String(plain).composed
    },
    sql: { "strip_accents(\($0))" })
}

extension String {
  /// The same text in the form NFC.
  fileprivate var composed: String {
    guard utf8.contains(where: { $0 >= 128 }) else { return self }
    var composed = String.UnicodeScalarView()
    for scalar in _nfc { composed.append(scalar) }
    return String(composed)
  }
}

extension Unicode.Scalar {
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
