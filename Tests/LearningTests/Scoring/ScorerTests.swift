import Calendar
import Engines
import Frames
@testable import Learning
import Testing

@Suite struct ScorerTests {
  static func row(_ fields: [ScalarField]) -> [String: Scalar] {
    Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) })
  }

  @Test("A row alone gets what the same row gets in a table, bit for bit.", arguments: ["y", "kind", "amount"])
  func sameAsTable(target: String) throws {
    let scorer = try Scorer(Synthetic.model(Synthetic.training(target), Synthetic.table(1500)))
    let records = Synthetic.records(300, seed: 5)
    let added = try scorer.score(prepared: Table(records: records)).added()
    for (place, record) in records.enumerated() {
      let single = try scorer.predict(Self.row(record))
      #expect(single.value == added[0][place])
      switch scorer.model.task {
      case .binary: #expect(single.probability == added[1][place].double)
      case .multiclass:
        for (number, probability) in single.probabilities.enumerated() {
          #expect(probability == added[1 + number][place].double)
        }
      default: #expect(single.probabilities.isEmpty)
      }
    }
    let names = [
      "y": ["prediction", "probability", "p_0", "p_1"], "kind": ["prediction", "p_high", "p_low", "p_middle"],
    ]
    #expect(added.map(\.name) == names[target] ?? ["prediction"])
  }

  @Test("A row is checked: absent columns are all named, wrong types say what is taken, texts are read as dates.")
  func checked() throws {
    let scorer = try Scorer(Synthetic.model(Synthetic.training("y"), Synthetic.table(500)))
    var row = Self.row(Synthetic.records(1)[0])
    #expect(try scorer.predict(row).unseen.isEmpty)
    row["city"] = .text("Rom")
    #expect(try scorer.predict(row).unseen == ["city"])
    row["city"] = .missing
    row["a"] = .int(1)
    row["on"] = .text("2024-01-31")
    row["extra"] = .text("ignored")
    _ = try scorer.predict(row)
    row["on"] = .text("soon")
    var fault = try #require(throws: Fault.self) { try scorer.predict(row) }
    #expect(fault.code == "L031")
    #expect(fault.message == "`on` takes a date such as \"2024-01-31\", and was given \"soon\"")
    row["on"] = nil
    row["a"] = nil
    fault = try #require(throws: Fault.self) { try scorer.predict(row) }
    #expect(fault.code == "L030")
    #expect(fault.message == "the row has no columns `a`, `on`")
    #expect(throws: Fault.self) { try scorer.predict(cells: [.int(1)]) }
  }

  @Test("A table with unseen texts counts them, one with another type is refused.")
  func tables() throws {
    let scorer = try Scorer(Synthetic.model(Synthetic.training("y"), Synthetic.table(500)))
    var records = Synthetic.records(10)
    records[3][2].value = .text("Rom")
    records[4][2].value = .text("Oslo")
    let scores = try scorer.score(prepared: Table(records: records))
    #expect(scores.unseen.map(\.column) == ["city"])
    #expect(scores.unseen.map(\.rows) == [2])
    for row in records.indices { records[row][2].value = .int(3) }
    let fault = try #require(throws: Fault.self) { try scorer.score(prepared: Table(records: records)) }
    #expect(fault.code == "L031")
  }

  @Test("Steps of the recipe run on raw rows: derive, rename and keep.")
  func steps() throws {
    let table = try Synthetic.table(800)
    let source = table.schema
    let doubled = NamedExpression("double", .binary(.multiply, .column("a"), .literal(.int(2))))
    let more = NamedExpression("more", .binary(.add, .column("double"), .literal(.int(1))))
    let steps: [RowStep] = [
      .derive([doubled]), .derive([more]), .rename([Renaming(old: "city", new: "town")]), .keep(["more", "town", "y"]),
    ]
    let numbers = try #require(table["a"]?.numbers)
    let prepared = try Table([
      Column("more", type: .double, values: .doubles(numbers.map { $0 * 2 + 1 })),
      Column("town", type: .text, values: #require(table["city"]).values), #require(table["y"]), #require(table["a"]),
      #require(table["city"]),
    ])
    var training = Training(target: "y", seed: 1)
    training.parameters = [("n_estimators", .int(20))]
    var run = TrainingRun(
      training,
      rows: TrainingRows(
        table: prepared, columns: ["more", "town", "y"], known: ["y"], tail: RecipeTail(steps: steps, source: source),
        raw: ["city": "city"]), held: nil)
    let model = try run.run()
    #expect(model.signature.columns.map(\.name) == ["a", "city"])
    #expect(model.featureNames == ["more", "town"])
    #expect(model.profile.columns.map(\.name) == ["a", "city"])
    let scorer = try Scorer(model)
    let inTable = try scorer.score(prepared: prepared).columns[0]
    for row in 0..<50 {
      let cells: [String: Scalar] = try ["a": #require(table["a"])[row], "city": #require(table["city"])[row]]
      #expect(try scorer.predict(cells).probability == inTable[row])
    }
  }

  @Test("An aggregate in a derive that feeds a model is an error that names prepare.")
  func aggregates() throws {
    let tail = RecipeTail(
      steps: [.derive([NamedExpression("m", .aggregate(Aggregate("mean", [.column("a")])))])],
      source: try Schema([Field("a", .double)]))
    let fault = try #require(throws: Fault.self) { try tail.inputs(of: ["m"]) }
    #expect(fault.code == "L021")
    #expect(fault.help?.contains("prepare:") == true)
    #expect(try tail.inputs(of: ["a"]).map(\.name) == ["a"])
  }

  @Test("Several threads may ask one scorer at once.")
  func threads() async throws {
    let scorer = try Scorer(Synthetic.model(Synthetic.training("y"), Synthetic.table(500)))
    let records = Synthetic.records(200)
    let alone = try records.map { try scorer.predict(Self.row($0)).probability }
    let together = await withTaskGroup(of: [Double?].self) { group in
      for _ in 0..<4 {
        group.addTask { records.map { try? scorer.predict(Self.row($0)).probability } }
      }
      return await group.reduce(into: [[Double?]]()) { $0.append($1) }
    }
    #expect(together.allSatisfy { $0 == alone })
  }
}
