import Engines
import Frames

/// One training from rows in memory to a sealed model.
struct TrainingRun {
  let training: Training
  let rows: TrainingRows
  /// Rows of their own to choose the best iteration by, with the same prepared columns.
  let held: Table?
  private(set) var notes: [String] = []

  init(_ training: Training, rows: TrainingRows, held: Table?) {
    self.training = training
    self.rows = rows
    self.held = held
  }

  mutating func run(
    isStopped: @Sendable () -> Bool, progress: @Sendable (TrainingProgress) -> Void
  ) throws -> Model {
    let table = rows.table
    let targetColumn = try column(training.target, of: table)
    let reading = try TargetReading(targetColumn, task: training.task, positive: training.positive)
    notes += reading.notes
    let weights = try training.weights.map { try checkedWeights(column($0, of: table)) }
    let parts = try partition(reading.labels)
    let (matrix, recipe) = try prepare(table, chosen: parts.training)
    let fit = GBMFit(
      parameters: try training.estimator.resolved(training.parameters), task: reading.task,
      classes: reading.target.classes.count, seed: training.seed, threads: threads)
    let training = FeatureRows(matrix, chosen: parts.training)
    try fit.cost(rows: training.rowCount, features: matrix.width).check()
    warn(matrix, reading, parts.training)
    let balance = fit.isBalanced ? classWeights(reading, parts.training) : nil
    let result = try fit.run(
      engineRows(training, reading.labels, weights, balance),
      validation: try validation(matrix, recipe, reading, weights, balance, parts.validation), isStopped: isStopped,
      progress: progress)
    notes += result.notes
    return try sealed(reading, recipe, fit, result, parts)
  }

  // MARK: Rows

  private struct Parts {
    /// None: every row is a training row.
    var training: [Bool]?
    var validation: [Bool]?
    var missingTarget: Int
    var trainingRows: Int
    var validationRows: Int
  }

  private mutating func partition(_ labels: [Double]) throws -> Parts {
    let missing = labels.reduce(0) { $0 + ($1.isNaN ? 1 : 0) }
    if missing > 0 { notes.append("dropped \(Counted.rows(missing)) where .\(training.target) is missing") }
    var parts = Parts(
      training: missing > 0 ? labels.map { !$0.isNaN } : nil, missingTarget: missing,
      trainingRows: labels.count - missing, validationRows: 0)
    guard case .share(let share) = training.validation else { return parts }
    guard share > 0, share < 1 else {
      throw Fault(
        "L017", "`validate` is a share between 0% and 100%, not \(Counted.percent(share))", subject: "validate")
    }
    let known = labels.indices.filter { !labels[$0].isNaN }
    let count = Int(exactly: (Double(known.count) * share).rounded()) ?? 0
    guard count > 0, count < known.count else {
      throw Fault(
        "L017", "`validate` of \(Counted.rows(known.count)) leaves no row on one side", subject: "validate",
        help: "hold back another share, or leave `validate:` out")
    }
    var source = RandomSource(seed: training.seed)
    var held = [Bool](repeating: false, count: labels.count)
    for row in known.shuffled(using: &source).prefix(count) { held[row] = true }
    parts.training = labels.indices.map { !labels[$0].isNaN && !held[$0] }
    parts.validation = held
    parts.trainingRows = known.count - count
    parts.validationRows = count
    return parts
  }

  private func checkedWeights(_ column: Column) throws -> [Double] {
    guard let values = column.numbers, column.type != .bool else {
      throw Fault(
        "L018", "weights are numbers, and `\(column.name)` holds \(column.type)", subject: "." + column.name)
    }
    let bad = values.reduce(0) { $0 + ($1.isNaN || $1 < 0 || $1.isInfinite ? 1 : 0) }
    guard bad == 0 else {
      throw Fault(
        "L018", "weights are 0 or more, and `\(column.name)` is negative, infinite or missing in \(Counted.rows(bad))",
        subject: "." + column.name, help: "filter .\(column.name) >= 0 first")
    }
    guard values.contains(where: { $0 > 0 }) else {
      throw Fault("L018", "every weight in `\(column.name)` is 0", subject: "." + column.name)
    }
    return values
  }

  private func classWeights(_ reading: TargetReading, _ chosen: [Bool]?) -> [Double] {
    var counts = [Double](repeating: 0, count: reading.target.classes.count)
    for (row, label) in reading.labels.enumerated() where chosen.map({ $0[row] }) ?? true {
      if let number = Int(exactly: label), counts.indices.contains(number) { counts[number] += 1 }
    }
    let total = counts.reduce(0, +)
    return counts.map { $0 > 0 ? total / (Double(counts.count) * $0) : 0 }
  }

  private func engineRows(
    _ source: FeatureRows, _ labels: [Double], _ weights: [Double]?, _ balance: [Double]?
  ) -> GBMFit.Rows {
    var kept: [Float] = []
    var weighed: [Float] = []
    kept.reserveCapacity(source.rowCount)
    for (row, label) in labels.enumerated() where source.chosen.map({ $0[row] }) ?? true {
      kept.append(Float(label))
      if weights == nil, balance == nil { continue }
      let ofClass = Int(exactly: label).flatMap { number in balance.map { $0.indices.contains(number) ? $0[number] : 1 }
      }
      weighed.append(Float((weights?[row] ?? 1) * (ofClass ?? 1)))
    }
    return GBMFit.Rows(source: source, labels: kept, weights: weighed.isEmpty ? nil : weighed)
  }

  private mutating func validation(
    _ matrix: FeatureMatrix, _ recipe: Recipe, _ reading: TargetReading, _ weights: [Double]?, _ balance: [Double]?,
    _ chosen: [Bool]?
  ) throws -> GBMFit.Rows? {
    if let chosen { return engineRows(FeatureRows(matrix, chosen: chosen), reading.labels, weights, balance) }
    guard let held else { return nil }
    let target = try column(training.target, of: held)
    let labels =
      reading.task.isClassification
      ? ClassNumbers(reading.target).labels(of: target)
      : target.numbers ?? [Double](repeating: .nan, count: held.rowCount)
    let usable = labels.map { !$0.isNaN && !(reading.task.isClassification && $0 < 0) }
    let left = usable.reduce(0) { $0 + ($1 ? 0 : 1) }
    if left > 0 { notes.append("\(Counted.rows(left)) of `validate` without a known class or value are left out") }
    guard left < held.rowCount else {
      throw Fault("L017", "`validate` has no row with a known `\(training.target)`", subject: "validate")
    }
    let heldWeights = try training.weights.flatMap { held[$0] }.map { try checkedWeights($0) }
    return engineRows(FeatureRows(try FeatureMatrix(recipe, held), chosen: usable), labels, heldWeights, balance)
  }

  // MARK: Features

  private mutating func prepare(_ table: Table, chosen: [Bool]?) throws -> (FeatureMatrix, Recipe) {
    var fitter = RecipeFitter(preparations: training.preparations, chosen: chosen)
    for name in try TrainingColumns(training, rows.columns, table.schema).features {
      try fitter.add(column(name, of: table))
    }
    notes += fitter.notes
    guard !fitter.features.isEmpty else {
      throw Fault("L019", "no column is left to learn from", help: "look at `include:` and `exclude:`")
    }
    let used = Set(fitter.features.map(\.column))
    let recipe = Recipe(
      steps: rows.tail.steps, prepared: table.schema.fields.filter { used.contains($0.name) },
      features: fitter.features, preparations: training.preparations)
    return (try FeatureMatrix(recipe, table), recipe)
  }

  private mutating func warn(_ matrix: FeatureMatrix, _ reading: TargetReading, _ chosen: [Bool]?) {
    notes += LeakSearch(matrix: matrix, reading: reading, chosen: chosen).warnings(table: rows.table)
  }

  private var threads: Int { training.threads ?? Machine.threads }

  private func column(_ name: String, of table: Table) throws -> Column {
    guard let column = table[name] else { throw table.schema.unknown(name) }
    return column
  }

  // MARK: The model

  private func sealed(
    _ reading: TargetReading, _ recipe: Recipe, _ fit: GBMFit, _ result: GBMFit.Result, _ parts: Parts
  ) throws -> Model {
    let inputs = try rows.tail.inputs(of: recipe.prepared.map(\.name))
    let keys = RowKeys.of(rows.table, columns: rows.known)
    let profile = Profile(of: try rawTable(inputs), columns: inputs.map(\.name))
    let facts = TrainingFacts(
      rows: parts.trainingRows, missingTarget: parts.missingTarget,
      validationRows: parts.validationRows + (held?.rowCount ?? 0), validation: result.validation?.value,
      metric: result.validation?.metric, iterations: result.iterations, seed: training.seed, threads: threads,
      notes: notes)
    let engine = "lightgbm \(Engine.lightgbm.version)"
    let card = ModelCard(
      task: reading.task, target: reading.target, signature: signature(inputs, profile), recipe: recipe,
      estimator: training.estimator.name, parameters: fit.parameters, engine: engine, training: facts,
      profile: profile,
      fingerprints: Fingerprints(
        data: RowKeys.fingerprint(keys),
        code: try Fingerprints.code(
          recipe: recipe, parameters: fit.parameters, task: reading.task, engine: engine, facts)),
      seen: RowSketch(columns: rows.known, keys: keys))
    return Model(card: card, engine: Array(result.text.utf8))
  }

  private func signature(_ inputs: [Field], _ profile: Profile) -> Signature {
    Signature(
      columns: inputs.map { field in
        guard case .categorical(let shape) = profile.column(field.name)?.shape else {
          return Signature.Column(name: field.name, type: field.type)
        }
        return Signature.Column(name: field.name, type: field.type, values: shape.values.prefix(100).map(\.value))
      })
  }

  /// The raw columns under their own names.
  private func rawTable(_ inputs: [Field]) throws -> Table {
    try Table(
      inputs.compactMap { field in
        rows.table[rows.raw[field.name] ?? field.name].map {
          Column(field.name, type: $0.type, values: $0.values, validity: $0.validity)
        }
      })
  }
}
