import Engines

/// Text as DuckDB compares and cuts it: by its UTF-8 bytes, never by equivalent characters.
extension String {
  var trimmed: String {
    let isSpace = { (byte: UInt8) in byte == 32 || byte == 9 || byte == 10 || byte == 13 }
    let bytes = utf8.drop(while: isSpace)
    guard let last = bytes.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(Substring(bytes[...last]))
  }

  func containsBytes(of part: String) -> Bool { Array(utf8).firstRange(of: Array(part.utf8)) != nil || part.isEmpty }

  func replacingBytes(of old: String, with new: String) -> String {
    guard !old.isEmpty else { return self }
    return splitBytes(at: old).joined(separator: new)
  }

  func splitBytes(at separator: String) -> [String] {
    let bytes = Array(utf8)
    let wanted = Array(separator.utf8)
    guard !wanted.isEmpty else { return [self] }
    var parts: [String] = []
    var start = 0
    var at = 0
    var looked = 0
    while at + wanted.count <= bytes.count {
      // Where the work is to stop, what it gives is dropped.
      if at - looked > String.longPiece {
        looked = at
        if Watch.current.isStopped { break }
      }
      if bytes[at] == wanted[0], bytes[at..<at + wanted.count].elementsEqual(wanted) {
        parts.append(String(decoding: bytes[start..<at], as: UTF8.self))
        at += wanted.count
        start = at
      } else {
        at += 1
      }
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    return parts
  }

  /// How many bytes or letters go by between two looks at whether to stop.
  private static let longPiece = 1 << 20

  func simplyMapped(_ change: (Unicode.Scalar) -> Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    for (index, scalar) in unicodeScalars.enumerated() {
      if index & (String.longPiece - 1) == String.longPiece - 1, Watch.current.isStopped { break }
      result.append(change(scalar))
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// The one capital letter of a letter; a letter whose capital would be several stays, but ß has ẞ.
  var simpleUpper: Unicode.Scalar {
    if value < 128 { return (97...122).contains(value) ? Unicode.Scalar(UInt8(value) - 32) : self }
    if self == "ß" { return "ẞ" }
    let mapped = properties.uppercaseMapping.unicodeScalars
    if mapped.count == 1, let first = mapped.first { return first }
    let title = properties.titlecaseMapping.unicodeScalars
    return title.count == 1 ? title.first ?? self : self
  }

  var simpleLower: Unicode.Scalar {
    if value < 128 { return (65...90).contains(value) ? Unicode.Scalar(UInt8(value) + 32) : self }
    if self == "İ" { return "i" }
    let mapped = properties.lowercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first ?? self : self
  }
}
