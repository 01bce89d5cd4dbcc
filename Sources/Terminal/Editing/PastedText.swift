import Display

/// What a paste brings, made fit to be typed: line breaks of one kind, no control characters, and of a page that was
/// copied from a prompt only what had been typed there.
enum PastedText {
  /// - Parameter width: the window's columns, by which rows that were broken there are known.
  static func cleaned(_ scalars: some Sequence<Unicode.Scalar>, width: Int? = nil) -> String {
    typed(plain(scalars), width: width)
  }

  /// Line breaks of every kind become `\n`, none stay at the end; tabs stay, other control characters go.
  static func plain(_ scalars: some Sequence<Unicode.Scalar>) -> String {
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
    return String(text)
  }

  /// A text whose first line begins with a prompt, ours or that of another program, without prompts and outputs; any other
  /// text as it is. The fences of code blocks go.
  static func typed(_ text: String, width: Int? = nil) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1, lines[0].hasPrefix("```") else { return typed(lines, width: width) ?? text }
    return fenced(lines, width: width)
  }

  /// The code of a text that begins with a fence; words between and behind become comments, so that nothing is lost.
  private static func fenced(_ lines: [Substring], width: Int?) -> String {
    var parts: [String] = []
    var code: [Substring] = []
    // How many marks have opened the block; none between two blocks.
    var opening = 0
    for line in lines {
      let ticks = line.prefix { $0 == "`" }.count
      if opening > 0, ticks >= opening, line.dropFirst(ticks).allSatisfy(\.isWhitespace) {
        parts.append(typed(code, width: width) ?? code.joined(separator: "\n"))
        (opening, code) = (0, [])
      } else if opening > 0 {
        code.append(line)
      } else if ticks >= 3 {
        opening = ticks
      } else if !line.allSatisfy(\.isWhitespace) {
        parts.append("# " + line)
      }
    }
    parts.append(typed(code, width: width) ?? code.joined(separator: "\n"))
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What was typed at the prompts of a page; none where it is no such page.
  private static func typed(_ lines: [Substring], width: Int?) -> String? {
    guard let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }),
      let marks = PromptMarks.all.first(where: { $0.begins(first, lines) })
    else { return nil }
    var blocks: [[String]] = []
    var isInBlock = false
    var before: Substring = ""
    for line in lines {
      if let rest = marks.prompt(line) {
        isInBlock = !rest.isEmpty
        if isInBlock { blocks.append([String(rest)]) }
      } else if isInBlock, let rest = marks.further(line) {
        blocks[blocks.count - 1].append(String(rest))
      } else if isInBlock, marks.breaksRows, isBroken(before, line, at: width) {
        blocks[blocks.count - 1][blocks[blocks.count - 1].count - 1] += line
      } else {
        isInBlock = false
      }
      before = line
    }
    return blocks.flatMap { block in
      // The further line that ends a block elsewhere is empty.
      block.reversed().drop { $0.allSatisfy(\.isWhitespace) }.reversed()
    }.joined(separator: "\n")
  }

  /// Whether a row goes on in the next one because the window ends.
  private static func isBroken(_ row: Substring, _ next: Substring, at width: Int?) -> Bool {
    guard let width else { return false }
    let free = width - DisplayWidth.of(String(row))
    return free == 0 || (free == 1 && next.first.map { DisplayWidth.of($0) } == 2)
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
  /// Whether its rows, where the window ends, are broken by the program and not by the terminal, which would copy them whole.
  let breaksRows: Bool

  init(
    _ prompt: @escaping (Substring) -> Substring?, further: @escaping (Substring) -> Substring?,
    breaksRows: Bool = false, begins: ((Substring, [Substring]) -> Bool)? = nil
  ) {
    self.breaksRows = breaksRows
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
      }, further: { behindBlank("...>", $0.drop { $0 == " " }) },
      breaksRows: true)
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
