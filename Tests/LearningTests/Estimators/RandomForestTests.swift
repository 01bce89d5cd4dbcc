import Engines
import Frames
import Testing

@testable import Learning

/// Random forests.
struct RandomForestTests {
  private static func training(_ target: String, _ parameters: [(name: String, value: Scalar)] = []) -> Training {
    var training = Synthetic.training(target)
    training.estimator = .forest
    training.parameters = parameters
    return training
  }

  @Test("A forest averages: its scores stay within what its trees say, and more trees change them less and less.")
  func averages() throws {
    let table = try Synthetic.table(2000)
    func scores(_ trees: Int) throws -> [Double] {
      try Scorer(Synthetic.model(Self.training("amount", [("ntree", .int(trees))]), table)).score(prepared: table)
        .columns[0]
    }
    let amounts = try #require(table["amount"]?.numbers)
    let (few, many, more) = (try scores(5), try scores(100), try scores(110))
    let range = try #require(amounts.min())...(try #require(amounts.max()))
    #expect(many.allSatisfy { range.contains($0) })
    func distance(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) } }
    #expect(distance(many, more) < distance(few, many) / 3)
    #expect(try scores(5) == few)
  }

  @Test("It learns classes and numbers, better than a baseline, and says so of held rows without stopping early.")
  func learns() throws {
    let (table, test) = (try Synthetic.table(2000), try Synthetic.table(1000, seed: 2))
    for target in ["y", "kind", "amount"] {
      var (forest, baseline) = (Self.training(target), Self.training(target))
      baseline.estimator = .baseline
      (forest.validation, baseline.validation) = (.share(0.3), .share(0.3))
      let facts = try Synthetic.model(forest, table).card.training
      #expect(facts.iterations == 100)
      var again = forest
      again.parameters = [("n_estimators", .int(100))]
      #expect(try Synthetic.model(again, table).card.training.validation == facts.validation)
      #expect(try #require(facts.validation) < #require(Synthetic.model(baseline, table).card.training.validation))
      let scores = try Scorer(Synthetic.model(forest, table)).score(prepared: test)
      #expect(scores.columns[0].count == 1000)
    }
  }
}
