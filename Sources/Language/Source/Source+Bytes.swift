extension Source {
  /// The largest text that is read; a script of this size is no script.
  public static let maximumSize = 16_000_000

  /// Reads the bytes of a file: UTF-8, with or without a byte order mark.
  public convenience init(name: String, bytes: [UInt8]) throws(Diagnostic) {
    guard bytes.count <= Source.maximumSize else {
      var error = Diagnostic(
        SyntaxCode.tooLarge.rawValue,
        "`\(name)` has \(bytes.count) bytes, and the limit for a script is \(Source.maximumSize)")
      error.ending = .unreadable
      throw error
    }
    if let offset = Source.firstInvalidByte(bytes) {
      let line = bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
      let utf16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      var error = Diagnostic(
        SyntaxCode.notUTF8.rawValue, "`\(name)` is not UTF-8 at byte \(offset), in line \(line)",
        help: utf16 ? "the file is UTF-16: save it as UTF-8" : "save the file as UTF-8")
      error.ending = .unreadable
      throw error
    }
    self.init(name: name, text: String(decoding: bytes, as: UTF8.self))
  }

  /// The line of a byte offset, counted from 1; unlike `position` it does not count the letters of the line.
  func lineNumber(_ offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The offset of the first byte that begins no valid UTF-8 sequence, none where all are valid.
  static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
    var at = 0
    while at < bytes.count {
      let first = bytes[at]
      if first < 0x80 {
        at += 1
        continue
      }
      // The ranges of table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing past U+10FFFF.
      let (length, second): (Int, ClosedRange<UInt8>)
      switch first {
      case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return at
      }
      guard at + length <= bytes.count, second.contains(bytes[at + 1]),
        bytes[(at + 2)..<(at + length)].allSatisfy({ (0x80...0xBF).contains($0) })
      else { return at }
      at += length
    }
    return nil
  }
}
