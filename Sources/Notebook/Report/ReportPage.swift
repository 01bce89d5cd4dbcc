import Display

/// A page of a notebook in HTML: one file, no script, nothing from elsewhere; its own rules forbid the browser both.
struct ReportPage {
  /// One cell, or one line of a session.
  struct Section {
    /// Where links of the contents lead.
    var id: String
    var title: String
    var body: Body

    enum Body {
      case markdown(String)
      case code(text: String, outputs: [CellOutput], state: [String])
    }
  }

  var title: String
  /// Where it comes from and when it ran, a sentence each.
  var facts: [String]
  var sections: [Section]
  var footer: String

  /// The whole page.
  var html: String {
    var places = 0
    let main = sections.map { section($0, &places) }.joined(separator: "\n")
    return Page(title: title, facts: facts, contents: contents, main: main, footer: footer).html
  }

  private var contents: String {
    let items = sections.compactMap { section -> (id: String, title: String, mark: String)? in
      guard !section.title.isEmpty else { return nil }
      var mark = ""
      if case .code(_, let outputs, let state) = section.body {
        let word = outputs.contains { $0.kind == "error" } ? "failed" : nil
        mark = (state.isEmpty ? word : "stale").map { " <span class=\"state\">\($0)</span>" } ?? ""
      }
      return (section.id, section.title, mark)
    }
    return Page.contents(items)
  }

  private func section(_ section: Section, _ places: inout Int) -> String {
    let head = HTML.element("h2", [("id", section.id)], HTML.escaped(section.title))
    switch section.body {
    case .markdown(let text):
      let inner = MarkdownHTML.html(text, shift: 1)
      guard !section.title.isEmpty else { return "<section class=\"words\">\n\(inner)</section>" }
      // A text that begins with its own title shows it once, as the place that the contents lead to.
      let own = "<h2>" + HTML.escaped(section.title) + "</h2>\n"
      let rest = inner.hasPrefix(own) ? String(inner.dropFirst(own.count)) : inner
      return "<section class=\"words\" aria-labelledby=\"\(section.id)\">\n\(head)\n\(rest)</section>"
    case .code(let text, let outputs, let state):
      var html = "<section class=\"cell\" aria-labelledby=\"\(section.id)\">\n\(head)\n"
      html += CodeHTML.block(text) + "\n"
      if !state.isEmpty {
        let reasons = state.map { HTML.element("p", [], HTML.escaped($0)) }.joined()
        html += HTML.element("div", [("class", "stale"), ("role", "note")], "<p>Stale</p>\(reasons)") + "\n"
      }
      for output in outputs {
        places += 1
        html += ReportPage.output(output, section.title, places) + "\n"
      }
      return html + "</section>"
    }
  }

  private static func output(_ output: CellOutput, _ title: String, _ place: Int) -> String {
    if let table = output.table { return TableHTML.block(table, label: "Table \(place): \(title)") }
    if let svg = output.svg {
      guard let picture = SafePicture.html(svg, place: place) else {
        return HTML.element("p", [("class", "note")], "A picture that mlops has not drawn was left out.")
      }
      return HTML.element("figure", [], picture)
    }
    let lines = HTML.escaped(output.lines.joined(separator: "\n"))
    switch output.kind {
    case "remark": return HTML.element("p", [("class", "note")], "· " + lines)
    case "error": return HTML.element("pre", [("class", "error"), ("tabindex", "0")], lines)
    default: return HTML.element("pre", [("class", "text"), ("tabindex", "0")], lines)
    }
  }
}
