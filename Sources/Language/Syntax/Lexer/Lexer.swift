/// Cuts a source into tokens. It never fails: what cannot be read becomes an `.invalid` token whose diagnostic the
/// parser throws when it comes to it, so that a prompt can colour half a line.
struct Lexer {
  let source: Source
  let bytes: [UInt8]
  var at = 0
  var hasSpace = true
  var hasNewline = true
  var result: Lexed

  /// The brackets and format fields that are open, innermost last.
  var open: [Opening] = []
  /// How many fields of format texts are open, and how many of those in texts of one line.
  var fields = 0
  var lineFields = 0

  struct Opening {
    var token: Int
    var kind: Token.Kind
    /// For a field of a format text: the index of its `formatStart`, and whether it goes over several lines.
    var format: Int = 0
    var isBlockText = false
  }

  /// More reasons are not kept: what holds so many strange characters is no script.
  static let maximumProblems = 10_000

  init(_ source: Source) {
    self.source = source
    bytes = source.bytes
    result = Lexed()
    result.tokens.reserveCapacity(bytes.count / 4 + 2)
  }

  /// Every token of a source, ending with `.end`.
  static func lex(_ source: Source) -> Lexed {
    var lexer = Lexer(source)
    if lexer.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { lexer.at = 3 }
    while lexer.at < lexer.bytes.count { lexer.step() }
    lexer.abandonFormats(onlyLines: false)
    lexer.hasNewline = true
    lexer.add(.end, from: lexer.bytes.count, to: lexer.bytes.count)
    return lexer.result
  }

  /// The byte so many places ahead, 0 past the end.
  func byte(_ offset: Int = 0) -> UInt8 { at + offset < bytes.count ? bytes[at + offset] : 0 }

  private mutating func step() {
    let byte = bytes[at]
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0x0B, 0x0C:
      hasSpace = true
      at += 1
    case UInt8(ascii: "\n"):
      abandonFormats(onlyLines: true)
      hasSpace = true
      hasNewline = true
      at += 1
    case UInt8(ascii: "#"): comment()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): word()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
    case UInt8(ascii: "\""): text(from: at, isRaw: false)
    case UInt8(ascii: "`"): quotedName()
    case UInt8(ascii: "'"): foreignText(quote: 1)
    case 0x80...: unicode()
    default: sign()
    }
  }

  mutating func add(_ kind: Token.Kind, from start: Int, to end: Int) {
    result.tokens.append(
      Token(kind: kind, hasSpaceBefore: hasSpace, hasNewlineBefore: hasNewline, span: Span(start, end)))
    result.partners.append(-1)
    hasSpace = false
    hasNewline = false
    at = end
  }

  /// Adds what cannot be read, with the reason.
  mutating func addInvalid(
    _ code: SyntaxCode, _ message: String, from start: Int, to end: Int, mark: Span? = nil, help: String? = nil
  ) {
    if result.problems.count < Lexer.maximumProblems {
      result.problems[result.tokens.count] = Diagnostic(code, message, source, mark ?? Span(start, end), help: help)
    }
    add(.invalid, from: start, to: end)
  }

  private mutating func comment() {
    let start = at
    let isLineStart = start == 0 || bytes[start - 1] == UInt8(ascii: "\n") || (start == 3 && bytes[0] == 0xEF)
    while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
    var end = at
    if bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    let kind = Comment.kind(bytes, start, isLineStart: isLineStart)
    result.comments.append(Comment(kind: kind, span: Span(start, end)))
    if kind == .cell {
      abandonFormats(onlyLines: false)
      open.removeAll()
      let next = at
      add(.cell, from: start, to: end)
      at = next
    }
    hasSpace = true
  }

  /// A line has ended inside a field of a text that does not go over several lines: the text is unclosed.
  mutating func abandonFormats(onlyLines: Bool) {
    guard onlyLines ? lineFields > 0 : fields > 0,
      let outermost = open.firstIndex(where: { $0.kind == .fieldOpen && !(onlyLines && $0.isBlockText) })
    else { return }
    let opening = open[outermost]
    for dropped in open[outermost...] { count(dropped, -1) }
    open.removeSubrange(outermost...)
    let start = result.tokens[opening.format].start
    if opening.isBlockText { result.hasOpenBlockText = true }
    result.tokens[opening.format].kind = .invalid
    result.problems[opening.format] = unclosed(from: start, to: start + (opening.isBlockText ? 4 : 2))
  }

  /// Keeps the counts of open fields, so that a newline costs nothing where none is open.
  mutating func count(_ opening: Opening, _ change: Int) {
    guard opening.kind == .fieldOpen else { return }
    fields += change
    if !opening.isBlockText { lineFields += change }
  }

  func unclosed(from start: Int, to end: Int) -> Diagnostic {
    Diagnostic(
      .unclosedText, "this text is not closed", source, Span(start, end),
      help: endsWithForeignQuote(from: end)
        ? "the mark at its end is no `\"`: type it again"
        : "end it with `\"` on its line; a text of several lines stands between `\"\"\"` and `\"\"\"`")
  }
}

/// What the lexer found.
public struct Lexed: Sendable {
  public internal(set) var tokens: [Token] = []
  /// For each bracket the index of its partner, -1 for other tokens and where there is none.
  var partners: [Int32] = []
  public internal(set) var comments: [Comment] = []
  /// Why a token is invalid, by its index.
  var problems: [Int: Diagnostic] = [:]
  /// A `"""` text is still open at the end: the prompt asks for another line.
  var hasOpenBlockText = false

  init() {}

  /// The tokens of any text, also of half a line, as a prompt colours it.
  public init(reading source: Source) { self = Lexer.lex(source) }

  /// The token that closes a bracket, or the one that opens it; none for other tokens and where nobody has yet.
  public func partner(of index: Int) -> Int? {
    guard partners.indices.contains(index), partners[index] >= 0 else { return nil }
    return Int(partners[index])
  }

  /// Whether an invalid token is a text that nobody has closed yet.
  public func isOpenText(_ index: Int) -> Bool { problems[index]?.code == SyntaxCode.unclosedText.rawValue }
}
