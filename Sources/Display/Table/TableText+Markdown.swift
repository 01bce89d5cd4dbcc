extension TableText {
  /// The table as Markdown: the rows that are shown with all columns, aligned by their kind, then its size and remarks.
  public var markdown: [String] {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    guard !columns.isEmpty else { return ["*\(countLine(.plain))*"] }
    let cells = columns.map { column in
      column.shown.map { $0.map { TableText.escaped(TableLayout.trimmed($0)) } ?? Paint.plain.glyphs.missing }
    }
    var lines = [line(columns.map { TableText.escaped($0.name) })]
    lines.append("|" + columns.map { $0.isRight ? "---:|" : "---|" }.joined())
    for row in 0..<rowCount { lines.append(line(cells.map { row < $0.count ? $0[row] : "" })) }
    if showsCount { lines += ["", "*\(countLine(.plain))*"] }
    return lines + (remarks.isEmpty ? [] : [""]) + remarks.map { "- " + TableText.escaped($0) }
  }

  /// Text without a meaning in a cell of Markdown.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in safeText(text) {
      if "\\|*_`<>[]#".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
