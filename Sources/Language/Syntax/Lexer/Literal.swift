internal import Calendar

/// Reads the value of a literal token.
struct Literal {
  let source: Source

  /// Bytes in each unit; the decimal ones are powers of 1000.
  static let sizes: [String: Int] = [
    "KB": 1000, "kB": 1000, "MB": 1_000_000, "GB": 1_000_000_000, "TB": 1_000_000_000_000,
    "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30, "TiB": 1 << 40,
  ]

  /// A number, percent, duration, size, date or time.
  func number(_ token: Token) throws -> Expression.Kind {
    var text = source.text(token.span)
    switch token.kind {
    case .date:
      if let day = Day(text) { return .date(day) }
    case .time:
      if let moment = Moment(text) { return .time(moment) }
    case .duration:
      if let period = Period(text) { return .duration(period) }
    case .integer:
      text.removeAll { $0 == "_" }
      if let value = Int(text) { return .int(value) }
      throw Diagnostic(
        .numberTooLarge, "this integer needs more than 64 bits", source, token.span, help: "as a decimal: `\(text).0`")
    case .size: return .int(try size(token, text))
    default:
      let isPercent = text.hasSuffix("%")
      text.removeAll { $0 == "_" || $0 == "%" }
      if let value = Double(text), value.isFinite { return .double(isPercent ? value / 100 : value) }
      throw Diagnostic(
        .numberTooLarge, "this number is too large for 64 bits", source, token.span,
        help: "the largest is about 1.8e308")
    }
    throw Diagnostic(.badNumber, "`\(text)` cannot be read", source, token.span)
  }

  private func size(_ token: Token, _ text: String) throws -> Int {
    let unit = text.drop { !$0.isLetter }
    let digits = text.dropLast(unit.count).filter { $0 != "_" }
    if let factor = Literal.sizes[String(unit)] {
      if let count = Int(digits) {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: factor)
        if !overflow { return bytes }
      } else if let count = Double(digits), let bytes = Int(exactly: (count * Double(factor)).rounded()) {
        return bytes
      }
    }
    throw Diagnostic(.numberTooLarge, "this size needs more than 64 bits", source, token.span)
  }

  /// The name of a word or of a back-ticked name.
  func name(_ token: Token) -> String {
    guard token.kind == .quotedName else { return source.text(token.span) }
    return source.text(Span(token.start + 1, token.end - 1))
  }
}
