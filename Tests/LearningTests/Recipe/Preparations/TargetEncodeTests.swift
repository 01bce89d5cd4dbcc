import Engines
import Frames
import Testing

@testable import Learning

/// Texts as means of the target. The numbers are those of scikit-learn 1.9.1, `TargetEncoder(smooth=…).fit(X, y)` and its
/// `encodings_`.
struct TargetEncodeTests {
  static let texts = "aababcbacabcccbaaadb".map { String($0) }
  static let values: [Double] = [3.5, 1.25, -2, 7, 0.5, 4, 4, 9.75, 2, 6, -1, 3, 2.5, 8, 1, 0.75, 5, 6.25, 11, 2]

  private func measure(
    _ choice: Scalar, _ task: Task, _ labels: [Double], _ names: [String] = [], feature: Int = 0
  ) throws -> TextMeasure {
    let target = KnownTarget(labels: labels, task: task, classNames: names, seed: 1)
    let fitted = try Fitted(
      [Preparation(.targetEncode, column: "t", choice: choice)], [Fitted.texts("t", Self.texts)], target: target)
    guard case .measure(let measure) = fitted.fitter.features[feature].encoding else {
      throw Fault("L022", "no measure")
    }
    return measure
  }

  private func expect(_ found: TextMeasure, _ numbers: [Double], mean: Double) {
    #expect(found.values == ["a", "b", "c", "d"])
    #expect(zip(found.numbers, numbers).allSatisfy { abs($0 - $1) < 1e-12 }, "\(found.numbers)")
    #expect(abs(found.other - mean) < 1e-12)
  }

  @Test("Means of a number are those of scikit-learn, with empirical Bayes and with a number of rows.")
  func numbers() throws {
    expect(
      try measure(.text("auto"), .regression, Self.values),
      [4.840263376519996, 0.9074019463285166, 3.8867992968837317, 11], mean: 3.725)
    expect(
      try measure(.int(5), .regression, Self.values), [4.471153846153846, 2.102272727272727, 3.8125, 4.9375],
      mean: 3.725
    )
  }

  @Test("Shares of two and of three classes are those of scikit-learn.")
  func classes() throws {
    expect(
      try measure(.text("auto"), .binary, Self.values.map { $0 > 3 ? 1 : 0 }, ["no", "yes"]),
      [0.7285714285714286, 0.19491525423728812, 0.4161073825503356, 1], mean: 0.5)
    let three = Self.values.map { $0 < 2 ? 1.0 : $0 < 5 ? 2 : 0 }
    expect(
      try measure(.text("auto"), .multiclass, three, ["hi", "lo", "mid"]),
      [0.5936264070581078, 0, 0.2184971098265896, 1], mean: 0.35)
    expect(
      try measure(.int(5), .multiclass, three, ["hi", "lo", "mid"], feature: 2),
      [0.21153846153846154, 0.3409090909090909, 0.575, 0.2916666666666667], mean: 0.35)
  }

  @Test("A training row's own target has no part in its number.")
  func crossed() throws {
    func trained(_ values: [Double]) throws -> [Double] {
      let target = KnownTarget(labels: values, task: .regression, classNames: [], seed: 1)
      let fitted = try Fitted(
        [Preparation(.targetEncode, column: "t", choice: .int(2))], [Fitted.texts("t", Self.texts)], target: target)
      return try #require(fitted.fitter.trained[0])
    }
    let before = try trained(Self.values)
    for row in Self.values.indices {
      var changed = Self.values
      changed[row] += 1000
      let after = try trained(changed)
      #expect(after[row] == before[row])
      #expect(zip(after, before).contains { $0 != $1 })
    }
  }

  @Test("A column that says nothing of the target does not seem to, as it would with means of the rows themselves.")
  func noise() throws {
    var source = RandomSource(seed: 5)
    let labels = (0..<600).map { _ in Double.random(in: 0..<1, using: &source) > 0.5 ? 1.0 : 0 }
    let texts = (0..<600).map { _ in "t\(Int.random(in: 0..<200, using: &source))" }
    let target = KnownTarget(labels: labels, task: .binary, classNames: ["0", "1"], seed: 1)
    let fitted = try Fitted(
      [Preparation(.targetEncode, column: "t")], [Fitted.texts("t", texts)], target: target)
    func area(_ scores: [Double]) throws -> Double {
      try #require(Ranking.areaUnderCurve(scores: scores, positive: labels.map { $0 == 1 }))
    }
    #expect(try area(fitted.numbers()) > 0.7)
    #expect(try abs(area(#require(fitted.fitter.trained[0])) - 0.5) < 0.06)
  }

  @Test("A missing text is a value of its own, and one that training did not see is the mean of all.")
  func missing() throws {
    let target = KnownTarget(labels: [1, 2, 3, 4], task: .regression, classNames: [], seed: 1)
    let fitted = try Fitted(
      [Preparation(.targetEncode, column: "t", choice: .int(0))], [Fitted.texts("t", ["a", "a", nil, nil])],
      target: target)
    #expect(try fitted.numbers() == [1.5, 1.5, 3.5, 3.5])
    var isUnseen = false
    #expect(RowEncoder(fitted.fitter.features[0].encoding).number(.text("z"), isUnseen: &isUnseen) == 2.5)
    #expect(isUnseen)
  }

  @Test("A model sees the crossed numbers, and the whole ones when it scores.")
  func model() throws {
    var training = Synthetic.training("y")
    training.preparations = [Preparation(.targetEncode, column: "city")]
    let table = try Synthetic.table(400)
    let model = try Synthetic.model(training, table)
    let scores = try Scorer(model).score(prepared: table)
    let one = try Scorer(model).predict(
      Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0[3]) }))
    #expect(one.probability == scores.columns[0][3])
    #expect(try Model(package: model.package()) == model)
  }
}
