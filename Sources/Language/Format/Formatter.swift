/// Lays a script out in the one way of the language: spaces, indentation and blank lines change, and nothing else.
///
/// Line breaks stay where the author put them, comments keep their column beside code, and texts stay as they are. A
/// statement that cannot be read stays letter for letter.
public struct Formatter {
  /// The script in its canonical layout, ending with a newline; empty for an empty script.
  public let text: String
  /// What could not be read, for statements whose comments expect no such error.
  public let problems: [Diagnostic]

  public init(_ source: Source) {
    let statements = Parser.statements(source)
    let trees = statements.compactMap { try? $0.result.get() }
    problems = statements.compactMap { statement in
      guard case .failure(let problem) = statement.result, !statement.expects(problem) else { return nil }
      return problem
    }
    let unread = statements.filter { if case .failure = $0.result { true } else { false } }.map(\.span)
    let pieces = Pieces(source, Layout(source, trees), unread: unread)
    let printed = PiecePrinter(pieces.all).text
    text = Formatter.isSame(statements, Source(name: source.name, text: printed)) ? printed : Formatter.trimmed(source)
  }

  /// Whether the printed text reads as the same statements with the same expectations.
  public static func isSame(_ before: [ReadStatement], _ printed: Source) -> Bool {
    let after = Parser.statements(printed)
    return before.count == after.count && zip(before, after).allSatisfy { isSame($0, $1) }
  }

  private static func isSame(_ a: ReadStatement, _ b: ReadStatement) -> Bool {
    guard a.shows?.text == b.shows?.text, a.raises.map(\.text) == b.raises.map(\.text) else { return false }
    switch (a.result, b.result) {
    case (.success(let x), .success(let y)): return TreeText.text(x) == TreeText.text(y)
    case (.failure(let x), .failure(let y)): return x.code == y.code
    default: return false
    }
  }

  /// The text with plain line ends, where no more can be done safely.
  private static func trimmed(_ source: Source) -> String {
    var lines = (1...source.lineStarts.count).map { source.line($0) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension ReadStatement {
  /// Whether the comments beside the statement expect this error.
  public func expects(_ problem: Diagnostic) -> Bool {
    let text = ([problem.message, problem.help ?? ""] + problem.notes).joined(separator: "\n")
    return !raises.isEmpty && raises.allSatisfy { text.contains($0.text) }
  }
}
