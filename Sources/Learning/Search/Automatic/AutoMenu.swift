import Frames

/// What `automl` tries: each estimator that learns the task, with the preparations that suit it and the columns.
struct AutoMenu {
  let candidates: [Study.Candidate]
  /// What was left out, one line each.
  let notes: [String]

  /// Texts with more different values than this are told by the target's mean: to linear models each value is a column.
  private static let fewValues = (linear: 30, trees: 100)
  /// The quick ones first, so that a short time has seen something.
  private static let order = ["baseline", "linear", "logistic", "gbm", "forest", "ridge", "lasso", "xgboost"]

  init(_ rehearsal: Rehearsal, _ training: Training) {
    var training = training
    let table = rehearsal.rows.table
    let names = (try? TrainingColumns(training, rehearsal.rows.columns, table.schema))?.features ?? []
    let identifiers = names.filter { name in table[name].map { AutoMenu.isIdentifier($0) } ?? false }
    if identifiers.count < names.count {
      training.include = training.include.map { $0.filter { !identifiers.contains($0) } }
      if training.include == nil { training.exclude += identifiers }
      notes = identifiers.map { "left out .\($0): it is different in every row, as an identifier is" }
    } else {
      notes = []
    }
    let texts = names.compactMap { name -> (name: String, count: Int)? in
      guard !identifiers.contains(name), let column = table[name], case .texts(let values) = column.values else {
        return nil
      }
      return (name, Set(values.codes).count)
    }
    candidates = AutoMenu.order.compactMap { name in
      guard let estimator = Estimator.catalogue.first(where: { $0.name == name }),
        estimator.tasks.contains(rehearsal.task)
      else { return nil }
      var own = training
      own.estimator = estimator
      let isLinear = ["linear", "logistic", "ridge", "lasso"].contains(name)
      let most = isLinear ? AutoMenu.fewValues.linear : AutoMenu.fewValues.trees
      if name != "baseline" {
        own.preparations += texts.filter { $0.count > most }.map { Preparation(.targetEncode, column: $0.name) }
      }
      return Study.Candidate(
        training: own, space: try? SearchSpace(estimator, ranges: [], fixed: training.parameters))
    }
  }

  /// A text, or a whole number called an id, no two of which are equal in a hundred rows and more.
  private static func isIdentifier(_ column: Column) -> Bool {
    guard column.count >= 100, column.missingCount == 0 else { return false }
    switch column.values {
    case .texts(let texts): return Set(texts.codes).count == column.count
    case .ints(let values):
      let name = column.name.lowercased()
      return (name == "id" || name.hasSuffix("_id")) && Set(values).count == column.count
    default: return false
    }
  }
}
