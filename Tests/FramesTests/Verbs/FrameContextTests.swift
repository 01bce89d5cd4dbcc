import Engines
import Foundation
import Testing

@testable import Frames

/// One session's database under several threads, and what is left behind.
struct FrameContextTests {
  @Test("Frames are read from several threads at once, and each gives the same rows.")
  func threads() async throws {
    let room = try Room()
    let text = "id,g,x\n" + (0..<5000).map { "\($0),\($0 % 7),\(Double($0) / 3)\n" }.joined()
    let frame = try room.csv(text)
    let expected = try frame.group([NamedExpression("g", c("g")), NamedExpression("s", agg("sum", c("x")))]).collect()
    let tables = try await withThrowingTaskGroup(of: (Table, Int).self) { group in
      for _ in 0..<12 {
        group.addTask {
          let sums = try frame.group([NamedExpression("g", c("g")), NamedExpression("s", agg("sum", c("x")))])
          let test = try frame.split(test: 0.2, seed: 3).frames[1]
          return (try sums.collect(), try test.join(sums, on: [c("g")]).count())
        }
      }
      var tables: [(Table, Int)] = []
      for try await table in group { tables.append(table) }
      return tables
    }
    for (table, count) in tables {
      #expect(table == expected)
      #expect(count == 1000)
    }
  }

  @Test("Tables of frames that nothing holds any more are dropped.")
  func drops() throws {
    let room = try Room()
    for number in 0..<5 { _ = try room.context.frame(records: [[ScalarField("a", .int(number))]]).count() }
    let left = try room.context.sql("select count(*) as n from duckdb_tables()").cells("n")
    #expect(left == [.int(0)] || left == [.int(1)])
  }

  @Test("A session's seeds repeat with its seed.")
  func seeds() {
    let (a, b, other) = (FrameContext(seed: 5), FrameContext(seed: 5), FrameContext(seed: 6))
    let first = [a.drawSeed(), a.drawSeed()]
    #expect(first == [b.drawSeed(), b.drawSeed()])
    #expect(first[0] != first[1])
    #expect(other.drawSeed() != first[0])
  }

  @Test("Frames of two sessions do not meet.")
  func sessions() throws {
    let (a, b) = (FrameContext(), FrameContext())
    let one = try a.frame(records: [[ScalarField("k", .int(1))]])
    let two = try b.frame(records: [[ScalarField("k", .int(1))]])
    #expect(fault { _ = try one.join(two, on: [c("k")]) }?.code == "F045")
    #expect(fault { _ = try one.concat([two]) }?.code == "F045")
  }
}
