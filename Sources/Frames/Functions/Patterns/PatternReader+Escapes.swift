extension PatternReader {
  /// The class that an escape stands for, behind its `\`; none where it is a character.
  mutating func itemOfEscape(from start: Int) throws(Problem) -> CharacterSet.Item? {
    guard at < text.count else { return nil }
    if let item = CharacterSet.perl(text[at]) {
      at += 1
      return item
    }
    guard peek("p") || peek("P") else { return nil }
    var isNegated = peek("P")
    at += 1
    var name = ""
    if take("{") {
      if take("^") { isNegated.toggle() }
      while at < text.count, !peek("}"), let scalar = Unicode.Scalar(text[at]) {
        name.unicodeScalars.append(scalar)
        at += 1
      }
      guard take("}") else { throw problem("a `{` without its `}`", from: start) }
    } else if at < text.count, let scalar = Unicode.Scalar(text[at]) {
      name = String(Character(scalar))
      at += 1
    }
    if name == "Any" { return .ranges([0...0x10FFFF], isNegated: isNegated) }
    guard CharacterSet.categories.contains(name) else {
      throw problem("classes of characters are known by Unicode's categories, such as \\pL or \\p{Lu}", from: start)
    }
    return .category(name, isNegated: isNegated)
  }

  /// The one character that an escape stands for, behind its `\`.
  mutating func character(from start: Int) throws(Problem) -> UInt32 {
    guard at < text.count else { throw problem("a `\\` at the end", from: start) }
    let value = text[at]
    at += 1
    switch Unicode.Scalar(value) {
    case "a": return 7
    case "f": return 12
    case "t": return 9
    case "n": return 10
    case "r": return 13
    case "v": return 11
    case "x": return try hexadecimal(from: start)
    case "0": return octal(0, most: 2)
    default: break
    }
    if (49...55).contains(value), at < text.count, (48...55).contains(text[at]) { return octal(value - 48, most: 2) }
    if (48...57).contains(value) { throw problem("what a group matched cannot be asked for again", from: start) }
    guard value < 128, !isWord(value) || value == 95 else { throw problem("there is no such escape", from: start) }
    return value
  }

  private mutating func octal(_ first: UInt32, most: Int) -> UInt32 {
    var value = first
    var left = most
    while left > 0, at < text.count, (48...55).contains(text[at]) {
      value = value * 8 + text[at] - 48
      at += 1
      left -= 1
    }
    return value
  }

  private mutating func hexadecimal(from start: Int) throws(Problem) -> UInt32 {
    let isLong = take("{")
    var value: UInt32 = 0
    var digits = 0
    while at < text.count, digits < (isLong ? 8 : 2), let digit = PatternReader.digit(text[at]) {
      value = value * 16 + digit
      at += 1
      digits += 1
      guard value <= 0x10FFFF else { throw problem("there is no such character", from: start) }
    }
    guard isLong ? digits > 0 && take("}") : digits == 2 else {
      throw problem("a character by its number is `\\x7F` or `\\x{10FFFF}`", from: start)
    }
    return value
  }

  private static func digit(_ value: UInt32) -> UInt32? {
    switch value {
    case 48...57: value - 48
    case 65...70: value - 55
    case 97...102: value - 87
    default: nil
    }
  }

  func isWord(_ value: UInt32) -> Bool {
    value == 95 || (48...57).contains(value) || (65...90).contains(value) || (97...122).contains(value)
  }
}
