/// Finds the piece of a text that an error names, so that the caret stands under it.
enum SubjectSpan {
  /// The first place inside the span where the subject stands as a whole word.
  static func find(_ subject: String, in span: Span, of source: Source) -> Span? {
    let wanted = Array(subject.utf8)
    let bytes = source.bytes
    let end = min(Int(span.end), bytes.count)
    var start = max(0, Int(span.start))
    while start + wanted.count <= end {
      if bytes[start..<start + wanted.count].elementsEqual(wanted), isWhole(start, start + wanted.count, bytes) {
        return Span(start, start + wanted.count)
      }
      start += 1
    }
    return nil
  }

  /// The name of an argument, which stands with its colon right before the value.
  static func label(_ name: String, before span: Span, of source: Source) -> Span? {
    let wanted = Array(name.utf8)
    var end = min(Int(span.start), source.bytes.count)
    while end > 0, source.bytes[end - 1] == UInt8(ascii: " ") || source.bytes[end - 1] == UInt8(ascii: ":") { end -= 1 }
    let start = end - wanted.count
    guard start >= 0, source.bytes[start..<end].elementsEqual(wanted) else { return nil }
    return Span(start, end)
  }

  private static func isWhole(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> Bool {
    let startsWithWord = isWord(bytes[start])
    if startsWithWord, start > 0, isWord(bytes[start - 1]) { return false }
    return !(end < bytes.count && isWord(bytes[end - 1]) && isWord(bytes[end]))
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 128 || (48...57).contains(byte) || (65...90).contains(byte)
      || (97...122).contains(byte)
  }
}
