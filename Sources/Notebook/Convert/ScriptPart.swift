import Language

/// A cell between two formats: what other notebooks call its source, and the lines that it makes in a script.
struct ScriptPart: Hashable {
  var kind: Cell.Kind
  var title: String
  /// Without the cell's first line and without blank lines at its ends; of markdown without the comment marks.
  var source: String

  init(kind: Cell.Kind, title: String, source: String) {
    self.kind = kind
    self.title = title
    self.source = source
  }

  init(_ cell: NotebookCell, in text: NotebookText) {
    kind = cell.cell.kind
    title = cell.cell.title
    let body = kind == .code ? text.source.text(cell.cell.body) : cell.cell.markdown(text.source)
    source = CodeHTML.trimmed(body)
  }

  /// The lines of a script, with the blank line before the next cell.
  var text: String {
    var head = "# %%"
    if kind != .code { head += " [\(kind.rawValue)]" }
    if !title.isEmpty { head += " " + title }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if kind == .code { return String(line) }
      return line.isEmpty ? "#" : "# " + line
    }
    return head + "\n" + (source.isEmpty ? "" : lines.joined(separator: "\n") + "\n") + "\n"
  }

  /// Parts as a script; the last ends without a blank line.
  static func script(_ parts: [String]) -> String {
    var text = parts.joined()
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text
  }
}
