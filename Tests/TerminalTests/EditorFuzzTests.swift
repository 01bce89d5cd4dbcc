import Display
import Glibc
import PseudoTerminal
import Testing

/// Random keys on a real pseudo terminal: the screen is what a plain model of the text says.
@Suite(.serialized)
struct EditorFuzzTests {
  private static let isSoak = getenv("MLOPS_SOAK").map { String(cString: $0) } == "1"
  private static let seconds: Double = isSoak ? 150 : 4
  /// A seed that failed, to be played again.
  private static let again = getenv("MLOPS_FUZZ_SEED").flatMap { UInt64(String(cString: $0)) }
  private static var first: UInt64 { again.map { $0 - 1 } ?? (isSoak ? UInt64(getpid()) << 20 : 1) }

  /// SplitMix64, so that a seed repeats a run.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// A block as a person would describe it: lines of characters, and where the cursor is.
  private struct Model {
    var text: [Character] = []
    var cursor = 0
    var cut: [Character] = []

    var lineStart: Int { text[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0 }
    var lineEnd: Int { text[cursor...].firstIndex(of: "\n") ?? text.count }

    /// Presses a key; what is sent for it.
    mutating func press(_ dice: inout Dice) -> String {
      switch Int.random(in: 0..<30, using: &dice) {
      case 0..<12:
        let typed: [Character] = ["a", "b", "7", "_", ".", "日", "é", "ß", "👍", "+", " "]
        return insert(typed[Int.random(in: 0..<typed.count, using: &dice)])
      case 12:
        breakLine()
        return "\u{1B}\r"
      case 13, 14:
        cursor = max(0, cursor - 1)
        return Bool.random(using: &dice) ? "\u{1B}[D" : "\u{2}"
      case 15, 16:
        cursor = min(text.count, cursor + 1)
        return Bool.random(using: &dice) ? "\u{1B}[C" : "\u{6}"
      case 17:
        cursor = lineStart
        return Bool.random(using: &dice) ? "\u{1B}[H" : "\u{1}"
      case 18:
        cursor = lineEnd
        return Bool.random(using: &dice) ? "\u{1B}[F" : "\u{5}"
      case 19, 20:
        if cursor > 0 {
          cursor -= 1
          text.remove(at: cursor)
        }
        return "\u{7F}"
      case 21:
        if cursor < text.count { text.remove(at: cursor) }
        return "\u{1B}[3~"
      case 22:
        kill(cursor..<lineEnd)
        return "\u{B}"
      case 23:
        kill(lineStart..<cursor)
        return "\u{15}"
      case 24:
        text.insert(contentsOf: cut, at: cursor)
        cursor += cut.count
        return "\u{19}"
      case 25: return vertical(-1)
      case 26: return vertical(1)
      default:
        let page = "pasted(1)\n  日本 \"x\"\n".prefix(Int.random(in: 1...17, using: &dice))
        for character in page where character != "\n" || page.last != "\n" { insert(character) }
        return "\u{1B}[200~" + (page.last == "\n" ? page.filter { $0 != "\n" } : String(page)) + "\u{1B}[201~"
      }
    }

    @discardableResult
    private mutating func insert(_ character: Character) -> String {
      text.insert(character, at: cursor)
      cursor += 1
      return String(character)
    }

    /// A line break, and blanks as far as this line has them, two more behind an opening bracket.
    private mutating func breakLine() {
      let line = text[lineStart..<cursor]
      let blanks = line.prefix { $0 == " " }.count
      let isOpen = line.last { $0 != " " } == "("
      insert("\n")
      for _ in 0..<blanks + (isOpen ? 2 : 0) { insert(" ") }
    }

    private mutating func kill(_ range: Range<Int>) {
      if range.isEmpty {
        // At a line's end the line break goes.
        guard cursor == lineEnd, cursor < text.count, range.lowerBound == cursor, range.upperBound == lineEnd else {
          return
        }
        cut = ["\n"]
        text.remove(at: cursor)
        return
      }
      cut = Array(text[range])
      text.removeSubrange(range)
      cursor = range.lowerBound
    }

    /// Moves to another line; at the first and last there is nothing, as nothing was run before.
    private mutating func vertical(_ step: Int) -> String {
      let column = cursor - lineStart
      if step < 0, lineStart > 0 {
        cursor = lineStart - 1
        cursor = min(lineStart + column, cursor)
      } else if step > 0, lineEnd < text.count {
        cursor = lineEnd + 1
        cursor = min(cursor + column, lineEnd)
      }
      return step < 0 ? "\u{1B}[A" : "\u{1B}[B"
    }

    /// The rows of a window, and the cursor in it.
    func screen(width: Int, height: Int) -> (rows: [String], row: Int, column: Int) {
      let prompt = width >= 40 ? "mlops [1]> " : "[1]> "
      let dots = String((String(repeating: " ", count: max(0, prompt.count - 5)) + "...> ").suffix(prompt.count))
      var rows = [prompt]
      var used = prompt.count
      var cursorAt = (0, used)
      for (index, character) in (text + ["\n"]).enumerated() {
        let size = character == "\n" ? 1 : DisplayWidth.of(character)
        if index == cursor { cursorAt = used + size > width ? (rows.count, 0) : (rows.count - 1, used) }
        if index == text.count { break }
        if character == "\n" {
          rows.append(dots)
          used = dots.count
          continue
        }
        if used + size > width {
          rows.append("")
          used = 0
        }
        rows[rows.count - 1].append(character)
        used += size
      }
      if cursorAt.0 == rows.count { rows.append("") }
      let first = max(0, cursorAt.0 - height + 1)
      let shown = rows[first..<min(rows.count, first + height)].map { row in
        String(row.reversed().drop { $0 == " " }.reversed())
      }
      return (Array(shown), cursorAt.0 - first, cursorAt.1)
    }
  }

  @Test("Whatever is typed, the screen shows the text and the cursor as a model of them does.")
  func model() throws {
    let end = TerminalProcess.now + Self.seconds
    var seed = Self.first
    var steps = 0
    while TerminalProcess.now < end {
      seed += 1
      steps += try round(seed: seed, until: end)
    }
    #expect(steps > 20)
  }

  /// One prompt and up to 60 bursts of keys; how many there were.
  private func round(seed: UInt64, until end: Double) throws -> Int {
    var dice = Dice(state: seed)
    var (width, height) = (Int.random(in: 16...70, using: &dice), Int.random(in: 6...14, using: &dice))
    let process = try TerminalProcess(builtProgram("PromptProbe"), width: width, height: height)
    try #require(process.wait { $0.modes.contains("?2004") && !$0.rows.isEmpty })
    var model = Model()
    var typed: [String] = []
    for burst in 1...60 where TerminalProcess.now < end {
      var keys = ""
      for _ in 0..<Int.random(in: 1...6, using: &dice) { keys += model.press(&dice) }
      typed.append(keys)
      process.type(keys)
      let wanted = model.screen(width: width, height: height)
      let isRight = process.wait(5) { screen in
        // What was scrolled over or left above by a smaller window is not the prompt's.
        let shown = Array(screen.padded.dropFirst(max(0, screen.row - wanted.row)).prefix(wanted.rows.count))
        return shown == wanted.rows && screen.column == min(wanted.column, width - 1)
      }
      guard isRight, process.screen.unknown.isEmpty else {
        Issue.record(
          """
          seed \(seed), burst \(burst), \(width) × \(height): \(typed.map { $0.debugDescription }.joined(separator: " "))
          wanted \(wanted)
          shown \(process.screen.row) \(process.screen.column) \(process.screen.padded) \(process.screen.unknown)
          """)
        return burst
      }
      if burst % 20 == 0 {
        (width, height) = (Int.random(in: 16...70, using: &dice), height + 1)
        process.resize(width: width, height: height)
        // The text is painted anew once the program has heard of it.
        process.type("\u{C}")
      }
    }
    process.type("\u{3}")
    try #require(process.wait { $0.rows.last?.hasSuffix("[1]>") == true }, "seed \(seed)\n\(process.screen.text)")
    process.type("\u{4}")
    #expect(process.exitCode() == 0, "seed \(seed)")
    return typed.count
  }

  @Test("After random keys of every kind, in both styles, Ctrl-C gives a line that works.", arguments: ["emacs", "vi"])
  func anything(style: String) throws {
    let end = TerminalProcess.now + Self.seconds / 2
    var seed = Self.first
    let keys: [String] =
      // While a block runs, the terminal itself obeys some: it stops its output, drops it, quotes.
      (1..<0x20).filter { ![3, 4, 15, 17, 19, 22, 26, 28].contains($0) }.compactMap {
        Unicode.Scalar($0).map { String($0) }
      }
      + ["\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[3~", "\u{1B}[Z", "\u{1B}f", "\u{1B}b", "\u{1B}d"]
      + [
        "l", "f", "(", "[", "{", "\"", ")", "日", "e\u{301}", "👩‍👩‍👧", "\u{1B}[200~a\n\u{3}b\u{1B}[201~", "dw", "u", "0",
        "\u{1B}[99~", "\u{1B}x",
      ]
    while TerminalProcess.now < end {
      seed += 1
      var dice = Dice(state: seed)
      let process = try TerminalProcess(
        builtProgram("PromptProbe"), width: Int.random(in: 1...60, using: &dice),
        height: Int.random(in: 2...12, using: &dice), environment: ["PROBE_KEYS": style, "EDITOR": "true"])
      try #require(process.wait { $0.modes.contains("?2004") })
      var typed: [String] = []
      for _ in 0..<10 {
        let burst = (0..<8).map { _ in keys[Int.random(in: 0..<keys.count, using: &dice)] }.joined()
        typed.append(burst)
        process.type(burst)
        process.resize(width: Int.random(in: 1...60, using: &dice), height: Int.random(in: 2...12, using: &dice))
      }
      process.resize(width: 50, height: 12)
      // What a half-read key sequence swallows is not the line's.
      process.type("\u{1B}")
      usleep(60_000)
      process.type("\u{3}")
      // What follows Ctrl-C in a half-read paste at once belongs to it; a finger is slower.
      usleep(150_000)
      process.type("\u{3}")
      usleep(20_000)
      process.type("\u{C}leave 7\r")
      guard process.exitCode(5) == 7 else {
        Issue.record(
          "seed \(seed) \(style): \(typed.map { $0.debugDescription }.joined(separator: " "))\n\(process.screen.text)")
        return
      }
    }
  }
}
