import Engines
import Frames
import Testing

@testable import Learning

/// The model that looks at nothing.
@Suite struct BaselineTests {
  static func training(_ target: String) -> Training {
    var training = Synthetic.training(target)
    training.estimator = .baseline
    training.parameters = []
    return training
  }

  @Test("Classes are told by their shares, numbers by their mean, and the largest class is predicted.")
  func answers() throws {
    let table = try Synthetic.table(1000)
    let y = try #require(table["y"]?.numbers)
    let share = y.reduce(0, +) / 1000
    let binary = try Scorer(Synthetic.model(Self.training("y"), table)).score(prepared: table)
    #expect(binary.columns == [[Double](repeating: share, count: 1000)])
    let amounts = try #require(table["amount"]?.numbers)
    let mean = try #require(
      try Scorer(Synthetic.model(Self.training("amount"), table)).score(prepared: table).columns.first?.first)
    #expect(abs(mean - amounts.reduce(0, +) / 1000) < 1e-9)
    let model = try Synthetic.model(Self.training("kind"), table)
    let kinds = try Scorer(model).score(prepared: table)
    let counts = model.target.classes.map { kind in (0..<1000).filter { table["kind"]?[$0] == kind }.count }
    #expect(kinds.columns.map { $0.first ?? .nan } == counts.map { Double($0) / 1000 })
    let row = Dictionary(table.row(0).enumerated().map { (table.schema.names[$0], $1) }, uniquingKeysWith: { $1 })
    let largest = try #require(counts.indices.max { counts[$0] < counts[$1] })
    #expect(try Scorer(model).predict(row).value == model.target.classes[largest])
  }

  @Test("The median is of the weight, not of the rows.")
  func median() {
    #expect(BaselineFit.median([3, 1, 2], [1, 1, 1]) == 2)
    #expect(BaselineFit.median([1, 2, 3, 4], [1, 1, 1, 1]) == 2.5)
    #expect(BaselineFit.median([1, 2, 10], [1, 1, 5]) == 10)
    #expect(BaselineFit.median([1, 2, 10], [1, 1, 0]) == 1.5)
  }

  @Test("Weights count: a row of weight 2 is as two rows.")
  func weights() throws {
    let table = try Table(records: [
      [ScalarField("x", .int(1)), ScalarField("w", .int(3)), ScalarField("v", .double(10))],
      [ScalarField("x", .int(2)), ScalarField("w", .int(1)), ScalarField("v", .double(2))],
    ])
    var training = Training(target: "v", seed: 1, estimator: .baseline)
    training.weights = "w"
    training.task = .regression
    let model = try Synthetic.model(training, table)
    #expect(String(decoding: model.engine, as: UTF8.self) == "baseline 1 8.0")
    training.parameters = [("strategy", .text("median"))]
    #expect(String(decoding: try Synthetic.model(training, table).engine, as: UTF8.self) == "baseline 1 10.0")
  }

  @Test(
    "A held back share is judged by LightGBM's metric, and the best constant is a half's logarithm on equal classes.")
  func validation() throws {
    var training = Self.training("y")
    training.validation = .share(0.5)
    let facts = try Synthetic.model(training, Synthetic.table(4000)).card.training
    #expect(facts.metric == "binary_logloss" && facts.iterations == 0)
    let loss = try #require(facts.validation)
    #expect(loss > 0.55 && loss < 0.7)
  }

  @Test("It is packed and read as any model; bytes that do not fit the target are refused.")
  func package() throws {
    let model = try Synthetic.model(Self.training("kind"), Synthetic.table(300))
    #expect(try Model(package: model.package()) == model)
    #expect(
      model.summary.hasPrefix("baseline, multiclass of .kind (3 classes)") && !model.summary.contains("iterations"))
    for text in ["", "baseline 1", "baseline 1 0.5 0.5", "baseline 2 0.2 0.3 0.5", "baseline 1 0.2 nan 0.5", "tree"] {
      var broken = model
      broken.engine = Array(text.utf8)
      let fault = try #require(throws: Fault.self) { try Scorer(broken) }
      #expect(fault.code == "L002")
    }
  }

  @Test("It is judged like any model, and cannot be explained.")
  func judged() throws {
    let context = FrameContext()
    let train = context.frame(try Synthetic.table(500))
    let test = context.frame(try Synthetic.table(300, seed: 2))
    let model = try Self.training("y").run(on: train)
    let report = try model.evaluate(test)
    #expect(report.scores.first { $0.name == "auc" }?.value == 0.5)
    #expect(report.scores.first { $0.name == "accuracy" }?.value ?? 0 >= report.baseline.value - 1e-9)
    #expect(try model.predict(test).rowCount == 300)
    #expect(try #require(throws: Fault.self) { try model.explain(test) }.code == "L043")
    #expect(try #require(throws: Fault.self) { try model.explain() }.code == "L043")
  }
}
