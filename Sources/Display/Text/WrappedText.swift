/// Breaks a sentence into lines of a given width, between words where it can.
public enum WrappedText {
  /// Lines no wider than the width; those after the first begin with the indent. Below 8 columns the text is cut
  /// instead.
  public static func lines(_ text: String, width: Int, indent: Int = 0, mark: String = "…") -> [String] {
    guard width >= 8 else { return [DisplayWidth.cut(text, to: width, mark: mark)] }
    let indent = min(indent, width / 2)
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    var used = 0
    var isEmpty = true
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      for piece in pieces(String(word), width: width - indent) {
        let size = DisplayWidth.of(piece)
        if !isEmpty, used + 1 + size > width {
          lines.append(line)
          line = margin + piece
          used = indent + size
          continue
        }
        line += isEmpty ? piece : " " + piece
        used += isEmpty ? size : size + 1
        isEmpty = false
      }
    }
    lines.append(line)
    return lines
  }

  /// A word that is wider than a line, in parts that fit.
  private static func pieces(_ word: String, width: Int) -> [String] {
    guard DisplayWidth.of(word) > width else { return [word] }
    var parts: [String] = []
    var part = ""
    var used = 0
    for character in word {
      let size = DisplayWidth.of(character)
      if used + size > width {
        parts.append(part)
        part = ""
        used = 0
      }
      part.append(character)
      used += size
    }
    return part.isEmpty ? parts : parts + [part]
  }
}
