import Language
import Serving

extension Jupyter {
  /// What a notebook of Jupyter became.
  struct Read {
    var script: String
    /// What could not be taken over, a sentence each.
    var remarks: [String]
  }

  /// Reads a notebook of version 4. Code of another language becomes a comment with a line that says so; outputs are
  /// left, because a script is run again. Throws N005.
  static func script(of bytes: [UInt8], named name: String) throws(Diagnostic) -> Read {
    guard let json = try? JSON(bytes), let cells = json["cells"]?.list else {
      throw Diagnostic("N005", "`\(name)` is no notebook of Jupyter", help: "it must be JSON with a list of `cells`")
    }
    guard json["nbformat"]?.int == 4 else {
      throw Diagnostic(
        "N005", "`\(name)` is a notebook of version \(json["nbformat"]?.int ?? 0), and version 4 is read",
        help: "open and save it with a newer Jupyter first")
    }
    let metadata = json["metadata"]
    let language =
      metadata?["kernelspec"]?["language"]?.text ?? metadata?["language_info"]?["name"]?.text
      ?? metadata?["kernelspec"]?["name"]?.text ?? "python"
    var parts: [String] = []
    var foreign = 0
    var outputs = 0
    for cell in cells {
      guard let kind = Cell.Kind(rawValue: cell["cell_type"]?.text ?? "") else { continue }
      outputs += cell["outputs"]?.list?.count ?? 0
      let own = cell["metadata"]?["mlops"]
      let part = ScriptPart(kind: kind, title: own?["title"]?.text ?? "", source: source(cell["source"]))
      if kind == .code, language != "mlops" {
        foreign += 1
        parts.append(foreignCode(part.source, language, number: foreign))
      } else {
        parts.append(kept(own?["text"]?.text, part) ?? part.text)
      }
    }
    var remarks: [String] = []
    if foreign > 0 {
      remarks.append("\(foreign) cells of \(language) became comments: write what they do in mlops below each")
    }
    if outputs > 0 { remarks.append("the outputs were left out; `mlops report` makes them again") }
    // A kept text carries its own end.
    let isKept = cells.last?["metadata"]?["mlops"]?["text"]?.text.map { parts.last == $0 } ?? false
    return Read(script: isKept ? parts.joined() : ScriptPart.script(parts), remarks: remarks)
  }

  /// The text that the cell had in its script, while the cell still says the same.
  private static func kept(_ text: String?, _ part: ScriptPart) -> String? {
    guard let text else { return nil }
    let again = NotebookText(Source(name: "", text: text))
    if text.isEmpty || again.cells.isEmpty { return part.source.isEmpty ? text : nil }
    guard again.cells.count == 1, ScriptPart(again.cells[0], in: again) == part else { return nil }
    return text
  }

  private static func source(_ json: JSON?) -> String {
    let text = json?.text ?? (json?.list ?? []).compactMap(\.text).joined()
    return CodeHTML.trimmed(String(text.map { $0 == "\r\n" ? "\n" : $0 }))
  }

  private static func foreignCode(_ code: String, _ language: String, number: Int) -> String {
    let word = language.prefix { $0.isLetter || $0.isNumber || "+#_-".contains($0) }
    let name = word.isEmpty ? "another language" : word.prefix(1).uppercased() + word.dropFirst()
    var lines = [
      "# %% \(name) \(number)", "# This cell is \(name), which mlops does not run. Write it in mlops below.",
    ]
    lines += code.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "#" : "#   " + $0 }
    return lines.joined(separator: "\n") + "\n\n"
  }
}
