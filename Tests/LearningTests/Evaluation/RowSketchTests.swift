@testable import Learning
import Frames
import Testing

@Suite struct RowSketchTests {
  static func keys(_ range: Range<Int>) -> [UInt64] { range.map { RandomSource.mixed(UInt64($0)) } }

  @Test("A small set is known exactly.")
  func small() {
    let sketch = RowSketch(columns: ["a"], keys: Self.keys(0..<100))
    #expect(sketch.isWhole)
    #expect(sketch.share(of: Self.keys(0..<100)) == 1)
    #expect(sketch.share(of: Self.keys(100..<200)) == 0)
    #expect(sketch.share(of: Self.keys(50..<150)) == 0.5)
    #expect(sketch.share(of: []) == nil)
  }

  @Test("The share of a large set is estimated from its lowest keys.")
  func large() throws {
    let sketch = RowSketch(columns: ["a"], keys: Self.keys(0..<200_000))
    #expect(sketch.keys.count == 2048)
    #expect(sketch.share(of: Self.keys(0..<200_000)) == 1)
    #expect(sketch.share(of: Self.keys(200_000..<300_000)) == 0)
    let half = try #require(sketch.share(of: Self.keys(100_000..<300_000)))
    #expect(abs(half - 0.5) < 0.05)
  }

  @Test("Keys follow the content, not the types, and the fingerprint follows the order.")
  func content() throws {
    let whole = try Table(records: [
      [ScalarField("a", .int(1)), ScalarField("b", .text("x"))], [ScalarField("a", .int(2))],
    ])
    let decimal = try Table(
      records: [[ScalarField("a", .double(1)), ScalarField("b", .text("x"))], [ScalarField("a", .double(2))]])
    let keys = RowKeys.of(whole, columns: ["a", "b"])
    #expect(keys == RowKeys.of(decimal, columns: ["a", "b"]))
    #expect(keys[0] != keys[1])
    #expect(RowKeys.of(whole, columns: ["b", "a"]) != keys)
    #expect(RowKeys.fingerprint(keys) != RowKeys.fingerprint(keys.reversed()))
  }
}
