import Glibc
import Letters

/// What stands after the colon in `f"{x:>10,.2f}"`: fill and side (`< > ^ =`), sign (`+`), zeros, width, `,`, decimals
/// and a letter (`d f e g %`), as in Python.
struct FormatSpec {
  var fill: Character = " "
  var side: Character?
  var sign: Character = "-"
  var width = 0
  var isGrouped = false
  var decimals: Int?
  var letter: Character?

  static func format(_ value: Value, _ text: String) throws -> String {
    guard let spec = FormatSpec(text) else {
      throw Diagnostic(
        "R060", "`\(text)` is no format", help: "such as `.3f`, `,`, `>10`, `%`, `d`, `e`, or several: `>12,.2f`")
    }
    return try spec.format(value)
  }

  init?(_ text: String) {
    var rest = Array(text)[...]
    let sides: Set<Character> = ["<", ">", "^", "="]
    if rest.count >= 2, sides.contains(rest[rest.startIndex + 1]) {
      fill = rest.removeFirst()
      side = rest.removeFirst()
    } else if let first = rest.first, sides.contains(first) {
      side = rest.removeFirst()
    }
    if let first = rest.first, first == "+" || first == "-" || first == " " { sign = rest.removeFirst() }
    if rest.first == "0", side == nil {
      fill = "0"
      side = "="
    }
    width = FormatSpec.number(&rest) ?? 0
    if let first = rest.first, first == "," || first == "_" {
      isGrouped = true
      rest.removeFirst()
    }
    if rest.first == "." {
      rest.removeFirst()
      guard let number = FormatSpec.number(&rest) else { return nil }
      decimals = number
    }
    if let last = rest.first {
      guard "dfegs%".contains(last) else { return nil }
      letter = last
      rest.removeFirst()
    }
    guard rest.isEmpty, width <= 10_000, decimals ?? 0 <= 100 else { return nil }
  }

  private static func number(_ rest: inout ArraySlice<Character>) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest[digits.endIndex...]
    return Int(String(digits))
  }

  private func format(_ value: Value) throws -> String {
    switch value {
    case .int(let number) where letter == nil && decimals == nil || letter == "d":
      return padded(signed(number < 0, grouped(String(number.magnitude))), defaultSide: ">")
    case .int, .double:
      guard let number = value.asDouble else { return "" }
      if letter == "d" {
        throw Diagnostic("R061", "the format `d` needs an integer, not \(value.inline)", help: "round it, or use `.0f`")
      }
      if letter == "s" { throw Diagnostic("R061", "the format `s` needs a text, not \(value.aKind)") }
      return padded(try decimal(number), defaultSide: ">")
    default:
      if let letter, letter != "s" {
        throw Diagnostic("R061", "the format `\(letter)` needs a number, not \(value.aKind)")
      }
      guard !isGrouped else { throw Diagnostic("R061", "the format `,` needs a number, not \(value.aKind)") }
      let text = value.text
      return padded(decimals.map { String(text.prefix($0)) } ?? text, defaultSide: "<")
    }
  }

  private func decimal(_ number: Double) throws -> String {
    if !number.isFinite { return signed(number < 0, number.isNaN ? "nan" : "inf") }
    let size = abs(number)
    let digits: String
    switch letter {
    case "f": digits = FormatSpec.print("f", decimals ?? 6, size)
    case "e": digits = FormatSpec.print("e", decimals ?? 6, size)
    case "g": digits = FormatSpec.print("g", decimals ?? 6, size)
    case "%": digits = percent(size * 100) + "%"
    default: digits = decimals.map { FormatSpec.print("g", $0, size) } ?? NumberText.plain(size)
    }
    return signed(number.sign == .minus, grouped(digits))
  }

  private func percent(_ size: Double) -> String {
    if let decimals { return FormatSpec.print("f", decimals, size) }
    let digits = NumberText.plain(size)
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }

  /// The C library rounds the exact binary value, half to even, as every language with `.3f` does.
  private static func print(_ letter: Character, _ decimals: Int, _ value: Double) -> String {
    let format = "%.\(decimals)\(letter)"
    var buffer = [CChar](repeating: 0, count: 512)
    let count = withVaList([value]) { vsnprintf(&buffer, buffer.count, format, $0) }
    let written = buffer.prefix(max(0, min(Int(count), buffer.count - 1)))
    return String(decoding: written.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func signed(_ isNegative: Bool, _ digits: String) -> String {
    if isNegative { return "-" + digits }
    return sign == "-" ? digits : String(sign) + digits
  }

  /// A comma before every third digit of the whole part.
  private func grouped(_ digits: String) -> String {
    guard isGrouped else { return digits }
    let whole = digits.prefix { $0.isNumber }
    return Thousands.grouped(whole) + digits.dropFirst(whole.count)
  }

  private func padded(_ text: String, defaultSide: Character) -> String {
    let missing = width - text.unicodeScalars.count
    guard missing > 0 else { return text }
    let filler = String(repeating: fill, count: missing)
    switch side ?? defaultSide {
    case "<": return text + filler
    case "^":
      return String(repeating: fill, count: missing / 2) + text + String(repeating: fill, count: missing - missing / 2)
    case "=":
      let sign = text.prefix { $0 == "-" || $0 == "+" || $0 == " " }
      return sign + filler + text.dropFirst(sign.count)
    default: return filler + text
    }
  }
}
