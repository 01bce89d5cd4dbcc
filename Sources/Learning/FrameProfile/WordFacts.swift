import Engines

/// How often the texts of a column occur, and what they look like.
public struct WordFacts: Sendable {
  /// The most frequent texts, equals by code point.
  public let top: [(value: String, rows: Int)]
  public let distinct: Int
  /// Rows with a text.
  public let count: Int
  /// Texts of nothing but blanks.
  public let blanks: Int
  /// Rows whose text has blanks before or behind it.
  public let padded: Int
  /// The fewest and the most code points of a text.
  public let lengths: (shortest: Int, longest: Int)
  /// The share of different texts, of at most 1,000 looked at, that read as a date, and as a number.
  public let dates: Double
  public let numbers: Double
  /// Two different texts that are the same but for capitals.
  public let twins: (String, String)?
  /// The scripts of the letters, the most frequent first; and a text that mixes two that look alike.
  public let scripts: [String]
  public let mixed: String?

  static let shown = 10

  init(_ counts: [String: Int]) {
    let ordered = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    top = ordered.prefix(WordFacts.shown).map { ($0.key, $0.value) }
    distinct = counts.count
    count = counts.values.reduce(0, +)
    var (blanks, padded) = (0, 0)
    var lengths = (shortest: Int.max, longest: 0)
    for (text, rows) in counts {
      let length = text.unicodeScalars.count
      lengths = (min(lengths.shortest, length), max(lengths.longest, length))
      let isEdged = text.utf8.first.map(WordFacts.isBlank) ?? true || text.utf8.last.map(WordFacts.isBlank) ?? true
      guard isEdged else { continue }
      if text.utf8.allSatisfy(WordFacts.isBlank) { blanks += rows } else { padded += rows }
    }
    self.blanks = blanks
    self.padded = padded
    self.lengths = counts.isEmpty ? (0, 0) : lengths
    let looked = ordered.prefix(1_000).map(\.key)
    let size = Double(max(1, looked.count))
    dates = Double(looked.count(where: DateForm.fits)) / size
    numbers = Double(looked.count(where: WordFacts.isNumber)) / size
    twins = WordFacts.twins(looked)
    (scripts, mixed) = Script.look(at: looked)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private static func isNumber(_ text: String) -> Bool {
    let plain = text.utf8.filter { $0 != 44 && $0 != 32 }
    return !plain.isEmpty && plain.count <= 40 && Double(String(decoding: plain, as: UTF8.self)) != nil
      && plain.contains { (48...57).contains($0) }
  }

  private static func twins(_ texts: [String]) -> (String, String)? {
    var seen: [String: String] = [:]
    for text in texts where text.utf8.count <= 200 {
      if let other = seen.updateValue(text, forKey: text.lowercased()) { return (other, text) }
    }
    return nil
  }
}

/// The forms in which people write dates: numbers with `-`, `.` or `/` between them, the year first or last.
enum DateForm {
  static func fits(_ text: String) -> Bool {
    guard (6...40).contains(text.utf8.count) else { return false }
    let day = text.split { $0 == " " || $0 == "T" }.first ?? ""
    for mark in ["-", "/", "."] as [Character] {
      let parts = day.split(separator: mark, omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 3, let first = parts[0], let second = parts[1], let third = parts[2] else { continue }
      let isYearFirst = (1000...2999).contains(first) && (1...12).contains(second) && (1...31).contains(third)
      let isYearLast =
        ((1...31).contains(first) && (1...12).contains(second) || (1...12).contains(first) && (1...31).contains(second))
        && ((1000...2999).contains(third) || (0...99).contains(third) && mark != ".")
      return isYearFirst || isYearLast
    }
    return false
  }
}

/// The script of a letter, as far as a reader of a table needs it.
enum Script {
  /// Ranges of the blocks of Unicode that hold the letters of a script.
  private static let ranges: [(name: String, range: ClosedRange<UInt32>)] = [
    ("Latin", 0x41...0x24F), ("Greek", 0x370...0x3FF), ("Cyrillic", 0x400...0x52F), ("Armenian", 0x530...0x58F),
    ("Hebrew", 0x590...0x5FF), ("Arabic", 0x600...0x6FF), ("Devanagari", 0x900...0x97F), ("Thai", 0xE00...0xE7F),
    ("Georgian", 0x10A0...0x10FF), ("Latin", 0x1E00...0x1EFF), ("Greek", 0x1F00...0x1FFF), ("Kana", 0x3040...0x30FF),
    ("Han", 0x3400...0x4DBF), ("Han", 0x4E00...0x9FFF), ("Hangul", 0xAC00...0xD7AF),
  ]
  /// Their letters look alike, so that one text in two of them is a slip or a trick.
  private static let alike: Set<String> = ["Latin", "Greek", "Cyrillic"]

  static func of(_ scalar: Unicode.Scalar) -> String? {
    if scalar.value < 0x41 || !scalar.properties.isAlphabetic { return nil }
    return ranges.first { $0.range.contains(scalar.value) }?.name
  }

  static func look(at texts: [String]) -> (scripts: [String], mixed: String?) {
    var counts: [String: Int] = [:]
    var mixed: String?
    for text in texts {
      let isPlain = text.utf8.allSatisfy { $0 < 128 }
      let found = isPlain ? ["Latin"] : Set(text.unicodeScalars.prefix(500).compactMap(of))
      if isPlain, !text.utf8.contains(where: { ($0 | 32) >= 97 && ($0 | 32) <= 122 }) { continue }
      for name in found { counts[name, default: 0] += 1 }
      if mixed == nil, found.intersection(alike).count > 1 { mixed = text }
    }
    return (counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(\.key), mixed)
  }
}
