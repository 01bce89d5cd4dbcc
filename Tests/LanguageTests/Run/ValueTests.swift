@testable import Language
import Testing

@Suite struct ValueTests {
  @Test("A value takes 16 bytes, so a list of a million numbers stays under 20 MB.")
  func size() {
    #expect(MemoryLayout<Value>.stride == 16)
    #expect(MemoryLayout<RegisterCell>.stride == 16)
    #expect(MemoryLayout<Instruction>.stride == 8)
    let list = ListObject((0..<1_000_000).map { .int($0) })
    #expect(list.values.capacity * MemoryLayout<Value>.stride < 20_000_000)
  }

  @Test("Equal values have equal hashes: integers and whole decimals, records in any order.")
  func hashing() {
    #expect(Set([Value.int(1), .double(1), .text("a"), .text("a"), .list([.int(1)]), .list([.double(1)])]).count == 3)
    #expect(Value.record([("a", .int(1)), ("b", .none)]) == .record([("b", .none), ("a", .int(1))]))
    #expect(Set([Value.record([("a", .int(1)), ("b", .none)]), .record([("b", .none), ("a", .int(1))])]).count == 1)
    #expect(Value.double(.nan) != .double(.nan))
    #expect(Value.text("e\u{301}") != .text("\u{e9}"))
  }

  @Test("Kinds are named in the user's words.")
  func kinds() {
    let values: [Value] = [.none, .bool(true), .int(1), .double(1), .text(""), .list([]), .record([])]
    #expect(values.map(\.kind) == ["none", "truth", "integer", "decimal", "text", "list", "record"])
    #expect(values.map(\.aKind).prefix(4) == ["none", "true or false", "an integer", "a decimal"])
  }

  @Test("Order puts text by code point, and refuses what has no order.")
  func order() throws {
    #expect(try Ordering.compare(.text("Z"), .text("a")) < 0)
    #expect(try Ordering.compare(.int(2), .double(1.5)) > 0)
    #expect(try Ordering.compare(.list([.int(1), .int(2)]), .list([.int(1)])) > 0)
    #expect(throws: Diagnostic.self) { try Ordering.compare(.text("a"), .int(1)) }
    #expect(throws: Diagnostic.self) { try Ordering.compare(.none, .int(1)) }
  }

  @Test("Controls in a text are shown as escapes, never raw.")
  func escapes() {
    #expect(Value.text("a\u{1B}[31m\u{7F}").inline == #""a\u{1B}[31m\u{7F}""#)
  }
}
