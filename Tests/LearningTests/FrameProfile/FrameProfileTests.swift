import Calendar
import Frames
import Testing

@testable import Learning

/// A table seen from all sides.
@Suite struct FrameProfileTests {
  /// Reference values: pandas 3.1.1 and scipy 1.17.1 on the same file (`corr`, `stats.skew`, `contingency.association`).
  @Test("The penguins have the numbers that pandas and scipy give.")
  func penguins() throws {
    let profile = try FrameProfile(of: TrainingTests.load("penguins.csv"))
    #expect(profile.rows == 344 && profile.looked == 344 && !profile.isSampled && profile.duplicates == 0)
    let mass = try #require(profile.column("body_mass_g"))
    #expect(mass.missing == 2)
    let numbers = try #require(mass.numbers)
    #expect(abs(try #require(numbers.skewness) - 0.4682639641669921) < 1e-12)
    #expect(abs(try #require(numbers.deviation) - 801.9545356980955) < 1e-9)
    #expect(numbers.quantile(0.95) == 5650)
    #expect(numbers.bins.reduce(0, +) == 342 && numbers.bins.count == 16)
    func pair(_ a: String, _ b: String) -> Association? {
      profile.associations.first { Set([$0.first, $0.second]) == [a, b] }
    }
    let bill = try #require(pair("bill_length_mm", "body_mass_g"))
    #expect(abs(bill.value - 0.5951098244376273) < 1e-12)
    #expect(abs(try #require(bill.spearman) - 0.5838003194455482) < 1e-12)
    let sexes = try #require(pair("species", "sex"))
    #expect(sexes.measure == .cramer && abs(sexes.value - 0.0120817001245789) < 1e-12)
    let kinds = try #require(pair("species", "body_mass_g"))
    #expect(kinds.measure == .ratio && abs(kinds.value - 0.8183348664745757) < 1e-12)
    let words = try #require(profile.column("species")?.words)
    #expect(words.top.map(\.value) == ["Adelie", "Gentoo", "Chinstrap"])
    #expect(words.top.map(\.rows) == [152, 124, 68])
  }

  @Test(
    "What is striking in a column is told: constants, identifiers, dates and numbers in text, scripts, blanks, skew.")
  func warnings() throws {
    let count = 200
    let rows = 0..<count
    let table = try Table([
      Column("same", type: .int, values: .ints(rows.map { _ in 7 })),
      Column("row", type: .int, values: .ints(rows.map { Int64($0) })),
      Column("when", type: .text, values: .texts(TextValues(rows.map { "2024-01-\($0 % 28 + 1)" }))),
      Column("amount", type: .text, values: .texts(TextValues(rows.map { "1,\($0 % 90 + 10).50" }))),
      Column(
        "word", type: .text, values: .texts(TextValues(rows.map { $0 == 3 ? "pаyment" : $0 % 2 == 0 ? "a" : "A " }))),
      Column("zeros", type: .double, values: .doubles(rows.map { $0 < 120 ? 0 : $0 == 199 ? 1e6 : Double($0) })),
      Column("twice", type: .double, values: .doubles(rows.map { $0 < 120 ? 0 : $0 == 199 ? 2e6 : Double($0) * 2 })),
      Column("gone", type: .double, values: .doubles(rows.map { _ in .nan }), validity: rows.map { _ in false }),
      Column(
        "gaps", type: .double, values: .doubles(rows.map { $0 % 4 == 0 ? 1.5 : .nan }),
        validity: rows.map { $0 % 4 == 0 }),
    ])
    let profile = try FrameProfile(of: FrameContext(seed: 1).frame(table))
    func kinds(_ column: String?) -> Set<String> { Set(profile.warnings.filter { $0.column == column }.map(\.kind)) }
    #expect(kinds("same") == ["constant"])
    #expect(kinds("row").contains("identifier"))
    #expect(kinds("when") == ["dates as text"])
    #expect(kinds("amount").contains("numbers as text"))
    #expect(kinds("word").isSuperset(of: ["mixed scripts", "blanks"]))
    #expect(kinds("zeros").isSuperset(of: ["zeros", "skewed"]))
    #expect(kinds("gone") == ["empty"])
    #expect(kinds("gaps") == ["constant"])
    #expect(profile.warnings.contains { $0.kind == "correlated" && $0.text.contains(".twice") })
  }

  @Test(
    "Of more cells than are looked at, an even sample is, and what is missing and where the ends lie still come from all rows."
  )
  func samples() throws {
    let rows = 50_000
    let table = try Table([
      Column("n", type: .int, values: .ints((0..<rows).map { Int64($0) })),
      Column(
        "x", type: .double, values: .doubles((0..<rows).map { $0 % 5 == 0 ? .nan : Double($0 % 1_000) }),
        validity: (0..<rows).map { $0 % 5 != 0 }),
    ])
    let profile = try FrameProfile(of: FrameContext(seed: 1).frame(table), mostCells: 10_000)
    #expect(profile.rows == rows && profile.looked == 5_000 && profile.isSampled)
    #expect(profile.columns[1].missing == 10_000 && profile.columns[1].rows == rows)
    #expect(profile.columns[0].numbers?.high == 49_999 && profile.columns[0].numbers?.mean == 24_999.5)
    #expect(abs((profile.columns[0].numbers?.quantile(0.5) ?? 0) - 25_000) < 1_500)
  }

  @Test("Repeated rows are counted, and a table without rows or without columns has a profile too.")
  func edges() throws {
    let context = FrameContext(seed: 1)
    let twice = try context.frame(records: [
      [ScalarField("a", .int(1))], [ScalarField("a", .int(1))], [ScalarField("a", .int(2))],
    ])
    #expect(try FrameProfile(of: twice).duplicates == 1)
    #expect(try FrameProfile(of: twice.head(0)).columns[0].present == 0)
    #expect(try FrameProfile(of: context.frame(Table([], rowCount: 0))).columns.isEmpty)
  }

  @Test("A contract that is suggested for rows holds on them, and not on rows that differ.")
  func contracts() throws {
    for name in ["penguins.csv", "car_loans_history.csv", "titanic.csv"] {
      let frame = try TrainingTests.load(name)
      let contract = try FrameProfile(of: frame).contract()
      let report = try frame.check(contract)
      #expect(report.holds, "\(name): \(report.results.filter { !$0.holds }.map(\.condition))")
      #expect(contract.count > frame.schema.count)
    }
    let penguins = try TrainingTests.load("penguins.csv")
    let contract = try FrameProfile(of: penguins).contract()
    let negative = try penguins.derive([NamedExpression("body_mass_g", .unary(.negate, .column("body_mass_g")))])
    #expect(try !negative.check(contract).holds)
    #expect(try !penguins.drop(["sex"]).check(contract).holds)
  }
}
