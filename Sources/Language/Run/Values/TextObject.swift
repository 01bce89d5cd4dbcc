/// A text. Lengths and positions count code points; equality and order go by code point too.
public final class TextObject: Object {
  @exclusivity(unchecked) public internal(set) var string: String
  /// Known once asked for: the number of code points, or -1.
  @exclusivity(unchecked) private var knownCount = -1

  public init(_ string: String) {
    self.string = string
    super.init(layout: .text)
  }

  public override var kind: String { "text" }
  public override var inline: String { TextObject.quoted(string) }
  public override var text: String { string }

  public override var count: Int? { length }

  /// The number of code points.
  public var length: Int {
    if knownCount < 0 { knownCount = TextObject.codePoints(string) }
    return knownCount
  }

  /// Every byte of UTF-8 but those that go on with a code point begins one.
  private static func codePoints(_ string: String) -> Int {
    var string = string
    return string.withUTF8 { bytes in
      var count = 0
      for byte in bytes { count &+= byte & 0xC0 != 0x80 ? 1 : 0 }
      return count
    }
  }

  /// Every code point is one byte, so a position is an offset.
  private var isASCII: Bool { length == string.utf8.count }

  /// The code point at a position counted from 0, as a text; none when there is no such position.
  func scalar(at position: Int) -> String? {
    guard position >= 0, position < length else { return nil }
    if isASCII {
      let utf8 = string.utf8
      let index = utf8.index(utf8.startIndex, offsetBy: position)
      return String(UnicodeScalar(utf8[index]))
    }
    let scalars = string.unicodeScalars
    return String(Character(scalars[scalars.index(scalars.startIndex, offsetBy: position)]))
  }

  /// The code points from one position to another, both ends in; positions outside are left out.
  func slice(_ first: Int, _ last: Int) -> String {
    let first = max(0, first)
    let last = min(last, length - 1)
    guard first <= last else { return "" }
    let scalars = string.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: first)
    return String(scalars[start..<scalars.index(start, offsetBy: last - first + 1)])
  }

  /// Adds to the end, in place; only for a text that nobody else holds.
  func append(_ other: String) {
    string += other
    knownCount = -1
  }

  public override func elements() -> [Value]? {
    string.unicodeScalars.map { .text(String(Character($0))) }
  }

  public override func isEqual(to other: Object) -> Bool {
    guard let other = other.textObject else { return false }
    return TextObject.same(string, other.string)
  }

  public override func hash(into hasher: inout Hasher) {
    hasher.combine(string.utf8.count)
    for byte in string.utf8 { hasher.combine(byte) }
  }

  /// Code point by code point: "é" in two spellings is two texts, as it is for the engines that scan tables.
  static func same(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && a.utf8.elementsEqual(b.utf8)
  }

  static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  /// As it is written in a script: quotes around, quotes and control characters inside escaped.
  static func quoted(_ string: String) -> String {
    var out = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\r": out += "\\r"
      default:
        if scalar.value < 32 || scalar.value == 127 {
          out += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }
}
