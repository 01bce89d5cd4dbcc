import Letters

/// Cuts a source into pieces.
struct Pieces {
  private(set) var all: [Piece] = []

  private let source: Source
  private let layout: Layout
  private let lexed: Lexed
  private var open: [Bool] = []
  private var end = 0

  init(_ source: Source, _ layout: Layout, unread: [Span]) {
    self.source = source
    self.layout = layout
    lexed = Lexer.lex(source)
    let opening = Dictionary(grouping: layout.groups, by: \.start).mapValues(\.count)
    let closing = Dictionary(grouping: layout.groups, by: \.end).mapValues(\.count)
    var unread = unread[...]
    var comments = lexed.comments.filter { $0.kind != .cell }[...]
    var index = 0
    if source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { end = 3 }
    while index < lexed.tokens.count {
      let token = lexed.tokens[index]
      while let comment = comments.first, comment.span.start < token.span.start {
        comments.removeFirst()
        append(comment.span, .comment, .end)
      }
      if token.kind == .end { break }
      if let span = unread.first, token.span.start >= span.start {
        unread.removeFirst()
        append(span, .plain, .invalid)
        all[all.count - 1].beginsStatement = true
        while index < lexed.tokens.count, lexed.tokens[index].kind != .end, lexed.tokens[index].span.start < span.end {
          index += 1
        }
        while let comment = comments.first, comment.span.start < span.end { comments.removeFirst() }
        continue
      }
      for _ in 0..<opening[token.span.start, default: 0] { group("(", at: token) }
      index = add(index)
      for _ in 0..<closing[Int32(clamping: end), default: 0] { group(")", at: token) }
    }
  }

  /// Adds the token at an index, or a whole format text, and returns where reading goes on.
  private mutating func add(_ index: Int) -> Int {
    let token = lexed.tokens[index]
    var last = index
    if token.kind == .formatStart {
      var depth = 0
      while last < lexed.tokens.count {
        if lexed.tokens[last].kind == .formatStart { depth += 1 }
        if lexed.tokens[last].kind == .formatEnd { depth -= 1 }
        if depth == 0 { break }
        last += 1
      }
      last = min(last, lexed.tokens.count - 1)
    }
    let span = token.span.joined(lexed.tokens[last].span)
    let beginsStatement = layout.statements.contains(token.span.start)
    let isInfix = isOperator(token.kind) && endsValue && !beginsStatement
    switch token.kind {
    case .cell: append(span, .cell, token.kind)
    case .openParen, .openBracket, .openBrace:
      let isBlock = token.kind == .openBrace && layout.blocks.contains(token.span.start)
      append(span, .opener(isBlock: isBlock), token.kind)
      open.append(isBlock)
    case .closeParen, .closeBracket, .closeBrace:
      let isBlock = open.popLast() ?? false
      append(span, .closer(isBlock: isBlock), token.kind)
    default: append(span, .plain, token.kind)
    }
    all[all.count - 1].isInfix = isInfix
    all[all.count - 1].beginsStatement = beginsStatement
    return last + 1
  }

  /// Parentheses that the author left out.
  private mutating func group(_ sign: String, at token: Token) {
    let isOpening = sign == "("
    var piece = Piece(
      text: sign, role: isOpening ? .opener(isBlock: false) : .closer(isBlock: false),
      kind: isOpening ? .openParen : .closeParen, hasSpaceBefore: isOpening && token.hasSpaceBefore,
      breaks: isOpening ? lineBreaks(upTo: token.start) : 0, column: 0)
    piece.isBracketed = open.last == false
    if isOpening {
      piece.beginsStatement = layout.statements.contains(token.span.start)
      open.append(false)
      // What follows the new parenthesis stands directly behind it.
      end = token.start
    } else {
      _ = open.popLast()
    }
    all.append(piece)
  }

  private mutating func append(_ span: Span, _ role: Piece.Role, _ kind: Token.Kind) {
    let start = Int(span.start)
    var text = source.text(span)
    if kind == .invalid || role == .comment || role == .cell { text = Pieces.trimmed(text) }
    let lineStart = source.lineStarts[source.lineNumber(start) - 1]
    all.append(
      Piece(
        text: Pieces.plainBreaks(text), role: role, kind: kind,
        hasSpaceBefore: start > end || (start == end && start > 0 && Pieces.isSpace(source.bytes[start - 1])),
        breaks: lineBreaks(upTo: start),
        column: DisplayWidth.of(source.text(Span(lineStart, start))), isBracketed: open.last == false))
    end = max(end, Int(span.end))
  }

  private func lineBreaks(upTo start: Int) -> Int {
    guard end <= start else { return 0 }
    return source.bytes[end..<start].count { $0 == UInt8(ascii: "\n") }
  }

  /// The piece before ends a value, so that a sign behind it stands between two.
  private var endsValue: Bool {
    guard let last = all.last(where: { $0.role != .comment }) else { return false }
    if last.beginsStatement, last.text == "expect" || last.text == "fail" { return false }
    switch last.kind {
    case .name, .quotedName, .underscore, .trueWord, .falseWord, .noneWord, .text, .rawText, .formatStart, .closeParen,
      .closeBracket, .closeBrace:
      return true
    default: return last.kind.isNumber || (last.kind.isReserved && isField)
    }
  }

  /// The last piece is a reserved word behind a dot.
  private var isField: Bool { all.count > 1 && all[all.count - 2].kind == .dot }

  private func isOperator(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .plus, .minus, .star, .slash, .slashSlash, .starStar, .equal, .notEqual, .less, .lessEqual, .greater,
      .greaterEqual, .pipe, .questionQuestion, .arrow, .assign, .plusAssign, .minusAssign, .timesAssign, .divideAssign,
      .dotDot:
      return true
    default: return false
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func trimmed(_ text: String) -> String {
    var bytes = Array(text.utf8)
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func plainBreaks(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte == 0x0A, bytes.last == 0x0D { bytes.removeLast() }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
