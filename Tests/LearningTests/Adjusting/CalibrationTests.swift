import Frames
import Glibc
import Testing

@testable import Learning

/// Corrections of probabilities, beside scikit-learn 1.9.1 on the same rows.
@Suite struct CalibrationTests {
  static let scores: [Double] = (0..<60).map { (row: Int) -> Double in
    row % 7 == 0 ? 0.5 : Double((row * 37) % 101) / 100
  }
  static let truth: [Bool] = (0..<60).map { (row: Int) -> Bool in
    let noise = Double((row * 29) % 41) / 41
    return scores[row] + noise > 1
  }
  static let weights: [Double] = (0..<60).map { Double($0 % 3) + 1 }

  @Test("A rising curve is scikit-learn's IsotonicRegression(out_of_bounds=\"clip\"), with weights and equal scores.")
  func isotonic() {
    let curve = IsotonicRegression(Self.scores, Self.truth.map { $0 ? 1 : 0 }, weights: Self.weights)
    let wanted = [0.0, 0.0, 0.23543123543123531, 0.725, 0.725, 0.9, 1.0]
    for (score, value) in zip([0, 0.1, 0.35, 0.5, 0.61, 0.8, 1.2], wanted) {
      #expect(abs(curve(score) - value) < 1e-12)
    }
    #expect(curve(.nan).isNaN)
  }

  /// The parameters solve Platt's equations to 2e-15 (scipy's fsolve, with log odds from -36 to 36); scikit-learn's own
  /// search stops 4e-8 before them.
  @Test("A logistic curve has Platt's smoothed targets and is where his equations hold.")
  func platt() {
    let curve = PlattScaling(Self.scores.map(Calibration.logOdds), Self.truth, weights: Self.weights)
    #expect(abs(curve.slope - -1.0670943677580145) < 1e-9)
    #expect(abs(curve.offset - -0.09855657173399333) < 1e-9)
    for (score, value) in zip([-2.0, 0, 1.5], [0.11551224133048198, 0.5246192181372259, 0.8454299761998253]) {
      #expect(abs(curve(score) - value) < 1e-8)
    }
  }

  @Test("One class alone, equal scores and no rows trap nothing.")
  func degenerate() {
    let flat = PlattScaling([Double](repeating: 0.3, count: 5), [true, true, true, true, true])
    #expect(abs(flat(0.3) - 6.0 / 7) < 1e-6)
    #expect(PlattScaling([], [])(1).isFinite)
    #expect(IsotonicRegression([], [])(1).isNaN)
    #expect(IsotonicRegression([2, 2], [0, 1])(5) == 0.5)
  }

  @Test("Corrected probabilities of several classes add up to 1, and 0 and 1 are corrected too.")
  func classes() {
    let labels = (0..<90).map { Double($0 % 3) }
    let answers = labels.flatMap { label in (0..<3).map { Double($0) == label ? 0.8 : 0.1 } }
    for kind in Calibration.Kind.allCases {
      let fitted = Calibration(kind, .multiclass, answers: answers, labels: labels, weights: nil)
      for answer in [[0.8, 0.1, 0.1], [1, 0, 0], [0.3, 0.3, 0.4]] {
        let told = fitted(answer)
        #expect(abs(told.reduce(0, +) - 1) < 1e-12 && told.allSatisfy { $0 >= 0 && $0 <= 1 })
      }
    }
  }

  @Test("Calibrated on rows that it did not learn from, an overfitted model says more of what happens.")
  func improves() throws {
    var training = Synthetic.training("y")
    training.parameters = [
      ("n_estimators", .int(300)), ("learning_rate", .double(0.3)), ("min_child_samples", .int(2)),
    ]
    let table = try Synthetic.table(600)
    let test = try Synthetic.table(2000, seed: 2)
    let labels = try TargetReading(#require(test["y"]), task: nil, positive: nil).labels
    func loss(_ training: Training) throws -> Double {
      let judged = try Scorer(Synthetic.model(training, table)).score(prepared: test).judged(labels: labels)
      return try #require(Metric.logLoss.measure(judged))
    }
    let plain = try loss(training)
    for kind in Calibration.Kind.allCases {
      training.calibration = kind
      let model = try Synthetic.model(training, table)
      #expect(model.card.calibration?.kind == kind)
      #expect(model.card.training.notes.contains { $0.contains("calibrated (\(kind.rawValue)) on 600 rows told by") })
      if kind == .platt { #expect(try loss(training) < plain) }
    }
  }
}
