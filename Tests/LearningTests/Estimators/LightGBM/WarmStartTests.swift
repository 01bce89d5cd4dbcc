import Engines
import Frames
import Testing

@testable import Learning

/// Trainings that go on with a model, beside LightGBM 4.7.0's `init_model` from Python.
@Suite struct WarmStartTests {
  @Test("More trees on top of a model are bit for bit those of LightGBM's `init_model`.")
  func bits() throws {
    let cases: [(String, [Double])] = [
      ("y", [1.0579329155784434, 2.66924892258968, 2.626849098746093, 2.138081619880277, 1.7388535146697743]),
      (
        "positive",
        [0.08787115343025342, 0.8386977077026084, 0.8596544515731945, 0.7072178309758449, 0.1210645642351774]
      ),
    ]
    for (target, wanted) in cases {
      let table = try GBMObjectiveTests.table()
      let first = try Synthetic.model(GBMObjectiveTests.training(target, [("n_estimators", .int(10))]), table)
      var training = GBMObjectiveTests.training(target, [("n_estimators", .int(7))])
      training.base = first
      let second = try Synthetic.model(training, table)
      #expect(second.card.training.iterations == 17)
      #expect(try GBMObjectiveTests.answers(second, 5) == wanted)
      #expect(second.card.fingerprints.code != first.card.fingerprints.code)
      #expect(second.card.recipe == first.card.recipe)
    }
  }

  @Test("Early stopping counts the new rounds on top of the old ones.")
  func stopping() throws {
    let table = try Synthetic.table(800)
    var training = Synthetic.training("y")
    training.validation = .share(0.25)
    let first = try Synthetic.model(training, table)
    training.base = first
    training.parameters = [("n_estimators", .int(500)), ("early_stopping_rounds", .int(5))]
    let second = try Synthetic.model(training, table)
    #expect(second.card.training.iterations >= first.card.training.iterations)
    #expect(second.card.training.iterations < 500)
    #expect(try Scorer(second).score(prepared: table).rows == 800)
  }

  @Test("Texts that the first training did not know stay other, whatever the new rows hold.")
  func categories() throws {
    let first = try Synthetic.model(Synthetic.training("y"), Synthetic.table(300))
    var records = Synthetic.records(300, seed: 4)
    for row in records.indices { records[row][2].value = .text("Rom") }
    var training = Synthetic.training("y")
    training.base = first
    let second = try Synthetic.model(training, Table(records: records))
    #expect(second.card.recipe == first.card.recipe)
  }

  @Test("What cannot be gone on with says why.")
  func refused() throws {
    let table = try Synthetic.table(300)
    let model = try Synthetic.model(Synthetic.training("y"), table)
    func fault(_ change: (inout Training) -> Void) throws -> Fault {
      var training = Synthetic.training("y")
      training.base = model
      change(&training)
      return try #require(throws: Fault.self) { try Synthetic.model(training, table) }
    }
    #expect(try fault { $0.estimator = .forest }.code == "L054")
    #expect(try fault { $0.target = "amount" }.code == "L054")
    #expect(try fault { $0.positive = .int(0) }.code == "L054")
  }
}
