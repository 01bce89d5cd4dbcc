import Engines
import Glibc
import Synchronization
import Testing

/// Statements, bound values, hostile names, interruption and tables made from values.
struct DuckConnectionTests {
  let connection: DuckConnection

  init() throws { connection = try DuckDatabase().connect() }

  @Test("The engine is the version that the catalogue names.")
  func version() throws {
    #expect(try connection.query("SELECT version()").text() == "v" + Engine.duckdb.version)
  }

  @Test("Bound values of every kind come back.")
  func boundValues() throws {
    let values: [DuckValue] = [
      .missing, .bool(true), .int(.min), .double(-0.5), .text("o'clock; DROP TABLE t --"), .date(-1), .clock(1),
      .time(-1, zoned: false), .time(1, zoned: true), .interval(DuckInterval(months: -1, days: 2, micros: 3)),
    ]
    let places = (1...values.count).map { "$\($0)" }.joined(separator: ", ")
    let columns = try connection.query("SELECT " + places, values).columns()
    #expect(columns[0].isMissing(0))
    #expect(
      columns.dropFirst().map(\.values) == [
        .bool([true]), .int([.min]), .double([-0.5]), .text(["o'clock; DROP TABLE t --"]), .date([-1]), .clock([1]),
        .time([-1]), .time([1]), .interval([DuckInterval(months: -1, days: 2, micros: 3)]),
      ])
  }

  @Test("The number of values must be right.")
  func tooFewValues() {
    let fault = #expect(throws: Fault.self) { try connection.query("SELECT $1 + $2", [.int(1)]) }
    #expect(fault?.message == "the statement takes 2 values and was given 1")
  }

  @Test("Hostile names are inert.")
  func hostileNames() throws {
    for name in ["a\"; DROP TABLE x; --", "select", "ü 🐧", "a.b", "'", "\\", "x\0y"] {
      try connection.createTable(name, [(name, DuckColumn(type: .double, values: .double([1])))])
      let result = try connection.query("SELECT * FROM " + DuckSQL.name(name))
      #expect(result.fields[0].name == name.filter { $0 != "\0" })
    }
    #expect(try connection.query("SELECT " + DuckSQL.text("it's")).text() == "it's")
  }

  @Test("Columns are known before a statement runs.")
  func fields() throws {
    try connection.run("CREATE TABLE t (a INTEGER, b VARCHAR[])")
    let statement = try connection.prepare("SELECT *, $1::BIGINT AS c FROM t")
    #expect(
      statement.fields == [
        DuckField("a", .integer(bits: 32, signed: true)), DuckField("b", .list(.text)),
        DuckField("c", .integer(bits: 64, signed: true)),
      ])
    #expect(statement.parameters == ["1"])
    #expect(try connection.prepare("SELECT $low, $high").parameters == ["low", "high"])
  }

  @Test("Errors are one sentence without the engine's decoration.")
  func messages() {
    let fault = #expect(throws: Fault.self) { try connection.run("SELECT salery FROM (SELECT 1 AS salary)") }
    #expect(fault?.code == "E010")
    #expect(fault?.message == "Referenced column \"salery\" not found in FROM clause")
    #expect(throws: Fault.self) { try connection.query("SELECT 'x'::INTEGER") }
    let io = #expect(throws: Fault.self) { try connection.run("SELECT * FROM read_csv('/no/such/file.csv')") }
    #expect(io?.code == "E013")
  }

  @Test("Interrupt stops a long statement within 100 ms.")
  func interrupt() throws {
    let stopped = Mutex<ContinuousClock.Instant?>(nil)
    try withThread {
      usleep(150_000)
      stopped.withLock { $0 = ContinuousClock.now }
      connection.interrupt()
    } during: {
      let fault = #expect(throws: Fault.self) {
        try connection.query("SELECT sum(a.range * b.range) FROM range(10000000) a, range(1000000) b").int()
      }
      let now = ContinuousClock.now
      #expect(fault?.code == "E011")
      let since = try #require(stopped.withLock { $0 })
      #expect(now - since < .milliseconds(100))
    }
    #expect(try connection.query("SELECT 1").int() == 1)
  }

  @Test("Tables made from values give the values back.")
  func tables() throws {
    let rows = 5_000
    let present = (0..<rows).map { $0 % 3 != 0 }
    let columns: [(name: String, column: DuckColumn)] = [
      ("flag", DuckColumn(type: .bool, values: .bool((0..<rows).map { $0 % 2 == 0 }))),
      (
        "int",
        DuckColumn(
          type: .integer(bits: 64, signed: true), values: .int((0..<rows).map { $0 % 3 != 0 ? $0 : 0 }),
          present: present)
      ),
      ("double", DuckColumn(type: .double, values: .double((0..<rows).map { Double($0) / 7 }))),
      (
        "text",
        DuckColumn(
          type: .text, values: .text((0..<rows).map { $0 % 3 != 0 ? "a text of some length \($0)" : "" }),
          present: present)
      ),
      ("day", DuckColumn(type: .date, values: .date((0..<rows).map { Int32($0) }))),
      ("time", DuckColumn(type: .time(zoned: true), values: .time((0..<rows).map { $0 * 1_000 }))),
      ("span", DuckColumn(type: .interval, values: .interval((0..<rows).map { DuckInterval(months: Int32($0)) }))),
      ("code", DuckColumn(type: .enumeration(["x", "y"]), values: .code((0..<rows).map { Int32($0 % 2) }))),
      (
        "list",
        DuckColumn(
          type: .list(.double),
          values: .list(
            starts: (0...rows).map { $0 * 2 },
            elements: DuckColumn(type: .double, values: .double((0..<rows * 2).map(Double.init)))))
      ),
      (
        "record",
        DuckColumn(
          type: .record([DuckField("a", .text)]),
          values: .record(count: rows, [DuckColumn(type: .text, values: .text((0..<rows).map { "\($0)" }))]))
      ),
    ]
    try connection.createTable("made", columns)
    let back = try connection.query("SELECT * FROM made")
    #expect(back.fields.map(\.name) == columns.map(\.name))
    #expect(try back.columns() == columns.map(\.column))
    try connection.createTable("made", [("none", DuckColumn(type: .null, values: .null(count: 3)))])
    #expect(try connection.query("SELECT count(*) - count(none) FROM made").int() == 3)
  }

  @Test("Columns of different lengths make no table.")
  func unequalColumns() {
    let one = DuckColumn(type: .bool, values: .bool([true]))
    let none = DuckColumn(type: .bool, values: .bool([]))
    #expect(throws: Fault.self) { try connection.createTable("t", [("a", one), ("b", none)]) }
  }

  @Test("Nothing is installed or loaded from anywhere by itself.")
  func noExtensions() throws {
    #expect(try connection.query("SELECT current_setting('autoinstall_known_extensions')::VARCHAR").text() == "false")
    #expect(throws: Fault.self) { try connection.run("SELECT * FROM 's3://bucket/file.parquet'") }
  }
}
