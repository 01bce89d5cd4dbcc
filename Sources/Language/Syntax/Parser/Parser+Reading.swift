extension Parser {
  /// Reads a whole script, or throws its first error; remarks come beside the tree.
  public static func script(_ source: Source) throws(Diagnostic) -> Script {
    var parser = Parser(source)
    do {
      return try parser.script()
    } catch {
      throw parser.diagnostic(error)
    }
  }

  /// Inside, errors are untyped: a thrown diagnostic is large, and each `try` would keep room for one on the stack.
  private func diagnostic(_ error: any Error) -> Diagnostic {
    error as? Diagnostic ?? Diagnostic(.unexpected, "this cannot be read", source, current.span)
  }

  /// Reads each statement by itself: after one that cannot be read it goes on at the next newline outside every
  /// bracket (a line that goes on with `|`, `else` or `catch` belongs to the one before).
  public static func statements(_ source: Source) -> [ReadStatement] {
    var parser = Parser(source)
    var result: [ReadStatement] = []
    while parser.skipSeparators(cells: true) {
      let start = parser.index
      let begin = parser.current.start
      do {
        let statement = try parser.wholeStatement()
        result.append(ReadStatement(span: statement.span, result: .success(statement)))
      } catch {
        parser.recover(from: start)
        result.append(ReadStatement(span: parser.span(from: begin), result: .failure(parser.diagnostic(error))))
      }
    }
    Expectations(source, parser.lexed.comments).attach(to: &result)
    return result
  }

  /// Whether a prompt should wait for another line: a bracket, a block or a `"""` is open, or an operator, a comma or
  /// `=` stands last.
  public static func isIncomplete(_ source: Source) -> Bool {
    var parser = Parser(source)
    do {
      _ = try parser.script()
      return false
    } catch {
      return parser.wantsMore
    }
  }

  mutating func script() throws -> Script {
    var statements: [Statement] = []
    while skipSeparators(cells: true) { statements.append(try wholeStatement()) }
    return Script(source: source, statements: statements, remarks: remarks)
  }

  /// Skips `;` and, outside every block, the lines that open cells; false at the end of the text.
  mutating func skipSeparators(cells: Bool) -> Bool {
    while current.kind == .semicolon || (cells && current.kind == .cell) { advance() }
    return current.kind != .end
  }

  /// A statement of the script itself, with what ends it.
  mutating func wholeStatement() throws -> Statement {
    peak = 0
    statementStart = index
    SlipRemarks.statement(index, &self)
    var statement = try statement()
    try endStatement(&statement)
    return statement
  }

  /// Takes the `;` or newline that ends a statement.
  mutating func endStatement(_ statement: inout Statement) throws {
    if take(.semicolon) {
      if case .expression(let value, _) = statement.kind,
        current.hasNewlineBefore || current.kind == .end || current.kind == .cell
      {
        statement.kind = .expression(value, isQuiet: true)
      }
      return
    }
    switch current.kind {
    case .end, .cell: return
    case .closeBrace where blocks > 0: return
    default:
      if current.hasNewlineBefore, current.kind != .pipe, !current.kind.isCloser { return }
      throw problem(.endOfStatement)
    }
  }

  /// Goes to the first token behind the failed statement.
  private mutating func recover(from start: Int) {
    let failed = index
    index = start
    ignoresNewlines = false
    (nesting, peak, loops, functions, blocks) = (0, 0, 0, 0, 0)
    stages.removeAll()
    var open: [Token.Kind] = []
    while current.kind != .end {
      let kind = current.kind
      if index > start, kind == .cell { return }
      if index > start, index >= failed, current.hasNewlineBefore, open.isEmpty, kind != .pipe, kind != .elseWord,
        kind != .catchWord
      {
        return
      }
      if kind.isOpener { open.append(kind) }
      if kind.isCloser, let last = open.last, Lexer.closer(of: last) == kind { open.removeLast() }
      advance()
    }
  }
}

/// A statement of a script read by itself, with what the comments beside and below it expect.
public struct ReadStatement: Sendable {
  /// From its first byte to its last; for one that cannot be read, to where reading goes on.
  public var span: Span
  public var result: Result<Statement, Diagnostic>
  /// The lines that it must show, none where nothing is expected.
  public var shows: Expectation?
  /// A part of the error that it must raise; several are all expected.
  public var raises: [Expectation] = []
}

/// What a comment expects, and where it stands.
public struct Expectation: Sendable, Hashable {
  public var text: String
  public var span: Span
}
