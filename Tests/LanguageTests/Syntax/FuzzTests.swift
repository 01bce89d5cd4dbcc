import Testing

@testable import Language

struct FuzzTests {
  /// A small generator of SplitMix64, seeded, so that a failure can be repeated.
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
    "(", ")", "[", "]", "{", "}", "|", "=", "=>", ",", ";", ":", "..", ".", "\"", "\"\"\"", "f\"", "f\"{", "r\"", "`",
    "'", "\\", "#",
    "\n", "\n# %% x\n", "_", "if ", "else ", "for ", "in ", "try ", "catch ", "fn ", "not ", "return ", "20%", "1h30m",
    "2024-01-31", "1e400", "é",
    "\u{200B}", "\u{202E}", "“", "&&", "%>%", "<-", "\0", "\t", " ", "-", "**", "_ ", "x ", "99999999999999999999",
    "expect ", "test \"", "use \"", "param ",
  ]

  @Test("No text makes the reader trap or hang: mutated examples.", arguments: [1, 2, 3, 4] as [UInt64])
  func mutations(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let texts = try ["first-model.mlops", "language.mlops"].map { Array(try ExamplesTests.example($0).bytes) }
    for _ in 0..<60 {
      guard var bytes = texts.randomElement(using: &random) else { return }
      let start = Int.random(in: 0..<bytes.count, using: &random)
      bytes = Array(bytes[start..<min(bytes.count, start + 1500)])
      for _ in 0..<Int.random(in: 1...12, using: &random) { mutate(&bytes, &random) }
      read(Source(name: "fuzz", text: String(decoding: bytes, as: UTF8.self)))
    }
  }

  @Test("No text makes the reader trap or hang: pieces in any order.", arguments: [5, 6] as [UInt64])
  func soup(seed: UInt64) {
    var random = Seeded(state: seed)
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<Int.random(in: 1...40, using: &random) { text += Self.pieces.randomElement(using: &random) ?? "" }
      read(Source(name: "fuzz", text: text))
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout Seeded) {
    let at = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.insert(contentsOf: (Self.pieces.randomElement(using: &random) ?? "").utf8, at: at)
    case 1 where at < bytes.count: bytes.remove(at: at)
    case 2 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &random)
    default: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 0...20, using: &random)))
    }
  }

  /// Reads a text in every way, and renders what is wrong with it.
  private func read(_ source: Source) {
    let statements = Parser.statements(source)
    _ = Parser.isIncomplete(source)
    _ = Cell.all(source)
    for statement in statements {
      switch statement.result {
      case .success(let tree): _ = TreeText.text(tree)
      case .failure(let error):
        #expect(error.span != nil && error.source != nil)
        _ = DiagnosticText.render(error, width: 40)
      }
    }
  }
}
