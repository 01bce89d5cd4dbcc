import Engines

/// How the bytes of a CSV are text.
enum CSVText {
  private static let known = ["utf-8", "utf-16", "latin-1"]

  /// The encoding that was named, or what the first bytes show, with a remark when it is not UTF-8.
  static func encoding(of head: [UInt8], named: String?, path: String, _ remarks: inout [String]) throws -> String {
    if let named {
      let name = ["iso-8859-1": "latin-1", "latin1": "latin-1", "utf8": "utf-8", "utf16": "utf-16"][named.lowercased()]
        ?? named.lowercased()
      guard known.contains(name) else {
        throw Fault(
          "F054", "the encoding `\(named)` is not known", subject: named, help: "known are \(known.joined(separator: ", "))")
      }
      return name
    }
    if FileFormat.isCompressed(head) { return "utf-8" }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      remarks.append("the text is UTF-16")
      return "utf-16"
    }
    guard let offset = firstInvalid(head) else { return "utf-8" }
    if head.prefix(offset + 64).contains(0) {
      throw Fault(
        "F054", "`\(path)` is no text: byte \(offset) cannot stand in a table", subject: path,
        help: "is it a table at all? text in UTF-16 without a mark is read with `encoding: \"utf-16\"`")
    }
    remarks.append("the text is not UTF-8 (byte \(offset)) and is read as Latin-1; write `encoding:` for another")
    return "latin-1"
  }

  /// The offset of the first byte that cannot stand in UTF-8; a character cut off by the end does not count.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    if bytes.contains(0) { return bytes.firstIndex(of: 0) }
    var at = 0
    while at < bytes.count {
      let length: Int
      switch bytes[at] {
      case 0..<0x80: at += 1; continue
      case 0xC2..<0xE0: length = 2
      case 0xE0..<0xF0: length = 3
      case 0xF0..<0xF5: length = 4
      default: return at
      }
      if at + length > bytes.count { return nil }
      guard bytes[at + 1..<at + length].allSatisfy({ $0 & 0xC0 == 0x80 }) else { return at }
      at += length
    }
    return nil
  }
}
