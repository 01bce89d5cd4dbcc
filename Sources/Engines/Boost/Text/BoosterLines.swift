import Glibc

/// The lines of a model's text, with its `key=value` pairs and lists of numbers.
struct BoosterLines {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next line begins.
  private(set) var place = 0

  // Safe because the caller keeps the bytes through the check, and every place is compared with their count.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next line without its end; nil when there is none.
  mutating func next() -> Range<Int>? {
    guard place < bytes.count else { return nil }
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
    let line = start..<place
    place = min(place + 1, bytes.count)
    return line
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// A `key=value` line's key and where its value lies; nil when there is no `=`.
  func pair(_ line: Range<Int>) -> (key: String, value: Range<Int>)? {
    guard let sign = line.first(where: { bytes[$0] == UInt8(ascii: "=") }) else { return nil }
    return (text(line.lowerBound..<sign), (sign + 1)..<line.upperBound)
  }

  /// The words of a value, divided by single spaces; none for an empty value.
  func words(_ value: Range<Int>) -> [Range<Int>] {
    guard !value.isEmpty else { return [] }
    var words: [Range<Int>] = []
    var start = value.lowerBound
    for index in value where bytes[index] == UInt8(ascii: " ") {
      words.append(start..<index)
      start = index + 1
    }
    words.append(start..<value.upperBound)
    return words
  }

  /// Whole numbers of at most ten digits; nil when a word is none.
  func integers(_ value: Range<Int>) -> [Int]? {
    var numbers: [Int] = []
    for word in words(value) {
      guard let number = integer(word) else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// One whole number of at most ten digits; nil when the word is none.
  func integer(_ word: Range<Int>) -> Int? {
    var digits = word
    let negative = word.first.map { bytes[$0] == UInt8(ascii: "-") } ?? false
    if negative { digits = (word.lowerBound + 1)..<word.upperBound }
    guard !digits.isEmpty, digits.count <= 10 else { return nil }
    var number = 0
    for index in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else { return nil }
      number = number * 10 + Int(bytes[index] - UInt8(ascii: "0"))
    }
    return negative ? -number : number
  }

  /// Decimal numbers; nil when a word is none, or one is not finite and must be.
  func decimals(_ value: Range<Int>, finite: Bool) -> [Double]? {
    var numbers: [Double] = []
    for word in words(value) {
      guard word.count <= 40, let number = Double(text(word)), finite ? number.isFinite : !number.isNaN else {
        return nil
      }
      numbers.append(number)
    }
    return numbers
  }
}
