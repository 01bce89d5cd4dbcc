import Calendar
import Engines
import Frames
import Testing

@testable import Serving

@Suite struct RowReaderTests {
  static let reader = RowReader([
    RowColumn(name: "age", type: .int), RowColumn(name: "income", type: .double), RowColumn(name: "plan", type: .text),
    RowColumn(name: "since", type: .date), RowColumn(name: "at", type: .time(isZoned: true)),
    RowColumn(name: "gone", type: .bool), RowColumn(name: "id", type: .missing, isRequired: false),
  ])
  static let good =
    #"{"age":36,"income":1.5,"plan":"pro","since":"2024-01-31","at":"2024-01-31T09:30:00Z","gone":true,"id":"a-1"}"#

  static func refusal(_ body: String, limit: Int = 100) -> Refusal? {
    do { _ = try reader.rows(Array(body.utf8), limit: limit) } catch { return error as? Refusal }
    return nil
  }

  @Test("A record becomes a row in the order of the columns, whatever the order of its keys.")
  func record() throws {
    let batch = try Self.reader.rows(Array(Self.good.utf8), limit: 1)
    let moment = try #require(Moment("2024-01-31T09:30:00Z"))
    let day = try #require(Day("2024-01-31"))
    let row: [Scalar] = [.int(36), .double(1.5), .text("pro"), .date(day), .time(moment), .bool(true), .text("a-1")]
    #expect(batch.rows == [row])
    let turned = #"{"id":null,"gone":null,"at":null,"since":null,"plan":"a\"b","income":3,"age":5.0}"#
    let other = try Self.reader.rows(Array(turned.utf8), limit: 1).rows
    #expect(other == [[.int(5), .double(3), .text("a\"b"), .missing, .missing, .missing, .missing]])
  }

  @Test("A list of records and a list under `rows` are the same.")
  func lists() throws {
    let list = try Self.reader.rows(Array("[\(Self.good), \(Self.good)]".utf8), limit: 2)
    let wrapped = try Self.reader.rows(Array("{ \"rows\" : [\(Self.good),\(Self.good)] }".utf8), limit: 2)
    #expect(list.rows.count == 2)
    #expect(list.rows == wrapped.rows)
    #expect(Self.refusal("{\"rows\":[\(Self.good)],\"x\":1}")?.status == 400)
    let named = RowReader([RowColumn(name: "rows", type: .int)])
    #expect(try named.rows(Array(#"{"rows":3}"#.utf8), limit: 1).rows == [[.int(3)]], "a column may have this name")
  }

  @Test("Extra columns are taken, checked and counted.")
  func extras() throws {
    let body = Self.good.dropLast() + #","x":{"a":[1,2,{"b":null}]},"y":3}"#
    #expect(try Self.reader.rows(Array(body.utf8), limit: 1).extraColumns == ["x", "y"])
    #expect(Self.refusal(Self.good.dropLast() + #","x":1,"x":2}"#)?.fault.code == "H002")
    #expect(Self.refusal(Self.good.dropLast() + #","x":{"a":1,"a":2}}"#)?.fault.code == "H002")
  }

  @Test(
    "A wrong type names row and column.",
    arguments: [
      ("age", "\"36\""), ("age", "false"), ("since", "20240131"), ("income", "true"), ("plan", "3"),
      ("since", "\"2024-02-30\""), ("at", "\"2024-01-31T09:30:00\""), ("gone", "\"yes\""), ("gone", "1"),
      ("plan", "[1]"), ("income", "{}"),
    ])
  func wrongTypes(column: String, value: String) throws {
    let row = #"{"age":null,"income":null,"plan":null,"since":null,"at":null,"gone":null}"#
    let bad = row.replacing("\"\(column)\":null", with: "\"\(column)\":\(value)")
    let refusal = try #require(Self.refusal("[\(row),\(bad)]"))
    #expect(refusal.status == 400)
    #expect(refusal.fault.code == "H004")
    #expect(refusal.fault.subject == column)
    #expect(refusal.fault.message.hasPrefix("row 2, column `\(column)`: expected"), "\(refusal.fault.message)")
  }

  @Test("Missing columns are all named, with what the row has instead.")
  func missingColumns() throws {
    let refusal = try #require(Self.refusal(#"{"age":1,"plan":"x","incme":3,"gone":true,"since":null}"#))
    #expect(refusal.status == 400)
    #expect(refusal.fault.message == "row 1 lacks the columns `income`, `at`")
    #expect(refusal.fault.help?.contains("`incme`") == true)
  }

  @Test("An empty list is refused with 400 and too many rows with 413.")
  func counts() {
    #expect(Self.refusal("[]")?.fault.code == "H006")
    #expect(Self.refusal("[]")?.status == 400)
    #expect(Self.refusal(#"{"rows":[]}"#)?.fault.code == "H006")
    #expect(Self.refusal("[\(Self.good),\(Self.good),\(Self.good)]", limit: 2)?.status == 413)
  }

  @Test(
    "What is no record is refused.",
    arguments: ["3", "\"x\"", "null", "[1]", "[[]]", "", "{\"age\":1", "[{}", "{}{}", "[{\"age\":1}}"])
  func shapes(body: String) {
    let refusal = Self.refusal(body)
    #expect(refusal?.status == 400)
  }

  @Test("No cut and no changed byte of a good body does worse than a refusal.")
  func damaged() throws {
    let body = Array("[\(Self.good)]".utf8)
    for end in 0..<body.count { #expect(Self.refusal(String(decoding: body[..<end], as: UTF8.self)) != nil) }
    var random = SystemRandomNumberGenerator()
    for _ in 0..<3000 {
      var changed = body
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        changed[Int.random(in: 0..<changed.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      do { _ = try Self.reader.rows(changed, limit: 3) } catch { #expect((error as? Refusal)?.status == 400) }
    }
  }
}
