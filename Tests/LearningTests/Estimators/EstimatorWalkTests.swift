import Engines
import Frames
import Testing

@testable import Learning

/// Every estimator of the catalogue, whatever is added to it: what holds of one holds of all.
@Suite struct EstimatorWalkTests {
  /// Estimators that learn from rows of their own; one that reads a model of others has tests by itself.
  static let learners = Estimator.catalogue.filter { $0.name != "onnx" }

  /// A small training of an estimator, by what its declaration says of it, and rows for it.
  static func example(_ estimator: Estimator, task: Task) throws -> (training: Training, table: Table) {
    if estimator.forecasts {
      return (SeasonalTests.training(), try Table(records: SeasonalTests.records(90, noise: 3)))
    }
    let target = [Task.binary: "y", .multiclass: "kind", .regression: "amount"][task] ?? ""
    var training = Synthetic.training(target)
    training.estimator = estimator
    training.parameters = []
    if estimator.memberParameter != nil {
      let second: Estimator = task == .regression ? .linear : .logistic
      training.parameters = [("members", .list([Estimator.member(.baseline, []), Estimator.member(second, [])]))]
    }
    if !task.hasTarget { training.include = ["a", "member", "on"] }
    return (training, try Synthetic.table(300))
  }

  @Test(
    "A model of every estimator answers a row as a table, survives its package, and is judged.",
    arguments: learners.map(\.name))
  func walks(name: String) throws {
    let estimator = try Estimator.named(name)
    for task in estimator.tasks {
      let (training, table) = try Self.example(estimator, task: task)
      let model = try Synthetic.model(training, table)
      #expect(model.task == task && model.card.estimator == name)
      #expect(try Synthetic.model(training, table) == model, "the same seed gives the same model")
      let again = try Model(package: model.package())
      #expect(again == model)
      let scorer = try Scorer(again)
      let rows =
        estimator.forecasts
        ? try Table(records: SeasonalTests.records(12, from: 90, noise: 3)) : try Synthetic.table(60, seed: 9)
      let added = try scorer.score(prepared: rows).added()
      #expect(added[0].name == task.answerName)
      for row in 0..<rows.rowCount {
        let cells = Dictionary(
          zip(rows.schema.names, rows.row(row)), uniquingKeysWith: { first, _ in first })
        let alone = try scorer.predict(cells)
        #expect(alone.value == added[0][row])
        if let probability = alone.probability { #expect(probability == added[1][row].double) }
        let beside = Dictionary(uniqueKeysWithValues: added.map { ($0.name, $0[row]) })
        for field in alone.also { #expect(beside[field.name] == field.value) }
        #expect(alone.also.map(\.name) == scorer.alsoNames)
      }
      let context = FrameContext()
      let report = try model.evaluate(context.frame(rows), seen: true)
      #expect(!report.scores.isEmpty && report.rows.rowCount > 0)
    }
  }

  @Test("One row, constant columns and missing numbers trap nothing.", arguments: learners.map(\.name))
  func poor(name: String) throws {
    let estimator = try Estimator.named(name)
    for task in estimator.tasks where !estimator.forecasts {
      let (training, table) = try Self.example(estimator, task: task)
      let one = try Table(records: Array(Synthetic.records(1)))
      #expect(throws: Fault.self) { try Synthetic.model(training, one) }
      var records = Synthetic.records(60)
      for row in records.indices {
        for place in records[row].indices where ["a", "city", "member", "on"].contains(records[row][place].name) {
          records[row][place].value = row % 2 == 0 ? records[0][place].value : .missing
        }
      }
      let model = try Synthetic.model(training, Table(records: records))
      _ = try Scorer(model).score(prepared: table)
    }
  }
}
