import Foundation
import Testing

@testable import Frames

/// A hash of what a table holds, wherever it comes from.
@Suite struct ContentHashTests {
  let room: Room

  init() throws { room = try Room() }

  private static let text = """
    id,plan,price,day,at,ok
    1,pro,1.5,2024-01-31,2024-01-31T09:30:00Z,true
    2,,,2024-02-29,2024-01-31T09:30:00.25Z,false
    3,"é, 🇩🇪",-0.0,,,
    """

  @Test("A table of CSV, the same as Parquet, and the same in memory have one hash.")
  func anySource() throws {
    let frame = try room.csv(Self.text)
    let hash = try frame.contentHash()
    #expect(hash.rows == 3)
    try frame.save("copy.parquet")
    #expect(try room.load("copy.parquet").contentHash() == hash)
    #expect(try room.context.frame(frame.collect()).contentHash() == hash)
  }

  @Test("A cell, the order of rows, a column's name, its type and a gap each change the hash.")
  func differences() throws {
    let one = try room.csv(Self.text).contentHash().hash
    var seen: Set<String> = [one]
    for (old, new) in [("1.5", "1.25"), ("plan", "Plan"), ("2024-02-29", ""), ("true", "false"), ("id", "di")] {
      seen.insert(try room.csv(Self.text.replacingOccurrences(of: old, with: new)).contentHash().hash)
    }
    let turned = try room.csv(Self.text).sort([.descending(.column("id"))])
    seen.insert(try turned.contentHash().hash)
    seen.insert(try room.csv(Self.text).cast([Field("id", .double)]).contentHash().hash)
    #expect(seen.count == 8)
    #expect(try turned.sort([.column("id")]).contentHash().hash == one)
  }

  @Test("Texts that run into each other do not fall together, and pieces of any size give one hash.")
  func borders() throws {
    let a = try room.context.frame(records: [[ScalarField("x", .text("ab"))], [ScalarField("x", .text("c"))]])
    let b = try room.context.frame(records: [[ScalarField("x", .text("a"))], [ScalarField("x", .text("bc"))]])
    #expect(try a.contentHash() != b.contentHash())
    let many = try room.context.frame(
      Table([Column("n", type: .int, values: .ints((0..<200_000).map { Int64($0) }))]))
    let odd = try many.filter(.binary(.greaterOrEqual, .column("n"), .literal(.int(0))))
    #expect(try many.contentHash() == odd.contentHash())
  }
}
