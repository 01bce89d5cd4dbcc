import CLineEdit
import Glibc

/// The prompt without painting: lines from a pipe, a file or a dumb terminal, put together to blocks.
struct PlainPrompt {
  private let session: any PromptSession
  private let isTerminal: Bool

  init(_ session: any PromptSession, isTerminal: Bool) {
    self.session = session
    self.isTerminal = isTerminal
  }

  func run() -> Int32 {
    if isTerminal {
      le_signals_open(0)
      le_signals_mode(Int32(LE_SIGNALS_PROMPT))
    }
    let lines = InputLines(descriptor: 0)
    var number = 1
    while true {
      guard let block = block(from: lines, number: number) else { return 0 }
      if block.allSatisfy(\.isWhitespace) { continue }
      switch Prompt.evaluate(block, number, session) {
      case .next: number += 1
      case .again: break
      case .failed:
        if !isTerminal { return 1 }
        number += 1
      case .leave(let code): return code
      }
    }
  }

  private func prompt(_ number: Int) -> String {
    let text = session.style.prompt ?? Prompt.usual
    return text.split(separator: "{n}", omittingEmptySubsequences: false).joined(separator: String(number))
  }

  /// The next block; none at the end of the input.
  private func block(from lines: InputLines, number: Int) -> String? {
    var block: String?
    while true {
      say(block == nil ? prompt(number) : session.style.continuation ?? "...> ")
      switch lines.next() {
      case .end:
        if isTerminal { say("\n") }
        return block
      case .interrupted:
        say("\n")
        block = nil
      case .line(let line):
        let text = block.map { $0 + "\n" + line } ?? line
        block = text
        if session.isIncomplete(text) { continue }
        if isTerminal || !lines.nextGoesOn { return text }
      }
    }
  }

  /// Prompts belong to the person at the terminal, not to what is written to the output.
  private func say(_ text: String) {
    guard isTerminal else { return }
    fflush(nil)
    let bytes = Array(text.utf8)
    le_write(isatty(1) == 1 ? 1 : 2, bytes, bytes.count)
  }
}

/// Lines of a descriptor, as they come.
final class InputLines {
  private let descriptor: Int32
  private var bytes: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  enum Line: Hashable {
    case line(String)
    case interrupted
    case end
  }

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its line break; the last one may have none.
  func next() -> Line {
    var searched = start
    while true {
      if let end = bytes[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return .line(text(start..<end))
      }
      searched = bytes.count
      if isAtEnd {
        guard start < bytes.count else { return .end }
        defer { start = bytes.count }
        return .line(text(start..<bytes.count))
      }
      let before = start
      if !fill() { return .interrupted }
      searched -= before - start
    }
  }

  /// Whether what was already sent goes on with a line that belongs to the one before: `| …`, `else`, `catch`.
  var nextGoesOn: Bool {
    while !isAtEnd, !bytes[start...].contains(0x0A), le_readable(descriptor) != 0 { if !fill() { return false } }
    var rest = bytes[start...]
    while let first = rest.first {
      let line = rest.prefix { $0 != 0x0A }
      let words = line.drop { $0 == 0x20 || $0 == 0x09 }
      if words.starts(with: "|".utf8) { return true }
      for word in ["else", "catch"] where words.starts(with: word.utf8) {
        let after = words.dropFirst(word.utf8.count).first
        return after == nil || after == 0x20 || after == UInt8(ascii: "{")
      }
      // Comments between do not matter, but a cell ends every statement.
      guard first == 0x0A || (words.first == UInt8(ascii: "#") && !words.starts(with: "# %%".utf8)) || words.isEmpty
      else { return false }
      rest = rest.dropFirst(line.count + 1)
    }
    return false
  }

  /// Reads what there is; false when Ctrl-C came instead.
  private func fill() -> Bool {
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    var part = Array(repeating: UInt8(0), count: 1 << 16)
    let count = le_read(descriptor, &part, part.count)
    if count < 0 {
      if count == -1 - Int(LE_INTERRUPT) {
        bytes = []
        return false
      }
      if count == -1 - Int(LE_SUSPEND) { le_suspend() }
      return true
    }
    if count == 0 { isAtEnd = true } else { bytes += part[..<count] }
    return true
  }

  private func text(_ range: Range<Int>) -> String {
    let line = bytes[range]
    return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }
}
