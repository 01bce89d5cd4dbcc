/// A part of a script in the percent format: from a `# %%` line to the next. What stands before the first such line is
/// a cell without a title.
public struct Cell: Sendable, Hashable {
  public enum Kind: String, Sendable { case code, markdown, raw }

  public var kind: Kind
  /// What follows `# %%` and the kind, `""` where nothing does.
  public var title: String
  /// The whole cell with its first line.
  public var span: Span
  /// The cell without its `# %%` line.
  public var body: Span

  /// The cells of a script in order; a `# %%` inside a text opens none.
  public static func all(_ source: Source) -> [Cell] {
    let markers = Lexer.lex(source).comments.filter { $0.kind == .cell }
    let first = markers.first.map { Int($0.span.start) } ?? source.bytes.count
    var cells: [Cell] = []
    if source.bytes[..<first].contains(where: { $0 > 0x20 }) {
      cells.append(Cell(kind: .code, title: "", span: Span(0, first), body: Span(0, first)))
    }
    for (index, marker) in markers.enumerated() {
      let end = index + 1 < markers.count ? Int(markers[index + 1].span.start) : source.bytes.count
      let bodyStart = min(Int(marker.span.end) + (lineBreak(source, Int(marker.span.end))), end)
      let (kind, title) = heading(source.text(marker.span))
      cells.append(
        Cell(kind: kind, title: title, span: Span(Int(marker.span.start), end), body: Span(bodyStart, end)))
    }
    return cells
  }

  /// The text of a markdown cell: its comment lines without their marks.
  public func markdown(_ source: Source) -> String {
    // The line break of Windows is one character.
    let texts = source.text(body).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    let lines = texts.map { line in
      guard line.first == "#" else { return line }
      let text = line.dropFirst()
      return text.first == " " ? text.dropFirst() : text
    }
    return lines.joined(separator: "\n")
  }

  private static func lineBreak(_ source: Source, _ end: Int) -> Int {
    guard end < source.bytes.count else { return 0 }
    return source.bytes[end] == UInt8(ascii: "\r") ? 2 : 1
  }

  /// `# %% [markdown] Title` → markdown, `Title`.
  private static func heading(_ line: String) -> (Kind, String) {
    var words = line.drop { $0 == "#" || $0 == " " || $0 == "%" }
    var kind = Kind.code
    if words.first == "[", let end = words.firstIndex(of: "]") {
      let name = words[words.index(after: words.startIndex)..<end]
      kind = name == "md" ? .markdown : Kind(rawValue: String(name)) ?? .code
      words = words[words.index(after: end)...].drop { $0 == " " }
    }
    while let last = words.last, last.isWhitespace { words.removeLast() }
    return (kind, String(words))
  }
}
