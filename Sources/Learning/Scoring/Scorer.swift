import Engines
public import Frames

/// A model made ready to score: single raw rows through compiled closures, from several threads
/// at once, and whole tables block by block.
public final class Scorer: Sendable {
  public let model: Model
  private let path: RowPath
  private let engine: any Predicting
  private let reading: AnswerReading
  private let placeOf: [String: Int]

  /// Compiles the recipe and opens the engine's model; throws when either cannot be done.
  public init(_ model: Model) throws {
    self.model = model
    let inputs = model.signature.columns.map { Field($0.name, $0.type) }
    path = try RowPath(model.card.recipe, inputs: inputs)
    engine =
      try model.card.family == nil ? Estimator.named(model.card.estimator).load(Learnt(model)) : FamilyAnswer(model)
    let made = model.card.recipe.features.count
    if let taken = engine.featureCount, taken != made {
      throw Fault(
        "L002", "the engine's model takes \(taken) numbers and the recipe makes \(made)", help: "train the model again")
    }
    reading = try AnswerReading(model.card)
    placeOf = Dictionary(inputs.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The names of what is told beside an answer: `distance`, `low`.
  public var alsoNames: [String] { (model.task == .anomalies ? ["score"] : []) + reading.also }

  /// What the model says about one raw row. Columns that the signature does not name are ignored; a row that lacks some
  /// that it names throws L030, one with a value of another type L031. A missing value is no error.
  public func predict(_ row: [String: Scalar]) throws -> Prediction {
    let columns = model.signature.columns
    var cells: [Scalar] = []
    cells.reserveCapacity(columns.count)
    for column in columns {
      guard let cell = row[column.name] else { throw absent(row) }
      cells.append(try column.accepted(cell, allowsFraction: !path.computedFrom.contains(column.name)))
    }
    return try predict(accepted: cells)
  }

  /// The same for a row whose cells stand in the order of the signature's columns.
  public func predict(cells: [Scalar]) throws -> Prediction {
    let columns = model.signature.columns
    guard cells.count == columns.count else {
      throw Fault("L030", "a row has \(columns.count) cells, and this one \(cells.count)")
    }
    var accepted: [Scalar] = []
    accepted.reserveCapacity(cells.count)
    for (column, cell) in zip(columns, cells) {
      accepted.append(try column.accepted(cell, allowsFraction: !path.computedFrom.contains(column.name)))
    }
    return try predict(accepted: accepted)
  }

  /// The numbers that the engine sees of a row whose cells stand in the order of the signature's columns, in their types.
  public func numbers(of cells: [Scalar]) throws -> [Double] { try path.numbers(cells).numbers }

  private func predict(accepted cells: [Scalar]) throws -> Prediction {
    let (numbers, unseen) = try path.numbers(cells)
    return reading.prediction(try engine.predict(numbers), unseen: unseen, threshold: thresholdOf(cells))
  }

  /// The probability from which a raw row is told positive.
  private func thresholdOf(_ cells: [Scalar]) -> Double? {
    guard let thresholds = model.card.thresholds else { return nil }
    return thresholds.threshold(of: thresholds.columns.map { name in placeOf[name].map { cells[$0] } ?? .missing })
  }

  /// Scores a table that has the recipe's prepared columns.
  ///
  /// - Parameter rows: The rows as they came, whose groups may have thresholds of their own; L030 where they lack a column
  ///   of groups. None leaves thresholds aside.
  func score(prepared table: Table, of rows: Table? = nil) throws -> TableScores {
    let matrix = try FeatureMatrix(model.card.recipe, table)
    let features = FeatureRows(matrix)
    let answers = try engine.predict(features)
    var scores = TableScores(reading, answers: answers, unseen: matrix.unseen)
    scores.remarks = engine.remarks(features)
    if let rows, let thresholds = model.card.thresholds { scores.thresholds = try thresholds.thresholds(of: rows) }
    return scores
  }

  /// The mean absolute SHAP value of each feature over the rows of a table that has the prepared columns, by class in
  /// sum.
  func contributions(prepared table: Table) throws -> [Double] {
    let width = model.card.recipe.features.count
    let values = try shap(prepared: table)
    var sums = [Double](repeating: 0, count: width)
    var place = 0
    while place < values.count {
      for feature in 0..<width { sums[feature] += abs(values[place + feature]) }
      place += width + 1
    }
    return sums.map { $0 / Double(max(1, table.rowCount)) }
  }

  /// The SHAP values of each row of a table that has the prepared columns, one a feature and then their base; for several
  /// classes one such group after the other.
  func shap(prepared table: Table) throws -> [Double] {
    try engine.contributions(FeatureRows(try FeatureMatrix(model.card.recipe, table)))
  }

  /// The series that the model goes on from; none where it does not forecast.
  var series: SeasonalAnswer? { engine as? SeasonalAnswer }

  /// The series with the times of the rows of a table.
  func series(prepared table: Table) throws -> (series: SeasonalAnswer, times: [Double]) {
    guard let series else {
      throw Fault("L059", "a \(model.card.estimator) model does not forecast", help: "train one with `seasonal`")
    }
    return (series, try series.clock.times(FeatureRows(FeatureMatrix(model.card.recipe, table))))
  }

  /// What is to be said of rows of which no column is told.
  func judge(prepared table: Table) throws -> (scores: [Evaluation.Score], baseline: Evaluation.Baseline) {
    let rows = FeatureRows(try FeatureMatrix(model.card.recipe, table))
    switch engine {
    case let groups as KMeansAnswer: return try groups.judge(rows)
    case let anomalies as IsolationAnswer: return try anomalies.judge(rows, threshold: reading.threshold)
    default: throw Fault("L041", "a \(model.card.estimator) model tells nothing of rows without a target")
    }
  }

  /// How much each feature counts in the model by itself.
  func gains() throws -> [Double] { try engine.gains() }

  private func absent(_ row: [String: Scalar]) -> Fault {
    let names = model.signature.columns.map(\.name).filter { row[$0] == nil }
    let listed = names.map { "`\($0)`" }.joined(separator: ", ")
    return Fault(
      "L030", "the row has no \(names.count == 1 ? "column" : "columns") \(listed)", subject: names.first,
      help: "send every column; a missing value is none")
  }
}
