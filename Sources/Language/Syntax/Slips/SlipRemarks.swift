/// Warnings and notes about lines that have a meaning, though perhaps not the one meant.
enum SlipRemarks {
  /// `x = a` and then a line `- b`: two statements.
  static func statement(_ start: Int, _ parser: inout Parser) {
    let first = parser.lexed.tokens[start]
    guard start > 0, first.kind == .minus, first.hasNewlineBefore, start + 1 < parser.lexed.tokens.count,
      parser.lexed.tokens[start + 1].hasSpaceBefore
    else { return }
    let before = parser.lexed.tokens[start - 1]
    let line = parser.source.lineNumber(first.start)
    guard parser.source.lineNumber(before.end) == line - 1, before.kind != .cell else { return }
    parser.remark(
      .warning, .suspicious, "this line is a statement of its own, not the rest of the one above", first.span,
      help: "to go on, end the line above with `-`")
  }

  /// `gbm ..p` and `2024-1-31`.
  static func infix(_ infix: Infix, _ left: Expression, _ parser: inout Parser) {
    let sign = parser.current
    let next = parser.ahead(1)
    if infix.level == Infix.range, sign.hasSpaceBefore, !next.hasSpaceBefore, case .name(let name, _) = left.kind {
      parser.remark(
        .warning, .readAs, "read as a range from `\(name)` to `\(parser.text(next))`", sign.span,
        help: "to spread a record write `\(name)(..\(parser.text(next)))`")
    }
    if sign.kind == .minus, !sign.hasSpaceBefore, next.kind == .integer, !next.hasSpaceBefore,
      case .binary(.subtract, let year, let month, let first) = left.kind, case .int(let y) = year.kind,
      case .int(let m) = month.kind, (1000...2999).contains(y), (1...12).contains(m), first.end == month.span.start,
      let day = Int(parser.text(next)), (1...31).contains(day)
    {
      let date = "\(y)-\(m < 10 ? "0" : "")\(m)-\(day < 10 ? "0" : "")\(day)"
      parser.remark(
        .warning, .readAs, "read as a subtraction", left.span.joined(next.span), help: "a date is `\(date)`")
    }
  }

  /// `[1 -2]`, `f(a -b)`: one element.
  static func element(_ value: Expression, _ parser: inout Parser) {
    guard case .binary(.subtract, let left, let right, let sign) = value.kind, left.span.end < sign.start,
      sign.end == right.span.start
    else { return }
    let (first, second) = (parser.text(left.span), parser.text(right.span))
    parser.remark(
      .warning, .suspicious, "read as one value, `\(first) - \(second)`; missing comma?", sign,
      help: "two values are `\(first), -\(second)`")
  }

  /// `sqrt (x) / 2`, `mean xs / 2`: the whole of it is the argument.
  static func command(_ call: Call, firstArgument: Int, _ parser: inout Parser) {
    guard call.arguments.count == 1, let argument = call.arguments.first, argument.name == nil, !argument.isSpread,
      case .binary(let operation, let left, _, _) = argument.value.kind, !left.hasColumn, !argument.value.hasColumn
    else { return }
    let name = parser.text(call.callee.span)
    let isGroup =
      parser.lexed.tokens[firstArgument].kind == .openParen && parser.lexed.partners[firstArgument] > 0
      && Int(parser.lexed.tokens[Int(parser.lexed.partners[firstArgument])].span.end) == Int(left.leftmost.span.end)
    guard isGroup || functions.contains(name) else { return }
    let whole = parser.text(argument.value.span)
    let first = left.leftmost
    let inner = isGroup ? String(parser.text(first.span).dropFirst().dropLast()) : parser.text(first.span)
    let rest = parser.text(Span(Int(first.span.end), Int(argument.value.span.end)))
    _ = operation
    parser.remark(
      .note, .readAs, "read as `\(name)(\(whole))`", argument.value.span,
      help: "for the other, `\(name)(\(inner))\(rest)`")
  }

  /// `f(xs | head 3, 4)`: the stage takes what follows the comma.
  static func stage(_ call: Call, _ parser: inout Parser) {
    guard parser.ignoresNewlines, call.form == .command, call.arguments.count > 2, let last = call.arguments.last else {
      return
    }
    let name = parser.text(call.callee.span)
    let all = call.arguments.dropFirst().map { argument in
      (argument.name.map { "\($0.text): " } ?? "") + parser.text(argument.value.span)
    }
    parser.remark(
      .note, .readAs, "`\(parser.text(last.value.span))` is read as an argument of `\(name)`", last.value.span,
      help: "it is `\(name)(\(all.joined(separator: ", ")))`; close the parentheses where the call ends")
  }

  /// Functions of one value, of which people compute with the result.
  private static let functions: Set<String> = [
    "abs", "sqrt", "exp", "log", "log2", "log10", "round", "floor", "ceil", "length", "count", "mean", "median", "sum",
    "min", "max", "sd", "lower", "upper", "last", "first",
  ]
}

extension Expression {
  /// The first value of a chain of operators.
  var leftmost: Expression {
    if case .binary(_, let left, _, _) = kind { return left.leftmost }
    return self
  }

  /// Whether a column stands among the operators.
  var hasColumn: Bool {
    switch kind {
    case .column: true
    case .binary(_, let left, let right, _): left.hasColumn || right.hasColumn
    case .unary(_, let value): value.hasColumn
    case .call(let call): call.arguments.contains { $0.value.hasColumn }
    default: false
    }
  }
}

extension Parser {
  mutating func remark(
    _ severity: Diagnostic.Severity, _ code: SyntaxCode, _ message: String, _ span: Span, help: String
  ) {
    remarks.append(.remark(severity, code, message, source, span, help: help))
  }
}
