import Foundation
import Glibc
import Language
import Testing

@testable import Verbs

/// Seeded mutations of every script of the project through lexer, parser, formatter and lint: no trap, no hang, and what
/// the formatter prints reads as the same script. Ten seconds; ten minutes where `MLOPS_SOAK` is 1.
@Suite(.serialized, .timeLimit(.minutes(30))) struct FuzzTests {
  static let seconds = ProcessInfo.processInfo.environment["MLOPS_SOAK"] == "1" ? 600.0 : 10
  static let seed = ProcessInfo.processInfo.environment["MLOPS_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

  /// SplitMix64, seeded, so that a failure can be repeated.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  static let pieces = [
    "(", ")", "[", "]", "{", "}", "|", "=", "=>", ",", ";", ":", "..", ".", "\"", "\"\"\"", "f\"", "f\"{", "#",
    "# %% a\n",
    "\n", "\n\n\n", "  ", "_", " if ", " else ", " for ", " in ", "try ", "catch p ", "fn f(x) ", "not ", "return ",
    "20%",
    "1h30m", "2024-01-31", "é", "&&", "-", "**", "??", " - ", "+= ", "#=> 1", "#!> x", "## help\n", "x ", ".age",
    "none",
    "{a: 1}", "..", "frame", "load \"a.csv\"", "filter ", "map(xs, x => x)", "while true { }", "\r\n", "\t", "\u{202E}",
    "9999999999", "1..1_000_000_000", "[x]", "x = x + x\n", "expect ", "test \"t\" { }", "param p: number = 1\n",
    "use \"a\"\n",
  ]

  @Test("No text makes the reader, the formatter or lint trap or hang, and a printed text is the same script.")
  func mutations() throws {
    var random = Seeded(state: Self.seed)
    let texts = try LintTests.scripts.map { Array(try Script.source(at: LintTests.root.path + "/" + $0).bytes) }
    let folder = TemporaryFolder()
    let end = Date().addingTimeInterval(Self.seconds)
    var rounds = 0
    while Date() < end {
      guard var bytes = texts.randomElement(using: &random), !bytes.isEmpty else { continue }
      let start = Int.random(in: 0..<bytes.count, using: &random)
      bytes = Array(bytes[start..<min(bytes.count, start + Int.random(in: 1...1200, using: &random))])
      for _ in 0..<Int.random(in: 0...10, using: &random) { mutate(&bytes, &random) }
      check(String(decoding: bytes, as: UTF8.self), folder)
      rounds += 1
    }
    #expect(rounds > 50)
  }

  private func check(_ text: String, _ folder: TemporaryFolder) {
    let source = Source(name: folder.path + "/fuzz.mlops", text: text)
    let begin = Self.processorSeconds()
    let printed = Formatter(source).text
    #expect(
      Formatter.isSame(Parser.statements(source), Source(name: source.name, text: printed)), "\(text.debugDescription)")
    let again = Formatter(Source(name: source.name, text: printed)).text
    #expect(again == printed, "printed twice: \(text.debugDescription)")
    for problem in Session.lint(source, folder.options).errors { _ = DiagnosticText.render(problem, width: 60) }
    // A stalled machine costs wall time, a hang costs the processor's, or ends at the suite's time limit.
    let seconds = Self.processorSeconds() - begin
    #expect(seconds < 5, "\(seconds) s: \(text.debugDescription)")
  }

  /// What this thread has used of the processor.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout Seeded) {
    let at = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1: bytes.insert(contentsOf: (Self.pieces.randomElement(using: &random) ?? "").utf8, at: at)
    case 2 where at < bytes.count: bytes.remove(at: at)
    case 3 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &random)
    default: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 0...20, using: &random)))
    }
  }
}
