/// A block that was typed and when, as one line of `history.jsonl`: `{"at":1700000000,"text":"…"}`.
public struct InputRecord: Hashable, Sendable {
  /// Seconds since 1970.
  public var at: Int
  public var text: String

  public init(at seconds: Int, _ text: String) {
    at = seconds
    self.text = text
  }

  /// The line with its line break.
  public var line: [UInt8] {
    var bytes = Array("{\"at\":\(at),\"text\":\"".utf8)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
      case 0..<0x20, 0x7F:
        bytes += Array("\\u00".utf8) + [InputRecord.hexadecimal(byte >> 4), InputRecord.hexadecimal(byte & 15)]
      default: bytes.append(byte)
      }
    }
    return bytes + Array("\"}\n".utf8)
  }

  /// Reads a line without its line break; none where it is no such record, as when a write was cut.
  public init?(line: some Collection<UInt8>) {
    let line = Array(line)
    guard line.last == UInt8(ascii: "}"), let start = InputRecord.textStart(line),
      let text = InputRecord.text(of: line, from: start)
    else { return nil }
    let digits = line.dropFirst(6).prefix { (0x30...0x39).contains($0) }
    self.init(at: Int(String(decoding: digits, as: UTF8.self)) ?? 0, text)
  }

  /// The records of a file's bytes, in their order; lines that are none are skipped.
  public static func all(in bytes: [UInt8]) -> [InputRecord] {
    bytes.split(separator: 0x0A).compactMap { InputRecord(line: $0) }
  }

  private static func text(of line: [UInt8], from start: Int) -> String? {
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
