/// How many columns text takes on a terminal, and how to cut and fill it to a given number.
///
/// A character as a person sees it (a grapheme) takes the sum of its scalars' widths, at most 2: a flag, a family
/// joined from several emoji and a letter with its accents are each drawn in one place.
public enum DisplayWidth {
  /// Columns of a text without control characters.
  public static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// Columns of one character: 0, 1 or 2.
  public static func of(_ character: Character) -> Int {
    if let byte = character.asciiValue { return byte >= 0x20 && byte < 0x7F ? 1 : 0 }
    var sum = 0
    for scalar in character.unicodeScalars {
      // U+FE0F asks for the coloured, wide form of the sign before it.
      if scalar.value == 0xFE0F, sum == 1 { sum = 2 }
      sum += of(scalar)
    }
    return min(sum, 2)
  }

  /// Columns of one scalar by itself, as Unicode's annex 11 (East Asian width) and its emoji data give them.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    if isWide(value) { return 2 }
    if (0x1160...0x11FF).contains(value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }

  /// The text, or as much of it as fits with the mark of a cut behind it.
  public static func cut(_ text: String, to width: Int, mark: String = "…") -> String {
    if text.utf8.count <= width || of(text) <= width { return text }
    let room = width - of(mark)
    guard room >= 0 else { return "" }
    var used = 0
    var kept = ""
    for character in text {
      let next = of(character)
      if used + next > room { break }
      used += next
      kept.append(character)
    }
    return kept + mark
  }

  /// The text with spaces on one side, so that it takes at least the width.
  public static func pad(_ text: String, to width: Int, right: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - of(text)))
    return right ? space + text : text + space
  }

  /// East Asian wide and full-width blocks; wide emoji are known by their own property.
  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    return wideRanges.contains { $0.contains(value) }
  }

  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F202, 0x1F210...0x1F23B,
    0x1F240...0x1F248, 0x1F250...0x1F251, 0x1F260...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
