/// Counts the words of a text, or its runs of letters, in a fixed number of buckets (the hashing trick of Weinberger et al.
/// 2009, without signs): no vocabulary is kept, and a text that was never seen is as good as any.
public struct TextHash: Codable, Hashable, Sendable {
  public enum Unit: String, Codable, Hashable, Sendable, CaseIterable {
    case words, characters
  }

  public var buckets: Int
  public var unit: Unit
  /// How many words a token has at most, or how many characters each has.
  public var ngrams: Int
  public var fill: String?

  /// How often each bucket is hit.
  func counts(_ text: String) -> [Double] {
    var counts = [Double](repeating: 0, count: buckets)
    for token in tokens(text.lowercased()) {
      counts[Int(truncatingIfNeeded: RowKeys.hash(token) % UInt64(max(1, buckets)))] += 1
    }
    return counts
  }

  private func tokens(_ text: String) -> [String] {
    switch unit {
    case .words:
      let words = text.unicodeScalars.split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
        .map { String(String.UnicodeScalarView($0)) }
      return (1...max(1, ngrams)).flatMap { length in
        words.count < length
          ? [] : (0...(words.count - length)).map { words[$0..<($0 + length)].joined(separator: " ") }
      }
    case .characters:
      let characters = Array(text.unicodeScalars)
      guard characters.count > ngrams else { return characters.isEmpty ? [] : [text] }
      return (0...(characters.count - ngrams)).map { start in
        String(String.UnicodeScalarView(characters[start..<(start + ngrams)]))
      }
    }
  }
}
