import Calendar
import Engines
import Frames
@testable import Learning

/// Rows with a known signal: `y` is 1 where `a + 2 · (city is "Ulm")` and some noise pass 1.
enum Synthetic {
  static func records(_ count: Int, seed: Int = 1) -> [[ScalarField]] {
    var source = RandomSource(seed: seed)
    return (0..<count).map { row in
      let a = Double.random(in: 0..<2, using: &source)
      let city = ["Ulm", "Bonn", "Kiel"][Int.random(in: 0..<3, using: &source)]
      let noise = Double.random(in: -0.3..<0.3, using: &source)
      let signal = a + (city == "Ulm" ? 1 : 0) + noise
      return [
        ScalarField("row", .int(row + seed * 1_000_000)),
        ScalarField("a", Int.random(in: 0..<20, using: &source) == 0 ? .missing : .double(a)),
        ScalarField("city", .text(city)),
        ScalarField("member", .bool(Bool.random(using: &source))),
        ScalarField("on", .date(Day(number: Int32(19_000 + Int.random(in: 0..<500, using: &source))))),
        ScalarField("y", .int(signal > 1.3 ? 1 : 0)),
        ScalarField("kind", .text(signal > 2 ? "high" : signal > 1 ? "middle" : "low")),
        ScalarField("amount", .double(signal * 10)),
      ]
    }
  }

  static func table(_ count: Int, seed: Int = 1) throws -> Table { try Table(records: records(count, seed: seed)) }

  static func rows(_ table: Table) throws -> TrainingRows {
    TrainingRows(
      table: table, columns: table.schema.names, known: table.schema.names,
      tail: RecipeTail(steps: [], source: table.schema), raw: [:])
  }

  static func training(_ target: String) -> Training {
    var training = Training(target: target, seed: 7)
    training.include = ["a", "city", "member", "on"]
    training.parameters = [("n_estimators", .int(30))]
    training.threads = 2
    return training
  }

  static func model(_ training: Training, _ table: Table) throws -> Model {
    var run = TrainingRun(training, rows: try rows(table), held: nil)
    return try run.run()
  }
}
