import Display

/// The inside of a paragraph of Markdown as HTML: code, emphasis, links to http and https, line breaks. All else is text,
/// tags too: nothing of a notebook's text becomes markup that it did not mean.
struct MarkdownInline {
  private let letters: [Character]
  private var at = 0
  private static let deepest = 16

  static func html(_ text: String, depth: Int = 0) -> String {
    var inline = MarkdownInline(letters: Array(text))
    return inline.html(depth)
  }

  private init(letters: [Character]) { self.letters = letters }

  private mutating func html(_ depth: Int) -> String {
    guard depth < MarkdownInline.deepest else { return HTML.escaped(String(letters)) }
    var html = ""
    var plain = ""
    func flush() {
      html += HTML.escaped(plain)
      plain = ""
    }
    while at < letters.count {
      if let markup = markup(depth, before: plain.last ?? (html.isEmpty ? " " : "x")) {
        flush()
        html += markup
      } else {
        plain.append(letters[at])
        at += 1
      }
    }
    flush()
    return html
  }

  /// The markup that begins here, with `at` behind it; none where a plain letter stands.
  private mutating func markup(_ depth: Int, before: Character) -> String? {
    switch letters[at] {
    case "\\" where at + 1 < letters.count && "\\`*_{}[]()#+-.!|<>~\"'".contains(letters[at + 1]):
      at += 2
      return HTML.escaped(String(letters[at - 1]))
    case "`": return code()
    case "*", "_": return emphasis(depth, before: before)
    case "!" where at + 1 < letters.count && letters[at + 1] == "[":
      // A picture would be fetched from elsewhere: its text stands in its place.
      guard let (text, _, end) = link(from: at + 1) else { return nil }
      at = end
      return HTML.escaped(text)
    case "[":
      guard let (text, address, end) = link(from: at) else { return nil }
      at = end
      return MarkdownInline.link(MarkdownInline.html(text, depth: depth + 1), to: address)
    case "<":
      guard let close = letters[at...].firstIndex(of: ">") else { return nil }
      let address = String(letters[(at + 1)..<close])
      guard MarkdownInline.isWeb(address) else { return nil }
      at = close + 1
      return MarkdownInline.link(HTML.escaped(address), to: address)
    case "\n":
      var start = at
      while start > 0, letters[start - 1] == " " { start -= 1 }
      let isBreak = at - start >= 2 || start > 0 && letters[start - 1] == "\\"
      at += 1
      return isBreak ? "<br>\n" : "\n"
    default: return nil
    }
  }

  private mutating func code() -> String? {
    let ticks = letters[at...].prefix { $0 == "`" }.count
    var end = at + ticks
    while end < letters.count {
      let run = letters[end...].prefix { $0 == "`" }.count
      if run == ticks {
        var text = letters[(at + ticks)..<end].map { $0 == "\n" ? " " : $0 }
        if text.count > 2, text.first == " ", text.last == " " { text = Array(text.dropFirst().dropLast()) }
        at = end + ticks
        return HTML.element("code", [], HTML.escaped(String(text)))
      }
      end += max(1, run)
    }
    // No end: the ticks are text.
    let start = at
    at += ticks
    return HTML.escaped(String(letters[start..<at]))
  }

  private mutating func emphasis(_ depth: Int, before: Character) -> String? {
    let mark = letters[at]
    let run = min(2, letters[at...].prefix { $0 == mark }.count)
    let start = at + run
    guard start < letters.count, !letters[start].isWhitespace else { return nil }
    if mark == "_", before.isLetter || before.isNumber { return nil }
    var end = start
    while end < letters.count {
      if letters[end] == "\\" { end += 2; continue }
      let closing = letters[end...].prefix { $0 == mark }.count
      if closing >= run, end > start, !letters[end - 1].isWhitespace, closing == run || closing == 3 {
        let after = end + run < letters.count ? letters[end + run] : " "
        if mark == "*" || !(after.isLetter || after.isNumber) {
          let inner = MarkdownInline.html(String(letters[start..<end]), depth: depth + 1)
          at = end + run
          return HTML.element(run == 2 ? "strong" : "em", [], inner)
        }
      }
      end += max(1, closing)
    }
    return nil
  }

  /// `[text](address)` from its bracket on; brackets may stand inside.
  private func link(from open: Int) -> (text: String, address: String, end: Int)? {
    var depth = 0
    var close = open
    while close < letters.count {
      if letters[close] == "\\" { close += 2; continue }
      if letters[close] == "[" { depth += 1 }
      if letters[close] == "]" { depth -= 1; if depth == 0 { break } }
      close += 1
    }
    guard close + 1 < letters.count, letters[close + 1] == "(",
      let end = letters[(close + 2)...].firstIndex(of: ")")
    else { return nil }
    let inside = String(letters[(close + 2)..<end])
    let address = inside.split(separator: " ").first.map(String.init) ?? ""
    return (String(letters[(open + 1)..<close]), address, end + 1)
  }

  /// A link where the address is one of the web; else the text alone.
  private static func link(_ html: String, to address: String) -> String {
    guard isWeb(address) else { return html }
    return HTML.element("a", [("href", address), ("rel", "noreferrer noopener")], html)
  }

  private static func isWeb(_ address: String) -> Bool {
    let lower = address.lowercased()
    guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return false }
    return !address.contains { $0.isWhitespace || $0 == "<" || $0 == ">" || $0 == "\"" }
  }
}
