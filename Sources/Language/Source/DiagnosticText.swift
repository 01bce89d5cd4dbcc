import Letters

/// Renders a diagnostic as lines of text; nothing else does.
///
/// ```
/// error[C012]: no column `salery` in `loans`
///   4 |   | filter .salery > 1000
///     |            ^^^^^^^
/// help: did you mean `.salary_range`?  (columns: id, car_value, salary_range, …)
/// ```
public enum DiagnosticText {
  /// Lines joined by newlines, without one at the end. `width` is that of the terminal: a longer source line is cut
  /// around the mark. The place stands behind the message, unless the text was typed at the prompt.
  public static func render(_ diagnostic: Diagnostic, colour: Bool = false, width: Int = 80) -> String {
    let paint = Paint(isOn: colour)
    let head = paint.severity(diagnostic.severity, "\(diagnostic.severity.rawValue)[\(diagnostic.code)]")
    var lines = [head + paint.bold(": " + visible(diagnostic.message)) + place(diagnostic)]
    if let source = diagnostic.source, let span = diagnostic.span {
      lines += excerpt(source, span, diagnostic.severity, paint, max(20, width))
    }
    if let help = diagnostic.help { lines.append(paint.help("help") + ": " + visible(help)) }
    lines += diagnostic.notes.map { paint.dim("note") + ": " + visible($0) }
    return lines.joined(separator: "\n")
  }

  /// ` (nightly.mlops:4:12)` for a text that came from a file.
  private static func place(_ diagnostic: Diagnostic) -> String {
    guard let source = diagnostic.source, let span = diagnostic.span, !source.name.hasPrefix("input[") else {
      return ""
    }
    let (line, column) = source.position(Int(span.start))
    return " (\(visible(source.name)):\(line):\(column))"
  }

  /// The source line with its number, and the mark below it.
  private static func excerpt(
    _ source: Source, _ span: Span, _ severity: Diagnostic.Severity, _ paint: Paint, _ width: Int
  ) -> [String] {
    let number = source.position(Int(span.start)).line
    let lineStart = source.lineStarts[number - 1]
    let line = Array(source.line(number).utf8)
    let from = min(max(0, Int(span.start) - lineStart), line.count)
    let to = min(max(from, Int(span.end) - lineStart), line.count)
    var before = expanded(String(decoding: line[..<from], as: UTF8.self), from: 0)
    let marked = expanded(String(decoding: line[from..<to], as: UTF8.self), from: DisplayWidth.of(before))
    var after = expanded(String(decoding: line[to...], as: UTF8.self), from: DisplayWidth.of(before + marked))
    let gutter = "  \(number)"
    let room = max(10, width - gutter.count - 3)
    var shown = marked
    if DisplayWidth.of(before + marked + after) > room {
      shown = cut(marked, to: room - 2, keepingEnd: false)
      before = cut(before, to: max(0, (room - DisplayWidth.of(shown)) * 2 / 3), keepingEnd: true)
      after = cut(after, to: max(0, room - DisplayWidth.of(before + shown)), keepingEnd: false)
    }
    let carets = String(repeating: "^", count: max(1, DisplayWidth.of(shown)))
    let blank = String(repeating: " ", count: gutter.count)
    return [
      paint.dim("\(gutter) |") + trimmed(" " + before + shown + after),
      paint.dim("\(blank) |") + String(repeating: " ", count: 1 + DisplayWidth.of(before))
        + paint.severity(severity, carets),
    ]
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  /// At most so many columns, with `…` where something was left out.
  private static func cut(_ text: String, to columns: Int, keepingEnd: Bool) -> String {
    guard DisplayWidth.of(text) > columns else { return text }
    guard columns > 0 else { return "" }
    var kept: [Character] = []
    var used = 1
    for character in keepingEnd ? Array(text.reversed()) : Array(text) {
      used += DisplayWidth.of(character)
      if used > columns { break }
      kept.append(character)
    }
    return keepingEnd ? "…" + String(kept.reversed()) : String(kept) + "…"
  }

  /// Tabs become spaces up to the next multiple of four columns; the rest is made visible.
  private static func expanded(_ text: String, from column: Int) -> String {
    var result = ""
    var column = column
    for character in text {
      if character == "\t" {
        let spaces = 4 - column % 4
        result += String(repeating: " ", count: spaces)
        column += spaces
      } else {
        let shown = visible(String(character))
        result += shown
        column += DisplayWidth.of(shown)
      }
    }
    return result
  }

  /// Control characters as pictures, so that no text that a file holds can drive the terminal.
  private static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !isControl(scalar) {
        result.append(scalar)
      } else if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
        result.append(picture)
      } else {
        result.append("\u{FFFD}")
      }
    }
    return String(result)
  }

  /// C0 and C1 controls and the marks that turn the direction of writing.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

/// Colours of a diagnostic, or none.
private struct Paint {
  let isOn: Bool

  func severity(_ severity: Diagnostic.Severity, _ text: String) -> String {
    switch severity {
    case .error: wrap("1;31", text)
    case .warning: wrap("1;33", text)
    case .note: wrap("1;36", text)
    }
  }

  func help(_ text: String) -> String { wrap("1;32", text) }
  func bold(_ text: String) -> String { wrap("1", text) }
  func dim(_ text: String) -> String { wrap("2", text) }

  private func wrap(_ code: String, _ text: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
