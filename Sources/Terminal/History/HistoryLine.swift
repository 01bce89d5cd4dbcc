/// One line of `history.jsonl`: `{"at":1700000000,"text":"…"}`; `at` counts seconds since 1970.
enum HistoryLine {
  /// The line with its line break.
  static func write(_ text: String, at seconds: Int) -> [UInt8] {
    var bytes = Array("{\"at\":\(seconds),\"text\":\"".utf8)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
      case 0..<0x20, 0x7F: bytes += Array("\\u00".utf8) + [hexadecimal(byte >> 4), hexadecimal(byte & 15)]
      default: bytes.append(byte)
      }
    }
    return bytes + Array("\"}\n".utf8)
  }

  /// The text of a line; none where the line is no such record, as when a write was cut.
  static func read(_ line: some Collection<UInt8>) -> String? {
    let line = Array(line)
    guard line.last == UInt8(ascii: "}"), let start = textStart(line) else { return nil }
    var bytes: [UInt8] = []
    var index = start
    while index < line.count {
      let byte = line[index]
      if byte == UInt8(ascii: "\"") { return String(decoding: bytes, as: UTF8.self) }
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      guard index < line.count else { return nil }
      switch line[index] {
      case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
      case UInt8(ascii: "u"):
        guard index + 4 < line.count,
          let code = UInt32(String(decoding: line[index + 1...index + 4], as: UTF8.self), radix: 16),
          let scalar = Unicode.Scalar(code)
        else { return nil }
        bytes += Array(String(scalar).utf8)
        index += 4
      case let other: bytes.append(other)
      }
      index += 1
    }
    return nil
  }

  /// Where the text begins: behind `"text":"`, which cannot stand inside the number before it.
  private static func textStart(_ line: [UInt8]) -> Int? {
    let key = Array("\"text\":\"".utf8)
    guard line.count > key.count else { return nil }
    return (0...line.count - key.count).first { line[$0..<$0 + key.count].elementsEqual(key) }.map { $0 + key.count }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
