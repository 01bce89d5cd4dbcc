import Calendar
import Engines
import Frames
import Testing

@testable import Learning

/// Which rows are learnt from and which are judged.
struct FoldsTests {
  private func parts(_ folds: Folds, _ table: Table, seed: Int = 1) throws -> [FoldPart] {
    try folds.parts(
      of: table, labels: [Double](repeating: 1, count: table.rowCount), ofClasses: false, seed: seed)
  }

  private func table(_ count: Int) throws -> Table {
    try Table(
      records: (0..<count).map { row in
        [
          ScalarField("group", .text("g\(row * 7 % 11)")), ScalarField("class", .int(row % 10 == 0 ? 1 : 0)),
          ScalarField("on", .date(Day(number: Int32(row / 2)))),
        ]
      })
  }

  @Test("Each row is judged once in each division, and divisions differ by their seed.")
  func once() throws {
    let table = try table(103)
    let parts = try parts(Folds(4, repeats: 2), table)
    #expect(parts.count == 8)
    for turn in 0..<2 {
      let own = parts.filter { $0.turn == turn }
      #expect((0..<103).allSatisfy { row in own.count { $0.judged[row] } == 1 })
      #expect(own.allSatisfy { part in (0..<103).allSatisfy { part.judged[$0] != part.training[$0] } })
      #expect(own.allSatisfy { (25...26).contains($0.judgedCount) })
    }
    #expect(parts[0].judged != parts[4].judged)
    #expect(try self.parts(Folds(4), table) == self.parts(Folds(4), table))
    #expect(try self.parts(Folds(4), table) != self.parts(Folds(4), table, seed: 2))
  }

  @Test("A stratum has the same share of each part.")
  func strata() throws {
    let table = try table(200)
    let classes = try #require(table["class"]?.numbers)
    for part in try parts(Folds(5, stratify: "class"), table) {
      #expect((0..<200).count { part.judged[$0] && classes[$0] == 1 } == 4)
    }
  }

  @Test("A group is in one part, and parts are of about one size.")
  func groups() throws {
    let table = try table(200)
    let numbers = RowGroups(try #require(table["group"])).numbers
    let parts = try parts(Folds(3, group: "group"), table)
    for part in parts {
      let judged = Set((0..<200).filter { part.judged[$0] }.map { numbers[$0] })
      let learnt = Set((0..<200).filter { part.training[$0] }.map { numbers[$0] })
      #expect(judged.isDisjoint(with: learnt) && !judged.isEmpty)
      #expect((50...90).contains(part.judgedCount))
    }
    let few = try #require(throws: Fault.self) { try self.parts(Folds(12, group: "group"), table) }
    #expect(few.code == "L071" && few.message.contains("11 different values"))
  }

  @Test(
    "Each part in time is learnt from what came before it, with a gap, and from one stretch where the window slides.")
  func time() throws {
    let table = try table(100)
    let days = try #require(table["on"]?.times)
    func ends(_ marks: [Bool]) -> (first: Double, last: Double) {
      let found = days.indices.filter { marks[$0] }.map { days[$0] }
      return (found.min() ?? .nan, found.max() ?? .nan)
    }
    let growing = try parts(Folds(4, time: "on"), table)
    #expect(
      growing.map { ends($0.judged).first } == [10, 20, 30, 40] && growing.map { $0.judgedCount } == [20, 20, 20, 20])
    #expect(growing.map { ends($0.training).first } == [0, 0, 0, 0])
    #expect(growing.map { ends($0.training).last } == [9, 19, 29, 39])
    let sliding = try parts(Folds(4, time: "on", isSliding: true), table)
    #expect(sliding.map { ends($0.training).first } == [0, 10, 20, 30])
    let gap = Scalar.duration(Period(microseconds: 3 * 86_400_000_000))
    let apart = try parts(Folds(4, time: "on", gap: gap), table)
    #expect(apart.map { ends($0.training).last } == [6, 16, 26, 36])
  }

  @Test(
    "Numbers and combinations that are not possible are told.",
    arguments: [
      Folds(1), Folds(5, repeats: 0), Folds(5, stratify: "class", group: "group"), Folds(5, isSliding: true),
      Folds(5, gap: .int(1)), Folds(5, repeats: 2, time: "on"), Folds(3, time: "group"),
      Folds(3, time: "on", gap: .int(3)),
      Folds(3, time: "on", gap: .duration(Period(microseconds: 1_000_000_000_000_000))),
    ])
  func wrong(_ folds: Folds) throws {
    let fault = try #require(throws: Fault.self) { try self.parts(folds, try self.table(50)) }
    #expect(fault.code == "L045")
  }
}
