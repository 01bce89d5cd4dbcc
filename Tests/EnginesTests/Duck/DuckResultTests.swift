import Engines
import Testing

/// Types of every kind, from SQL to native columns.
struct DuckResultTests {
  let connection: DuckConnection

  init() throws { connection = try DuckDatabase().connect() }

  private func column(_ sql: String) throws -> DuckColumn {
    try #require(try connection.query("SELECT " + sql).columns().first)
  }

  @Test("Whole numbers of every width arrive as 64 bits.")
  func integers() throws {
    for type in ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"] {
      #expect(try column("(-7)::\(type)").values == .int([-7]), "\(type)")
      #expect(try column("7::U\(type)").values == .int([7]), "U\(type)")
    }
    #expect(try column("(-9223372036854775807 - 1)::HUGEINT").values == .int([.min]))
    #expect(try column("sum(x) FROM range(4) t(x)").values == .int([6]))
  }

  @Test("A whole number beyond 64 bits is refused and its column named.")
  func wideIntegers() {
    for sql in ["9223372036854775808::HUGEINT AS big", "18446744073709551615::UBIGINT AS big"] {
      let fault = #expect(throws: Fault.self) { try column(sql) }
      #expect(fault?.code == "E015")
      #expect(fault?.subject == "big")
    }
  }

  @Test("Decimals of every width become doubles.")
  func decimals() throws {
    for width in [4, 9, 18, 38] {
      #expect(try column("(-12.25)::DECIMAL(\(width), 2)").values == .double([-12.25]), "\(width)")
    }
    #expect(try column("0.1::DECIMAL(18, 1)").values == .double([0.1]))
    #expect(try column("1.5::FLOAT").values == .double([1.5]))
  }

  @Test("Short and long texts keep every byte.")
  func texts() throws {
    let words = ["", "twelve bytes", "thirteen byte", "a“quoted” 🐧 text", "zero\0byte"]
    let values = words.map { DuckValue.text($0) }
    let result = try connection.query("SELECT unnest([\(words.map { _ in "?" }.joined(separator: ", "))])", values)
    #expect(try result.columns()[0].values == .text(words))
  }

  @Test("Dates and times are told in days and microseconds.")
  func times() throws {
    #expect(try column("DATE '1970-01-03'").values == .date([2]))
    #expect(try column("TIME '00:00:01'").values == .clock([1_000_000]))
    #expect(try column("TIMESTAMP '1970-01-01 00:00:01.5'").values == .time([1_500_000]))
    #expect(try column("TIMESTAMP_S '1970-01-01 00:00:01'").values == .time([1_000_000]))
    #expect(try column("TIMESTAMP_MS '1970-01-01 00:00:01.5'").values == .time([1_500_000]))
    #expect(try column("TIMESTAMP_NS '1969-12-31 23:59:59.9999999'").values == .time([-1]))
    let zoned = try column("TIMESTAMPTZ '1970-01-01 01:00:00+01:00'")
    #expect(zoned.values == .time([0]))
    #expect(zoned.type == .time(zoned: true))
    #expect(
      try column("INTERVAL '1 month 2 days 3 seconds'").values
        == .interval([DuckInterval(months: 1, days: 2, micros: 3_000_000)]))
  }

  @Test("An enumeration arrives as codes with its dictionary.")
  func enumerations() throws {
    let column = try column("unnest(['b', 'a', NULL])::ENUM('a', 'b')")
    #expect(column.type == .enumeration(["a", "b"]))
    #expect(column.values == .code([1, 0, 0]))
    #expect(column.present == [true, true, false])
  }

  @Test("Lists, arrays, maps and records nest.")
  func nested() throws {
    let lists = try column("unnest([[1, 2], NULL, [], [3]])")
    guard case .list(let starts, let elements) = lists.values else { Issue.record("no list"); return }
    #expect(starts == [0, 2, 2, 2, 3])
    #expect(elements.values == .int([1, 2, 3]))
    #expect(lists.present == [true, false, true, true])
    guard case .list(let places, let inner) = try column("[1, 2]::INTEGER[2]").values else {
      Issue.record("no array")
      return
    }
    #expect(places == [0, 2] && inner.values == .int([1, 2]))
    guard case .record(_, let members) = try column("{'a': 1, 'b': ['x', NULL]}").values else {
      Issue.record("no record")
      return
    }
    #expect(members[0].values == .int([1]))
    guard case .list(_, let words) = members[1].values else { Issue.record("no inner list"); return }
    #expect(words.values == .text(["x", ""]) && words.present == [true, false])
    let map = try column("MAP {'k': 1}")
    #expect(
      map.type == .list(.record([DuckField("key", .text), DuckField("value", .integer(bits: 32, signed: true))])))
  }

  @Test("Missing values over many chunks stay where they were.")
  func missing() throws {
    let sql = "SELECT CASE WHEN x % 3 = 0 THEN NULL ELSE x END AS v, x FROM range(10000) t(x) WHERE x % 7 <> 5"
    let columns = try connection.query(sql).columns()
    guard case .int(let all) = columns[1].values, case .int(let some) = columns[0].values else {
      Issue.record("no numbers")
      return
    }
    #expect(all.count == 8572)
    for (row, value) in all.enumerated() {
      #expect(columns[0].isMissing(row) == (value % 3 == 0))
      if value % 3 != 0 { #expect(some[row] == value) }
    }
    #expect(columns[0].missingCount == all.count { $0 % 3 == 0 })
  }

  @Test("Streamed rows are computed as they are read, and can be interrupted.")
  func streaming() throws {
    let sql = "SELECT range * 2 AS v FROM range(100000000000)"
    let result = try connection.query(sql, streaming: true)
    let first = try #require(try result.next())
    guard case .int(let values) = try first.column(0).values else { Issue.record("no numbers"); return }
    #expect(values.prefix(3) == [0, 2, 4] && first.count == values.count)
    #expect(throws: Fault.self) { try first.column(1) }
    connection.interrupt()
    let fault = #expect(throws: Fault.self) { while try result.next() != nil {} }
    #expect(fault?.code == "E011")
  }

  @Test("A type that is not read is refused, with what to do.")
  func others() {
    let fault = #expect(throws: Fault.self) { try column("uuid() AS key") }
    #expect(fault?.code == "E017" && fault?.subject == "key")
  }
}
