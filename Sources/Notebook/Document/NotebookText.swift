import Engines
public import Language

/// A script as cells, each with its statements.
public struct NotebookText: Sendable {
  public let source: Source
  public let cells: [NotebookCell]

  public init(_ source: Source) {
    self.source = source
    let statements = Parser.statements(source)
    var rest = statements[...]
    var number = 0
    var seen: [String: Int] = [:]
    cells = Cell.all(source).map { cell in
      var own: [ReadStatement] = []
      while let next = rest.first, next.span.start < cell.span.end {
        own.append(next)
        rest.removeFirst()
      }
      let isCode = cell.kind == .code && !own.isEmpty
      if isCode { number += 1 }
      let code = NotebookText.code(cell, own, source)
      seen[code, default: 0] += 1
      return NotebookCell(
        cell: cell, number: isCode ? number : nil, statements: own, code: code, occurrence: seen[code] ?? 1)
    }
  }

  /// The cells that run.
  public var code: [NotebookCell] { cells.filter { $0.number != nil } }

  /// What could not be read.
  public var problems: [Diagnostic] {
    cells.flatMap(\.statements).compactMap { statement in
      if case .failure(let problem) = statement.result { problem } else { nil }
    }
  }

  /// All statements that could be read.
  var statements: [Statement] { cells.flatMap(\.statements).compactMap { try? $0.result.get() } }

  /// The first heading of a markdown cell, else the file's name.
  public var title: String {
    for cell in cells where cell.cell.kind == .markdown {
      for line in cell.cell.markdown(source).split(separator: "\n") where line.hasPrefix("# ") {
        return String(line.dropFirst(2))
      }
    }
    let name = source.name.split(separator: "/").last.map(String.init) ?? source.name
    return name.hasSuffix(".mlops") ? String(name.dropLast(6)) : name
  }

  /// The cells that a word means: a number, a title, or a name that the cell binds.
  public func cells(named word: String) -> [NotebookCell] {
    if let number = Int(word) { return code.filter { $0.number == number } }
    let wanted = word.lowercased()
    let titled = code.filter { $0.cell.title.lowercased() == wanted }
    if !titled.isEmpty { return titled }
    return code.filter { $0.facts.contains { $0.flow.binds.contains(word) } }
  }

  private static func code(_ cell: Cell, _ statements: [ReadStatement], _ source: Source) -> String {
    if cell.kind != .code { return Keys.short(cell.kind.rawValue + "\n" + source.text(cell.body)) }
    return Keys.short(
      statements.map { statement in
        switch statement.result {
        case .success(let tree): TreeText.text(tree)
        case .failure: "unreadable " + source.text(statement.span)
        }
      }.joined(separator: "\n"))
  }
}

/// One cell of a notebook.
public struct NotebookCell: Sendable {
  public let cell: Cell
  /// Code cells are counted from 1; none for text, and for a cell without a statement.
  public let number: Int?
  let statements: [ReadStatement]
  /// Names the cell by what it means: comments, blanks and line breaks do not change it.
  public let code: String
  /// Cells that mean the same are counted from 1.
  let occurrence: Int
  let facts: [StatementFacts]

  init(cell: Cell, number: Int?, statements: [ReadStatement], code: String, occurrence: Int) {
    self.cell = cell
    self.number = number
    self.statements = statements
    self.code = code
    self.occurrence = occurrence
    facts = statements.compactMap { (try? $0.result.get()).map(StatementFacts.init) }
  }

  /// `cell 3 (Prepare)`.
  public var name: String {
    let base = number.map { "cell \($0)" } ?? "a text cell"
    return cell.title.isEmpty ? base : "\(base) (\(cell.title))"
  }
}
