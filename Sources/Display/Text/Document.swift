import Letters

/// A short document of sections, as lines for a terminal, as Markdown and as one page of HTML that needs nothing else: no
/// script, no address, and a policy that forbids both.
public struct Document: Showable {
  /// A heading with what stands under it.
  public struct Section: Sendable {
    public var title: String
    public var parts: [Part]

    public init(_ title: String, _ parts: [Part]) {
      self.title = title
      self.parts = parts
    }
  }

  public enum Part: Sendable {
    case words(String)
    case items([String])
    case table(TableText)
    /// Drawn in a page and in a terminal; Markdown names it.
    case drawing(Drawing)
  }

  public var title: String
  public var sections: [Section]

  public init(_ title: String, _ sections: [Section]) {
    self.title = title
    self.sections = sections
  }

  public func lines(_ paint: Paint) -> [String] {
    var lines = [paint(DisplayWidth.cut(safeText(title), to: paint.width), .heading)]
    for section in sections {
      lines += ["", paint(DisplayWidth.cut(safeText(section.title), to: paint.width), .heading)]
      for part in section.parts {
        switch part {
        case .words(let text): lines += WrappedText.lines(safeText(text), width: paint.width)
        case .items(let items):
          lines += items.flatMap { WrappedText.lines("- " + safeText($0), width: paint.width, indent: 2) }
        case .table(let table): lines += table.lines(paint)
        case .drawing: continue
        }
      }
    }
    return lines
  }

  public var markdown: String {
    var lines = ["# " + TableText.escaped(title)]
    for section in sections {
      lines += ["", "## " + TableText.escaped(section.title)]
      for part in section.parts {
        switch part {
        case .words(let text): lines += ["", TableText.escaped(text)]
        case .items(let items): lines += [""] + items.map { "- " + TableText.escaped($0) }
        case .table(let table): lines += [""] + table.markdown
        case .drawing: continue
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  public var html: String {
    let body = sections.map { section in
      "<section>\n<h2>\(Document.escaped(section.title))</h2>\n"
        + section.parts.map(Document.html).joined(separator: "\n")
        + "\n</section>"
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(Document.escaped(title))</title>
      <style>
      :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
      body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      h2 { margin-top: 2rem; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
      div { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { padding: .2rem .8rem .2rem 0; text-align: left; }
      .number { text-align: right; }
      svg { max-width: 100%; height: auto; }
      </style>
      </head>
      <body>
      <main>
      <h1>\(Document.escaped(title))</h1>
      \(body.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private static func html(_ part: Part) -> String {
    switch part {
    case .words(let text): return "<p>\(escaped(text))</p>"
    case .items(let items):
      return "<ul>\n" + items.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n") + "\n</ul>"
    case .drawing(let drawing): return "<figure>\(drawing.svg())</figure>"
    case .table(let table): return html(table)
    }
  }

  private static func html(_ table: TableText) -> String {
    func cell(_ word: String, _ column: TableColumn, _ text: String) -> String {
      "<\(word)\(column.isRight ? " class=\"number\"" : "")>\(escaped(text))</\(word)>"
    }
    let shown = table.columns.map { column in
      column.shown.map { $0.map(TableLayout.trimmed) ?? Paint.plain.glyphs.missing }
    }
    let head = table.columns.map { cell("th", $0, $0.name) }.joined()
    let rows = (0..<(table.columns.first?.count ?? 0)).map { row in
      "<tr>" + zip(table.columns, shown).map { cell("td", $0, row < $1.count ? $1[row] : "") }.joined() + "</tr>"
    }
    return
      "<div><table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows.joined(separator: "\n"))\n</tbody>\n</table></div>"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in safeText(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
