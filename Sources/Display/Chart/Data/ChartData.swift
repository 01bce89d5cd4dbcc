/// What a chart is drawn from.
public enum ChartData: Sendable {
  case columns(ChartInput)
  case judged(JudgedRows)
  case weights(FeatureWeights)
  case moving(MovingAnswer)
}

/// How a model's answer moves with one column.
public struct MovingAnswer: Sendable {
  /// The values that the column is given.
  public var x: ChartColumn
  /// What the answer is: `probability of yes`.
  public var answer: String
  /// For each value the mean answer, and where the middle eight tenths of the rows lie.
  public var means, low, high: [Double]
  /// Single rows, one curve each.
  public var curves: [[Double]]
  public var rows: Int

  public init(
    x: ChartColumn, answer: String, means: [Double], low: [Double], high: [Double], curves: [[Double]], rows: Int
  ) {
    self.x = x
    self.answer = answer
    self.means = means
    self.low = low
    self.high = high
    self.curves = curves
    self.rows = rows
  }
}

/// Truth and answers of the rows that a model was judged on.
public struct JudgedRows: Sendable {
  /// The classes in the order of their numbers; none for a model of numbers.
  public var classes: [String]
  /// The number of the true class, one a row.
  public var labels: [Int]
  /// The number of the predicted class, one a row.
  public var predictedLabels: [Int]
  /// For each class of the model, the probability of each row; NaN where it is missing.
  public var probabilities: [[Double]]
  /// The true and the predicted number, one a row; empty for classes.
  public var truth: [Double]
  public var predicted: [Double]
  /// The name of the target's column.
  public var target: String
  /// What a wrong answer costs, for the chart of costs.
  public var costs: (falsePositive: Double, falseNegative: Double) = (1, 1)

  /// The answers of a model of classes; of two, number 1 is the positive one.
  public init(
    target: String, classes: [String], labels: [Int], predictedLabels: [Int], probabilities: [[Double]]
  ) {
    self.target = target
    self.classes = classes
    self.labels = labels
    self.predictedLabels = predictedLabels
    self.probabilities = probabilities
    truth = []
    predicted = []
  }

  /// The answers of a model of numbers.
  public init(target: String, truth: [Double], predicted: [Double]) {
    self.target = target
    self.truth = truth
    self.predicted = predicted
    classes = []
    labels = []
    predictedLabels = []
    probabilities = []
  }

  var isBinary: Bool { probabilities.count == 2 }

  /// One curve for each class against all others, at most six; of two classes only the positive one.
  func curves(_ chart: String) throws -> [ClassCurve] {
    guard !classes.isEmpty else { throw JudgedRows.needsClasses(chart) }
    let shown = isBinary ? [1] : Array(probabilities.indices.prefix(6))
    return shown.map { number in
      ClassCurve(
        name: classes[number], scores: probabilities[number],
        isPositive: labels.map { $0 == number })
    }
  }
}

/// How much each feature of a model weighs, the heaviest first.
public struct FeatureWeights: Sendable {
  public var items: [(feature: String, weight: Double)]
  /// What the weights are: `share of gain`, `mean absolute SHAP value`.
  public var measure: String

  public init(_ items: [(feature: String, weight: Double)], measure: String) {
    self.items = items
    self.measure = measure
  }
}
