import Engines
import Glibc

/// How the bytes of a text file stand for characters.
enum TextEncoding: String {
  case utf8 = "utf-8", latin1 = "latin-1", utf16Little = "utf-16", utf16Big = "utf-16-be"

  /// The encoding that a person named.
  init(word: String) throws(Fault) {
    switch Spelling.folded(word) {
    case "utf-8", "utf8": self = .utf8
    case "latin-1", "latin1", "iso-8859-1", "windows-1252", "cp1252": self = .latin1
    case "utf-16", "utf16", "utf-16-le", "utf-16le": self = .utf16Little
    case "utf-16-be", "utf-16be": self = .utf16Big
    default:
      throw Fault(
        "F041", "the encoding `\(word)` is not known", subject: word,
        help: "the encodings are utf-8, latin-1 and utf-16")
    }
  }

  /// Judged by the first bytes: a mark in front, zero bytes in every other place, or bytes that are no UTF-8. None
  /// where the file holds no text.
  static func detected(_ head: [UInt8], isWhole: Bool) -> TextEncoding? {
    if head.starts(with: [0xFF, 0xFE]) { return .utf16Little }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16Big }
    if head.contains(0) {
      let evens = stride(from: 0, to: head.count, by: 2).count { head[$0] == 0 }
      let odds = stride(from: 1, to: head.count, by: 2).count { head[$0] == 0 }
      let half = head.count / 2
      if odds * 10 > half * 6, evens == 0 { return .utf16Little }
      if evens * 10 > half * 6, odds == 0 { return .utf16Big }
      return nil
    }
    return isUTF8(head, isWhole: isWhole) ? .utf8 : .latin1
  }

  /// The bytes as UTF-8, without a mark in front.
  func decoded(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .utf8: return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    case .latin1:
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count + bytes.count / 8)
      for byte in bytes {
        if byte < 0x80 { result.append(byte) } else { result += TextEncoding.windows(byte) }
      }
      return result
    case .utf16Little, .utf16Big:
      var units: [UInt16] = []
      units.reserveCapacity(bytes.count / 2)
      for at in stride(from: 0, to: bytes.count - 1, by: 2) {
        let (a, b) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
        units.append(self == .utf16Little ? b << 8 | a : a << 8 | b)
      }
      if units.first == 0xFEFF { units.removeFirst() }
      return Array(String(decoding: units, as: UTF16.self).utf8)
    }
  }

  /// Latin-1 as Windows writes it: 0x80 to 0x9F are the signs of code page 1252.
  private static func windows(_ byte: UInt8) -> [UInt8] {
    let signs: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
      0x017D,
      0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
      0x017E, 0x0178,
    ]
    let code = byte < 0xA0 ? signs[Int(byte - 0x80)] : UInt32(byte)
    return Array(String(Character(Unicode.Scalar(code) ?? "?")).utf8)
  }

  /// Whether the bytes are UTF-8; a character that the end of a sample cuts is none's fault.
  private static func isUTF8(_ bytes: [UInt8], isWhole: Bool) -> Bool {
    var end = bytes.count
    if !isWhole {
      var back = 0
      while back < 4, end > 0, bytes[end - 1] & 0xC0 == 0x80 { (back, end) = (back + 1, end - 1) }
      if end > 0, bytes[end - 1] >= 0xC0 { end -= 1 }
    }
    return String(validating: bytes[..<end], as: UTF8.self) != nil
  }
}

extension TextEncoding {
  /// How many bytes at the end belong to what a cut has torn: half a pair, or a carriage return.
  func tornEnd(_ bytes: [UInt8]) -> Int {
    switch self {
    case .utf8, .latin1: return bytes.last == 13 && bytes.count > 1 ? 1 : 0
    case .utf16Little, .utf16Big:
      guard bytes.count > 4, bytes.count % 2 == 0 else { return bytes.count > 4 ? 1 : 0 }
      let high = self == .utf16Little ? bytes[bytes.count - 1] : bytes[bytes.count - 2]
      let low = self == .utf16Little ? bytes[bytes.count - 2] : bytes[bytes.count - 1]
      return (0xD8...0xDB).contains(high) || (high == 0 && low == 13) ? 2 : 0
    }
  }
}
