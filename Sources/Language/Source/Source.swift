/// One text to read: a file, a cell, or what was typed, with its name for messages and its lines for carets.
public final class Source: Sendable {
  /// What messages call it: a path as the user gave it, or `input[3]` at the prompt.
  public let name: String
  public let bytes: [UInt8]
  /// The byte offset at which each line begins.
  public let lineStarts: [Int]

  public init(name: String, text: String) {
    self.name = name
    self.bytes = Array(text.utf8)
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    self.lineStarts = starts
  }

  /// Line and column of a byte offset, both counted from 1, the column in code points.
  public func position(_ offset: Int) -> (line: Int, column: Int) {
    let offset = max(0, min(offset, bytes.count))
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = bytes[lineStarts[low]..<offset].lazy.filter { $0 & 0xC0 != 0x80 }.count + 1
    return (low + 1, column)
  }

  /// The text of a line counted from 1, without its line break.
  public func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  public func text(_ span: Span) -> String {
    let start = max(0, min(Int(span.start), bytes.count))
    return String(decoding: bytes[start..<max(start, min(Int(span.end), bytes.count))], as: UTF8.self)
  }
}
