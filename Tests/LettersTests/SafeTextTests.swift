import Letters
import Testing

struct SafeTextTests {
  @Test("Every control character becomes a picture, none is left.")
  func controls() {
    let all = String(String.UnicodeScalarView((0..<0xA0).compactMap { Unicode.Scalar($0) }))
    let safe = safeText(all)
    #expect(safe.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
    #expect(safeText("a\u{1B}[31m\n\t\u{7F}\u{9B}") == "a␛[31m␊␉␡‹U+009B›")
  }

  @Test("Characters that hide or turn text are shown, joiners of emoji stay.")
  func hidden() {
    #expect(safeText("a\u{202E}b\u{200B}c\u{FEFF}") == "a‹U+202E›b‹U+200B›c‹U+FEFF›")
    #expect(safeText("👩‍👧 é 日本") == "👩‍👧 é 日本")
  }
}
