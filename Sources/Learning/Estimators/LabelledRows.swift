import Glibc

/// Rows to learn from, or to judge by while learning, with one label and perhaps a weight each.
struct LabelledRows {
  let source: FeatureRows
  /// Numbers of classes, or values.
  let labels: [Double]
  /// None when every row counts alike.
  let weights: [Double]?
  /// The weights that rows were given, without those of their classes; none when every row counts alike.
  let own: [Double]?

  private init(_ source: FeatureRows, labels: [Double], weights: [Double]?, own: [Double]?) {
    (self.source, self.labels, self.weights, self.own) = (source, labels, weights, own)
  }

  /// The rows that the source takes; labels and weights stand for all rows of its matrix.
  init(_ source: FeatureRows, labels: [Double], _ weights: RowWeights) {
    self.source = source
    self.weights = weights.weights(labels: labels, chosen: source.chosen)
    own = weights.own.weights(labels: labels, chosen: source.chosen)
    guard let chosen = source.chosen else {
      self.labels = labels
      return
    }
    self.labels = zip(labels, chosen).filter(\.1).map(\.0)
  }

  /// The rows that are marked, of those that are here.
  func taking(_ kept: [Bool]) -> LabelledRows {
    func taken(_ values: [Double]) -> [Double] { zip(values, kept).filter(\.1).map(\.0) }
    var chosen = source.chosen ?? [Bool](repeating: true, count: source.matrix.rows)
    var place = 0
    for row in chosen.indices where chosen[row] {
      chosen[row] = place < kept.count && kept[place]
      place += 1
    }
    return LabelledRows(
      FeatureRows(source.matrix, chosen: chosen), labels: taken(labels), weights: weights.map(taken),
      own: own.map(taken))
  }
}

extension LabelledRows {
  /// The metric that LightGBM has for the task, under its name, so that estimators compare.
  ///
  /// - Parameter answers: One number a row, or one for each of several classes.
  func loss(_ task: Task, _ answers: [Double]) -> (metric: String, value: Double) {
    let width = labels.isEmpty ? 1 : answers.count / labels.count
    var (sum, total) = (0.0, 0.0)
    for (row, label) in labels.enumerated() {
      let weight = weights?[row] ?? 1
      total += weight
      switch task {
      case .regression, .clusters, .anomalies: sum += weight * (answers[row] - label) * (answers[row] - label)
      case .binary: sum -= weight * log(max(1e-15, label > 0 ? answers[row] : 1 - answers[row]))
      case .multiclass:
        let place = Int(exactly: label).map { row * width + $0 } ?? -1
        sum -= weight * log(max(1e-15, answers.indices.contains(place) ? answers[place] : 0))
      }
    }
    let mean = sum / max(total, .leastNormalMagnitude)
    return switch task {
    case .regression, .clusters, .anomalies: ("rmse", mean.squareRoot())
    case .binary: ("binary_logloss", mean)
    case .multiclass: ("multi_logloss", mean)
    }
  }
}
