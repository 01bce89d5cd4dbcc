/// Truth and predictions of the same rows, as the metrics see them.
public struct Judged: Sendable {
  public var task: Task
  /// The classes in the order of their numbers, empty for regression. Of two, number 1 is the positive one; a class that
  /// only the truth has comes after those of the model.
  public var classes: [String]
  /// Classification: the number of the true class, one a row.
  public var labels: [Int]
  /// Classification: the number of the predicted class, one a row.
  public var predictedLabels: [Int]
  /// Two classes: one column, the probability of the positive class. More: one column a class of the model.
  public var probabilities: [[Double]]
  /// Regression: the true value, one a row.
  public var values: [Double]
  /// Regression: the predicted value, one a row.
  public var predictedValues: [Double]
  /// How much each row counts; none when all count alike.
  public var weights: [Double]?
  /// Regression: the quantile that the predictions are meant for, 0.5 where nothing else is said.
  public var level = 0.5

  public static func regression(truth: [Double], predicted: [Double]) -> Judged {
    Judged(
      task: .regression, classes: [], labels: [], predictedLabels: [], probabilities: [], values: truth,
      predictedValues: predicted)
  }

  /// Two classes, by the probability of the positive one; at the threshold and above it is predicted.
  public static func binary(
    truth: [Bool], probability: [Double], classes: [String] = ["false", "true"], threshold: Double = 0.5
  ) -> Judged {
    Judged(
      task: .binary, classes: classes, labels: truth.map { $0 ? 1 : 0 },
      predictedLabels: probability.map { $0 >= threshold ? 1 : 0 }, probabilities: [probability], values: [],
      predictedValues: [])
  }

  /// Several classes, by one column of probabilities each; the most probable is predicted, the first among equals.
  public static func multiclass(labels: [Int], probabilities: [[Double]], classes: [String]) -> Judged {
    var best = [Int](repeating: 0, count: labels.count)
    if let first = probabilities.first {
      var highest = first
      for (number, column) in probabilities.enumerated().dropFirst() {
        for row in highest.indices where column[row] > highest[row] {
          highest[row] = column[row]
          best[row] = number
        }
      }
    }
    return Judged(
      task: .multiclass, classes: classes, labels: labels, predictedLabels: best, probabilities: probabilities,
      values: [], predictedValues: [])
  }

  public var count: Int { task.isClassification ? labels.count : values.count }

  /// Whether each row is of the positive class.
  var positives: [Bool] { labels.map { $0 == 1 } }

  /// The probability that the model gave to the true class of a row, 0 for a class it does not know.
  func probabilityOfTruth(_ row: Int) -> Double {
    let label = labels[row]
    if task == .binary {
      return label == 1 ? probabilities[0][row] : label == 0 ? 1 - probabilities[0][row] : 0
    }
    return label < probabilities.count ? probabilities[label][row] : 0
  }

  /// Regression: what each prediction lacks to the truth; none for classes.
  var errors: [Double]? {
    task == .regression ? zip(values, predictedValues).map { $0 - $1 } : nil
  }

  /// Some of the rows, by their places.
  func rows(_ places: [Int]) -> Judged {
    var part = self
    func taken<T>(_ items: [T]) -> [T] { items.isEmpty ? [] : places.map { items[$0] } }
    part.labels = taken(labels)
    part.predictedLabels = taken(predictedLabels)
    part.probabilities = probabilities.map(taken)
    part.values = taken(values)
    part.predictedValues = taken(predictedValues)
    part.weights = weights.map(taken)
    return part
  }
}
