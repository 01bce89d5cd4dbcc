/// A table of a result for a page: names, types, aligned cells, notes below. A wide one scrolls inside its frame, a long
/// one too, with its heading in sight.
public enum TableHTML {
  public static func block(_ table: TableGrid, label: String) -> String {
    let sides = table.columns.map { $0.isRight ? [("class", "right")] : [] }
    var head = row("th", zip(table.columns, sides).map { ($0.name, $1 + [("scope", "col")]) })
    if table.columns.contains(where: { !$0.type.isEmpty }) {
      head += row("td", zip(table.columns, sides).map { ($0.type, $1) }, class: "types")
    }
    let body = table.rows.map { cells in
      let parts = zip(cells, sides).map { cell, side -> String in
        let style = side.isEmpty ? "missing" : "missing right"
        return cell.map { HTML.element("td", side, HTML.escaped($0)) }
          ?? HTML.element("td", [("class", style)], "<span>missing</span>")
      }
      return "<tr>\(parts.joined())</tr>\n"
    }
    var html = HTML.element("caption", [("class", "unseen")], HTML.escaped(label))
    html += "<thead>\(head)</thead>\n<tbody>\n\(body.joined())</tbody>"
    html =
      "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"\(HTML.escaped(label))\"><table>\(html)</table></div>"
    return html + table.notes.map { HTML.element("p", [("class", "note")], HTML.escaped($0)) }.joined()
  }

  private static func row(
    _ name: String, _ cells: [(String, [(String, String)])], class style: String? = nil
  ) -> String {
    let parts = cells.map { HTML.element(name, $0.1, HTML.escaped($0.0)) }.joined()
    return HTML.element("tr", style.map { [("class", $0)] } ?? [], parts)
  }
}
