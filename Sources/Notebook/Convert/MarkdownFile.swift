import Language

/// A notebook as Markdown: its words as they are, its code in fences that begin with `mlops`.
enum MarkdownFile {
  /// - Parameter states: the outputs to put in, for those who ask; stale ones are left out.
  static func text(_ text: NotebookText, _ states: [Freshness.State] = []) -> String {
    let known = Dictionary(
      states.filter(\.isCurrent).map { ($0.cell.number ?? 0, $0) }, uniquingKeysWith: { first, _ in first })
    var parts: [String] = []
    for cell in text.cells {
      let part = ScriptPart(cell, in: text)
      if !part.title.isEmpty { parts.append("## " + part.title) }
      if part.source.isEmpty { continue }
      switch part.kind {
      case .markdown: parts.append(part.source)
      case .raw: parts.append(fence(part.source, "raw"))
      case .code: parts.append(fence(part.source, "mlops"))
      }
      for output in known[cell.number ?? 0]?.record?.outputs ?? [] where !output.lines.isEmpty {
        parts.append(fence(output.lines.joined(separator: "\n"), "output"))
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The script of a text in Markdown: each fence of mlops is a cell, titled by a heading right above it; the words
  /// between are markdown cells. Fences of other languages stay words; shown outputs are left.
  static func script(of markdown: String) -> String {
    var parts: [String] = []
    var words: [String] = []
    // A line break of Windows is one character.
    var lines = markdown.split(omittingEmptySubsequences: false) { (letter: Character) in
      letter == "\n" || letter == "\r\n"
    }
    .map { String($0) }[...]
    func flush() {
      let text = CodeHTML.trimmed(words.joined(separator: "\n"))
      if !text.isEmpty { parts.append(ScriptPart(kind: .markdown, title: "", source: text).text) }
      words = []
    }
    while let line: String = lines.first {
      lines.removeFirst()
      let mark = line.prefix { $0 == "`" }
      guard mark.count >= 3 else {
        words.append(line)
        continue
      }
      var code: [String] = []
      var closing: String?
      while let next = lines.first {
        lines.removeFirst()
        if next.hasPrefix(mark), next.allSatisfy({ $0 == "`" || $0 == " " }) {
          closing = next
          break
        }
        code.append(next)
      }
      switch line.dropFirst(mark.count).prefix(while: { !$0.isWhitespace }) {
      case "mlops":
        let title = takeTitle(&words)
        flush()
        parts.append(ScriptPart(kind: .code, title: title, source: CodeHTML.trimmed(code.joined(separator: "\n"))).text)
      case "raw":
        flush()
        parts.append(ScriptPart(kind: .raw, title: "", source: code.joined(separator: "\n")).text)
      case "output": break
      default: words += [line] + code + (closing.map { [$0] } ?? [])
      }
    }
    flush()
    return ScriptPart.script(parts)
  }

  /// Takes a heading of the second level away from the end of the words.
  private static func takeTitle(_ words: inout [String]) -> String {
    guard let last = words.lastIndex(where: { !$0.allSatisfy(\.isWhitespace) }), words[last].hasPrefix("## ") else {
      return ""
    }
    let title = String(words[last].dropFirst(3))
    words.removeSubrange(last...)
    return title
  }

  private static func fence(_ text: String, _ language: String) -> String {
    var longest = 0
    for line in text.split(separator: "\n") { longest = max(longest, line.prefix { $0 == "`" }.count) }
    let mark = String(repeating: "`", count: max(3, longest + 1))
    return "\(mark)\(language)\n\(text)\n\(mark)"
  }
}
