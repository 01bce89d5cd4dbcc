import Engines
import Frames
import Testing

@testable import Learning

@Suite struct ThresholdRuleTests {
  @Test("The cheapest threshold is the one that trying every place finds.")
  func cheapest() {
    let scores: [Double] = (0..<80).map { Double(($0 * 37) % 41) / 41 }
    let positive: [Bool] = (0..<80).map { (row: Int) -> Bool in
      let noise = Double((row * 17) % 29) / 29
      return scores[row] + noise > 0.9
    }
    for (fp, fn) in [(1.0, 1.0), (1, 5), (5, 1), (0, 1), (1, 0)] {
      let found = CheapestThreshold(scores, positive, weights: nil, falsePositive: fp, falseNegative: fn)
      func cost(_ threshold: Double) -> Double {
        scores.indices.reduce(0) { sum, row in
          let told = scores[row] >= threshold
          return sum + (told == positive[row] ? 0 : told ? fp : fn)
        } / 80
      }
      let least = (scores + [1.1]).map(cost).min() ?? .nan
      #expect(abs(cost(found.value) - least) < 1e-12 && abs(found.cost - least) < 1e-12)
      #expect(abs(found.costAtHalf - cost(0.5)) < 1e-12)
    }
  }

  @Test("The threshold is kept in the model and tells the class of one row, of a table and of the judged rows.")
  func kept() throws {
    var training = Synthetic.training("y")
    training.threshold = .cost(falsePositive: 1, falseNegative: 20)
    training.validation = .share(0.3)
    let model = try Synthetic.model(training, Synthetic.table(900))
    let threshold = try #require(model.card.threshold)
    #expect(threshold < 0.5)
    #expect(model.card.training.notes.contains { $0.contains("chosen on 270 rows of `validate`") })
    #expect(try Model(package: model.package()) == model)
    let test = try Synthetic.table(400, seed: 3)
    let scorer = try Scorer(model)
    let scores = try scorer.score(prepared: test)
    let added = try scores.added()
    let judged = scores.judged(labels: [Double](repeating: 1, count: 400))
    for row in 0..<400 {
      let isPositive = try #require(added[1][row].double) >= threshold
      #expect(added[0][row] == (isPositive ? .int(1) : .int(0)))
      #expect(judged.predictedLabels[row] == (isPositive ? 1 : 0))
      #expect(try scorer.predict(ScorerTests.row(Synthetic.records(400, seed: 3)[row])).value == added[0][row])
    }
    #expect(Set(judged.predictedLabels).count == 2)
  }

  @Test("Models that differ by their threshold or base alone have different fingerprints.")
  func fingerprints() throws {
    let table = try Synthetic.table(300)
    var training = Synthetic.training("y")
    let plain = try Synthetic.model(training, table).card.fingerprints
    training.threshold = .at(0.3)
    let other = try Synthetic.model(training, table).card
    #expect(other.threshold == 0.3 && other.fingerprints.code != plain.code && other.fingerprints.data == plain.data)
  }

  @Test("What is no probability, no cost or no two classes is refused.")
  func refused() throws {
    for rule in [
      ThresholdRule.at(1.5), .at(-0.1), .at(.nan), .cost(falsePositive: -1, falseNegative: 1),
      .cost(falsePositive: 0, falseNegative: 0), .cost(falsePositive: .infinity, falseNegative: 1),
    ] {
      var training = Synthetic.training("y")
      training.threshold = rule
      #expect(try #require(throws: Fault.self) { try Synthetic.model(training, Synthetic.table(100)) }.code == "L052")
    }
    for target in ["kind", "amount"] {
      var training = Synthetic.training(target)
      training.threshold = .at(0.4)
      #expect(try #require(throws: Fault.self) { try Synthetic.model(training, Synthetic.table(100)) }.code == "L052")
    }
    var training = Synthetic.training("amount")
    training.calibration = .platt
    #expect(try #require(throws: Fault.self) { try Synthetic.model(training, Synthetic.table(100)) }.code == "L052")
  }
}
