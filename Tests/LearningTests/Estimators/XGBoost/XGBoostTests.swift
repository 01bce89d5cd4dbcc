import Calendar
import Engines
import Frames
import Testing

@testable import Learning

/// What `xgboost` does beside what `PeerTests` compares with Python's.
struct XGBoostTests {
  private static func training(_ target: String, _ parameters: [(name: String, value: Scalar)] = []) -> Training {
    var training = Synthetic.training(target)
    training.estimator = .xgboost
    training.parameters = [("n_estimators", .int(40))] + parameters
    return training
  }

  @Test("The same rows, seed and threads give the same package, and one row scores as the table does.")
  func repeatable() throws {
    let table = try Synthetic.table(800)
    let model = try Synthetic.model(Self.training("kind", [("subsample", .double(0.5))]), table)
    #expect(
      try model.package() == Synthetic.model(Self.training("kind", [("subsample", .double(0.5))]), table).package())
    #expect(model.card.engine == "xgboost 3.2.0" && model.card.training.iterations == 40)
    let scorer = try Scorer(try Model(package: model.package()))
    let scores = try scorer.score(prepared: table)
    for row in 0..<50 {
      let cells = model.signature.columns.map { column in table[column.name].map { $0[row] } ?? .missing }
      #expect(try scorer.predict(cells: cells).probabilities == scores.columns.map { $0[row] })
    }
  }

  @Test("With rows to validate by, the best round is kept, and its loss is on the card.")
  func stopsEarly() throws {
    var training = Self.training("y", [("num_boost_round", .int(400)), ("eta", .double(0.5))])
    training.parameters.removeFirst()
    training.validation = .share(0.3)
    let model = try Synthetic.model(training, Synthetic.table(600))
    let facts = model.card.training
    #expect(facts.iterations < 200 && facts.metric == "binary_logloss")
    #expect(facts.notes.contains { $0.hasPrefix("stopped early: round \(facts.iterations) of 400") })
    #expect(try #require(facts.validation) < 0.69)
  }

  @Test("An answer rises with a column that is told to, and names that are no feature are refused.")
  func monotone() throws {
    let rising = Scalar.record([ScalarField("a", .int(1))])
    let model = try Synthetic.model(
      Self.training("amount", [("monotone_constraints", rising)]), Synthetic.table(800))
    let scorer = try Scorer(model)
    func told(_ a: Double) throws -> Double {
      let row: [String: Scalar] = [
        "a": .double(a), "city": .text("Bonn"), "member": .bool(true), "on": .date(.init(number: 19_100)),
      ]
      return try #require(try scorer.predict(row).value.double)
    }
    let answers = try (0...40).map { try told(Double($0) / 20) }
    #expect(zip(answers, answers.dropFirst()).allSatisfy { $0 <= $1 } && answers[0] < answers[40])
  }

  @Test("Class weights count, what would take forever is refused, and so are targets out of an objective's range.")
  func limits() throws {
    let table = try Synthetic.table(1_000)
    let plain = try Scorer(Synthetic.model(Self.training("y"), table)).score(prepared: table).columns[0]
    let heavy = Scalar.record([ScalarField("1", .double(20))])
    let weighted = try Scorer(Synthetic.model(Self.training("y", [("class_weight", heavy)]), table))
      .score(prepared: table).columns[0]
    #expect(weighted.reduce(0, +) > plain.reduce(0, +))
    for (target, parameters, code) in [
      ("y", [("max_depth", Scalar.int(0)), ("max_leaves", .int(131_072)), ("num_round", .int(100_000))], "L015"),
      ("amount", [("objective", .text("gamma"))], "L065"), ("y", [("max_dept", .int(3))], "L012"),
    ] {
      var training = Self.training(target, parameters.map { ($0.0, $0.1) })
      training.parameters.removeFirst()
      let fault = #expect(throws: Fault.self) {
        try Synthetic.model(training, target == "amount" ? shifted() : table)
      }
      #expect(fault?.code == code, "\(fault?.message ?? "")")
    }
  }

  private func shifted() throws -> Table {
    let table = try Synthetic.table(100)
    let values = try #require(table["amount"]?.numbers).map { $0 - 20 }
    return try Table(
      table.columns.filter { $0.name != "amount" } + [Column("amount", type: .double, values: .doubles(values))],
      rowCount: 100)
  }

  @Test("What a feature adds explains an answer, and gains say what the trees use.")
  func explains() throws {
    let table = try Synthetic.table(500)
    let scorer = try Scorer(Synthetic.model(Self.training("amount"), table))
    let shap = try scorer.contributions(prepared: table)
    let gains = try scorer.gains()
    #expect(shap.count == gains.count && gains.max() == gains[0] && shap.max() == shap[0])
  }
}
