import Display
import Language
import Verbs

/// Code of the language for a page, coloured as the prompt colours it: a class for each role.
enum CodeHTML {
  private static let verbs = Set(Catalogue.names)

  /// A whole text. Blank lines at both ends are left out.
  static func block(_ text: String) -> String {
    let source = Source(name: "", text: trimmed(text))
    var html = ""
    var at = 0
    for piece in Highlight(source, isVerb: verbs.contains).pieces {
      let start = max(at, Int(piece.span.start))
      guard Int(piece.span.end) > start else { continue }
      html += HTML.escaped(source.text(Span(at, start)))
      html += HTML.element(
        "span", [("class", "h-\(piece.role.rawValue)")], HTML.escaped(source.text(Span(start, Int(piece.span.end)))))
      at = Int(piece.span.end)
    }
    html += HTML.escaped(source.text(Span(at, source.bytes.count)))
    return "<pre class=\"code\" tabindex=\"0\"><code class=\"language-mlops\">\(html)</code></pre>"
  }

  static func trimmed(_ text: String) -> String {
    var lines = text.lines[...]
    while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}

extension StringProtocol {
  /// The lines, whichever of the two line breaks ends them: that of Windows is one character.
  var lines: [SubSequence] { split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" } }
}
