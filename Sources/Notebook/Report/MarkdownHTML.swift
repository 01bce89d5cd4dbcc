import Display
import Verbs

/// Markdown for a page: headings, paragraphs, lists, quotes, code, tables, rules. A text of one's own and no library,
/// because no package for it can be had here; what it does not know it shows as text.
struct MarkdownHTML {
  private var lines: ArraySlice<String>
  /// How much deeper headings become, so that the page's own stay above.
  private let shift: Int
  private let depth: Int
  private static let deepest = 8

  static func html(_ text: String, shift: Int = 0) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { safeText(String($0)) }
    var markdown = MarkdownHTML(lines: lines[...], shift: shift, depth: 0)
    return markdown.blocks()
  }

  private init(lines: ArraySlice<String>, shift: Int, depth: Int) {
    self.lines = lines
    self.shift = shift
    self.depth = depth
  }

  private mutating func blocks() -> String {
    var html = ""
    while let line = lines.first {
      if line.allSatisfy(\.isWhitespace) { lines.removeFirst() } else { html += block(line) + "\n" }
    }
    return html
  }

  private mutating func block(_ line: String) -> String {
    let text = line.drop { $0 == " " }
    if text.hasPrefix("```") || text.hasPrefix("~~~") { return fence(text) }
    if let heading = heading(text) {
      lines.removeFirst()
      return heading
    }
    if MarkdownHTML.isRule(text) {
      lines.removeFirst()
      return "<hr>"
    }
    if depth < MarkdownHTML.deepest {
      if text.hasPrefix(">") { return quote() }
      if MarkdownHTML.marker(line) != nil { return list() }
    }
    if let table = table() { return table }
    return paragraph()
  }

  private func heading(_ text: Substring) -> String? {
    let level = text.prefix { $0 == "#" }.count
    guard (1...6).contains(level), text.dropFirst(level).first == " " else { return nil }
    var title = text.dropFirst(level + 1)
    while title.last == "#" || title.last == " " { title.removeLast() }
    return HTML.element("h\(min(6, level + shift))", [], MarkdownInline.html(String(title)))
  }

  private static func isRule(_ text: Substring) -> Bool {
    let marks = text.filter { $0 != " " }
    guard let first = marks.first, "-*_".contains(first), marks.count >= 3 else { return false }
    return marks.allSatisfy { $0 == first }
  }

  private mutating func fence(_ opening: Substring) -> String {
    let mark = opening.prefix { $0 == opening.first }
    let language = opening.dropFirst(mark.count).drop { $0 == " " }.prefix { !$0.isWhitespace }
    lines.removeFirst()
    var code: [String] = []
    while let line = lines.first {
      lines.removeFirst()
      let text = line.drop { $0 == " " }
      if text.hasPrefix(mark), text.allSatisfy({ $0 == mark.first || $0 == " " }) { break }
      code.append(line)
    }
    if language == "mlops" { return CodeHTML.block(code.joined(separator: "\n")) }
    let inner = HTML.escaped(code.joined(separator: "\n"))
    return "<pre class=\"code\" tabindex=\"0\"><code>\(inner)</code></pre>"
  }

  private mutating func quote() -> String {
    var inner: [String] = []
    while let line = lines.first, line.drop(while: { $0 == " " }).hasPrefix(">") {
      let text = line.drop { $0 == " " }.dropFirst()
      inner.append(String(text.first == " " ? text.dropFirst() : text))
      lines.removeFirst()
    }
    var inside = MarkdownHTML(lines: inner[...], shift: shift, depth: depth + 1)
    return HTML.element("blockquote", [], inside.blocks())
  }

  /// `- `, `* `, `+ ` or `1. ` with what stands before it: where the text begins, and the number.
  private static func marker(_ line: String) -> (indent: Int, width: Int, number: Int?)? {
    let indent = line.prefix { $0 == " " }.count
    let text = line.dropFirst(indent)
    if let first = text.first, "-*+".contains(first), text.dropFirst().first == " " { return (indent, 2, nil) }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...9).contains(digits.count), let mark = text.dropFirst(digits.count).first, mark == "." || mark == ")",
      text.dropFirst(digits.count + 1).first == " "
    else { return nil }
    return (indent, digits.count + 2, Int(digits))
  }

  private mutating func list() -> String {
    guard let line = lines.first, let first = MarkdownHTML.marker(line) else { return "" }
    var items: [String] = []
    var isLoose = false
    while let line = lines.first, let marker = MarkdownHTML.marker(line), marker.indent == first.indent,
      (marker.number == nil) == (first.number == nil)
    {
      lines.removeFirst()
      var inner = [String(line.dropFirst(marker.indent + marker.width))]
      while let next = lines.first {
        let indent = next.prefix { $0 == " " }.count
        if next.allSatisfy(\.isWhitespace) {
          guard let after = lines.dropFirst().first, after.prefix(while: { $0 == " " }).count > first.indent,
            !after.allSatisfy(\.isWhitespace)
          else { break }
          isLoose = true
          inner.append("")
        } else if indent > first.indent {
          inner.append(String(next.dropFirst(min(indent, marker.indent + marker.width))))
        } else {
          break
        }
        lines.removeFirst()
      }
      var inside = MarkdownHTML(lines: inner[...], shift: shift, depth: depth + 1)
      items.append(HTML.element("li", [], isLoose ? inside.blocks() : MarkdownHTML.tight(inside.blocks())))
      if lines.first?.allSatisfy(\.isWhitespace) == true, let after = lines.dropFirst().first,
        MarkdownHTML.marker(after)?.indent == first.indent
      {
        lines.removeFirst()
      }
    }
    let start = first.number.flatMap { $0 == 1 ? nil : [("start", "\($0)")] } ?? []
    return HTML.element(first.number == nil ? "ul" : "ol", start, items.joined(separator: "\n"))
  }

  /// An item of one paragraph needs none.
  private static func tight(_ html: String) -> String {
    guard html.hasPrefix("<p>"), let end = html.firstRange(of: "</p>") else { return html }
    return String(html[html.index(html.startIndex, offsetBy: 3)..<end.lowerBound] + html[end.upperBound...])
  }

  /// `| a | b |`, then `|---|---:|`, then rows.
  private mutating func table() -> String? {
    guard let head = lines.first, head.contains("|"), let rule = lines.dropFirst().first, rule.contains("-"),
      rule.allSatisfy({ "|-: ".contains($0) })
    else { return nil }
    let names = MarkdownHTML.cells(head)
    let sides = MarkdownHTML.cells(rule).map { $0.hasSuffix(":") && !$0.hasPrefix(":") }
    guard names.count == sides.count else { return nil }
    lines.removeFirst(2)
    func row(_ name: String, _ cells: [String]) -> String {
      let parts = names.indices.map { index in
        let style = sides[index] ? [("class", "right")] : []
        let scope = name == "th" ? [("scope", "col")] : []
        return HTML.element(name, style + scope, MarkdownInline.html(index < cells.count ? cells[index] : ""))
      }
      return "<tr>\(parts.joined())</tr>\n"
    }
    var body = ""
    while let line = lines.first, line.contains("|") {
      lines.removeFirst()
      body += row("td", MarkdownHTML.cells(line))
    }
    return "<div class=\"table\"><table><thead>\(row("th", names))</thead><tbody>\(body)</tbody></table></div>"
  }

  private static func cells(_ line: String) -> [String] {
    var cells = [""]
    var isEscaped = false
    for letter in line.trimmingWhitespace {
      if letter == "|", !isEscaped { cells.append("") } else { cells[cells.count - 1].append(letter) }
      isEscaped = letter == "\\" && !isEscaped
    }
    if cells.first?.allSatisfy(\.isWhitespace) == true { cells.removeFirst() }
    if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
    return cells.map { $0.trimmingWhitespace }
  }

  private mutating func paragraph() -> String {
    var text: [String] = []
    while let line = lines.first, !line.allSatisfy(\.isWhitespace) {
      let start = line.drop { $0 == " " }
      let begins = start.hasPrefix("```") || start.hasPrefix(">") || heading(start) != nil
      if !text.isEmpty, begins || MarkdownHTML.marker(line) != nil { break }
      text.append(String(start))
      lines.removeFirst()
    }
    return HTML.element("p", [], MarkdownInline.html(text.joined(separator: "\n")))
  }
}
