import Testing

@testable import Language

struct SourceTests {
  @Test(
    "Bytes that are no UTF-8 are refused with the offset of the first.",
    arguments: [
      ([0x61, 0xFF], 1), ([0x61, 0x0A, 0xC3], 2), ([0xC0, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
      ([0xF5, 0x80, 0x80, 0x80], 0),
    ] as [([UInt8], Int)])
  func invalidBytes(bytes: [UInt8], offset: Int) {
    let error = #expect(throws: Diagnostic.self) { try Source(name: "x.mlops", bytes: bytes) }
    #expect(error?.message.contains("at byte \(offset)") == true)
    #expect(error?.ending == .unreadable)
  }

  @Test("Every code point passes as bytes, and a byte order mark does not count as text.")
  func validBytes() throws {
    let source = try Source(name: "x", bytes: [0xEF, 0xBB, 0xBF] + Array("é€😀 = 1\r\nx".utf8))
    #expect(Source.firstInvalidByte(source.bytes) == nil)
    #expect(tree("\u{FEFF}x = 1\r\ny") == "(= x 1)\ny!")
  }

  @Test("A file of more than the limit is refused.")
  func limit() {
    let error = #expect(throws: Diagnostic.self) {
      try Source(name: "big", bytes: [UInt8](repeating: 32, count: Source.maximumSize + 1))
    }
    #expect(error?.message.contains("limit") == true)
  }

  @Test("Lines and columns count from one, columns in code points.")
  func positions() {
    let source = Source(name: "x", text: "ab\r\nhéllo\n")
    #expect(source.position(0) == (1, 1))
    #expect(source.position(7) == (2, 3))
    #expect(source.line(1) == "ab")
    #expect(source.line(2) == "héllo")
  }
}
