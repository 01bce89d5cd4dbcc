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
      case .markdown: parts.append(words(part.source))
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
    var lines = markdown.lines.map { String($0) }[...]
    func flush() {
      let text = CodeHTML.trimmed(words.joined(separator: "\n"))
      if !text.isEmpty { parts.append(ScriptPart(kind: .markdown, title: "", source: text).text) }
      words = []
    }
    while let line: String = lines.first {
      lines.removeFirst()
      let mark = fenceMark(line)
      guard !mark.isEmpty else {
        words.append(line)
        continue
      }
      var code: [String] = []
      var closing: String?
      while let next = lines.first {
        lines.removeFirst()
        if closes(next, mark) {
          closing = next
          break
        }
        code.append(next)
      }
      switch mark.first == "~" ? "" : fenceWord(line) {
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

  /// The marks of a line that opens a fence, ``` or ~~~; none of another line.
  private static func fenceMark(_ line: String) -> Substring {
    guard let first = line.first, first == "`" || first == "~" else { return "" }
    let mark = line.prefix { $0 == first }
    return mark.count >= 3 ? mark : ""
  }

  private static func fenceWord(_ line: String) -> Substring {
    line.drop { $0 == "`" }.prefix { !$0.isWhitespace }
  }

  private static func closes(_ line: String, _ mark: Substring) -> Bool {
    line.hasPrefix(mark) && line.allSatisfy { $0 == mark.first || $0 == " " }
  }

  /// Words as Markdown. A fence among them that a reader of the file would take for a cell gets `~` for its marks, and
  /// one that nobody closed is closed.
  private static func words(_ text: String) -> String {
    var result: [String] = []
    var open: (mark: Substring, line: Int)?
    for line in text.lines.map({ String($0) }) {
      result.append(line)
      if let fence = open {
        guard closes(line, fence.mark) else { continue }
        open = nil
        rename(&result, from: fence.line)
      } else if !fenceMark(line).isEmpty {
        open = (fenceMark(line), result.count - 1)
      }
    }
    if let fence = open {
      result.append(String(fence.mark))
      rename(&result, from: fence.line)
    }
    return result.joined(separator: "\n")
  }

  /// Gives the last fence, which begins at a line, other marks where its word is one of ours.
  private static func rename(_ lines: inout [String], from start: Int) {
    let mark = fenceMark(lines[start])
    guard mark.first == "`", ["mlops", "raw", "output"].contains(fenceWord(lines[start])) else { return }
    let longest = lines[start...].map { $0.prefix { $0 == "~" }.count }.max() ?? 0
    let other = String(repeating: "~", count: max(mark.count, longest + 1))
    lines[start] = other + lines[start].dropFirst(mark.count)
    lines[lines.count - 1] = other
  }

  private static func fence(_ text: String, _ language: String) -> String {
    var longest = 0
    for line in text.split(separator: "\n") { longest = max(longest, line.prefix { $0 == "`" }.count) }
    let mark = String(repeating: "`", count: max(3, longest + 1))
    return "\(mark)\(language)\n\(text)\n\(mark)"
  }
}
