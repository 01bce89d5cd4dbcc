import Display
import Glibc
import Language
import Synchronization
import Terminal

/// A session that answers with what it was given, for tests that drive a real prompt in a pseudo terminal.
///
/// `sleep` waits until it is stopped, `stubborn` never listens, `fail` fails, `leave N` ends with a code, `progress`
/// shows a line, `page` ends the process under its pager.
final class ProbeSession: PromptSession {
  private let stopFlag = StopFlag()
  let completions: any CompletionSource = ProbeCompletions()
  var stop: @Sendable () -> Void { { [stopFlag] in stopFlag.stop() } }
  var historyPath: String? { getenv("PROBE_HISTORY").map { String(cString: $0) } }
  var keys: KeyStyle { getenv("PROBE_KEYS").flatMap { KeyStyle(rawValue: String(cString: $0)) } ?? .emacs }

  func isIncomplete(_ block: String) -> Bool { Parser.isIncomplete(Source(name: "probe", text: block)) }

  func evaluate(block: String, number: Int) -> PromptOutcome {
    stopFlag.clear()
    switch block {
    case "sleep":
      print("sleeping")
      fflush(nil)
      while !stopFlag.isSet { usleep(2_000) }
      print("stopped")
      return .failed
    case "stubborn":
      print("deaf")
      fflush(nil)
      while true { usleep(10_000) }
    case "news":
      // News that comes while the next line is typed.
      var thread = pthread_t()
      pthread_create(
        &thread, nil,
        { _ in
          usleep(300_000)
          Announcements.post("loans@2 was promoted")
          Announcements.post("second \u{1B}[31mline")
          return nil
        }, nil)
      return .next
    case "page":
      // A pager that the process ends under.
      var thread = pthread_t()
      pthread_create(
        &thread, nil,
        { _ in
          usleep(500_000)
          Interrupts.restoreTerminal()
          _exit(3)
        }, nil)
      ScreenPager.show((1...100).map { "line \($0)" }, header: 0, paint: Paint.detect(1))
      return .next
    case "half":
      print("no line break", terminator: "")
      return .next
    case "fail":
      print("failed")
      return .failed
    case "progress":
      let line = ProgressLine()
      for step in 1...3 {
        line.show(at: Double(step)) { _ in "step \(step)" }
        if step == 2 { line.aside { print("between") } }
        fflush(nil)
        usleep(150_000)
      }
      line.finish()
      print("trained")
      return .next
    default:
      if block.hasPrefix("leave ") { return .leave(Int32(block.dropFirst(6)) ?? 0) }
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
      print("\(number): " + lines.joined(separator: "⏎"))
      return .next
    }
  }
}

/// Three verbs and two columns.
final class ProbeCompletions: CompletionSource {
  private let words = [
    Candidate("filter", detail: "Keep rows.", ending: " "), Candidate("first", detail: "The first row.", ending: " "),
    Candidate("load", detail: "Read a file.", ending: " "),
  ]

  func completions(of text: String, at cursor: Int) -> Completions {
    let before = Array(text.utf8.prefix(cursor))
    let start = (before.lastIndex { $0 == 0x20 || $0 == 0x0A }).map { $0 + 1 } ?? 0
    let word = String(decoding: before[start...], as: UTF8.self)
    return Completions(start..<cursor, words.filter { $0.text.hasPrefix(word) })
  }

  func hint(for text: String, at cursor: Int) -> String? { text.hasPrefix("load ") ? "load path" : nil }

  func ghost(for text: String, at cursor: Int) -> String? {
    let word = text.split(separator: " ").last.map(String.init) ?? ""
    return word.hasPrefix(".sal") && ".salary".hasPrefix(word) && word != ".salary"
      ? String(".salary".dropFirst(word.count)) : nil
  }

  func isVerb(_ name: String) -> Bool { words.contains { $0.text == name } }
}

exit(Prompt.run(ProbeSession()))
