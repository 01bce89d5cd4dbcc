import Engines
import Frames
import Learning
import Testing

@testable import Monitoring

@Suite struct DriftTests {
  /// 720 numbers and 80 missing; and 375 numbers that lie 15 higher, with 125 missing.
  static let before = numbers("v", series(800, hole: 10) { Double(($0 * 7919) % 1009) / 10 })
  static let now = numbers("v", series(500, hole: 4) { Double(($0 * 104_729) % 1013) / 10 + 15 })

  /// So many values, with every so many missing.
  static func series(_ count: Int, hole: Int, _ value: (Int) -> Double) -> [Double?] {
    (0..<count).map { (i: Int) -> Double? in i % hole == 0 ? nil : value(i) }
  }

  static func numbers(_ name: String, _ values: [Double?]) -> Column {
    Column(
      name, type: .double, values: .doubles(values.map { $0 ?? .nan }),
      validity: values.contains { $0 == nil } ? values.map { $0 != nil } : nil)
  }

  static func texts(_ name: String, _ counts: [(String?, Int)]) -> Column {
    let values = counts.flatMap { Array(repeating: $0.0, count: $0.1) }
    return Column(name, type: .text, values: .texts(TextValues(values)))
  }

  static func report(_ before: Column, _ now: Column, _ tests: [String: DriftTest] = [:]) throws -> DriftReport.Row {
    try #require(try drift(reference: Table([before]), current: Table([now]), tests: tests).rows.first)
  }

  /// Worked out with numpy (quantiles of type 7) and `scipy.stats.ks_2samp(…, method="asymp")`, scipy 1.17.1.
  @Test("A column of numbers has the psi and the distance that numpy and scipy give.")
  func againstScipy() throws {
    let row = try Self.report(Self.before, Self.now)
    #expect(abs(row.psi - 0.8796736914679303) < 1e-9)
    #expect(row.test == "ks")
    #expect(abs((row.statistic ?? 0) - 0.15561111111111112) < 1e-12)
    #expect(abs((row.p ?? 0) / 1.0888963313116794e-05 - 1) < 0.05)
    #expect(row.missingBefore == 0.1 && row.missingNow == 0.25 && row.drifted && row.rule == "psi > 0.2")
  }

  @Test("A column of texts is compared value by value, missing as one of them.")
  func categories() throws {
    let before = Self.texts("plan", [("a", 50), ("b", 30), ("c", 15), ("d", 5), (nil, 10)])
    let now = Self.texts("plan", [(nil, 20), ("d", 25), ("b", 35), ("a", 20)])
    let row = try Self.report(before, now)
    #expect(abs(row.psi - 1.6465040841960819) < 1e-12)
    #expect(row.test == "chi_squared" && abs((row.statistic ?? 0) - 44.53321678321679) < 1e-10 && row.drifted)
  }

  @Test("A value that the reference never saw is seen, and so are values that begin to be missing.")
  func newcomers() throws {
    let before = Self.texts("plan", [("a", 500), ("b", 500)])
    #expect(try Self.report(before, Self.texts("plan", [("a", 400), ("b", 400), ("new", 200)])).drifted)
    #expect(try Self.report(before, Self.texts("plan", [("a", 400), ("b", 400), (nil, 200)])).drifted)
    let full = Self.numbers("v", (0..<1000).map { Double($0) })
    let holes = try Self.report(full, Self.numbers("v", Self.series(1000, hole: 3) { Double($0) }))
    #expect(holes.drifted && (holes.p ?? 0) > 0.5, "the numbers that are there have not moved")
    #expect(try Self.report(full, Self.numbers("v", [nil, nil, nil])).drifted)
    #expect(try Self.report(Self.numbers("v", [nil, nil, nil]), full).drifted)
  }

  @Test("Rows from the same source have not drifted: numbers, few values, truth, and texts that are all different.")
  func still() throws {
    func make(_ from: Int, _ count: Int) throws -> Table {
      let rows = (from..<from + count).map { ($0 * 7919) % 100_003 }
      return try Table([
        Self.numbers("number", rows.map { Double($0) }),
        Self.numbers("few", rows.map { Double($0 % 4) }),
        Column("truth", type: .bool, values: .bools(rows.map { $0 % 3 == 0 })),
        Column("name", type: .text, values: .texts(TextValues(rows.map { "n\($0)" }))),
        Column("day", type: .date, values: .days(rows.map { Int32($0 % 365) })),
        Column("whole", type: .int, values: .ints(rows.map { Int64($0 % 1000) })),
      ])
    }
    let report = try drift(reference: make(0, 20_000), current: make(40_000, 5000))
    #expect(!report.drifted, "\(report.rows.filter(\.drifted))")
    #expect(report.rows.count == 6 && report.notes == [])
    #expect(report.summary.hasPrefix("no column of 6 drifted"))
  }

  @Test("The profile that a model keeps serves as well as its rows.")
  func profile() throws {
    let table = try Table([Self.before])
    let fromProfile = try drift(reference: Profile(of: table, columns: ["v"]), current: Table([Self.now]))
    #expect(try fromProfile.rows == drift(reference: table, current: Table([Self.now])).rows)
  }

  @Test("A column's own test decides where one is given.")
  func ownTest() throws {
    let other = Self.numbers("v", (0..<500).map { Double(($0 * 104_729) % 1013) / 10 + 2.5 })
    let source = Self.numbers("v", (0..<800).map { Double(($0 * 7919) % 1009) / 10 })
    #expect(try !Self.report(source, other).drifted)
    #expect(try Self.report(source, other, ["v": DriftTest.psi.at(0.001)]).drifted)
    #expect(try !Self.report(Self.before, Self.now, ["v": .ks.at(1e-9)]).drifted)
    #expect(try Self.report(Self.before, Self.now, ["v": .ks]).rule == "ks p < 0.05")
  }

  @Test("What cannot be compared is said.")
  func faults() throws {
    func fault(_ action: () throws -> DriftReport) -> Fault? {
      do { _ = try action() } catch { return error as? Fault }
      return nil
    }
    let profile = Profile(of: try Table([Self.before]), columns: ["v"])
    let other = Self.numbers("w", [1, 2])
    let absent = fault { try drift(reference: profile, current: Table([other])) }
    #expect(absent?.code == "M001" && absent?.message == "the rows lack the column `v`" && absent?.subject == ".v")
    let kind = fault { try drift(reference: profile, current: Table([Self.texts("v", [("a", 3)])])) }
    #expect(kind?.code == "M002" && kind?.message == "`v` holds numbers in the reference, and text here")
    #expect(fault { try drift(reference: profile, current: Table([Self.numbers("v", [])])) }?.code == "M004")
    #expect(fault { try drift(reference: Table([other]), current: Table([Self.now])) }?.code == "M001")
    let unknown = fault { try drift(reference: profile, current: Table([Self.now]), tests: ["w": .psi]) }
    #expect(unknown?.code == "M005")
    let wrong = fault { try drift(reference: profile, current: Table([Self.now]), tests: ["v": .chiSquared]) }
    #expect(wrong?.code == "M005" && wrong?.help == "use ks or psi")
    #expect(throws: Fault.self) { try DriftTest.named("psy") }
  }

  @Test("Few rows, and columns of one side only, are remarked.")
  func notes() throws {
    func table(_ rows: Int, _ other: String) throws -> Table {
      let values = (0..<rows).map { Double($0 * 1000 / rows) }
      return try Table([Self.numbers("v", values), Self.numbers(other, values)])
    }
    let report = try drift(reference: table(1000, "old"), current: table(20, "new"))
    #expect(
      report.notes == [
        "so few rows (20) give a psi of about 0.46 by chance alone", "only in the reference: old",
        "only in the new rows: new",
      ])
  }

  @Test("Half a million rows of 19 columns are compared in about a second or less.")
  func speed() throws {
    #if DEBUG
      let rows = 5_000
    #else
      let rows = 500_000
    #endif
    func make(_ seed: Int) throws -> Table {
      try Table(
        (0..<19).map { (column: Int) -> Column in
          let name = "c\(column)"
          if column % 4 == 3 {
            let texts = (0..<rows).map { (i: Int) -> String? in "v\((i &* 31 &+ seed) % 40)" }
            return Column(name, type: .text, values: .texts(TextValues(texts)))
          }
          let numbers = (0..<rows).map { (i: Int) -> Double? in Double((i &* 7919 &+ seed &* column) % 100_003) }
          return Self.numbers(name, numbers)
        })
    }
    let (one, two) = (try make(1), try make(2))
    let time = try ContinuousClock().measure { _ = try drift(reference: one, current: two) }
    print("drift of \(rows) rows: \(time)")
    #expect(time < .seconds(5))
  }
}
