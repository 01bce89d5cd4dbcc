/// What a paste brings, made fit to be typed: line breaks of one kind, no control characters, and of a page that was
/// copied from a prompt only what had been typed there.
enum PastedText {
  /// Line breaks of every kind become `\n`, none stay at the end; tabs stay, other control characters go.
  static func cleaned(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in scalars {
      if scalar == "\n", previous == "\r" { previous = scalar; continue }
      previous = scalar
      if scalar == "\r" {
        text.append("\n")
      } else if scalar == "\n" || scalar == "\t" || scalar.value >= 0x20, scalar.value != 0x7F {
        text.append(scalar)
      }
    }
    while text.last == "\n" { text.removeLast() }
    return typed(String(text))
  }

  /// A text whose first line begins with a prompt, ours or that of another program, without prompts and outputs; any other
  /// text as it is. The fences of a code block go.
  static func typed(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if let fence = lines.first, fence.hasPrefix("```"), lines.count > 1 {
      lines.removeFirst()
      if let last = lines.lastIndex(where: { $0.hasPrefix("```") }) { lines.removeSubrange(last...) }
      return typed(lines.joined(separator: "\n"))
    }
    guard let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }),
      let marks = PromptMarks.all.first(where: { $0.begins(first, lines) })
    else { return text }
    var kept: [Substring] = []
    var isInBlock = false
    for line in lines {
      if let rest = marks.prompt(line) {
        isInBlock = !rest.isEmpty
        if isInBlock { kept.append(rest) }
      } else if isInBlock, let rest = marks.further(line) {
        kept.append(rest)
      } else {
        isInBlock = false
      }
    }
    // The further line that ends a block elsewhere is empty.
    return kept.map { $0.allSatisfy(\.isWhitespace) ? "" : String($0) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

/// The prompts that a program writes before what is typed.
private struct PromptMarks {
  /// Whether a text with that first line is a page of this program.
  let begins: (_ first: Substring, _ lines: [Substring]) -> Bool
  /// What stands behind the prompt of a new block.
  let prompt: (Substring) -> Substring?
  /// What stands behind the prompt of a further line.
  let further: (Substring) -> Substring?

  init(
    _ prompt: @escaping (Substring) -> Substring?, further: @escaping (Substring) -> Substring?,
    begins: ((Substring, [Substring]) -> Bool)? = nil
  ) {
    self.prompt = prompt
    self.further = further
    self.begins = begins ?? { first, _ in prompt(first) != nil }
  }

  static var all: [PromptMarks] { [own, ipython, python, julia, duck] }

  private static var own: PromptMarks {
    PromptMarks(
      { line in
        guard let rest = behind("mlops", line.drop { $0 == " " }) else { return nil }
        return behindBlank(">", numbered(rest, " [") ?? rest)
      }, further: { behindBlank("...>", $0.drop { $0 == " " }) })
  }

  /// `In [3]: x`, further lines `   ...: x`, results `Out[3]: x`.
  private static var ipython: PromptMarks {
    PromptMarks(
      { line in behind("In", line.drop { $0 == " " }).flatMap { numbered($0, " [") }.flatMap { behindBlank(":", $0) } },
      further: { behindBlank("...:", $0.drop { $0 == " " }) })
  }

  private static var python: PromptMarks {
    PromptMarks({ behindBlank(">>>", $0) }, further: { behindBlank("...", $0) })
  }

  private static var julia: PromptMarks {
    PromptMarks({ behindBlank("julia>", $0) }, further: { $0.hasPrefix("       ") ? $0.dropFirst(7) : nil })
  }

  /// `D select …;`, further lines `· …` or `‣ …`; a letter alone is a prompt only before SQL or above a drawn table.
  private static var duck: PromptMarks {
    PromptMarks(
      { behindBlank("D", $0) },
      further: { line in
        let line = line.drop { $0 == " " }
        return ["·", "‣", ">"].lazy.compactMap { behindBlank($0, line) }.first
      },
      begins: { first, lines in
        guard let rest = behindBlank("D", first) else { return false }
        let word = rest.prefix { $0.isLetter }.lowercased()
        return ["select", "from", "with", "create", "describe", "summarize", "pivot", "insert"].contains(word)
          || lines.contains { $0.hasPrefix("┌") }
      })
  }

  private static func behind(_ mark: String, _ line: Substring) -> Substring? {
    line.hasPrefix(mark) ? line.dropFirst(mark.count) : nil
  }

  /// Behind a mark and its blank, which an empty prompt may have lost where it was copied.
  private static func behindBlank(_ mark: String, _ line: Substring) -> Substring? {
    guard let rest = behind(mark, line) else { return nil }
    return rest.isEmpty ? rest : rest.first == " " ? rest.dropFirst() : nil
  }

  /// Behind a number in brackets.
  private static func numbered(_ line: Substring, _ open: String) -> Substring? {
    guard let rest = behind(open, line) else { return nil }
    let number = rest.prefix { $0.isASCII && $0.isNumber }
    return number.isEmpty ? nil : behind("]", rest.dropFirst(number.count))
  }
}
